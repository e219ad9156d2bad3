"""Cases: those that meet criteria, and one by its id."""

from collections.abc import Iterator
from dataclasses import replace

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call, checked_id
from dashboard.ece.dialects.v20.shapes import custom_attributes, read_object
from dashboard.ece.records import Case, CaseCriteria, Note, Page, Source, empty_page, read_page

_SEARCH_SIZE = 75


def lookup_cases(
    criteria: CaseCriteria, phone: str, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25
) -> Call:
    """Ask for the cases that meet every criterion, and whose customer has this phone number unless it is "".

    Errors: Rejected for no criterion at all, NotFound for what is not an id. Source: Case Lookup v20.
    """
    body = dict(_criteria(criteria, phone))
    if not body:
        raise errors.Rejected("no criterion")
    return Call(
        "case lookup",
        "POST",
        "/ws/v20/interaction/case/lookup",
        params=(
            *((("$attribute", f"custom.{criteria.custom[0]}"),) if criteria.custom else ()),
            *((("$sort", sort), ("$order", order)) if sort else ()),
            ("$pagenum", str(page)),
            ("$pagesize", str(size)),
        ),
        body=body,
    )


def _criteria(criteria: CaseCriteria, phone: str) -> Iterator[tuple[str, object]]:
    if criteria.customer:
        yield "customer", checked_id(criteria.customer)
    if criteria.email:
        yield "email", criteria.email
    if phone:
        yield "phone", phone
    if criteria.status:
        yield "status", criteria.status
    if criteria.custom:
        name, value = criteria.custom
        if not name or "," in name:
            raise errors.Rejected("unknown criterion")
        yield "custom", {"name": name, "value": value}
    if criteria.created:
        yield "createdDate", criteria.created.literal
    if criteria.last_modified:
        yield "lastModifiedDate", criteria.last_modified.literal
    if criteria.department:
        yield "department", criteria.department
    if criteria.owner:
        yield "ownerId", checked_id(criteria.owner)
    if criteria.last_closed:
        yield "lastClosedDate", criteria.last_closed.literal


def read_cases(answer: Answer, page: int, size: int) -> Page[Case]:
    """Return one page of cases. Errors: Unusable."""
    if answer.status == 204:
        return empty_page(page, size)
    return read_page(read_object(answer, "case"), "case", _case, number=page, size=size)


def search_cases_of_customer(customer_id: str, *, page: int) -> Call:
    """Ask for the cases of a customer where there is no case lookup. Errors: NotFound. Source: Case Search v12."""
    return Call(
        "case search",
        "GET",
        "/ws/v12/interaction/case",
        params=(("customer", checked_id(customer_id)), ("$pagenum", str(page)), ("$pagesize", str(_SEARCH_SIZE))),
    )


def read_cases_in_status(answer: Answer, page: int, status: str) -> Page[Case]:
    """Return what a page of the case search holds in this status, all of it if status is "".

    How many there are in all is then unknown, because the search itself cannot ask for a status. Errors: Unusable.
    """
    found = read_cases(answer, page, _SEARCH_SIZE)
    if not status:
        return found
    in_status = tuple(case for case in found.records if case.status and case.status.value == status)
    return replace(found, records=in_status, count=None if found.has_next or page > 1 else len(in_status))


def get_case(id: str) -> Call:
    """Ask for a case with all its attributes. Errors: NotFound for what is not an id. Source: Get Cases by IDs v12."""
    path = f"/ws/v12/interaction/case/{checked_id(id)}"
    return Call("case by id", "GET", path, params=(("$attribute", "all"),))


def read_case(answer: Answer, id: str) -> Case:
    """Return the case. Errors: NotFound when nothing came, Unusable when another case came."""
    found = [_case(source.alone()) for source in read_object(answer, "case").all("case")]
    if not found:
        raise errors.NotFound("no case")
    if any(case.id != id for case in found):
        raise errors.Unusable("wrong record")
    return found[0]


def _case(source: Source) -> Case:
    customer = source.one("customer")
    return Case(
        id=source.id(),
        subject=source.text("subject"),
        status=source.choice("status"),
        severity=source.choice("severity"),
        customer_id=customer.id(),
        customer_name=customer.text("customerName"),
        department=source.department(),
        owner=source.one("owner").agent("user"),
        created=source.instant("created"),
        created_by=source.agent("created"),
        last_modified=source.instant("lastModified"),
        last_modified_by=source.agent("lastModified"),
        due=source.instant("dueDate"),
        last_closed=source.instant("lastClosed"),
        originating_channel=source.choice("originatingChannel"),
        description=source.text("description"),
        solution=source.text("solution"),
        notes=tuple(map(_note, source.one("notes").all("note"))),
        related_case_ids=tuple(filter(None, (case.id() for case in source.one("relatedCases").all("case")))),
        custom_attributes=custom_attributes(source),
        unreadable=source.unreadable,
    )


def _note(source: Source) -> Note:
    return Note(
        id=source.id(),
        text=source.text("content"),
        created=source.instant("created"),
        created_by=source.agent("created"),
    )
