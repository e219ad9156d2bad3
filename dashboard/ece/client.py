"""What an agent can ask of ECE, in verbs."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from types import ModuleType

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer, Call, checked_id
from dashboard.ece.credentials import Credential, SessionCredential, read_session
from dashboard.ece.languages import DEFAULT, ece_language
from dashboard.ece.records import (
    Activity,
    Capabilities,
    Case,
    CaseCriteria,
    Customer,
    CustomerCriteria,
    Metadata,
    NewCustomer,
    Page,
    Profile,
    Range,
    Visible,
)
from dashboard.ece.transport import Transport

Observe = Callable[[Call, str, float], None]
OnNewSession = Callable[[Credential, Credential], None]
Renew = Callable[[Credential, bool], Credential]

MOST_SPELLINGS = 4
MOST_PARTS = 24
MOST_MAILS = 75
DRAFTED = timedelta(days=14)


class Client:
    """Speaks to ECE for one agent, in the agent's own session and language.

    `observe(call, outcome, milliseconds)` is called after each call; outcome is "ok" or the name of the error.
    `on_new_session(old, new)` is called when ECE replaces the session; the client goes on with the new one.
    `renew(credential, was_refused)` returns the newer one, or the same while that may still do; it raises Unauthorized
    when there is none to be had, Busy when there is none at the moment.
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
        renew: Renew | None = None,
    ) -> None:
        self._transport = transport
        self._dialect = dialect
        self._language = ece_language(language)
        self._observe = observe
        self._on_new_session = on_new_session
        self._renew = renew
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

        def search(phone: str) -> Page[Customer]:
            call = self._dialect.search_customers(criteria, phone, sort=sort, order=order, page=page, size=size)
            return self._ask(call, self._dialect.read_customer_page, page, size)

        return _first_found(search, criteria.phones[: MOST_SPELLINGS if page == 1 else 1])

    def unread_mail(
        self, sent: Range, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25
    ) -> Page[Customer]:
        """Return one page of the customers who have not read a secure mail that was sent to them in this range.

        `sent` has both ends and spans at most 14 days, else Rejected. Source: Customer Search v12.
        """
        call = self._dialect.search_unread(sent, sort=sort, order=order, page=page, size=size)
        return self._ask(call, self._dialect.read_customer_page, page, size)

    def get_secure_mails(self, customer_id: str, sent: Range) -> Page[Activity]:
        """Return the secure mails sent to a customer in this range, the newest first, those read among them.

        `has_next` tells that ECE has more mails, secure or not, than the 75 that were looked through. ECE searches by
        the day a mail was begun, so mails begun up to DRAFTED before the range are looked through as well.
        Source: Activity Search v12.
        """
        created = Range(sent.start - DRAFTED, sent.end)
        call = self._dialect.search_secure_mails(customer_id, created, size=MOST_MAILS)
        page = self._ask(call, self._dialect.read_activities, 1, MOST_MAILS)
        return replace(page, records=tuple(mail for mail in page.records if _was_sent_within(mail, sent)), count=None)

    def get_customers(self, ids: Sequence[str], *, sort: str = "", order: str = "asc") -> tuple[Customer, ...]:
        """Return 1 to 75 customers with all their attributes, as many of them as came. Errors: NotFound."""
        return self._ask(self._dialect.get_customers(ids, sort=sort, order=order), self._dialect.read_customers, ids)

    def get_customer(self, id: str) -> Customer:
        """Return a customer with all attributes. Errors: NotFound. Source: Get Customers by IDs v12."""
        return self._ask(self._dialect.get_customers((id,)), self._dialect.read_customer, id)

    def get_visible_customers(self, ids: Sequence[str], *, sort: str = "", order: str = "asc") -> Visible:
        """Return those of 1 to 75 customers that exist and that this agent may see, and the ids of the others.

        One call where all are visible. ECE refuses a whole list for one bad id; a refused list is asked for in halves,
        and those in halves again, in at most MOST_PARTS calls.
        """
        found, unasked = self._unless_refused(ids, sort, order), ()
        if found is None:
            visible, unasked = self._visible_among(ids)
            found = self.get_customers(visible, sort=sort, order=order) if visible else ()
        known = {*unasked, *(customer.id for customer in found)}
        return Visible(found, tuple(id for id in ids if id not in known), unasked)

    def _visible_among(self, ids: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
        """Return the visible ones of a refused list, and those for whom no call was left."""
        visible, parts = [], deque(_halves(ids))
        for _ in range(MOST_PARTS):
            if not parts:
                break
            part = parts.popleft()
            found = self._unless_refused(part)
            if found is None:
                parts.extend(_halves(part))
            else:
                visible += [customer.id for customer in found]
        return visible, tuple(chain.from_iterable(parts))

    def _unless_refused(self, ids: Sequence[str], sort: str = "", order: str = "asc") -> tuple[Customer, ...] | None:
        """Return the customers, or None where ECE refuses the list because of a record in it."""
        try:
            return self.get_customers(ids, sort=sort, order=order)
        except (errors.NotFound, errors.Forbidden) as error:
            if not refusals.is_about_a_record(error):
                raise
            return None

    def create_customer(self, new: NewCustomer) -> str:
        """Create the customer and return its id. ECE is asked once, whatever happens.

        Errors: Unconfirmed when nothing tells whether it was created; Rejected, Forbidden, NotFound, Busy and
        Unauthorized prove that it was not. Source: Create Individual Customer v12.
        """
        call = self._dialect.create_customer(new)

        def refusal(answer: Answer) -> errors.Error:
            return refusals.create_refusal(answer, call.body)

        try:
            return self._ask(call, self._dialect.read_created, self._transport.origin, refusal=refusal)
        except (errors.Unreachable, errors.TimedOut, errors.Unusable) as error:
            raise errors.Unconfirmed(error.why) from None

    def get_metadata(self) -> Metadata:
        """Return the lists of values and the custom attributes of customers, in the language of the client."""
        return self._ask(self._dialect.get_metadata(), self._dialect.read_metadata)

    def lookup_cases(
        self, criteria: CaseCriteria, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25
    ) -> Page[Case]:
        """Return one page of the cases that meet every criterion; no match is an empty page.

        The phone is tried in its spellings as in `search_customers`. Errors: NotFound where ECE has no case lookup.
        Source: Case Lookup v20.
        """

        def lookup(phone: str) -> Page[Case]:
            call = self._dialect.lookup_cases(criteria, phone, sort=sort, order=order, page=page, size=size)
            return self._ask(call, self._dialect.read_cases, page, size)

        return _first_found(lookup, criteria.phones[: MOST_SPELLINGS if page == 1 else 1])

    def get_activities_of_case(self, case_id: str, *, page: int = 1, size: int = 25) -> Page[Activity]:
        """Return one page of the activities of a case, the newest first. Source: Activity Search v12."""
        call = self._dialect.search_activities_of_case(case_id, page=page, size=size)
        return self._ask(call, self._dialect.read_activities, page, size)

    def get_cases_of_customer(self, customer_id: str, *, status: str = "", page: int = 1, size: int = 25) -> Page[Case]:
        """Return one page of the cases of a customer, in one status unless it is "". Source: Case Lookup v20.

        Where ECE has no case lookup the page is one of the case search, of up to 75 cases, those in another status
        left out; `has_next` tells that ECE has more cases, of whatever status.
        """
        criteria = CaseCriteria(customer=checked_id(customer_id), status=status)
        try:
            return self.lookup_cases(criteria, page=page, size=size)
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
            answer = self._send(call)
            if answer.status not in (200, 201, 204):
                raise refusal(answer)
            return read(answer, *context)
        except errors.Error as error:
            outcome = type(error).__name__
            raise
        finally:
            if self._observe:
                self._observe(call, outcome, (time.perf_counter() - started) * 1000)

    def _send(self, call: Call) -> Answer:
        """Send the call, and once more with a newer credential where ECE says that this one is over: then nothing was
        done, and not even a write is done twice."""
        if self.credential and self.credential.is_due:
            self._renew_credential(self.credential, was_refused=False)
        used = self.credential
        answer = self._transport.send(call, used, self._language)
        if refusals.proves_no_session(answer) and self._renew_credential(used, was_refused=True):
            used = self.credential
            answer = self._transport.send(call, used, self._language)
        self._adopt_session(used, answer)
        return answer

    def _renew_credential(self, used: Credential | None, *, was_refused: bool) -> bool:
        """Whether there is a newer credential; a call beside this one may have been given it already."""
        if self.credential == used and self._renew and used:
            self.credential = self._renew(used, was_refused)
        return self.credential != used

    def _adopt_session(self, used: Credential | None, answer: Answer) -> None:
        new = read_session(answer)
        if not isinstance(used, SessionCredential) or new is None or new == used or answer.status == 401:
            return
        if self.credential == used:
            self.credential = new
        if self._on_new_session:
            self._on_new_session(used, new)


def _first_found[Record](ask: Callable[[str], Page[Record]], phones: Sequence[str]) -> Page[Record]:
    """Ask for one spelling of a phone after the other until one is found; without a phone, ask once."""
    for place, phone in enumerate(phones or ("",)):
        found = ask(phone)
        if found.records:
            return replace(found, spelling=phone, tried=tuple(phones[: place + 1]))
    return replace(found, tried=tuple(phones))


def _was_sent_within(mail: Activity, sent: Range) -> bool:
    is_sent = mail.status is None or mail.status.value == "completed"
    moment = mail.sent or mail.created
    return bool(mail.is_secure and is_sent and moment and sent.start <= moment <= sent.end)


def _halves(ids: Sequence[str]) -> tuple[Sequence[str], ...]:
    middle = len(ids) // 2
    return (ids[:middle], ids[middle:]) if middle else ()
