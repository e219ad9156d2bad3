"""What a value in a request body may be.

A rule turns what was given into what is stored, or raises 400-152 or 400-196. For an empty text a
rule answers None: on create the element is left out, on edit it is cleared.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from dashboard.sandbox.trees import Tree, listed, without_empty
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.moments import read_moment, written
from dashboard.sandbox.world.configured import CustomAttribute, custom_attribute

type Rule = Callable[[Any, str], Any]

EMAIL_FORBIDDEN = re.compile(r'[()\[\]:;<>" ]|\\\\')
EMAIL_SHAPE = re.compile(r"[^@]+@[^@.][^@]*\.[^@]*[^@.]", re.DOTALL)
LONGEST_EMAIL = 255
LONGEST_TEXT = 1024
LONGEST_SHOWN = 100


def elements(rules: Mapping[str, Rule]) -> Rule:
    """An object of the elements named; others are ignored."""

    def read(value: Any, path: str) -> Tree | None:
        if value in ("", None):
            return None
        if not isinstance(value, dict):
            raise problems.bad_element(path, "It has to be an object.")
        given = without_nones(value)
        tree = {}
        for name, rule in rules.items():
            if name in given:
                inner_path = f"{path}.{name}".lstrip(".")
                tree[name] = rule(given[name], inner_path)
        return tree

    return read


def without_nones(tree: Tree) -> Tree:
    return {name: value for name, value in tree.items() if value is not None}


def list_of(element: str, rule: Rule) -> Rule:
    """{element: [each, …]}; a single one may stand there without its list."""

    def read(value: Any, path: str) -> Tree | None:
        if value in ("", None):
            return None
        inner_path = f"{path}.{element}"
        items = [None]
        if isinstance(value, dict):
            items = listed(value.get(element))
        if not all(isinstance(item, dict) for item in items):
            raise problems.bad_element(inner_path, "It has to be a list of objects.")
        numbered = enumerate(items)
        return {element: [rule(item, f"{inner_path}[{number}]") for number, item in numbered]}

    return read


def text(limit: int) -> Rule:
    def read(value: Any, path: str) -> str | None:
        if not isinstance(value, str):
            raise problems.bad_element(path, "It has to be a text.")
        if len(value) > limit:
            reason = "It can have at most {limit} characters."
            raise problems.bad_element(path, reason, limit=limit)
        return value or None

    return read


def digits(limit: int) -> Rule:
    """Digits as a text, or a whole number of JSON's."""
    as_text = text(limit)

    def read(value: Any, path: str) -> str | None:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        number: str | None = as_text(value, path)
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
    """An enumeration: {"value": one out of a list}."""
    return _enumeration(one_of(*allowed))


def free_choice(limit: int) -> Rule:
    """An enumeration whose values are not known: {"value": any text}."""
    return _enumeration(text(limit))


def region(*allowed: str) -> Rule:
    """An enumeration that may also be written as plain text."""
    rule = choice(*allowed)

    def read(value: Any, path: str) -> Any:
        if isinstance(value, str) and value:
            value = {"value": value}
        return rule(value, path)

    return read


def _enumeration(rule: Rule) -> Rule:
    def read(value: Any, path: str) -> Tree | None:
        if value == "":
            return None
        if not isinstance(value, dict) or "value" not in value:
            raise problems.bad_element(path, "It has to be an object with a value.")
        chosen = rule(value["value"], f"{path}.value")
        if chosen is None:
            return None
        return {"value": chosen}

    return read


def flag(value: Any, path: str) -> Any:
    """ "true" or "false", as text or as JSON's own; stored as text."""
    if isinstance(value, bool):
        value = str(value).lower()
    return one_of("true", "false")(value, path)


def past_moment(value: Any, path: str) -> str | None:
    if value == "":
        return None
    moment = None
    if isinstance(value, str):
        moment = read_moment(value)
    if moment is None or moment >= datetime.now(UTC):
        reason = "It has to be a moment in the past like 1965-12-09T00:00:00.000Z."
        raise problems.bad_element(path, reason)
    return written(moment)


def email(value: Any, path: str) -> Any:
    address = text(LONGEST_EMAIL)(value, path)
    if address is None:
        return None
    if EMAIL_FORBIDDEN.search(address) or not EMAIL_SHAPE.fullmatch(address):
        raise problems.bad_element(path, "It is not an e-mail address.")
    return address


def id_of(value: Any, path: str) -> str:
    id = digits(18)(value, path)
    if not id:
        raise problems.bad_element(path, "It has to be an ID.")
    return str(int(id))


def custom_attributes(object: str) -> Rule:
    """Only attributes that are configured for `object`, with values out of their lists."""

    def read_attribute(value: Tree, path: str) -> Tree:
        attribute = _configured(object, value.get("attribName"), path)
        rule = text(LONGEST_TEXT)
        if attribute.values:
            rule = one_of(*attribute.values)
        read_values = list_of("attribValue", elements({"value": rule}))
        given = read_values(value.get("attribValues"), f"{path}.attribValues")
        values = []
        if given:
            values = [each for each in without_empty(given["attribValue"]) if each]
        return {
            "attribName": attribute.name,
            "attribValues": {"attribValue": values},
        }

    return list_of("customAttribute", read_attribute)


def _configured(object: str, name: Any, path: str) -> CustomAttribute:
    attribute = None
    if isinstance(name, str):
        attribute = custom_attribute(object, name)
    if attribute is None:
        raise problems.bad_element(
            f"{path}.attribName",
            "There is no custom attribute '{attribute}' here.",
            attribute=str(name)[:LONGEST_SHOWN],
        )
    return attribute
