"""What an agent can ask of ECE, in verbs."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from types import ModuleType

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer, Call
from dashboard.ece.credentials import Credential, SessionCredential, read_session
from dashboard.ece.languages import DEFAULT, ece_language
from dashboard.ece.records import Capabilities, Case, Customer, CustomerCriteria, Page, Profile
from dashboard.ece.transport import Transport

Observe = Callable[[Call, str, float], None]
OnNewSession = Callable[[Credential, Credential], None]

MOST_SPELLINGS = 4


class Client:
    """Speaks to ECE for one agent, in the agent's own session and language.

    `observe(call, outcome, milliseconds)` is called after each call; outcome is "ok" or the name of the error.
    `on_new_session(old, new)` is called when ECE replaces the session; the client goes on with the new one.
    Every verb may raise Unauthorized, Forbidden, Rejected, Unavailable and Unusable.
    """

    def __init__(
        self,
        transport: Transport,
        dialect: ModuleType,
        *,
        credential: Credential | None = None,
        language: str = DEFAULT,
        observe: Observe | None = None,
        on_new_session: OnNewSession | None = None,
    ) -> None:
        self._transport = transport
        self._dialect = dialect
        self._language = ece_language(language)
        self._observe = observe
        self._on_new_session = on_new_session
        self.credential = credential
        self.capabilities: Capabilities = dialect.CAPABILITIES

    def sign_in(self, login: str, password: str, *, end_oldest: bool) -> SessionCredential:
        """Return the new session, with which the client goes on. `end_oldest` makes room by ending the oldest one.

        Errors: WrongPassword, TooManySessions, Forbidden, Rejected, Unavailable, Unusable. Source: Login v12.
        """
        self.credential = None
        call = self._dialect.sign_in(login, password, end_oldest=end_oldest)

        def refusal(answer: Answer) -> errors.Error:
            return refusals.sign_in_refusal(answer, end_oldest=end_oldest)

        self.credential = self._ask(call, self._dialect.read_signed_in, refusal=refusal)
        return self.credential

    def sign_out(self) -> None:
        """End the session in ECE; one that is already over is fine."""
        with suppress(errors.Unauthorized):
            self._ask(self._dialect.sign_out(), lambda answer: None)
        self.credential = None

    def get_profile(self, login: str) -> Profile:
        """Return who has this login, home department first. Errors: NotFound, where agents may not ask Forbidden."""
        return self._ask(self._dialect.get_profile(login), self._dialect.read_profile, login)

    def search_customers(
        self, criteria: CustomerCriteria, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25
    ) -> Page[Customer]:
        """Return one page of the customers that meet every criterion; no match is an empty page.

        On page 1 the spellings of the phone are asked one after the other until one matches; `spelling` and `tried`
        of the page tell. On a later page the first spelling is asked alone.
        Source: Customer Search v12.
        """
        spellings = criteria.phones[: MOST_SPELLINGS if page == 1 else 1] or ("",)
        tried = []
        for phone in spellings:
            call = self._dialect.search_customers(criteria, phone, sort=sort, order=order, page=page, size=size)
            found = self._ask(call, self._dialect.read_customer_page, page, size)
            tried.append(phone)
            if found.records:
                break
        return replace(found, spelling=phone if found.records else "", tried=tuple(filter(None, tried)))

    def get_customers(self, ids: Sequence[str], *, sort: str = "", order: str = "asc") -> tuple[Customer, ...]:
        """Return 1 to 75 customers with all their attributes, as many of them as came. Errors: NotFound."""
        return self._ask(self._dialect.get_customers(ids, sort=sort, order=order), self._dialect.read_customers, ids)

    def get_customer(self, id: str) -> Customer:
        """Return a customer with all attributes. Errors: NotFound. Source: Get Customers by IDs v12."""
        return self._ask(self._dialect.get_customers((id,)), self._dialect.read_customer, id)

    def get_cases_of_customer(self, customer_id: str, *, status: str = "", page: int = 1, size: int = 25) -> Page[Case]:
        """Return one page of the cases of a customer, in one status unless it is "". Source: Case Lookup v20.

        Where ECE has no case lookup the page is one of the case search, of up to 75 cases, those in another status
        left out; `has_next` tells that ECE has more cases, of whatever status.
        """
        try:
            call = self._dialect.lookup_cases_of_customer(customer_id, status=status, page=page, size=size)
            return self._ask(call, self._dialect.read_cases, page, size)
        except errors.NotFound:
            call = self._dialect.search_cases_of_customer(customer_id, page=page)
            return self._ask(call, self._dialect.read_cases_in_status, page, status)

    def get_case(self, id: str) -> Case:
        """Return a case with all attributes. Errors: NotFound. Source: Get Cases by IDs v12."""
        return self._ask(self._dialect.get_case(id), self._dialect.read_case, id)

    def _ask[Record](
        self,
        call: Call,
        read: Callable[..., Record],
        *context: object,
        refusal: Callable[[Answer], errors.Error] = refusals.refusal,
    ) -> Record:
        started, outcome = time.perf_counter(), "ok"
        try:
            answer = self._transport.send(call, self.credential, self._language)
            self._adopt_session(answer)
            if answer.status not in (200, 201, 204):
                raise refusal(answer)
            return read(answer, *context)
        except errors.Error as error:
            outcome = type(error).__name__
            raise
        finally:
            if self._observe:
                self._observe(call, outcome, (time.perf_counter() - started) * 1000)

    def _adopt_session(self, answer: Answer) -> None:
        old, new = self.credential, read_session(answer)
        if not isinstance(old, SessionCredential) or new is None or new == old or answer.status == 401:
            return
        self.credential = new
        if self._on_new_session:
            self._on_new_session(old, new)
