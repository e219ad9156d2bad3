"""Creating a customer, and what ECE is configured to take for one."""

import re
from typing import get_args

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call
from dashboard.ece.records import (
    Kind,
    Metadata,
    NewContactPerson,
    NewContactPoint,
    NewCustomer,
    custom,
    listed,
    metadata_from,
    nested,
    read_object,
)

_CUSTOMERS = "/core/customermgr/v3/customer"
_LOCATION = re.compile(r"/(?:[\w.-]+/)*core/customermgr/v[0-9]+/customer/([0-9]{1,18})")
_CONTACT = re.compile(rf"^contacts\.contact\b(?:\.({'|'.join(get_args(Kind))})\b)?")


def create_customer(new: NewCustomer) -> Call:
    """Ask for a new customer. Source: Create customer v3."""
    return Call("create customer", "POST", _CUSTOMERS, body=_customer(new), writes=True, deadline=20.0)


def read_created(answer: Answer, origin: str) -> str:
    """Return the id of the new customer, from a Location that is a path or begins with `origin` ("https://host").

    Errors: Unusable when the answer is not a 201 that names a customer.
    """
    location = answer.headers.get("Location", "")
    match = _LOCATION.fullmatch(location.removeprefix(origin))
    if answer.status != 201 or match is None:
        raise errors.Unusable("no new customer named")
    return match[1]


def our_name(element: str) -> str:
    """Return how we call an element of a new customer: as v12 does, "contactPersons.contactPerson.lastName"."""
    return _CONTACT.sub(_place_in_v12, element)


def get_metadata() -> Call:
    """Ask for all lists of values and custom attributes of customers. Source: Get customer attributes v3."""
    path = f"{_CUSTOMERS}/attributes"
    return Call("customer attributes", "GET", path, params=(("$attribute", "all"),), deadline=5.0)


def read_metadata(answer: Answer) -> Metadata:
    """Return as much of the metadata as can be understood: the shape of this answer is not documented.

    Errors: Unusable.
    """
    return metadata_from(read_object(answer, "customer").one("customer"), persons="contacts")


def _place_in_v12(contact: re.Match) -> str:
    points = f".contactPoints.contactPoint.type.{contact[1]}" if contact[1] else ""
    return f"contactPersons.contactPerson{points}"


def _customer(new: NewCustomer) -> dict:
    contacts = listed("contacts", "contact", map(_contact, new.contact_persons))
    return nested(new.elements, bool) | custom(new.custom_attributes) | contacts


def _contact(person: NewContactPerson) -> dict:
    contact = nested(person.elements, bool) | custom(person.custom_attributes)
    for point in person.contact_points:
        contact.setdefault(point.kind, []).append(_point(point))
    return contact


def _point(point: NewContactPoint) -> dict:
    own = nested({**point.elements, "priority.value": point.priority}, bool)
    return own | custom(point.custom_attributes)
