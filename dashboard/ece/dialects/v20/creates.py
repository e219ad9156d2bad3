"""Creating a customer, and what ECE is configured to take for one."""

import re
from collections.abc import Iterable
from datetime import date

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call
from dashboard.ece.dialects.v20.shapes import read_object
from dashboard.ece.records import (
    Choice,
    CustomAttribute,
    CustomDefinition,
    Metadata,
    NewContactPerson,
    NewContactPoint,
    NewCustomer,
    Source,
)

_LOCATION = re.compile(r"/(?:[\w.-]+/)*ws/v[0-9]+/interaction/customer/([0-9]{1,18})")
_LISTS = {
    "industry": "industry",
    "level": "level",
    "country": "country",
    "group.type": "type.group.type",
    "group.region": "type.group.region",
    "corporate.region": "type.corporate.region",
    "person.type": "contactPersons.type",
    "identification.type": "contactPersons.identification.type",
}
_CUSTOM = {"customer": "", "contactPerson": "contactPersons", "contactPoint": "contactPersons.contactPoints"}


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


def get_metadata() -> Call:
    """Ask for all lists of values and custom attributes of customers. Source: Get Customer Attributes v12."""
    path = "/ws/v12/interaction/customer/attributes"
    return Call("customer attributes", "GET", path, params=(("$attribute", "all"),), deadline=5.0)


def read_metadata(answer: Answer) -> Metadata:
    """Return as much of the metadata as can be understood: the shape of this answer is not documented.

    Errors: Unusable.
    """
    source = read_object(answer, "customer").one("customer")
    lists = {name: _choices(*_place(source, path)) for name, path in _LISTS.items()}
    return Metadata(lists, {object: _definitions(_inside(source, path)) for object, path in _CUSTOM.items()})


def _customer(new: NewCustomer) -> dict:
    persons = [_person(person) for person in new.contact_persons]
    return _nested(new.elements) | _custom(new.custom_attributes) | _listed("contactPersons", "contactPerson", persons)


def _person(person: NewContactPerson) -> dict:
    points = [_point(point) for point in person.contact_points]
    return (
        _nested(person.elements) | _custom(person.custom_attributes) | _listed("contactPoints", "contactPoint", points)
    )


def _point(point: NewContactPoint) -> dict:
    kind = {"type": {"value": point.kind, point.kind: _nested(point.elements)}}
    return kind | _nested({"priority.value": point.priority}) | _custom(point.custom_attributes)


def _custom(attributes: Iterable[CustomAttribute]) -> dict:
    listed = [
        {"attribName": each.name, **_listed("attribValues", "attribValue", [{"value": value} for value in each.values])}
        for each in attributes
    ]
    return _listed("customAttributes", "customAttribute", listed)


def _listed(outer: str, inner: str, items: list[dict]) -> dict:
    return {outer: {inner: items}} if items else {}


def _nested(elements: dict) -> dict:
    """{"gender.value": "male"} as {"gender": {"value": "male"}}; nothing empty is in it."""
    tree: dict = {}
    for path, value in elements.items():
        if value == "":
            continue
        *parents, name = path.split(".")
        place = tree
        for parent in parents:
            place = place.setdefault(parent, {})
        place[name] = _written(value)
    return tree


def _written(value: str | bool | date) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case date():
            return f"{value.isoformat()}T00:00:00.000Z"
    return value


def _definitions(source: Source) -> tuple[CustomDefinition, ...]:
    read = [_definition(each) for each in source.one("customAttributes").all("customAttribute")]
    return tuple(definition for definition in read if definition.name)


def _definition(source: Source) -> CustomDefinition:
    name = source.text("attribName")
    return CustomDefinition(
        name,
        label=source.text("displayName") or name,
        values=_choices(source.one("attribValues"), "attribValue"),
        is_required=source.flag("isRequired") is True,
    )


def _choices(source: Source, name: str) -> tuple[Choice, ...]:
    """The values listed under the name, directly or one step down."""
    listed = source.one(name).all("values") or source.all(name)
    read = [(each.text("value"), each.text("displayValue")) for each in listed]
    return tuple(Choice(value, label or value) for value, label in dict(read).items() if value)


def _place(source: Source, path: str) -> tuple[Source, str]:
    parents, _, name = path.rpartition(".")
    return _inside(source, parents), name


def _inside(source: Source, path: str) -> Source:
    for name in filter(None, path.split(".")):
        source = source.one(name)
    return source
