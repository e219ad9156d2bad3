"""Activities: those of a case, and the secure mails of a customer."""

from dashboard.ece.calls import Answer, Call, checked_id
from dashboard.ece.dialects.v20.shapes import read_object
from dashboard.ece.records import Activity, Page, Range, Source, empty_page, read_page


def search_activities_of_case(case_id: str, *, page: int, size: int) -> Call:
    """Ask for the activities of a case, the newest first. Errors: NotFound. Source: Activity Search v12."""
    return Call(
        "activity search",
        "GET",
        "/ws/v12/interaction/activity",
        params=(
            ("case", checked_id(case_id)),
            ("$attribute", "created"),
            ("$sort", "createdDate"),
            ("$order", "desc"),
            ("$pagenum", str(page)),
            ("$pagesize", str(size)),
        ),
    )


def search_secure_mails(customer_id: str, created: Range, *, size: int) -> Call:
    """Ask for the outbound mails of a customer, with their payload. Errors: NotFound. Source: Activity Search v12."""
    return Call(
        "activity search",
        "GET",
        "/ws/v12/interaction/activity",
        params=(
            ("customer", checked_id(customer_id)),
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
    if answer.status == 204:
        return empty_page(page, size)
    return read_page(read_object(answer, "activity"), "activity", _activity, number=page, size=size)


def _activity(source: Source) -> Activity:
    customer, status = source.one("customer"), source.one("status")
    mail = source.one("payload").one("email")
    return Activity(
        id=source.id(),
        subject=source.text("subject"),
        type=source.choice("type"),
        mode=source.choice("mode"),
        status=source.choice("status"),
        is_secure=source.flag("isSecure"),
        is_read=source.flag("isRead"),
        case_id=source.one("case").id(),
        customer_id=customer.id(),
        customer_name=customer.text("customerName"),
        assigned_to=status.one("assigned").agent("user"),
        created=source.instant("created"),
        created_by=source.agent("created"),
        last_modified=source.instant("lastModified"),
        sent=mail.instant("date"),
        unreadable=source.unreadable,
    )
