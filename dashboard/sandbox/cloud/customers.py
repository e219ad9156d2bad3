"""The customer search of v3: more criteria than v12 has, and other ones for each kind of actor."""

from dataclasses import replace
from typing import Any

from dashboard.sandbox.cloud import represent
from dashboard.sandbox.cloud.criteria import CloudCriteria, read_json
from dashboard.sandbox.interaction import customers
from dashboard.sandbox.interaction.criteria import Criterion, in_department, reached_at
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
    """Answer one page of the customers that meet every criterion, or 204.

    A customer is given its own record.
    """
    if call.actor.customer is None:
        return CUSTOMERS.search(call, CRITERIA)
    wanted = read_attributes(call.parameters, OWN_ATTRIBUTES)
    if "all" in wanted:
        wanted = frozenset(OWN_ATTRIBUTES)
    shown = CUSTOMERS.shown(call, [call.actor.customer], wanted)
    return Reply(200, {"customer": shown}, "customers")


def by_ids(call: Call) -> Reply:
    """Answer the customers of the ids in the path, 75 at most."""
    return CUSTOMERS.by_ids(call)


def _with_part_of_name(selection: Selection, criterion: Criterion) -> None:
    selection.where("instr(customer.folded, ?) > 0", criterion.value.casefold())


def _of_type(selection: Selection, criterion: Criterion) -> None:
    if criterion.value not in CUSTOMER_TYPES:
        raise problems.bad_parameter(
            criterion.name,
            criterion.value,
            "Allowed values: {allowed}.",
            allowed=", ".join(CUSTOMER_TYPES),
        )
    selection.where("customer.type = ?", criterion.value)


def _with_custom_values(selection: Selection, criterion: Criterion) -> None:
    """A JSON array of objects with object, name and value, all of them texts."""
    literal = criterion.value
    wanted = read_json("custom", literal)
    if not isinstance(wanted, list) or not wanted:
        raise problems.bad_parameter("custom", literal, "It has to be a JSON array of objects.")
    for each in wanted:
        _check_custom_value(each, literal)
        selection.where_custom(each["object"], each["name"], each["value"])


def _check_custom_value(wanted: Any, literal: str) -> None:
    is_complete = isinstance(wanted, dict) and wanted.keys() == CUSTOM_KEYS
    if not is_complete or not all(isinstance(value, str) for value in wanted.values()):
        reason = "Each object needs object, name and value, as texts."
        raise problems.bad_parameter("custom", literal, reason)
    if wanted["object"] not in SEARCHABLE_OBJECTS:
        raise problems.bad_parameter(
            "custom",
            wanted["object"],
            "Allowed values of object: {allowed}.",
            allowed=", ".join(SEARCHABLE_OBJECTS),
        )
    attribute = custom_attribute(wanted["object"], wanted["name"])
    if attribute is None or attribute.encrypted:
        reason = "There is no such attribute, or it is encrypted."
        raise problems.bad_parameter("custom", wanted["name"], reason)


SHARED_CRITERIA = {
    **customers.PLAIN_CRITERIA,
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
    {
        **SHARED_CRITERIA,
        "department": in_department("customer.department"),
    },
    weak=("type", "department"),
)
