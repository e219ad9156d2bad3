"""Activities: those of a case, and the secure mails of a customer."""

from dashboard.ece.calls import Answer, Call, checked_id
from dashboard.ece.records import Activity, Page, Range, activity_from, read_listed

_ACTIVITIES = "/core/casemgr/v3/activity"


def search_activities_of_case(case_id: str, *, page: int, size: int) -> Call:
    """Ask for the activities of a case, the newest first. Errors: NotFound. Source: Search activities v3."""
    return Call(
        "activity search",
        "GET",
        _ACTIVITIES,
        params=(
            ("caseID", checked_id(case_id)),
            ("$attribute", "created"),
            ("$sort", "createdDate"),
            ("$order", "desc"),
            ("$pagenum", str(page)),
            ("$pagesize", str(size)),
        ),
    )


def search_secure_mails(customer_id: str, created: Range, *, size: int) -> Call:
    """Ask for the outbound mails of a customer, with their payload. Errors: NotFound. Source: Search activities v3."""
    return Call(
        "activity search",
        "GET",
        _ACTIVITIES,
        params=(
            ("customerID", checked_id(customer_id)),
            ("type", "email"),
            ("mode", "outbound"),
            ("createdDate", created.literal),
            ("$attribute", "all"),
            ("$sort", "createdDate"),
            ("$order", "desc"),
            ("$pagenum", "1"),
            ("$pagesize", str(size)),
        ),
    )


def read_activities(answer: Answer, page: int, size: int) -> Page[Activity]:
    """Return one page of activities. Errors: Unusable."""
    return read_listed(answer, "activity", activity_from, page=page, size=size)
