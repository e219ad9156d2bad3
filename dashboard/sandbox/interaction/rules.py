"""What a value in a request body may be. A rule turns what was given into what is stored, or raises 400-152 or 400-196.

Given nothing (an empty text) a rule answers None: on create the element is left out, on edit it is cleared.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.moments import read_moment, written
from dashboard.sandbox.world.configured import custom_attribute

type Rule = Callable[[Any, str], Any]

EMAIL_FORBIDDEN = re.compile(r'[()\[\]:;<>" ]|\\\\')
EMAIL_SHAPE = re.compile(r"[^@]+@[^@.][^@]*\.[^@]*[^@.]", re.DOTALL)
LONGEST_EMAIL = 255


def elements(rules: Mapping[str, Rule]) -> Rule:
    """An object of the elements named; others are ignored."""

    def read(value: Any, path: str) -> Tree | None:
        if value in ("", None):
            return None
        if not isinstance(value, dict):
            raise problems.bad_element(path, "It has to be an object.")
        prefix = path and path + "."
        return {
            name: rule(value[name], prefix + name)
            for name, rule in rules.items()
            if value.get(name) is not None
        }

    return read


def listed(element: str, rule: Rule) -> Rule:
    """{element: [each, …]}; a single one may stand there without its list."""

    def read(value: Any, path: str) -> Tree | None:
        if value in ("", None):
            return None
        given = value.get(element, []) if isinstance(value, dict) else None
        items = given if isinstance(given, list) else [given]
        if not all(isinstance(item, dict) for item in items):
            raise problems.bad_element(f"{path}.{element}", "It has to be a list of objects.")
        return {
            element: [
                rule(item, f"{path}.{element}[{number}]") for number, item in enumerate(items)
            ]
        }

    return read


def text(limit: int) -> Rule:
    def read(value: Any, path: str) -> str | None:
        if not isinstance(value, str):
            raise problems.bad_element(path, "It has to be a text.")
        if len(value) > limit:
            raise problems.bad_element(path, f"It can have at most {limit} characters.")
        return value or None

    return read


def digits(limit: int) -> Rule:
    def read(value: Any, path: str) -> str | None:
        written_number = (
            str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        )
        number = text(limit)(written_number, path)
        if number and not (number.isascii() and number.isdigit()):
            raise problems.bad_element(path, "It has to consist of digits.")
        return number

    return read


def one_of(*allowed: str) -> Rule:
    """A plain text out of a list."""

    def read(value: Any, path: str) -> str | None:
        if not isinstance(value, str):
            raise problems.bad_element(path, "It has to be a text.")
        if value and value not in allowed:
            raise problems.not_allowed_value(path, value, allowed)
        return value or None

    return read


def choice(*allowed: str) -> Rule:
    """An enumeration: {"value": one out of a list}; without a list any text."""
    rule = one_of(*allowed) if allowed else text(255)

    def read(value: Any, path: str) -> Tree | None:
        if value == "":
            return None
        if not isinstance(value, dict) or "value" not in value:
            raise problems.bad_element(path, "It has to be an object with a value.")
        chosen = rule(value["value"], f"{path}.value")
        return {"value": chosen} if chosen else None

    return read


def flag(value: Any, path: str) -> str | None:
    """ "true" or "false", as text or as JSON's own; kept as text."""
    spelled = str(value).lower() if isinstance(value, bool) else value
    return one_of("true", "false")(spelled, path)


def past_moment(value: Any, path: str) -> str | None:
    if value == "":
        return None
    moment = read_moment(value) if isinstance(value, str) else None
    if moment is None or moment >= datetime.now(UTC):
        raise problems.bad_element(
            path,
            "It has to be a moment in the past like 1965-12-09T00:00:00.000Z.",
        )
    return written(moment)


def email(value: Any, path: str) -> str | None:
    address = text(LONGEST_EMAIL)(value, path)
    if address and (EMAIL_FORBIDDEN.search(address) or not EMAIL_SHAPE.fullmatch(address)):
        raise problems.bad_element(path, "It is not an e-mail address.")
    return address


def id_of(value: Any, path: str) -> str:
    id = digits(18)(value, path)
    if not id:
        raise problems.bad_element(path, "It has to be an ID.")
    return str(int(id))


def custom_attributes(object: str) -> Rule:
    """Only attributes that are configured for `object`, with values out of their lists where they have lists."""

    def read_attribute(value: Tree, path: str) -> Tree:
        name = value.get("attribName")
        attribute = custom_attribute(object, name) if isinstance(name, str) else None
        if attribute is None:
            raise problems.bad_element(
                f"{path}.attribName",
                f"There is no custom attribute '{str(name)[:100]}' here.",
            )
        rule = one_of(*attribute.values) if attribute.values else text(1024)
        values = listed("attribValue", elements({"value": rule}))(
            value.get("attribValues"), f"{path}.attribValues"
        )
        kept = [each for each in values["attribValue"] if each.get("value")] if values else []
        return {
            "attribName": attribute.name,
            "attribValues": {"attribValue": kept},
        }

    return listed("customAttribute", read_attribute)
