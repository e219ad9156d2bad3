"""Cases: those that meet criteria, and one by its id."""

from dataclasses import replace

from dashboard.ece.calls import Answer, Call, checked_id
from dashboard.ece.records import Case, CaseCriteria, Page, case_from, lookup_body, read_listed, read_one

_CASES = "/core/casemgr/v3/case"
_SEARCH_SIZE = 75


def lookup_cases(
    criteria: CaseCriteria, phone: str, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25
) -> Call:
    """Ask for the cases that meet every criterion, and whose customer has this phone number unless it is "".

    Errors: Rejected for no criterion at all, NotFound for what is not an id. Source: Case lookup v3.
    """
    return Call(
        "case lookup",
        "POST",
        f"{_CASES}/lookup",
        params=(
            *((("$attribute", f"custom.{criteria.custom[0]}"),) if criteria.custom else ()),
            *((("$sort", sort), ("$order", order)) if sort else ()),
            ("$pagenum", str(page)),
            ("$pagesize", str(size)),
        ),
        body=lookup_body(criteria, phone),
    )


def read_cases(answer: Answer, page: int, size: int) -> Page[Case]:
    """Return one page of cases. Errors: Unusable."""
    return read_listed(answer, "case", case_from, page=page, size=size)


def search_cases_of_customer(customer_id: str, *, page: int) -> Call:
    """Ask for the cases of a customer where there is no case lookup. Errors: NotFound. Source: Search cases v3."""
    return Call(
        "case search",
        "GET",
        _CASES,
        params=(("customer", checked_id(customer_id)), ("$pagenum", str(page)), ("$pagesize", str(_SEARCH_SIZE))),
    )


def read_cases_in_status(answer: Answer, page: int, status: str) -> Page[Case]:
    """Return what a page of the case search holds in this status, all of it if status is "". Errors: Unusable."""
    found = read_cases(answer, page, _SEARCH_SIZE)
    if not status:
        return found
    in_status = tuple(case for case in found.records if case.status and case.status.value == status)
    return replace(found, records=in_status, count=None if found.has_next or page > 1 else len(in_status))


def get_case(id: str) -> Call:
    """Ask for a case with all its attributes. Errors: NotFound for what is not an id. Source: Get cases by IDs v3."""
    return Call("case by id", "GET", f"{_CASES}/{checked_id(id)}", params=(("$attribute", "all"),))


def read_case(answer: Answer, id: str) -> Case:
    """Return the case. Errors: NotFound when nothing came, Unusable when another case came."""
    return read_one(answer, "case", case_from, id)
