"""What both API generations have in common, and what each has to say for itself."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from dashboard.ece import errors, refusals, verdicts
from dashboard.ece.calls import Answer, Call, Params, checked_id
from dashboard.ece.credentials import SessionCredential
from dashboard.ece.dialects.writing import Json
from dashboard.ece.questions import Question
from dashboard.ece.records import reading
from dashboard.ece.records.cases import Case
from dashboard.ece.records.creation import NewCustomer
from dashboard.ece.records.criteria import (
    Capabilities,
    CaseCriteria,
    CustomerCriteria,
    ListPart,
    Range,
    literal,
    lookup_body,
    unread_literal,
)
from dashboard.ece.records.customers import Customer
from dashboard.ece.records.metadata import (
    Metadata,
    read_attributes,
    read_case_attribute,
    read_metadata,
)
from dashboard.ece.records.pages import ActivityPage, CasePage, CustomerPage, ResultPage, read_page
from dashboard.ece.records.values import Profile
from dashboard.ece.shapes import customers as shapes
from dashboard.ece.shapes.cases import ActivityList, CaseList
from dashboard.ece.shapes.common import Listing
from dashboard.ece.shapes.metadata import AttributeMetadata, CustomerMetadata
from dashboard.ece.verdicts import Build

CASE_SEARCH_SIZE = 75
EVERYTHING = (("$attribute", "all"),)


class Dialect(ABC):
    """Writes what `Client` asks, verb by verb; where a verb is not in an API it raises Rejected.

    `metadata_parts` are what servers are asked for that do not tell all metadata of customers at
    once. `customers`, `cases`, `lookup` and `activities` are paths; `case_criterion` and
    `customer_criterion` are what an activity search calls the ids of those.
    """

    capabilities: ClassVar[Capabilities]
    customers: ClassVar[str]
    cases: ClassVar[str]
    lookup: ClassVar[str]
    activities: ClassVar[str]
    case_criterion: ClassVar[str]
    customer_criterion: ClassVar[str]
    customer_list: ClassVar[type[Listing[shapes.Customer]]]
    location: ClassVar[re.Pattern[str]]
    create_path: str = "plain"
    metadata_parts: ClassVar[tuple[str, ...]] = ()

    def search_customers(
        self, criteria: CustomerCriteria, phone: str, part: ListPart, show: Sequence[str] = ()
    ) -> Question[CustomerPage]:
        """Ask for the customers that meet every criterion and have this phone number; "" is none.

        `show` are attributes beyond the summary.

        Errors: Rejected for criteria that this API does not know, or none at all.
        """
        wanted = _given(*self.customer_params(criteria, phone))
        if not any(name != "type" for name, _value in wanted):
            raise errors.Rejected("no criterion")
        params = (*wanted, *_shown(show), *part.params)
        call = Call("customer search", "GET", self.customers, params=params)
        return _page(call, self.customer_list, reading.read_customer, part)

    @abstractmethod
    def customer_params(self, criteria: CustomerCriteria, phone: str) -> Params:
        """Return the criteria as this API calls them, "" for none. Errors: Rejected."""

    def search_unread(
        self,
        sent: Range,
        criteria: CustomerCriteria,
        part: ListPart,
        show: Sequence[str] = (),
        department: str = "",
    ) -> Question[CustomerPage]:
        """Ask for the customers who have not read a secure mail of this range, and meet criteria.

        Client applications name a `department`. Errors: Rejected for a range that is open or wider
        than 14 days, and for criteria that this API does not know.
        """
        wanted = self.customer_params(criteria, next(iter(criteria.phones), ""))
        unread = ("department", department), ("activity", unread_literal(sent))
        params = (*_given(*unread, *wanted), *_shown(show), *part.params)
        call = Call("unread mail", "GET", self.customers, params=params)
        return _page(call, self.customer_list, reading.read_customer, part)

    def get_customers(
        self, ids: Sequence[str], show: Sequence[str], part: ListPart
    ) -> Question[CustomerPage]:
        """Ask for 1 to 75 customers with these attributes. Errors: NotFound, Rejected."""
        call = self._customers_by_id(ids, show, part)

        def read(answer: Answer) -> CustomerPage:
            verdict = verdicts.read_records(answer, self.customer_list, reading.read_customer, ids)
            return read_page(verdict, replace(part, size=self.capabilities.most_ids))

        return Question(call, read)

    def get_customer(self, id: str, show: Sequence[str]) -> Question[Customer]:
        """Ask for a customer with these attributes. Errors: NotFound."""
        call = self._customers_by_id((id,), show, ListPart())
        return _record(call, self.customer_list, reading.read_customer, id)

    def _customers_by_id(self, ids: Sequence[str], show: Sequence[str], part: ListPart) -> Call:
        unique = dict.fromkeys(map(checked_id, ids))
        if not 1 <= len(unique) <= self.capabilities.most_ids:
            raise errors.Rejected("number of ids")
        path = f"{self.customers}/{','.join(unique)}"
        params = (*_shown(show), *part.order_params)
        return Call("customers by id", "GET", path, params=params)

    def create_paths(self, new: NewCustomer) -> tuple[str, ...]:
        """Return the paths at which servers take a new customer, the likeliest first."""
        return (self.customers,)

    def create_customer(self, new: NewCustomer, path: str, origin: str) -> Question[str]:
        """Ask for a new customer, whose id comes in a Location that may begin with `origin`."""
        body = self.customer_body(new)
        call = Call("create customer", "POST", path, body=body, writes=True, deadline=20.0)

        def read(answer: Answer) -> str:
            location = answer.headers.get("Location", "").removeprefix(origin)
            match = self.location.fullmatch(location)
            if answer.status != 201 or match is None:
                raise errors.Unusable("no new customer named")
            return match[1]

        def refusal(answer: Answer) -> errors.Error:
            return refusals.create_refusal(answer, body, self.our_name)

        return Question(call, read, refusal)

    @abstractmethod
    def customer_body(self, new: NewCustomer) -> Json:
        """Return the customer as this API wants it written."""

    def our_name(self, element: str) -> str:
        """Return how we call an element of a new customer: as v12 does."""
        return element

    def get_metadata(self, part: str) -> Question[Metadata]:
        """Ask for a part of the lists of values and custom attributes of customers, or "all"."""
        path, params = f"{self.customers}/attributes", (("$attribute", part),)
        call = Call("customer attributes", "GET", path, params=params, deadline=5.0)
        return Question(call, _read_metadata)

    def get_case_metadata(self) -> Question[Metadata]:
        """Ask for the custom attributes of cases."""
        path = f"{self.cases}/attributes"
        params = (("$attribute", "custom"),)
        call = Call("case attributes", "GET", path, params=params, deadline=5.0)
        return Question(
            call, lambda answer: _metadata(answer, AttributeMetadata, read_case_attribute)
        )

    def lookup_cases(
        self, criteria: CaseCriteria, phone: str, part: ListPart, show: Sequence[str] = ()
    ) -> Question[CasePage]:
        """Ask for the cases that meet every criterion; "" is no phone number.

        `show` are attributes beyond the summary.

        Errors: Rejected for no criterion at all, NotFound for what is not an id.
        """
        params = (*_shown(show), *part.params)
        body = lookup_body(criteria, phone)
        call = Call("case lookup", "POST", self.lookup, params=params, body=body)
        return _page(call, CaseList, reading.read_case, part)

    def search_cases_of_customer(
        self, customer_id: str, status: str, page: int
    ) -> Question[CasePage]:
        """Ask for the cases of a customer where there is no case lookup. Errors: NotFound.

        The search cannot ask for a status, so those in another one are left out here.
        """
        part = ListPart(page=page, size=CASE_SEARCH_SIZE)
        params = (("customer", checked_id(customer_id)), *part.params)
        call = Call("case search", "GET", self.cases, params=params)
        question = _page(call, CaseList, reading.read_case, part)
        return replace(question, read=lambda answer: _in_status(question.read(answer), status))

    def get_case(self, id: str) -> Question[Case]:
        """Ask for a case with all its attributes. Errors: NotFound."""
        path = f"{self.cases}/{checked_id(id)}"
        call = Call("case by id", "GET", path, params=EVERYTHING)
        return _record(call, CaseList, reading.read_case, id)

    def search_activities_of_case(self, case_id: str, part: ListPart) -> Question[ActivityPage]:
        """Ask for the activities of a case, the newest first. Errors: NotFound."""
        criteria = (self.case_criterion, checked_id(case_id)), ("$attribute", "created")
        return self._search_activities(criteria, part)

    def search_activities_of_customer(
        self, customer_id: str, type: str, part: ListPart
    ) -> Question[ActivityPage]:
        """Ask for the activities of a customer, of this type unless it is "", the newest first.

        Errors: NotFound.
        """
        of_customer = (self.customer_criterion, checked_id(customer_id))
        criteria = _given(of_customer, ("type", type), ("$attribute", "created"))
        return self._search_activities(criteria, part)

    def search_secure_mails(
        self, customer_id: str, created: Range, part: ListPart
    ) -> Question[ActivityPage]:
        """Ask for the outbound mails of a customer with their payload, the newest first.

        Errors: NotFound.
        """
        criteria = (
            (self.customer_criterion, checked_id(customer_id)),
            ("type", "email"),
            ("mode", "outbound"),
            ("createdDate", literal(created)),
            ("$attribute", "all"),
        )
        return self._search_activities(criteria, part)

    def _search_activities(self, criteria: Params, part: ListPart) -> Question[ActivityPage]:
        part = replace(part, sort="createdDate", order="desc")
        params, own_order = criteria + part.params, ("$sort", "$order")
        call = Call("activity search", "GET", self.activities, params=params, dispensable=own_order)
        return _page(call, ActivityList, reading.read_activity, part)

    def sign_in(
        self, login: str, password: str, *, end_oldest: bool
    ) -> Question[SessionCredential]:
        """Ask for a session. `end_oldest` ends the agent's oldest one when all are taken."""
        raise errors.Rejected("not in this api")

    def sign_out(self) -> Question[None]:
        """Ask for the end of the session that signs the call."""
        raise errors.Rejected("not in this api")

    def get_profile(self, login: str) -> Question[Profile]:
        """Ask who has this login. Errors: NotFound for a login that cannot stand in a path."""
        raise errors.Rejected("not in this api")


def _page[Row, Record](
    call: Call, listing: type[Listing[Row]], build: Build[Row, Record], part: ListPart
) -> Question[ResultPage[Record]]:
    def read(answer: Answer) -> ResultPage[Record]:
        verdict = verdicts.read_list(answer, listing, build, rows_before=part.rows_before)
        return read_page(verdict, part)

    return Question(call, read)


def _record[Row, Record](
    call: Call, listing: type[Listing[Row]], build: Build[Row, Record], id: str
) -> Question[Record]:
    return Question(call, lambda answer: verdicts.read_record(answer, listing, build, id))


def _in_status(page: CasePage, status: str) -> CasePage:
    """Return what of the page is in this status, all of it if status is "".

    How many there are in all is then unknown. A case without a readable status is left out.
    """
    if not status:
        return page
    known = [case for case in page.records if case.status]
    in_status = tuple(case for case in known if case.status and case.status.value == status)
    left_out = page.left_out + len(page.records) - len(known)
    is_whole = page.number == 1 and not page.has_next and not left_out
    count = len(in_status) if is_whole else None
    return replace(page, records=in_status, count=count, left_out=left_out)


def _read_metadata(answer: Answer) -> Metadata:
    try:
        return _metadata(answer, CustomerMetadata, read_attributes)
    except errors.Unusable:
        return _metadata(answer, AttributeMetadata, read_attributes)


def _metadata[Row](
    answer: Answer, listing: type[Listing[Row]], build: Build[Row, Metadata]
) -> Metadata:
    verdict = verdicts.read_list(answer, listing, build)
    if isinstance(verdict, verdicts.Empty):
        return Metadata()
    return read_metadata(verdict.records, verdict.left_out)


def _shown(names: Sequence[str]) -> Params:
    """Return what makes ECE show these attributes beyond the summary; those of contact persons it
    shows anyway."""
    listed = [name for name in dict.fromkeys(names) if name.count(",") == 0]
    return _given(("$attribute", ",".join(listed)))


def _given(*params: tuple[str, str]) -> Params:
    """Return the parameters that have a value."""
    return tuple((name, value) for name, value in params if value)
