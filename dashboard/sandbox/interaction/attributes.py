"""The metadata of customers: lists of values and custom attributes, as this ECE is configured."""

from collections.abc import Iterable

from dashboard.sandbox.interaction.labels import choice, label
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import read_attributes
from dashboard.sandbox.world import configured


def metadata(call: Call) -> Reply:
    """What $attribute names: type, country, industry, level, contactPersons (v3: contacts), custom, or all."""
    parts = _parts(call)
    wanted = read_attributes(call.parameters, parts)
    if not wanted:
        raise problems.missing_parameter(["$attribute"])
    tree: Tree = {}
    for name, part in parts.items():
        if name in wanted or "all" in wanted:
            tree |= part
    return Reply(200, {"customer": tree}, "attributes")


def _parts(call: Call) -> dict[str, Tree]:
    people = "contacts" if call.version == "v3" else "contactPersons"
    group = {
        "type": _values(configured.GROUP_TYPES, call),
        "region": _values(configured.REGIONS, call),
    }
    return {
        "type": {
            "type": {
                "group": group,
                "corporate": {"region": _values(configured.REGIONS, call)},
            }
        },
        "country": {"country": _values(configured.COUNTRIES, call)},
        "industry": {"industry": _values(configured.INDUSTRIES, call)},
        "level": {"level": _values(configured.LEVELS, call)},
        people: {
            people: {
                "type": _values(configured.PERSON_TYPES, call),
                "identification": {"type": _values(configured.IDENTIFICATION_TYPES, call)},
                "customAttributes": _custom_attributes("contactPerson", call),
                "contactPoints": {"customAttributes": _custom_attributes("contactPoint", call)},
            }
        },
        "custom": {"customAttributes": _custom_attributes("customer", call)},
    }


def _custom_attributes(object: str, call: Call) -> Tree:
    attributes = configured.custom_attributes_of(object)
    return {"customAttribute": [_custom_attribute(attribute, call) for attribute in attributes]}


def _custom_attribute(attribute: configured.CustomAttribute, call: Call) -> Tree:
    values = [
        {"value": value, "displayValue": label(value, call.language)} for value in attribute.values
    ]
    return {
        "attribName": attribute.name,
        "displayName": attribute.title,
        "dataType": "string",
        "isRequired": False,
        "isEncrypted": attribute.encrypted,
        **({"attribValues": {"attribValue": values}} if values else {}),
    }


def _values(values: Iterable[str], call: Call) -> Tree:
    return {"values": [choice(value, call.language) for value in values]}
