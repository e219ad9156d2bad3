"""Customers and cases as v12 and v20 show them: the summary, and what $attribute adds to it."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from dashboard.sandbox.actors import AGENT_BY_ID, DEPARTMENT_BY_ID
from dashboard.sandbox.interaction.labels import choice
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire.call import Call
from dashboard.sandbox.wire.parameters import CUSTOM

CUSTOMER_ATTRIBUTES = (
    "level",
    "preferredAgent",
    "role",
    "pin",
    "howReferred",
    "created",
    "industry",
    "marketSegment",
    "entitlements",
)
CASE_ATTRIBUTES = (
    "created",
    "originatingChannel",
    "description",
    "solution",
    "userLastWorked",
    "relatedCases",
    "notes",
    "lastClosed",
)
NEVER_SHOWN = ("secretAnswer",)
NOT_ENUMERATED = ("customAttributes", "identification")


def customer(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    """`row` is a customer with its document. `wanted` are names of attributes beyond the summary, or "all"."""
    document = _labelled(json.loads(row["content"]), call.language)
    tree: Tree = {
        "id": str(row["id"]),
        "link": [link("self", address(call, "customer", row["id"]))],
        "cases": {"link": [link("case", address_of_all(call, "case", "customer", row["id"]))]},
        "customerName": row["name"],
        **department(row, call),
        "type": choice(row["type"], call.language) | document["type"],
    }
    facts = {name: document[name] for name in CUSTOMER_ATTRIBUTES if name in document}
    if "preferredAgent" in facts:
        facts["preferredAgent"] = agent(int(facts["preferredAgent"]["id"]), call)
    facts["created"] = signed(row["created"], row["created_by"], call)
    tree |= {name: fact for name, fact in facts.items() if name in wanted or "all" in wanted}
    tree["lastModified"] = signed(row["modified"], row["modified_by"], call)
    persons = {name: document[name] for name in ("contactPersons",) if name in document}
    return tree | custom_attributes(document, wanted) | persons


def case(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    """`row` is a case with the name of its customer."""
    content = json.loads(row["content"])
    owner = "caseID" if call.version == "v3" else "case"
    tree: Tree = {
        "link": [link("self", address(call, "case", row["id"]))],
        "activities": {
            "link": [
                link(
                    "activity",
                    address_of_all(call, "activity", owner, row["id"]),
                )
            ]
        },
        **department(row, call),
        "status": choice(row["status"], call.language),
        "lastModified": signed(row["modified"], row["modified_by"], call),
        "customer": {
            "link": [link("customer", address(call, "customer", row["customer"]))],
            "customerName": row["name"],
            "id": str(row["customer"]),
        },
        "severity": choice(row["severity"], call.language),
        "subject": row["subject"],
        "id": str(row["id"]),
    }
    if row["due"]:
        tree["dueDate"] = row["due"]
    if row["owner"] or row["folder"]:
        tree["owner"] = _owner(row, call)
    more = {
        name: fact
        for name, fact in case_facts(row, content, call).items()
        if name in wanted or "all" in wanted
    }
    return tree | more | custom_attributes(content, wanted)


def case_facts(row: sqlite3.Row, content: Tree, call: Call) -> Tree:
    facts: Tree = {"created": signed(row["created"], row["created_by"], call)}
    if row["closed"]:
        facts["lastClosed"] = signed(row["closed"], row["closed_by"], call)
    if row["modified_by"]:
        facts["userLastWorked"] = {"user": agent(row["modified_by"], call)}
    if row["channel"]:
        facts["originatingChannel"] = choice(row["channel"], call.language)
    facts |= {name: content[name] for name in ("description", "solution") if name in content}
    if "notes" in content:
        facts["notes"] = {
            "note": [
                _note(f"{row['id']}{number}", note, call)
                for number, note in enumerate(content["notes"])
            ]
        }
    if "related" in content:
        related = [
            {"id": str(id), "link": [link("case", address(call, "case", id))]}
            for id in content["related"]
        ]
        facts["relatedCases"] = {"case": related}
    return facts


def custom_attributes(holder: Tree, wanted: Collection[str]) -> Tree:
    """Those of the custom attributes that are wanted, under their key; nothing when there are none."""
    attributes = [
        attribute
        for attribute in holder.get("customAttributes", {}).get("customAttribute", ())
        if "all" in wanted or CUSTOM + attribute["attribName"] in wanted
    ]
    return {"customAttributes": {"customAttribute": attributes}} if attributes else {}


def department(row: sqlite3.Row, call: Call) -> Tree:
    if not call.switches.departments or row["department"] is None:
        return {}
    return {
        "department": {
            "name": DEPARTMENT_BY_ID[row["department"]].name,
            "id": str(row["department"]),
        }
    }


def signed(moment: str, by: int | None, call: Call) -> Tree:
    """A moment with whoever acted then."""
    return ({"user": agent(by, call)} if by else {}) | {"date": moment}


def agent(id: int, call: Call) -> Tree:
    """v20 tells the screen name, v12 and v3 the names it is made of as well."""
    named = AGENT_BY_ID[id]
    names = (
        {}
        if call.version == "v20"
        else {"firstName": named.first_name, "lastName": named.last_name}
    )
    return {"name": named.first_name, **names, "id": str(id)}


def address(call: Call, resource: str, id: int) -> str:
    """Where a customer, case or activity is."""
    return f"{_root(call, resource)}/{id}"


def address_of_all(call: Call, resource: str, owner: str, id: int) -> str:
    """Where all those are that belong to another one: …/case?customer=1000."""
    return f"{_root(call, resource)}?{owner}={id}"


def _root(call: Call, resource: str) -> str:
    if call.version == "v3":
        return f"/core/{'customermgr' if resource == 'customer' else 'casemgr'}/v3/{resource}"
    return f"/system/ws/{call.version}/interaction/{resource}"


def link(rel: str, href: str) -> dict[str, str]:
    return {"rel": rel, "href": href}


def _note(id: str, note: Tree, call: Call) -> Tree:
    return {
        "id": id,
        "content": note["content"],
        "created": signed(note["date"], note["by"], call),
    }


def _owner(row: sqlite3.Row, call: Call) -> Tree:
    owner: Tree = {"user": agent(row["owner"], call)} if row["owner"] else {}
    if row["folder"]:
        is_closed = row["status"] == "closed"
        name = {
            "value": row["folder"],
            "displayValue": choice(row["status"], call.language)["displayValue"],
        }
        owner["folder"] = {"name": name, "id": "14" if is_closed else "12"}
    return owner


def _labelled(value: Any, language: str) -> Any:
    """Every enumeration with its displayValue; nothing that is secret."""
    if isinstance(value, list):
        return [_labelled(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"value"}:
        return choice(value["value"], language)
    return {
        name: each if name in NOT_ENUMERATED else _labelled(each, language)
        for name, each in value.items()
        if name not in NEVER_SHOWN
    }
