"""What a customer can be found by: the addresses of its contact points and its custom attributes. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

type Tree = dict[str, Any]

NOT_A_DIGIT = re.compile(r"[^0-9]")


def digits(text: str) -> str:
    return NOT_A_DIGIT.sub("", text)


def persons(document: Tree) -> list[Tree]:
    return document.get("contactPersons", {}).get("contactPerson", [])


def points(document: Tree) -> Iterator[Tree]:
    for person in persons(document):
        yield from person.get("contactPoints", {}).get("contactPoint", [])


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


def custom_values(holder: Tree) -> Iterator[tuple[str, str]]:
    for attribute in holder.get("customAttributes", {}).get("customAttribute", ()):
        for value in attribute["attribValues"]["attribValue"]:
            yield attribute["attribName"], value["value"]


def _reaches_of(type: Tree) -> Iterator[tuple[str, str]]:
    kind = type["value"]
    if kind == "email":
        yield "email", type["email"]["emailAddress"].lower()
    elif kind == "phone":
        yield from _spellings(type["phone"])
    elif kind == "social":
        yield type["social"]["type"]["value"].lower(), type["social"]["socialId"]


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
