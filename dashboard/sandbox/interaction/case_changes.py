"""Changing cases: notes, and the customer that a case belongs to."""

import json
import sqlite3

from dashboard.sandbox.actors import CHANGE_CUSTOMER, CREATE_NOTES, VIEW, VIEW_NOTES
from dashboard.sandbox.interaction.cases import CASES
from dashboard.sandbox.interaction.parts import address
from dashboard.sandbox.interaction.represent_case import note_id, notes
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import read_path_id
from dashboard.sandbox.world.store import written

LONGEST_NOTE = 1500
CHANGED = "UPDATE cases SET customer = ?, modified = ?, modified_by = ? WHERE id = ?"


def notes_of(call: Call) -> Reply:
    """Answer the notes of a case, or 204."""
    call.actor.need(VIEW_NOTES)
    shown = notes(_visible_case(call), call)
    if not shown:
        return Reply(204)
    return Reply(200, {"note": shown}, "notes")


def note_by_id(call: Call) -> Reply:
    """Answer one note of a case."""
    call.actor.need(VIEW_NOTES)
    row = _visible_case(call)
    id = read_path_id(call.arguments["note"])
    matching = [note for note in notes(row, call) if note["id"] == str(id)]
    if not matching:
        raise problems.not_found("note", [id])
    return Reply(200, {"note": matching}, "notes")


def add_note(call: Call) -> Reply:
    """Answer 201 with the Location of the new note, which has 1 to 1500 characters."""
    call.actor.need(CREATE_NOTES)
    row = _visible_case(call)
    note = {
        "content": _read_note(bodies.read(call, "note")),
        "date": call.now,
        "by": call.actor.writer,
    }
    content = json.loads(row["content"])
    earlier = content.setdefault("notes", [])
    id = note_id(row["id"], len(earlier))
    earlier.append(note)
    call.database.execute(
        "UPDATE cases SET content = ? WHERE id = ?",
        (written(content), row["id"]),
    )
    location = address(call, "case", row["id"])
    return Reply(201, headers={"Location": f"{location}/note/{id}"})


def change_customer(call: Call) -> Reply:
    """Answer 204: the open case, with its activities, belongs to another customer now."""
    call.actor.need(CHANGE_CUSTOMER)
    row = _visible_case(call)
    customer = _read_customer(call, row)
    if row["status"] != "open":
        raise problems.wrong_state(f"case {row['id']}")
    call.database.execute(
        CHANGED,
        (customer, call.now, call.actor.writer, row["id"]),
    )
    call.database.execute(
        "UPDATE activity SET customer = ? WHERE cases = ?",
        (customer, row["id"]),
    )
    return Reply(204)


def _visible_case(call: Call) -> sqlite3.Row:
    """Return the case that the path names. Raises 400-108, 404-100, 403-105, 403-178."""
    call.actor.need(VIEW)
    id = read_path_id(call.arguments["id"])
    CASES.check_visible(call, [id])
    cursor = call.database.execute("SELECT * FROM cases WHERE id = ?", (id,))
    row: sqlite3.Row = cursor.fetchone()
    return row


def _read_note(body: Tree) -> str:
    content = body.get("content")
    if not isinstance(content, str) or not content:
        raise problems.bad_element("content", "It is required.")
    if len(content) > LONGEST_NOTE:
        reason = "It can have at most {limit} characters."
        raise problems.bad_element("content", reason, limit=LONGEST_NOTE)
    return content


def _read_customer(call: Call, case: sqlite3.Row) -> int:
    """Return the id of the target, which is another customer of the same department."""
    name = "customer.id"
    body = bodies.read(call, "case")
    customer = body.get("customer")
    if not isinstance(customer, dict) or not str(customer.get("id", "")).isdecimal():
        raise problems.bad_element(name, "It is required.")
    id = int(customer["id"])
    cursor = call.database.execute("SELECT department FROM customer WHERE id = ?", (id,))
    row = cursor.fetchone()
    if row is None:
        raise problems.bad_element(name, "There is no such customer.")
    if id == case["customer"]:
        raise problems.bad_element(name, "It is the customer of the case already.")
    if call.switches.departments and row["department"] != case["department"]:
        raise problems.bad_element(name, "It belongs to another department.")
    return id
