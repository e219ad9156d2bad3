"""From the fields of customers, cases and activities to their records.

Where API generations differ in a name or in how a moment is signed, either is read."""

from collections.abc import Iterable

from dashboard.ece.records.activities import Activity
from dashboard.ece.records.cases import Case, Note
from dashboard.ece.records.customers import ContactPerson, Customer
from dashboard.ece.records.shapes import custom_attributes
from dashboard.ece.records.source import Source


def customer_from(source: Source, contact_persons: Iterable[ContactPerson]) -> Customer:
    """Return the customer with these contact persons."""
    created, created_by = source.signed("created")
    last_modified, last_modified_by = source.signed("lastModified")
    return Customer(
        id=source.id(),
        name=source.text("customerName"),
        type=source.choice("type"),
        department=source.department(),
        contact_persons=tuple(contact_persons),
        level=source.choice("level"),
        role=source.choice("role"),
        pin=source.text("pin"),
        how_referred=source.choice("howReferred"),
        industry=source.choice("industry"),
        market_segment=source.text("marketSegment"),
        entitlements=source.text("entitlements"),
        preferred_agent=source.agent("preferredAgent"),
        created=created,
        created_by=created_by,
        last_modified=last_modified,
        last_modified_by=last_modified_by,
        custom_attributes=custom_attributes(source),
        unreadable=source.unreadable,
    )


def case_from(source: Source) -> Case:
    created, created_by = source.signed("created")
    last_modified, last_modified_by = source.signed("lastModified")
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
        created=created,
        created_by=created_by,
        last_modified=last_modified,
        last_modified_by=last_modified_by,
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
    created, created_by = source.signed("created")
    return Note(source.id(), source.text("content"), created, created_by)


def activity_from(source: Source) -> Activity:
    created, created_by = source.signed("created")
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
        created=created,
        created_by=created_by,
        last_modified=source.instant("lastModified"),
        sent=mail.instant("date"),
        unreadable=source.unreadable,
    )
