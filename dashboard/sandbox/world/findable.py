"""What a customer can be found by: the addresses of its contact points and its custom attributes. Pure."""

import re
from collections.abc import Iterable, Iterator

from dashboard.sandbox.trees import Tree, custom_values, persons, points

NOT_A_DIGIT = re.compile(r"[^0-9]")


def digits(text: str) -> str:
    return NOT_A_DIGIT.sub("", text)


def reaches(document: Tree) -> set[tuple[str, str]]:
    """(kind, value) of every contact point. A phone number is country, area, number and extension run together;
    the shorter spellings that a liberal server takes as well have a kind of their own. Without digits it is none."""
    return {reach for point in points(document) for reach in _reaches_of(point["type"])}


def attributes(document: Tree) -> set[tuple[str, str, str]]:
    """(object, name, value) of every custom attribute of the customer and of its contact persons."""
    found = set(_attributes_of("customer", document))
    for person in persons(document):
        found.update(_attributes_of("contactPerson", person))
    return found


def _reaches_of(type: Tree) -> Iterator[tuple[str, str]]:
    kind = type["value"]
    if kind == "email":
        yield "email", type["email"]["emailAddress"].lower()
    elif kind == "phone":
        yield from _spellings(type["phone"])
    elif kind == "social":
        yield (
            type["social"]["type"]["value"].lower(),
            type["social"]["socialId"],
        )


def _spellings(phone: Tree) -> Iterator[tuple[str, str]]:
    country, area, number, extension = (
        digits(phone.get(part, "")) for part in ("countryCode", "areaCode", "phoneNo", "extension")
    )
    if number:
        yield "phone", country + area + number + extension
        for spelling in (country + area + number, area + number, number):
            yield "liberal phone", spelling


def _attributes_of(object: str, holder: Tree) -> Iterable[tuple[str, str, str]]:
    return ((object, name, value) for name, value in custom_values(holder))
