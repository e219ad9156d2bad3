"""What both API generations have in common, and what each has to say for itself."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, Literal

from dashboard.ece import errors, refusals
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
from dashboard.ece.shapes.metadata import AttributeMetadata, CustomerMetadata
from dashboard.ece.verdicts import RecordList

CASE_SEARCH_SIZE = 75
EVERYTHING = (("$attribute", "all"),)

_CASES = RecordList(CaseList, reading.read_case)
_ACTIVITIES = RecordList(ActivityList, reading.read_activity)
_CUSTOMER_METADATA = RecordList(CustomerMetadata, read_attributes)
_ATTRIBUTE_METADATA = RecordList(AttributeMetadata, read_attributes)
_CASE_METADATA = RecordList(AttributeMetadata, read_case_attribute)

type Owner = Literal["case", "customer"]


class Dialect(ABC):
    """Writes what `Client` asks, verb by verb; where a verb is not in an API it raises Rejected.

    `metadata_parts` are what servers are asked for that do not tell all metadata of customers at
    once. `customers`, `cases`, `lookup` and `activities` are paths; `activity_criteria` are what an
    activity search calls the ids of those whose they are.
    """

    capabilities: ClassVar[Capabilities]
    customers: ClassVar[str]
    cases: ClassVar[str]
    lookup: ClassVar[str]
    activities: ClassVar[str]
    activity_criteria: ClassVar[Mapping[Owner, str]]
    customer_list: ClassVar[RecordList[shapes.Customer, Customer]]
    location: ClassVar[re.Pattern[str]]
    create_path: str = "plain"
    metadata_parts: ClassVar[tuple[str, ...]] = ()

    def search_customers(
        self, criteria: CustomerCriteria, part: ListPart, show: Sequence[str] = ()
    ) -> Question[CustomerPage]:
        """Ask for the customers that meet every criterion, in the first spelling of a number.

        `show` are attributes beyond the summary.

        Errors: Rejected for criteria that this API does not know, or none at all.
        """
        wanted = _given(*self.customer_params(criteria))
        if not any(name != "type" for name, _value in wanted):
            raise errors.Rejected("no criterion")
        params = (*wanted, *_shown(show), *part.params)
        call = Call("customer search", "GET", self.customers, params=params)
        return _page(call, self.customer_list, part)

    @abstractmethod
    def customer_params(self, criteria: CustomerCriteria) -> Params:
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
        wanted = self.customer_params(criteria)
        unread = ("department", department), ("activity", unread_literal(sent))
        params = (*_given(*unread, *wanted), *_shown(show), *part.params)
        call = Call("unread mail", "GET", self.customers, params=params)
        return _page(call, self.customer_list, part)

    def get_customers(
        self, ids: Sequence[str], show: Sequence[str], part: ListPart
    ) -> Question[CustomerPage]:
        """Ask for 1 to 75 customers with these attributes. Errors: NotFound, Rejected."""
        call = self._customers_by_id(ids, show, part)

        def read(answer: Answer) -> CustomerPage:
            rows = self.customer_list.read_wanted(answer, ids)
            return read_page(rows, replace(part, size=self.capabilities.most_ids))

        return Question(call, read)

    def get_customer(self, id: str, show: Sequence[str]) -> Question[Customer]:
        """Ask for a customer with these attributes. Errors: NotFound."""
        call = self._customers_by_id((id,), show, ListPart())
        return _record(call, self.customer_list, id)

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
        return Question(call, lambda answer: _metadata(answer, _CASE_METADATA))

    def lookup_cases(
        self, criteria: CaseCriteria, part: ListPart, show: Sequence[str] = ()
    ) -> Question[CasePage]:
        """Ask for the cases that meet every criterion, in the first spelling of a number.

        `show` are attributes beyond the summary.

        Errors: Rejected for no criterion at all, NotFound for what is not an id.
        """
        params = (*_shown(show), *part.params)
        body = lookup_body(criteria)
        call = Call("case lookup", "POST", self.lookup, params=params, body=body)
        return _page(call, _CASES, part)

    def search_cases_of_customer(
        self, customer_id: str, status: str, page: int
    ) -> Question[CasePage]:
        """Ask for the cases of a customer where there is no case lookup. Errors: NotFound.

        The search cannot ask for a status, so those in another one are left out here.
        """
        part = ListPart(page=page, size=CASE_SEARCH_SIZE)
        params = (("customer", checked_id(customer_id)), *part.params)
        call = Call("case search", "GET", self.cases, params=params)
        question = _page(call, _CASES, part)
        return replace(question, read=lambda answer: _in_status(question.read(answer), status))

    def get_case(self, id: str) -> Question[Case]:
        """Ask for a case with all its attributes. Errors: NotFound."""
        path = f"{self.cases}/{checked_id(id)}"
        call = Call("case by id", "GET", path, params=EVERYTHING)
        return _record(call, _CASES, id)

    def search_activities(
        self,
        owner: Owner,
        id: str,
        part: ListPart,
        *,
        type: str = "",
        mode: str = "",
        created: Range | None = None,
        show: str = "created",
    ) -> Question[ActivityPage]:
        """Ask for the activities of a case or a customer, the newest first. Errors: NotFound.

        They are of this type and mode, and were created in this range, where that is given.
        """
        criteria = _given(
            (self.activity_criteria[owner], checked_id(id)),
            ("type", type),
            ("mode", mode),
            ("createdDate", literal(created)),
            ("$attribute", show),
        )
        part = replace(part, sort="createdDate", order="desc")
        params, own_order = criteria + part.params, ("$sort", "$order")
        call = Call("activity search", "GET", self.activities, params=params, dispensable=own_order)
        return _page(call, _ACTIVITIES, part)

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
    call: Call, listed: RecordList[Row, Record], part: ListPart
) -> Question[ResultPage[Record]]:
    def read(answer: Answer) -> ResultPage[Record]:
        return read_page(listed.read(answer, rows_before=part.rows_before), part)

    return Question(call, read)


def _record[Row, Record](call: Call, listed: RecordList[Row, Record], id: str) -> Question[Record]:
    return Question(call, lambda answer: listed.read_one(answer, id))


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
        return _metadata(answer, _CUSTOMER_METADATA)
    except errors.Unusable:
        return _metadata(answer, _ATTRIBUTE_METADATA)


def _metadata[Row](answer: Answer, listed: RecordList[Row, Metadata]) -> Metadata:
    rows = listed.read(answer)
    return read_metadata(rows.records, rows.left_out)


def _shown(names: Sequence[str]) -> Params:
    """Return what makes ECE show these attributes beyond the summary; those of contact persons it
    shows anyway."""
    listed = [name for name in dict.fromkeys(names) if name.count(",") == 0]
    return _given(("$attribute", ",".join(listed)))


def _given(*params: tuple[str, str]) -> Params:
    """Return the parameters that have a value."""
    return tuple((name, value) for name, value in params if value)
