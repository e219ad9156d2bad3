"""From the elements of something new to the JSON that ECE takes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from dashboard.ece.records.creates import Elements
from dashboard.ece.records.customers import CustomAttribute

type WriteFlag = Callable[[bool], str | bool]


def nested(elements: Elements, write_flag: WriteFlag) -> dict:
    """{"gender.value": "male"} as {"gender": {"value": "male"}}; nothing empty is in it."""
    tree: dict = {}
    for path, value in elements.items():
        if value == "":
            continue
        *parents, name = path.split(".")
        place = tree
        for parent in parents:
            place = place.setdefault(parent, {})
        place[name] = _written(value, write_flag)
    return tree


def custom(attributes: Iterable[CustomAttribute]) -> dict:
    """The custom attributes under their key; nothing when there are none."""
    each = [
        {"attribName": attribute.name} | listed("attribValues", "attribValue", map(_valued, attribute.values))
        for attribute in attributes
    ]
    return listed("customAttributes", "customAttribute", each)


def listed(outer: str, inner: str, items: Iterable[Mapping]) -> dict:
    """{outer: {inner: [...]}}; nothing when there are no items."""
    found = list(items)
    return {outer: {inner: found}} if found else {}


def _valued(value: str) -> dict:
    return {"value": value}


def _written(value: str | bool | date, write_flag: WriteFlag) -> str | bool:
    match value:
        case bool():
            return write_flag(value)
        case date():
            return f"{value.isoformat()}T00:00:00.000Z"
    return value
