"""Trees: a customer, a request body or an answer, in the form that its JSON has."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

type Tree = dict[str, Any]


def persons(customer: Tree) -> list[Tree]:
    """Return the contact persons of a customer."""
    return listed(customer.get("contactPersons", {}).get("contactPerson"))


def points(customer: Tree) -> Iterator[Tree]:
    """Yield the contact points of all its contact persons."""
    for person in persons(customer):
        yield from points_of(person)


def points_of(person: Tree) -> list[Tree]:
    """Return the contact points of a contact person."""
    return listed(person.get("contactPoints", {}).get("contactPoint"))


def custom_attribute(name: str, values: Iterable[str]) -> Tree:
    """Return one custom attribute, with all its values."""
    return {
        "attribName": name,
        "attribValues": {"attribValue": [{"value": value} for value in values]},
    }


def custom_attributes(**values: str) -> Tree:
    """custom_attributes(isprimary="y") as its owner carries it: a customer, a person, a case …"""
    attributes = [custom_attribute(name, [value]) for name, value in values.items()]
    return {"customAttribute": attributes}


def custom_attributes_of(owner: Tree) -> list[Tree]:
    return listed(owner.get("customAttributes", {}).get("customAttribute"))


def custom_values(owner: Tree) -> Iterator[tuple[str, str]]:
    """Yield (name, value) for every value of its custom attributes."""
    for attribute in custom_attributes_of(owner):
        for value in attribute["attribValues"]["attribValue"]:
            yield attribute["attribName"], value["value"]


def listed(value: Any) -> list[Any]:
    """Return a list as it is, one thing as a list of it, and None as no thing at all."""
    if value is None:
        return []
    if isinstance(value, list):
        return value
    return [value]


def without_empty(tree: Any) -> Any:
    """Return the same tree without its Nones."""
    if isinstance(tree, list):
        return [without_empty(each) for each in tree]
    if isinstance(tree, dict):
        entries = {name: each for name, each in tree.items() if each is not None}
        return {name: without_empty(each) for name, each in entries.items()}
    return tree


def only(tree: Mapping[str, Any], names: Iterable[str]) -> Tree:
    """Return those entries of the tree that are named and there."""
    return {name: tree[name] for name in names if name in tree}


def without(tree: Mapping[str, Any], *names: str) -> Tree:
    """Return the entries of the tree but those named."""
    return {name: value for name, value in tree.items() if name not in names}
