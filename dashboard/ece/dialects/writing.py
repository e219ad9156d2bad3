"""From the elements of something new to the JSON that ECE takes."""

from collections.abc import Callable, Iterable
from datetime import date

from dashboard.ece.records.creation import Elements, NewContactPerson, NewCustomer
from dashboard.ece.shapes.common import CustomAttribute

type Json = dict[str, object]
type WriteFlag = Callable[[bool], str | bool]


def own_values(new: NewCustomer | NewContactPerson, write_flag: WriteFlag) -> Json:
    """Return the elements and custom attributes of it, without what belongs to it."""
    return {**nested(new.elements, write_flag), **custom(new.custom_attributes)}


def nested(elements: Elements, write_flag: WriteFlag) -> Json:
    """Return {"gender.value": "male"} as {"gender": {"value": "male"}}; nothing empty is in it."""
    tree: Json = {}
    for path, value in elements.items():
        if value != "":
            *parents, name = path.split(".")
            _branch(tree, parents)[name] = _written(value, write_flag)
    return tree


def _branch(tree: Json, parents: Iterable[str]) -> Json:
    for parent in parents:
        inner = tree.setdefault(parent, {})
        if not isinstance(inner, dict):
            raise TypeError(f"{parent} is a value and holds others as well")
        tree = inner
    return tree


def _written(value: str | bool | date, write_flag: WriteFlag) -> str | bool:
    match value:
        case bool():
            return write_flag(value)
        case date():
            return f"{value.isoformat()}T00:00:00.000Z"
    return value


def custom(attributes: Iterable[CustomAttribute]) -> Json:
    """Return the custom attributes under their key; {} when there are none."""
    return listed("customAttributes", "customAttribute", [_attribute(each) for each in attributes])


def _attribute(attribute: CustomAttribute) -> Json:
    values: list[Json] = [{"value": value} for value in attribute.values]
    return {"attribName": attribute.name, **listed("attribValues", "attribValue", values)}


def listed(outer: str, inner: str, items: list[Json]) -> Json:
    """Return {outer: {inner: items}}; {} when there are no items."""
    return {outer: {inner: items}} if items else {}
