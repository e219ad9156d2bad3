"""Cases and their notes as v12 and v20 show them: the summary, and what $attribute adds to it."""

import json
import sqlite3
from collections.abc import Collection

from dashboard.sandbox.interaction.labels import choice, label
from dashboard.sandbox.interaction.parts import (
    address,
    address_of_all,
    agent,
    department,
    link,
    only_wanted,
    signed,
    wanted_custom_attributes,
)
from dashboard.sandbox.trees import Tree, only
from dashboard.sandbox.wire.call import Call

ATTRIBUTES = (
    "created",
    "originatingChannel",
    "description",
    "solution",
    "userLastWorked",
    "relatedCases",
    "notes",
    "lastClosed",
)
FOLDER_IDS = {"cases_open": "12", "cases_closed": "14"}


def case(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    """`row` is a case with the name of its customer."""
    content = json.loads(row["content"])
    tree: Tree = {
        "link": [link("self", address(call, "case", row["id"]))],
        "activities": {"link": [_link_to_activities(row, call)]},
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
    owner = _owner(row, call)
    if owner:
        tree["owner"] = owner
    tree |= only_wanted(_facts(row, content, call), wanted)
    tree |= wanted_custom_attributes(content, wanted)
    return tree


def notes(row: sqlite3.Row, call: Call) -> list[Tree]:
    """Return the notes of a case, the oldest first."""
    written = json.loads(row["content"]).get("notes", [])
    return [_note(row, number, note, call) for number, note in enumerate(written)]


def note_id(case: int, number: int) -> str:
    """Return the id of a note by its place in the case, which counts from 0."""
    return f"{case}{number}"


def _note(row: sqlite3.Row, number: int, note: Tree, call: Call) -> Tree:
    id = note_id(row["id"], number)
    case_address = address(call, "case", row["id"])
    return {
        "created": signed(note["date"], note["by"], call),
        "content": note["content"],
        "link": [link("self", f"{case_address}/note/{id}")],
        "id": id,
    }


def _link_to_activities(row: sqlite3.Row, call: Call) -> dict[str, str]:
    parameter = "case"
    if call.is_cloud:
        parameter = call.switches.activity_links
    href = address_of_all(call, "activity", parameter, row["id"])
    return link("activity", href)


def _facts(row: sqlite3.Row, content: Tree, call: Call) -> Tree:
    facts: Tree = {"created": signed(row["created"], row["created_by"], call)}
    if row["closed"]:
        facts["lastClosed"] = signed(row["closed"], row["closed_by"], call)
    if row["modified_by"]:
        facts["userLastWorked"] = {"user": agent(row["modified_by"], call)}
    if row["channel"]:
        facts["originatingChannel"] = choice(row["channel"], call.language)
    facts |= only(content, ["description", "solution"])
    if "notes" in content:
        facts["notes"] = {"note": notes(row, call)}
    if "related" in content:
        related = [_related(id, call) for id in content["related"]]
        facts["relatedCases"] = {"case": related}
    return facts


def _related(id: int, call: Call) -> Tree:
    href = address(call, "case", id)
    return {"id": str(id), "link": [link("case", href)]}


def _owner(row: sqlite3.Row, call: Call) -> Tree:
    owner: Tree = {}
    if row["owner"]:
        owner["user"] = agent(row["owner"], call)
    folder = row["folder"]
    if folder:
        name = {"value": folder, "displayValue": label(row["status"], call.language)}
        owner["folder"] = {"name": name, "id": FOLDER_IDS[folder]}
    return owner
