"""The customer search of v3: more criteria than v12 has, and other ones for each kind of actor."""

import json
from dataclasses import replace
from typing import Any

from dashboard.sandbox.actors import DEPARTMENT_BY_NAME
from dashboard.sandbox.cloud import represent
from dashboard.sandbox.interaction import customers
from dashboard.sandbox.interaction.elements import CUSTOMER_TYPES
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import read_attributes, read_criteria
from dashboard.sandbox.world.configured import custom_attribute

SOCIAL = {"facebookId": "facebook", "twitterId": "twitter", "instagramId": "instagram", "appleOpaqueId": "apple",
          "youTubeId": "youtube"}  # fmt: skip
CRITERIA = ("phone", "email", "custom", "activity", *SOCIAL, "created", "type", "customerName")
SEARCHABLE_OBJECTS = ("customer", "contactPerson")
CUSTOM_KEYS = {"object", "name", "value"}
CUSTOMERS_OWN_ATTRIBUTES = ("role", "pin", "industry", "marketSegment", "entitlements")
CUSTOMERS = replace(
    customers.CUSTOMERS,
    attributes=(*customers.CUSTOMERS.attributes, "createdBy"),
    represent=represent.customer,
)


def search(call: Call) -> Reply:
    """One page of the customers that meet every criterion, or 204. A customer is given its own record."""
    if call.actor.customer is not None:
        wanted = read_attributes(call.parameters, CUSTOMERS_OWN_ATTRIBUTES, CUSTOMERS.custom)
        return Reply(200, {"customer": CUSTOMERS.shown(call, [call.actor.customer], wanted)}, "customers")

    def narrow(selection: Selection) -> None:
        need_department(call)
        for name, value in read_criteria(call.parameters, CRITERIA, weak=("type", "department")).items():
            _narrow(selection, call, name, value)

    return CUSTOMERS.search(call, narrow)


def need_department(call: Call) -> None:
    """A client application has no department of its own: with departments on, it has to name one. Raises 400-112."""
    if call.actor.kind == "client application" and call.departments and "department" not in call.parameters:
        raise problems.missing_parameter(["department"])


def department_id(name: str) -> int:
    """An id that no department has when the name is unknown: nothing is found then."""
    department = DEPARTMENT_BY_NAME.get(name)
    return department.id if department else -1


def read_json(name: str, literal: str) -> Any:
    try:
        value = json.loads(literal)
        json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise problems.bad_parameter(name, literal, "It is not JSON.") from None
    return value


def _narrow(selection: Selection, call: Call, name: str, value: str) -> None:
    if name in SOCIAL:
        _narrow_by_social(selection, SOCIAL[name], value)
    elif name == "customerName":
        selection.where("instr(customer.folded, ?) > 0", value.casefold())
    elif name == "department":
        selection.where("customer.department = ?", department_id(value))
    elif name == "type":
        _narrow_by_type(selection, value)
    elif name == "custom":
        _narrow_by_custom(selection, value)
    else:
        customers.narrow(selection, call, name, value)


def _narrow_by_social(selection: Selection, kind: str, id: str) -> None:
    selection.where("customer.id IN (SELECT customer FROM reach WHERE kind = ? AND value = ?)", kind, id)


def _narrow_by_type(selection: Selection, value: str) -> None:
    if value not in CUSTOMER_TYPES:
        raise problems.bad_parameter("type", value, f"Allowed values: {', '.join(CUSTOMER_TYPES)}.")
    selection.where("customer.type = ?", value)


def _narrow_by_custom(selection: Selection, literal: str) -> None:
    """A JSON array of objects with object, name and value, all of them texts."""
    criteria = read_json("custom", literal)
    if not isinstance(criteria, list) or not criteria:
        raise problems.bad_parameter("custom", literal, "It has to be a JSON array of objects.")
    for criterion in criteria:
        if not isinstance(criterion, dict) or criterion.keys() != CUSTOM_KEYS or not _all_text(criterion):
            raise problems.bad_parameter("custom", literal, "Each object needs object, name and value, as texts.")
        if criterion["object"] not in SEARCHABLE_OBJECTS:
            allowed = f"Allowed values of object: {', '.join(SEARCHABLE_OBJECTS)}."
            raise problems.bad_parameter("custom", criterion["object"], allowed)
        attribute = custom_attribute(criterion["object"], criterion["name"])
        if attribute is None or attribute.encrypted:
            raise problems.bad_parameter("custom", criterion["name"], "There is no such attribute, or it is encrypted.")
        selection.where_custom(**criterion)


def _all_text(criterion: dict[str, Any]) -> bool:
    return all(isinstance(value, str) for value in criterion.values())
