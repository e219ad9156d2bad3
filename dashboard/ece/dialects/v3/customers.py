"""Customers: search and get."""

import json
from collections.abc import Iterator, Sequence

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call, checked_id
from dashboard.ece.dialects.v3.contacts import contact_persons
from dashboard.ece.records import (
    Capabilities,
    CustomCriterion,
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

_CUSTOMERS = "/core/customermgr/v3/customer"
_SOCIAL = {
    "facebook_id": "facebookId",
    "twitter_id": "twitterId",
    "instagram_id": "instagramId",
    "apple_opaque_id": "appleOpaqueId",
    "youtube_id": "youTubeId",
}
CAPABILITIES = Capabilities(
    customer_criteria=("phone", "email", "name", "type", *_SOCIAL, "custom", "created"),
    customer_sorts=("id", "type", "customerName"),
    custom_objects=("customer", "contactPerson"),
    searches_names=True,
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
    signs_in_by_redirect=True,
)


def search_customers(
    criteria: CustomerCriteria, phone: str, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25
) -> Call:
    """Ask for the customers that meet every criterion, and have this phone number unless it is "".

    A part of a name is enough; everything else is compared as a whole. Errors: Rejected for no criterion, for nothing
    but a type, and for criteria that agents do not have. Source: Search for customers v3.
    """
    asked = dict(_criteria(criteria, phone))
    if not asked.keys() - {"type"}:
        raise errors.Rejected("no criterion")
    return Call(
        "customer search",
        "GET",
        _CUSTOMERS,
        params=(
            *asked.items(),
            *_custom_columns(criteria),
            *_sorting(sort, order),
            ("$pagenum", str(page)),
            ("$pagesize", str(size)),
        ),
    )


def search_unread(sent: Range, *, sort: str = "", order: str = "asc", page: int = 1, size: int = 25) -> Call:
    """Ask for the customers who have not read a secure mail that was sent to them in this range.

    Errors: Rejected for a range that is open or wider than 14 days. Source: Search for customers v3.
    """
    return Call(
        "unread mail",
        "GET",
        _CUSTOMERS,
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

    Source: Get customers by IDs v3.
    """
    unique = dict.fromkeys(map(checked_id, ids))
    if not 1 <= len(unique) <= CAPABILITIES.most_ids:
        raise errors.Rejected("number of ids")
    return Call(
        "customers by id",
        "GET",
        f"{_CUSTOMERS}/{','.join(unique)}",
        params=(("$attribute", "all"), *_sorting(sort, order)),
    )


def read_customers(answer: Answer, ids: Sequence[str]) -> tuple[Customer, ...]:
    """Return those of the customers that came. Errors: Unusable when one came that was not asked for."""
    return read_wanted(answer, "customer", _customer, ids)


def read_customer(answer: Answer, id: str) -> Customer:
    """Return the customer. Errors: NotFound when nothing came, Unusable when another customer came."""
    return read_one(answer, "customer", _customer, id)


def _criteria(criteria: CustomerCriteria, phone: str) -> Iterator[tuple[str, str]]:
    # Client applications alone may name a department.
    if criteria.department or any(name not in _SOCIAL for name, _ in criteria.social):
        raise errors.Rejected("unknown criterion")
    if phone:
        yield "phone", phone
    if criteria.email:
        yield "email", criteria.email
    if criteria.name:
        yield "customerName", criteria.name
    if criteria.type:
        yield "type", criteria.type
    for name, value in criteria.social:
        yield _SOCIAL[name], value
    if criteria.custom:
        yield "custom", json.dumps([_custom(each) for each in criteria.custom], separators=(",", ":"))
    if criteria.created:
        yield "created", criteria.created.literal


def _custom(criterion: CustomCriterion) -> dict[str, str]:
    if criterion.object not in CAPABILITIES.custom_objects or not criterion.name or "," in criterion.name:
        raise errors.Rejected("unknown criterion")
    return {"object": criterion.object, "name": criterion.name, "value": criterion.value}


def _custom_columns(criteria: CustomerCriteria) -> Iterator[tuple[str, str]]:
    """The custom attributes of the customer itself; those of contact persons ECE shows or not as it likes."""
    names = dict.fromkeys(f"custom.{each.name}" for each in criteria.custom if each.object == "customer")
    if names:
        yield "$attribute", ",".join(names)


def _sorting(sort: str, order: str) -> tuple[tuple[str, str], ...]:
    return (("$sort", sort), ("$order", order)) if sort else ()


def _customer(source: Source) -> Customer:
    return customer_from(source, contact_persons(source))
