"""Trees: a customer, a request body, an answer as JSON has them, on their way between the wire and the world."""

from collections.abc import Iterator
from typing import Any

type Tree = dict[str, Any]


def persons(customer: Tree) -> list[Tree]:
    return customer.get("contactPersons", {}).get("contactPerson", [])


def points(customer: Tree) -> Iterator[Tree]:
    """The contact points of all its contact persons."""
    for person in persons(customer):
        yield from person.get("contactPoints", {}).get("contactPoint", [])


def custom_attributes(**values: str) -> Tree:
    """custom_attributes(isprimary="y") as a customer, contact person, contact point or case carries it."""
    return {
        "customAttribute": [
            {
                "attribName": name,
                "attribValues": {"attribValue": [{"value": value}]},
            }
            for name, value in values.items()
        ]
    }


def custom_values(holder: Tree) -> Iterator[tuple[str, str]]:
    """(name, value) of every value of its custom attributes."""
    for attribute in holder.get("customAttributes", {}).get("customAttribute", ()):
        for value in attribute["attribValues"]["attribValue"]:
            yield attribute["attribName"], value["value"]


def without_empty(tree: Any) -> Any:
    """The same tree without its Nones."""
    if isinstance(tree, list):
        return [without_empty(each) for each in tree]
    if isinstance(tree, dict):
        return {name: without_empty(each) for name, each in tree.items() if each is not None}
    return tree
