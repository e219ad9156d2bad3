"""What a customer can be found by: its contact points and its custom attributes. Pure."""

import re
from collections.abc import Iterator

from dashboard.sandbox.trees import Tree, custom_values, persons, points

NOT_A_DIGIT = re.compile(r"[^0-9]")

type Reach = tuple[str, str]
type Attribute = tuple[str, str, str]


def digits(text: str) -> str:
    return NOT_A_DIGIT.sub("", text)


def reaches(document: Tree) -> set[Reach]:
    """Return (kind, value) of every contact point.

    A phone number is country, area, number and extension run together; the shorter spellings that
    a liberal server takes as well have a kind of their own. Without digits it is none.
    """
    reaches: set[Reach] = set()
    for point in points(document):
        reaches.update(_reaches_of(point["type"]))
    return reaches


def attributes(document: Tree) -> set[Attribute]:
    """Return (object, name, value) of every custom attribute of customer and contact persons."""
    attributes = set(_attributes_of("customer", document))
    for person in persons(document):
        attributes.update(_attributes_of("contactPerson", person))
    return attributes


def _reaches_of(type: Tree) -> Iterator[Reach]:
    kind = type["value"]
    if kind == "email":
        yield "email", type["email"]["emailAddress"].lower()
    elif kind == "phone":
        yield from _spellings(type["phone"])
    elif kind == "social":
        social = type["social"]
        yield social["type"]["value"].lower(), social["socialId"]


def _spellings(phone: Tree) -> Iterator[Reach]:
    country = digits(phone.get("countryCode", ""))
    area = digits(phone.get("areaCode", ""))
    number = digits(phone.get("phoneNo", ""))
    extension = digits(phone.get("extension", ""))
    if not number:
        return
    yield "phone", country + area + number + extension
    yield "liberal phone", country + area + number
    yield "liberal phone", area + number
    yield "liberal phone", number


def _attributes_of(object: str, owner: Tree) -> Iterator[Attribute]:
    for name, value in custom_values(owner):
        yield object, name, value
