"""Creating and editing customers."""

import json
import sqlite3

from dashboard.sandbox.actors import AGENT_BY_ID, CREATE, DEPARTMENT_BY_NAME, EDIT
from dashboard.sandbox.interaction.elements import check_complete, read_customer
from dashboard.sandbox.interaction.merging import merged
from dashboard.sandbox.interaction.parts import address
from dashboard.sandbox.trees import Tree, persons, points, without_empty
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.world.database import new_id
from dashboard.sandbox.world.store import insert_customer, update_customer

STORED = (
    "SELECT customer.*, content FROM customer"
    " JOIN document ON document.customer = customer.id WHERE id = ?"
)
TAKEN = (
    "SELECT 1 FROM reach JOIN customer ON customer.id = reach.customer"
    " WHERE kind = 'email' AND value = :address AND customer.id IS NOT :id"
    " AND (:department IS NULL OR department = :department)"
)


def create(call: Call) -> Reply:
    """Answer 201 with the Location of the new customer and no body."""
    call.actor.need(CREATE)
    return created(call, bodies.read(call, "customer"))


def edit(call: Call) -> Reply:
    """Answer 204. What the body does not name stays, an empty text clears.

    Contact persons and contact points are changed by id; those without an id are added.
    """
    call.actor.need(EDIT)
    return edited(call, bodies.read(call, "customer"))


def created(call: Call, given: Tree) -> Reply:
    _check_regions(call, given)
    document = without_empty(read_customer(given))
    for owner in (document, *persons(document), *points(document)):
        owner.pop("id", None)
    check_complete(document)
    department = _department(call, document.pop("department", {}))
    _make_storable(call, document, None, department)
    id = new_id(call.database, "customer")
    insert_customer(
        call.database,
        id,
        department,
        document,
        call.now,
        call.actor.writer,
    )
    return Reply(201, headers={"Location": address(call, "customer", id)})


def edited(call: Call, given: Tree) -> Reply:
    _check_regions(call, given)
    changes = read_customer(given)
    stored = _stored(call, changes.pop("id", None))
    _check_unchangeable(changes, stored["type"])
    document = merged(json.loads(stored["content"]), changes)
    check_complete(document)
    _make_storable(call, document, stored["id"], stored["department"])
    update_customer(
        call.database,
        stored["id"],
        document,
        call.now,
        call.actor.writer,
    )
    return Reply(204)


def _check_regions(call: Call, given: Tree) -> None:
    """Raises 400-152 for a region written in the form that this server does not take."""
    form = call.switches.region
    type = given.get("type")
    if form == "either" or not isinstance(type, dict):
        return
    for kind in ("group", "corporate"):
        details = type.get(kind)
        if not isinstance(details, dict) or "region" not in details:
            continue
        is_text = isinstance(details["region"], str)
        if form == "text" and not is_text:
            raise problems.bad_element(f"type.{kind}.region", "It has to be a text.")
        if form == "value" and is_text:
            reason = "It has to be an object with a value."
            raise problems.bad_element(f"type.{kind}.region", reason)


def _stored(call: Call, id: str | None) -> sqlite3.Row:
    """Return the customer with its document. Raises 400-152 without an id, 404-100, 403-105."""
    if id is None:
        raise problems.bad_element("id", "It is required.")
    cursor = call.database.execute(STORED, (int(id),))
    row: sqlite3.Row | None = cursor.fetchone()
    if row is None:
        raise problems.not_found("customer", [id])
    if call.departments is not None and row["department"] not in call.departments:
        raise problems.not_yours(f"customer {id}")
    return row


def _department(call: Call, given: Tree) -> int | None:
    """Return the id of the department that the body names; None when departments are off.

    It has to be one that the actor works in. Raises 400-152, 400-196, 403-105.
    """
    if call.departments is None:
        return None
    name = given.get("name")
    if not name:
        raise problems.bad_element("department.name", "It is required.")
    department = DEPARTMENT_BY_NAME.get(name)
    if department is None:
        raise problems.not_allowed_value("department.name", name, DEPARTMENT_BY_NAME)
    if department.id not in call.departments:
        raise problems.not_yours(f"department '{name}'")
    return department.id


def _check_unchangeable(changes: Tree, kind: str) -> None:
    changes.pop("department", None)
    type = changes.get("type") or {}
    if type.get("value", kind) != kind:
        raise problems.bad_element(
            "type.value",
            "The type of a customer cannot change from {kind}.",
            kind=kind,
        )


def _make_storable(call: Call, document: Tree, id: int | None, department: int | None) -> None:
    """Give an id to every person and point that has none.

    Raises 400-152 for what belongs to nobody or to somebody else.
    """
    _check_preferred_agent(document)
    if call.switches.unique_emails:
        _check_emails(call, document, id, department)
    for person in persons(document):
        _identify(call, "contactPerson", person)
    for point in points(document):
        _identify(call, "contactPoint", point)


def _identify(call: Call, name: str, item: Tree) -> None:
    if "id" not in item:
        item["id"] = str(new_id(call.database, name))


def _check_preferred_agent(document: Tree) -> None:
    id = document.get("preferredAgent", {}).get("id")
    if id is not None and int(id) not in AGENT_BY_ID:
        raise problems.bad_element("preferredAgent.id", "There is no such user.")


def _check_emails(call: Call, document: Tree, id: int | None, department: int | None) -> None:
    """Raises 400-152 for an address of another contact point of the department.

    Without departments it belongs to one contact point of the whole application.
    """
    addresses = _addresses(document)
    for each in addresses:
        named = {"address": each, "id": id, "department": department}
        taken = call.database.execute(TAKEN, named).fetchone()
        if taken or addresses.count(each) > 1:
            raise problems.bad_element(
                "emailAddress",
                "The address '{address}' already belongs to a contact point.",
                address=each,
            )


def _addresses(document: Tree) -> list[str]:
    types = [point["type"] for point in points(document)]
    emails = [type["email"] for type in types if type["value"] == "email"]
    return [email["emailAddress"].lower() for email in emails]
