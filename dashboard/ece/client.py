"""What an agent can ask of ECE, in verbs."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import chain
from operator import attrgetter

from dashboard.ece import creations, errors, refusals
from dashboard.ece.calls import checked_id
from dashboard.ece.conversation import Conversation
from dashboard.ece.credentials import SessionCredential
from dashboard.ece.questions import Question
from dashboard.ece.records.cases import Activity, Case
from dashboard.ece.records.creation import NewCustomer
from dashboard.ece.records.criteria import CaseCriteria, CustomerCriteria, ListPart, Range, Spelled
from dashboard.ece.records.customers import Customer, Visible
from dashboard.ece.records.metadata import Metadata, read_metadata
from dashboard.ece.records.pages import ActivityPage, CasePage, CustomerPage, ResultPage, own_only
from dashboard.ece.records.values import Profile

MOST_SPELLINGS = 8
MOST_PARTS = 24
MOST_MAILS = 75
ALL, PIN = ("all",), ("pin",)
TIME_FOR_ONE = 10.0
DRAFTED = timedelta(days=14)

_customer_of, _case_of = attrgetter("customer_id"), attrgetter("case_id")


class Client(Conversation):
    """Speaks to ECE in verbs. Source: the documents that the dialects name.

    Every verb may raise Unauthorized, Forbidden, Rejected, Unavailable and Unusable. `department`
    is what a client application of v3 asks about; of an agent ECE knows the departments itself.
    """

    department: str = ""

    def sign_in(self, login: str, password: str, *, end_oldest: bool) -> SessionCredential:
        """Return the new session, with which the client goes on.

        `end_oldest` makes room by ending the oldest one. Errors: WrongPassword, TooManySessions.
        """
        self.credential = None
        session = self._ask(self._dialect.sign_in(login, password, end_oldest=end_oldest))
        self.credential = session
        return session

    def sign_out(self) -> None:
        """End the session in ECE; one that is already over is fine."""
        with suppress(errors.Unauthorized):
            self._ask(self._dialect.sign_out())
        self.credential = None

    def get_profile(self, login: str) -> Profile:
        """Return who has this login, home department first. Errors: NotFound."""
        return self._ask(self._dialect.get_profile(login))

    def search_customers(
        self,
        criteria: CustomerCriteria,
        *,
        sort: str = "",
        order: str = "asc",
        page: int = 1,
        size: int = 25,
        show: Sequence[str] = (),
    ) -> CustomerPage:
        """Return one page of the customers that meet every criterion; no match is an empty page.

        `show` names what is wanted beyond the summary, such as "level" or "custom.preferredlang".
        On page 1 the first spelling of the phone or the address is tried alone, and if it matches
        nobody, all others side by side; `spelling` and `tried` of the page tell. A later page
        belongs to the first spelling.
        Source: Customer Search v12, Search for customers v3.
        """
        part = ListPart(sort, order, page, size)

        def search(spelled: CustomerCriteria) -> CustomerPage:
            return self._ask(self._dialect.search_customers(spelled, part, show))

        return self._first_match(search, criteria, page)

    def _first_match[Wanted: Spelled, Record](
        self, search: Callable[[Wanted], ResultPage[Record]], criteria: Wanted, number: int
    ) -> ResultPage[Record]:
        """Return the page of the first spelling that matches; it names the others that do."""
        first, *others = criteria.spellings(MOST_SPELLINGS if number == 1 else 1)
        tried = tuple([each.spelling for each in (first, *others) if each.spelling])
        page = search(first)
        if page.records or not others:
            matched = first.spelling if page.records else ""
            return replace(page, spelling=matched, tried=tried[:1])
        pages = zip(others, self.side_by_side(search, others), strict=True)
        matches = [(each.spelling, other) for each, other in pages if other.records]
        if not matches:
            return replace(page, tried=tried)
        (matched, page), *more = matches
        also = tuple([spelling for spelling, _page in more])
        tried = tried[: tried.index(matched) + 1]
        return replace(page, spelling=matched, tried=tried, also=also)

    def unread_mail(
        self,
        sent: Range,
        *,
        criteria: CustomerCriteria | None = None,
        show: Sequence[str] = (),
        sort: str = "",
        order: str = "asc",
        page: int = 1,
        size: int = 25,
    ) -> CustomerPage:
        """Return one page of the customers who have not read a secure mail of this range.

        They meet the criteria as well, in the first spelling of a phone or an address. `show` names
        what is wanted beyond the summary.
        `sent` has both ends and spans at most 14 days, else Rejected. Source: Customer Search v12,
        v3.
        """
        part = ListPart(sort, order, page, size)
        wanted = criteria or CustomerCriteria()
        return self._ask(self._dialect.search_unread(sent, wanted, part, show, self.department))

    def get_secure_mails(self, customer_id: str, sent: Range) -> ActivityPage:
        """Return the secure mails sent to a customer in this range, read or not, the newest first.

        `has_next` tells that ECE has more mails, secure or not, than the 75 that were looked
        through. ECE searches by the day a mail was begun, so mails begun up to DRAFTED before the
        range are looked through as well. A mail is left out where it cannot be read whether it is
        one of these. `sent` has both ends. Source: Activity Search v12, v3.
        """
        begun = Range(sent.start and sent.start - DRAFTED, sent.end)
        question = self._dialect.search_activities(
            "customer",
            customer_id,
            ListPart(size=MOST_MAILS),
            type="email",
            mode="outbound",
            created=begun,
            show="all",
        )
        page = own_only(self._ask(question), _customer_of, customer_id)
        unclear = [mail for mail in page.records if _is_unclear(mail)]
        mails = tuple(mail for mail in page.records if _was_sent_within(mail, sent))
        return replace(page, records=mails, count=None, left_out=page.left_out + len(unclear))

    def get_customers(
        self,
        ids: Sequence[str],
        *,
        custom: Sequence[str] = (),
        sort: str = "",
        order: str = "asc",
    ) -> CustomerPage:
        """Return those of 1 to 75 customers that came, with all but the PIN.

        Of their own custom attributes, those in `custom`. Errors: NotFound.
        """
        ask_for = partial(self._dialect.get_customers, ids, part=ListPart(sort, order))
        return self._by_name(ask_for, custom)

    def get_customer(
        self, id: str, *, custom: Sequence[str] = (), pin: bool = False, all: bool = False
    ) -> Customer:
        """Return a customer with all but the PIN, which comes on demand.

        Of the customer's own custom attributes, those in `custom`; with `all`, everything there is.
        Errors: NotFound. Source: Get Customers by IDs v12, v3.
        """
        ask_for = partial(self._dialect.get_customer, id)
        if all:
            return self._ask(ask_for(ALL))
        sensitive = PIN if pin else ()
        return self._by_name(ask_for, custom, *sensitive)

    def _by_name[Result](
        self,
        ask_for: Callable[[Sequence[str]], Question[Result]],
        custom: Sequence[str],
        *more: str,
    ) -> Result:
        """Ask for attributes by name."""
        named = (*self.capabilities.customer_attributes, *(f"custom.{name}" for name in custom))
        return self._ask(ask_for((*named, *more)))

    def get_visible_customers(
        self,
        ids: Sequence[str],
        *,
        custom: Sequence[str] = (),
        sort: str = "",
        order: str = "asc",
    ) -> Visible:
        """Return those of 1 to 75 customers that this agent may see, and the ids of the others.

        One call where all are visible. ECE refuses a whole list for one bad id; a refused list is
        asked for in halves, and those in halves again, in at most MOST_PARTS calls and as long as
        there is time.
        """
        get = partial(self.get_customers, custom=custom, sort=sort, order=order)
        page = _unless_refused(get, ids)
        if page is not None:
            return _visible(page, ids)
        visible, unasked = self._visible_among(ids)
        hidden = tuple(id for id in ids if id not in {*visible, *unasked})
        if not visible:
            return Visible((), hidden, unasked)
        return _visible(get(visible), visible, hidden, unasked)

    def _visible_among(self, ids: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids that are not refused, and those for which no call was left."""
        visible: list[str] = []
        parts = deque(_halves(ids))
        for _ in range(MOST_PARTS):
            if not parts or self._seconds_left < TIME_FOR_ONE:
                break
            part = parts.popleft()
            if _unless_refused(self.get_customers, part) is None:
                parts.extend(_halves(part))
            else:
                visible += part
        return tuple(visible), tuple(chain.from_iterable(parts))

    def create_customer(self, new: NewCustomer) -> str:
        """Create the customer and return its id.

        ECE is asked once, whatever happens; but for a server that says that it does not take a
        customer at this path, or a region written like this: then nothing was created, and the
        other way is tried. Errors: Unconfirmed when nothing tells whether it was created. Rejected,
        Forbidden, NotFound and Busy prove that it was not; so does Unauthorized, which then comes
        before anything was sent. Source: Create Individual Customer v12, Create customer v3.
        """
        paths = self._dialect.create_paths(new)
        create = partial(self._create_at, new)
        return creations.first_taken(paths, create, creations.is_about_the_path)

    def _create_at(self, new: NewCustomer, path: str) -> str:
        forms = creations.region_forms(new)
        create = partial(self._create, path)
        return creations.first_taken(forms, create, creations.is_about_the_region)

    def _create(self, path: str, new: NewCustomer) -> str:
        question = self._dialect.create_customer(new, path, self._transport.origin)
        try:
            return self._ask(question)
        except (errors.Unreachable, errors.TimedOut, errors.Unusable) as error:
            raise errors.Unconfirmed(error.why) from None

    def get_metadata(self) -> Metadata:
        """Return the lists of values and the custom attributes of customers.

        A server of v12 may want to be asked for one part at a time, as its document reads.
        Source: Get Customer Attributes v12, v3.
        """
        try:
            return self._ask_once(self._dialect.get_metadata("all"))
        except errors.Rejected:
            if not self._dialect.metadata_parts:
                raise
        parts = self.side_by_side(self._get_part_of_metadata, self._dialect.metadata_parts)
        return read_metadata(parts, left_out=0)

    def _get_part_of_metadata(self, part: str) -> Metadata:
        """Return one part; nothing where the server does not know it."""
        try:
            return self._ask_once(self._dialect.get_metadata(part))
        except errors.Rejected:
            return Metadata()

    def get_case_metadata(self) -> Metadata:
        """Return the custom attributes of cases. Source: Get Case Attributes v12, v3."""
        return self._ask(self._dialect.get_case_metadata())

    def lookup_cases(
        self,
        criteria: CaseCriteria,
        *,
        sort: str = "",
        order: str = "asc",
        page: int = 1,
        size: int = 25,
        show: Sequence[str] = (),
    ) -> CasePage:
        """Return one page of the cases that meet every criterion; no match is an empty page.

        `show` names what is wanted beyond the summary.
        The phone is tried in its spellings as in `search_customers`. Errors: NotFound where ECE has
        no case lookup. Source: Case Lookup v20, v3.
        """
        part = ListPart(sort, order, page, size)

        def lookup(spelled: CaseCriteria) -> CasePage:
            return self._ask(self._dialect.lookup_cases(spelled, part, show))

        return self._first_match(lookup, criteria, page)

    def get_activities_of_case(
        self, case_id: str, *, page: int = 1, size: int = 25
    ) -> ActivityPage:
        """Return one page of the activities of a case, the newest first.

        Source: Activity Search v12, v3.
        """
        part = ListPart(page=page, size=size)
        question = self._dialect.search_activities("case", case_id, part)
        return own_only(self._ask(question), _case_of, case_id)

    def get_activities_of_customer(
        self, customer_id: str, *, type: str = "", page: int = 1, size: int = 25
    ) -> ActivityPage:
        """Return one page of the activities of a customer in all cases, the newest first.

        They are of one type, such as "email", unless it is "". Source: Activity Search v12, v3.
        """
        part = ListPart(page=page, size=size)
        question = self._dialect.search_activities("customer", customer_id, part, type=type)
        return own_only(self._ask(question), _customer_of, customer_id)

    def get_cases_of_customer(
        self, customer_id: str, *, status: str = "", page: int = 1, size: int = 25
    ) -> CasePage:
        """Return one page of the cases of a customer, in one status unless it is "".

        Source: Case Lookup v20.

        Where ECE has no case lookup the page is one of the case search, of up to 75 cases, those in
        another status left out; `has_next` tells that ECE has more cases, of whatever status.
        """
        criteria = CaseCriteria(customer=checked_id(customer_id), status=status)
        try:
            cases = self.lookup_cases(criteria, page=page, size=size)
        except errors.NotFound:
            cases = self._ask(self._dialect.search_cases_of_customer(customer_id, status, page))
        return own_only(cases, _customer_of, customer_id)

    def get_case(self, id: str) -> Case:
        """Return a case with all attributes. Errors: NotFound. Source: Get Cases by IDs v12, v3."""
        return self._ask(self._dialect.get_case(id))


def _is_unclear(mail: Activity) -> bool:
    """Whether it cannot be read when this mail was sent, or whether it is secure; or nothing is."""
    if mail.is_secure is None and not (mail.type or mail.mode or mail.created):
        return True
    return bool(mail.unreadable) and (mail.is_secure is None or not (mail.sent or mail.created))


def _was_sent_within(mail: Activity, sent: Range) -> bool:
    is_sent = mail.status is None or mail.status.value == "completed"
    moment = mail.sent or mail.created
    return bool(mail.is_secure and is_sent and moment and sent.holds(moment))


def _unless_refused(
    get: Callable[[Sequence[str]], CustomerPage], ids: Sequence[str]
) -> CustomerPage | None:
    """Return the customers, or None where ECE refuses the list because of a record in it."""
    try:
        return get(ids)
    except (errors.NotFound, errors.Forbidden) as error:
        if not refusals.is_about_a_record(error):
            raise
        return None


def _visible(
    page: CustomerPage,
    wanted: Sequence[str],
    hidden: tuple[str, ...] = (),
    unasked: tuple[str, ...] = (),
) -> Visible:
    """Return who came and who did not.

    An id that did not is hidden, unless it may be among the unreadable.
    """
    came = {customer.id for customer in page.records}
    missing = tuple(id for id in dict.fromkeys(wanted) if id not in came)
    if page.left_out:
        return Visible(page.records, hidden, unasked, missing, page.left_out)
    return Visible(page.records, hidden + missing, unasked)


def _halves(ids: Sequence[str]) -> tuple[Sequence[str], ...]:
    middle = len(ids) // 2
    return (ids[:middle], ids[middle:]) if middle else ()
