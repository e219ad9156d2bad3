"""Creating and editing customers."""

import json
import sqlite3

from dashboard.sandbox.actors import (
    AGENT_BY_ID,
    CREATE,
    DEPARTMENT_BY_NAME,
    EDIT,
)
from dashboard.sandbox.interaction import represent
from dashboard.sandbox.interaction.elements import check_complete, read_customer
from dashboard.sandbox.interaction.merging import merged
from dashboard.sandbox.trees import Tree, persons, points, without_empty
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.moments import now
from dashboard.sandbox.world.database import new_id
from dashboard.sandbox.world.store import insert_customer, update_customer

STORED = "SELECT customer.*, content FROM customer JOIN document ON document.customer = customer.id WHERE id = ?"


def create(call: Call) -> Reply:
    """201 with the Location of the new customer and no body."""
    call.actor.need(CREATE)
    return created(call, bodies.read(call, "customer"))


def edit(call: Call) -> Reply:
    """204. What the body does not name stays, an empty text clears; persons and points are changed by id or added."""
    call.actor.need(EDIT)
    return edited(call, bodies.read(call, "customer"))


def created(call: Call, given: Tree) -> Reply:
    document = without_empty(read_customer(given))
    for holder in (document, *persons(document), *points(document)):
        holder.pop("id", None)
    check_complete(document)
    department = _department(call, document.pop("department", {}))
    _make_storable(call, document, None, department)
    id = new_id(call.database, "customer")
    insert_customer(call.database, id, department, document, now(), call.actor.writer)
    return Reply(201, headers={"Location": represent.address(call, "customer", id)})


def edited(call: Call, given: Tree) -> Reply:
    changes = read_customer(given)
    stored = _stored(call, changes.pop("id", None))
    _check_unchangeable(changes, stored["type"])
    document = merged(json.loads(stored["content"]), changes)
    check_complete(document)
    _make_storable(call, document, stored["id"], stored["department"])
    update_customer(call.database, stored["id"], document, now(), call.actor.writer)
    return Reply(204)


def _stored(call: Call, id: str | None) -> sqlite3.Row:
    """The customer with its document. Raises 400-152 without an id, 404-100, 403-105."""
    if id is None:
        raise problems.bad_element("id", "It is required.")
    row = call.database.execute(STORED, (int(id),)).fetchone()
    if row is None:
        raise problems.not_found("customer", [id])
    if call.departments is not None and row["department"] not in call.departments:
        raise problems.not_yours(f"customer {id}")
    return row


def _department(call: Call, given: Tree) -> int | None:
    """With departments on, one that the actor works in has to be named; with departments off the name is ignored."""
    if call.departments is None:
        return None
    if not given.get("name"):
        raise problems.bad_element("department.name", "It is required.")
    department = DEPARTMENT_BY_NAME.get(given["name"])
    if department is None:
        raise problems.not_allowed_value("department.name", given["name"], DEPARTMENT_BY_NAME)
    if department.id not in call.departments:
        raise problems.not_yours(f"department '{department.name}'")
    return department.id


def _check_unchangeable(changes: Tree, kind: str) -> None:
    changes.pop("department", None)
    if (changes.get("type") or {}).get("value", kind) != kind:
        raise problems.bad_element(
            "type.value", f"The type of a customer cannot change from {kind}."
        )


def _make_storable(call: Call, document: Tree, id: int | None, department: int | None) -> None:
    """Whatever is not there yet gets an id. Raises 400-152 for what belongs to nobody or to somebody else."""
    _check_preferred_agent(document)
    if call.switches.unique_emails:
        _check_emails(call, document, id, department)
    for name, holders in (
        ("contactPerson", persons(document)),
        ("contactPoint", points(document)),
    ):
        for holder in holders:
            holder.setdefault("id", str(new_id(call.database, name)))


def _check_preferred_agent(document: Tree) -> None:
    id = document.get("preferredAgent", {}).get("id")
    if id is not None and int(id) not in AGENT_BY_ID:
        raise problems.bad_element("preferredAgent.id", "There is no such user.")


def _check_emails(call: Call, document: Tree, id: int | None, department: int | None) -> None:
    """An address belongs to one contact point of a department, or of the whole application without departments."""
    addresses = _addresses(document)
    for address in addresses:
        if addresses.count(address) > 1 or _is_taken(call, address, id, department):
            raise problems.bad_element(
                "emailAddress",
                f"The address '{address}' already belongs to a contact point.",
            )


def _is_taken(call: Call, address: str, id: int | None, department: int | None) -> bool:
    statement = (
        "SELECT 1 FROM reach JOIN customer ON customer.id = reach.customer WHERE kind = 'email' AND value = :address"
        " AND customer.id IS NOT :id AND (:department IS NULL OR department = :department)"
    )
    named = {"address": address, "id": id, "department": department}
    return call.database.execute(statement, named).fetchone() is not None


def _addresses(document: Tree) -> list[str]:
    types = (point["type"] for point in points(document))
    return [type["email"]["emailAddress"].lower() for type in types if type["value"] == "email"]
