"""The customer search of v3: more criteria than v12 has, and other ones for each kind of actor."""

from dataclasses import replace
from typing import Any

from dashboard.sandbox.cloud import represent
from dashboard.sandbox.cloud.criteria import CloudCriteria, read_json
from dashboard.sandbox.interaction import customers
from dashboard.sandbox.interaction.criteria import in_department, reached_at
from dashboard.sandbox.interaction.elements import CUSTOMER_TYPES
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import read_attributes
from dashboard.sandbox.world.configured import custom_attribute

SEARCHABLE_OBJECTS = ("customer", "contactPerson")
CUSTOM_KEYS = {"object", "name", "value"}
OWN_ATTRIBUTES = (
    "role",
    "pin",
    "industry",
    "marketSegment",
    "entitlements",
    *customers.CUSTOM_SORTS,
)
CUSTOMERS = replace(
    customers.CUSTOMERS,
    attributes=(*customers.CUSTOMERS.attributes, "createdBy"),
    represent=represent.customer,
)


def search(call: Call) -> Reply:
    """One page of the customers that meet every criterion, or 204. A customer is given its own record."""
    if call.actor.customer is not None:
        wanted = read_attributes(call.parameters, OWN_ATTRIBUTES)
        shown = OWN_ATTRIBUTES if "all" in wanted else wanted
        return Reply(
            200,
            {"customer": CUSTOMERS.shown(call, [call.actor.customer], shown)},
            "customers",
        )
    return CUSTOMERS.search(call, CRITERIA)


def _with_part_of_name(selection: Selection, call: Call, name: str, value: str) -> None:
    selection.where("instr(customer.folded, ?) > 0", value.casefold())


def _of_type(selection: Selection, call: Call, name: str, value: str) -> None:
    if value not in CUSTOMER_TYPES:
        raise problems.bad_parameter(name, value, f"Allowed values: {', '.join(CUSTOMER_TYPES)}.")
    selection.where("customer.type = ?", value)


def _with_custom_values(selection: Selection, call: Call, name: str, literal: str) -> None:
    """A JSON array of objects with object, name and value, all of them texts."""
    criteria = read_json(name, literal)
    if not isinstance(criteria, list) or not criteria:
        raise problems.bad_parameter(name, literal, "It has to be a JSON array of objects.")
    for criterion in criteria:
        _check_custom_value(criterion, name, literal)
        selection.where_custom(**criterion)


def _check_custom_value(criterion: Any, name: str, literal: str) -> None:
    is_object = isinstance(criterion, dict) and criterion.keys() == CUSTOM_KEYS
    if not is_object or not all(isinstance(value, str) for value in criterion.values()):
        raise problems.bad_parameter(
            name, literal, "Each object needs object, name and value, as texts."
        )
    if criterion["object"] not in SEARCHABLE_OBJECTS:
        allowed = f"Allowed values of object: {', '.join(SEARCHABLE_OBJECTS)}."
        raise problems.bad_parameter(name, criterion["object"], allowed)
    attribute = custom_attribute(criterion["object"], criterion["name"])
    if attribute is None or attribute.encrypted:
        raise problems.bad_parameter(
            name,
            criterion["name"],
            "There is no such attribute, or it is encrypted.",
        )


SHARED_CRITERIA = customers.PLAIN_CRITERIA | {
    "facebookId": reached_at("customer.id", "facebook"),
    "twitterId": reached_at("customer.id", "twitter"),
    "instagramId": reached_at("customer.id", "instagram"),
    "appleOpaqueId": reached_at("customer.id", "apple"),
    "youTubeId": reached_at("customer.id", "youtube"),
    "type": _of_type,
    "customerName": _with_part_of_name,
    "custom": _with_custom_values,
}
CRITERIA = CloudCriteria(
    SHARED_CRITERIA | {"department": in_department("customer.department")},
    weak=("type", "department"),
)
