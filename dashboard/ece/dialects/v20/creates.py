"""Creating a customer, and what ECE is configured to take for one."""

import re

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call
from dashboard.ece.records import (
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

_LOCATION = re.compile(r"/(?:[\w.-]+/)*ws/v[0-9]+/interaction/customer/([0-9]{1,18})")


def create_customer(new: NewCustomer) -> Call:
    """Ask for a new customer. Source: Create Individual Customer and Create Group Customer v12."""
    path = "/ws/v12/interaction/customer"
    return Call("create customer", "POST", path, body=_customer(new), writes=True, deadline=20.0)


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
    """Return how we call an element of a new customer: as v12 does."""
    return element


def get_metadata() -> Call:
    """Ask for all lists of values and custom attributes of customers. Source: Get Customer Attributes v12."""
    path = "/ws/v12/interaction/customer/attributes"
    return Call("customer attributes", "GET", path, params=(("$attribute", "all"),), deadline=5.0)


def read_metadata(answer: Answer) -> Metadata:
    """Return as much of the metadata as can be understood: the shape of this answer is not documented.

    Errors: Unusable.
    """
    return metadata_from(read_object(answer, "customer").one("customer"), persons="contactPersons")


def _customer(new: NewCustomer) -> dict:
    persons = listed("contactPersons", "contactPerson", map(_person, new.contact_persons))
    return nested(new.elements, _flag) | custom(new.custom_attributes) | persons


def _person(person: NewContactPerson) -> dict:
    points = listed("contactPoints", "contactPoint", map(_point, person.contact_points))
    return nested(person.elements, _flag) | custom(person.custom_attributes) | points


def _point(point: NewContactPoint) -> dict:
    kind = {"type": {"value": point.kind, point.kind: nested(point.elements, _flag)}}
    return kind | nested({"priority.value": point.priority}, _flag) | custom(point.custom_attributes)


def _flag(value: bool) -> str:
    return "true" if value else "false"
