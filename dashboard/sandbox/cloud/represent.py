"""Customers and cases as v3 shows them: made from what v12 shows."""

import sqlite3
from collections.abc import Collection
from typing import Any

from dashboard.sandbox.interaction import represent
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire.call import Call

FLAGS = (
    "hasDirectMailingConsent",
    "hasDirectCallingConsent",
    "hasHoldingDataConsent",
    "isSmoker",
)
POINT_KINDS = ("email", "phone", "postal", "website", "social")


def customer(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    """`contactPersons` become `contacts` with a list for each kind of contact point, moments become plain texts."""
    tree = flattened(represent.customer(row, call, {*wanted, "created"}))
    persons = tree.pop("contactPersons", {}).get("contactPerson", [])
    unwanted = {"created", "createdBy"} - set(wanted) if "all" not in wanted else set()
    shown = {name: value for name, value in tree.items() if name not in unwanted}
    return shown | {
        "contacts": {"contact": [_contact(person, row["modified"]) for person in persons]}
    }


def case(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    return flattened(represent.case(row, call, wanted))


def flattened(tree: Tree) -> Tree:
    """{"created": {"date", "user"}} → {"created": date, "createdBy": {"user"}}, for every signed moment at the top."""
    result: Tree = {}
    for name, value in tree.items():
        if isinstance(value, dict) and "date" in value:
            result[name] = value["date"]
            if "user" in value:
                result[f"{name}By"] = {"user": value["user"]}
        else:
            result[name] = value
    return result


def v12_customer(body: Tree) -> Tree:
    """The body of a v3 create or edit as v12 would have it; a wrong shape is left for the rules to refuse."""
    rest = {
        name: value for name, value in body.items() if name not in ("contacts", "contactPersons")
    }
    contacts = body.get("contacts")
    if contacts is None:
        return rest
    if isinstance(contacts, dict):
        contacts = {"contactPerson": [_person(each) for each in _listed(contacts.get("contact"))]}
    return rest | {"contactPersons": contacts}


def _contact(person: Tree, modified: str) -> Tree:
    contact: Tree = {"systemCreated": False} | {
        name: value for name, value in person.items() if name != "contactPoints"
    }
    contact |= {name: contact[name] == "true" for name in FLAGS if name in contact}
    contact["lastModified"] = modified
    for point in person.get("contactPoints", {}).get("contactPoint", []):
        kind = point["type"]["value"]
        rest = {name: value for name, value in point.items() if name not in ("id", "type")}
        contact.setdefault(kind, []).append(
            point["type"][kind] | rest | {"lastModified": modified, "id": point["id"]}
        )
    return contact


def _person(contact: Any) -> Any:
    if not isinstance(contact, dict):
        return contact
    points = [_point(kind, given) for kind in POINT_KINDS for given in _listed(contact.get(kind))]
    rest = {name: value for name, value in contact.items() if name not in POINT_KINDS}
    return rest | ({"contactPoints": {"contactPoint": points}} if points else {})


def _point(kind: str, given: Any) -> Any:
    if not isinstance(given, dict):
        return given
    common = {name: given[name] for name in ("id", "priority", "customAttributes") if name in given}
    own = {name: value for name, value in given.items() if name not in common}
    return common | {"type": {"value": kind, kind: own}}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
