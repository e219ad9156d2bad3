"""From the fields of customers, cases and activities to their records.

Where API generations differ in a name or in how a moment is signed, either is read."""

from collections.abc import Iterable

from dashboard.ece.records.activities import Activity
from dashboard.ece.records.cases import Case, Note
from dashboard.ece.records.customers import ContactPerson, Customer
from dashboard.ece.records.shapes import custom_attributes
from dashboard.ece.records.source import Source, table

_CUSTOMER = {
    **table(Source.id, "id"),
    **table(Source.text, "pin", "marketSegment", "entitlements"),
    **table(Source.choice, "type", "level", "role", "howReferred", "industry"),
    **table(Source.department, "department"),
    **table(Source.agent, "preferredAgent"),
    **table(Source.instant, "created", "lastModified"),
}


def customer_from(source: Source, contact_persons: Iterable[ContactPerson]) -> Customer:
    """Return the customer with these contact persons."""
    return Customer(
        **source.read(_CUSTOMER),
        name=source.text("customerName"),
        contact_persons=tuple(contact_persons),
        created_by=source.signer("created"),
        last_modified_by=source.signer("lastModified"),
        custom_attributes=custom_attributes(source),
        unreadable=source.unreadable,
    )


def case_from(source: Source) -> Case:
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
        created_by=source.signer("created"),
        last_modified=source.instant("lastModified"),
        last_modified_by=source.signer("lastModified"),
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
    return Note(source.id(), source.text("content"), source.instant("created"), source.signer("created"))


def activity_from(source: Source) -> Activity:
    customer, status = source.one("customer"), source.one("status")
    mail = source.one("payload").one("email")
    return Activity(
        id=source.id(),
        subject=source.text("subject"),
        type=source.choice("type"),
        mode=source.choice("mode"),
        status=source.choice("status"),
        is_secure=source.flag("isSecure" if "isSecure" in source else "secure"),
        is_read=source.flag("isRead" if "isRead" in source else "read"),
        case_id=source.one("case").id(),
        customer_id=customer.id(),
        customer_name=customer.text("customerName"),
        assigned_to=status.one("assigned").agent("user"),
        created=source.instant("created"),
        created_by=source.signer("created"),
        last_modified=source.instant("lastModified"),
        sent=mail.instant("date"),
        unreadable=source.unreadable,
    )
