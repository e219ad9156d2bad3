"""Customers and cases as v3 shows them, made from what v12 shows; and v3's bodies as v12's."""

import sqlite3
from collections.abc import Collection
from typing import Any

from dashboard.sandbox.interaction import represent, represent_case
from dashboard.sandbox.trees import Tree, listed, only, persons, points_of, without
from dashboard.sandbox.wire.call import Call

FLAGS = (
    "hasDirectMailingConsent",
    "hasDirectCallingConsent",
    "hasHoldingDataConsent",
    "isSmoker",
)
POINT_KINDS = ("email", "phone", "postal", "website", "social")
COMMON_OF_POINTS = ("id", "priority", "customAttributes")


def customer(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    """Return a customer: `contacts` have a list for each kind of point, moments are plain texts."""
    tree = flattened(represent.customer(row, call, {*wanted, "created"}))
    people = [_contact(person, row["modified"]) for person in persons(tree)]
    shown = without(tree, "contactPersons")
    for name in ("created", "createdBy"):
        if name not in wanted and "all" not in wanted:
            shown.pop(name, None)
    return {**shown, "contacts": {"contact": people}}


def case(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    return flattened(represent_case.case(row, call, wanted))


def flattened(tree: Tree) -> Tree:
    """Return the tree with every signed moment at its top in two parts.

    {"created": {"date", "user"}} → {"created": date, "createdBy": {"user"}}
    """
    result: Tree = {}
    for name, value in tree.items():
        if not isinstance(value, dict) or "date" not in value:
            result[name] = value
            continue
        result[name] = value["date"]
        if "user" in value:
            result[f"{name}By"] = {"user": value["user"]}
    return result


def v12_customer(body: Tree) -> Tree:
    """Return the body of a v3 create or edit as v12 would have it.

    A wrong shape is left for the rules to refuse.
    """
    rest = without(body, "contacts", "contactPersons")
    contacts = body.get("contacts")
    if contacts is None:
        return rest
    if not isinstance(contacts, dict):
        return {**rest, "contactPersons": contacts}
    people = [_person(each) for each in listed(contacts.get("contact"))]
    return {**rest, "contactPersons": {"contactPerson": people}}


def _contact(person: Tree, modified: str) -> Tree:
    contact: Tree = {"systemCreated": False, **without(person, "contactPoints")}
    for name in FLAGS:
        if name in contact:
            contact[name] = contact[name] == "true"
    contact["lastModified"] = modified
    for point in points_of(person):
        kind = point["type"]["value"]
        shown = {
            **point["type"][kind],
            **without(point, "id", "type"),
            "lastModified": modified,
            "id": point["id"],
        }
        contact.setdefault(kind, []).append(shown)
    return contact


def _person(contact: Any) -> Any:
    if not isinstance(contact, dict):
        return contact
    points = []
    for kind in POINT_KINDS:
        points += [_point(kind, given) for given in listed(contact.get(kind))]
    person = without(contact, *POINT_KINDS)
    if points:
        person["contactPoints"] = {"contactPoint": points}
    return person


def _point(kind: str, given: Any) -> Any:
    if not isinstance(given, dict):
        return given
    own = without(given, *COMMON_OF_POINTS)
    return {
        **only(given, COMMON_OF_POINTS),
        "type": {"value": kind, kind: own},
    }
