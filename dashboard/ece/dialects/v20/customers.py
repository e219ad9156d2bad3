"""Customers: search and get."""

from collections.abc import Iterator, Sequence

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call, checked_id
from dashboard.ece.dialects.v20.contacts import contact_persons
from dashboard.ece.records import (
    Capabilities,
    Customer,
    CustomerCriteria,
    Page,
    Range,
    Source,
    customer_from,
    read_listed,
    read_one,
    read_wanted,
    unread_literal,
)

CAPABILITIES = Capabilities(
    customer_criteria=("phone", "email", "custom", "created"),
    customer_sorts=("id", "type", "customerName"),
    custom_objects=("customer",),
    searches_names=False,
    case_criteria=(
        "email",
        "phone",
        "customer",
        "status",
        "department",
        "owner",
        "custom",
        "created",
        "modified",
        "closed",
    ),
    case_sorts=("id", "subject", "status", "severity", "lastModifiedDate"),
)


def search_customers(
    criteria: CustomerCriteria, phone: str, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25
) -> Call:
    """Ask for the customers that meet every criterion, and have this phone number unless it is "".

    Errors: Rejected for criteria that this API does not know, or none at all. Source: Customer Search v12.
    """
    asked = tuple(_criteria(criteria, phone))
    if not asked:
        raise errors.Rejected("no criterion")
    return Call(
        "customer search",
        "GET",
        "/ws/v12/interaction/customer",
        params=(
            *asked,
            *_custom_columns(criteria),
            *_sorting(sort, order),
            ("$pagenum", str(page)),
            ("$pagesize", str(size)),
        ),
    )


def search_unread(sent: Range, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25) -> Call:
    """Ask for the customers who have not read a secure mail that was sent to them in this range.

    Errors: Rejected for a range that is open or wider than 14 days. Source: Customer Search v12.
    """
    return Call(
        "unread mail",
        "GET",
        "/ws/v12/interaction/customer",
        params=(
            ("activity", unread_literal(sent)),
            *_sorting(sort, order),
            ("$pagenum", str(page)),
            ("$pagesize", str(size)),
        ),
    )


def read_customer_page(answer: Answer, page: int, size: int) -> Page[Customer]:
    """Return one page of customers. Errors: Unusable."""
    return read_listed(answer, "customer", _customer, page=page, size=size)


def get_customers(ids: Sequence[str], *, sort: str = "", order: str = "asc") -> Call:
    """Ask for 1 to 75 customers with all their attributes. Errors: NotFound for what is not an id, Rejected.

    Source: Get Customers by IDs v12.
    """
    unique = dict.fromkeys(map(checked_id, ids))
    if not 1 <= len(unique) <= CAPABILITIES.most_ids:
        raise errors.Rejected("number of ids")
    return Call(
        "customers by id",
        "GET",
        f"/ws/v12/interaction/customer/{','.join(unique)}",
        params=(("$attribute", "all"), *_sorting(sort, order)),
    )


def read_customers(answer: Answer, ids: Sequence[str]) -> tuple[Customer, ...]:
    """Return those of the customers that came. Errors: Unusable when one came that was not asked for."""
    return read_wanted(answer, "customer", _customer, ids)


def read_customer(answer: Answer, id: str) -> Customer:
    """Return the customer. Errors: NotFound when nothing came, Unusable when another customer came."""
    return read_one(answer, "customer", _customer, id)


def _criteria(criteria: CustomerCriteria, phone: str) -> Iterator[tuple[str, str]]:
    if criteria.name or criteria.type or criteria.social or criteria.department:
        raise errors.Rejected("unknown criterion")
    if phone:
        yield "phone", phone
    if criteria.email:
        yield "email", criteria.email
    for custom in criteria.custom:
        if custom.object not in CAPABILITIES.custom_objects or not custom.name or "," in custom.name:
            raise errors.Rejected("unknown criterion")
        yield f"custom.{custom.name}", custom.value
    if criteria.created:
        yield "created", criteria.created.literal


def _custom_columns(criteria: CustomerCriteria) -> Iterator[tuple[str, str]]:
    if criteria.custom:
        yield "$attribute", ",".join(dict.fromkeys(f"custom.{custom.name}" for custom in criteria.custom))


def _sorting(sort: str, order: str) -> tuple[tuple[str, str], ...]:
    return (("$sort", sort), ("$order", order)) if sort else ()


def _customer(source: Source) -> Customer:
    return customer_from(source, contact_persons(source))
