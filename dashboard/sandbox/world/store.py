"""Rows of customers, cases and activities: written here for the seed, for creates and for edits."""

import json
import sqlite3
from functools import cache

from dashboard.sandbox.trees import Tree, custom_values, persons
from dashboard.sandbox.world.findable import attributes, reaches

PARTS_OF_NAME = ("firstName", "middleName", "lastName")


def insert_customer(
    connection: sqlite3.Connection,
    id: int,
    department: int | None,
    document: Tree,
    moment: str,
    by: int | None,
) -> None:
    """`document` is a customer as the create call has it, with ids in its persons and points."""
    name = customer_name(document)
    row = {
        "id": id,
        "department": department,
        "type": document["type"]["value"],
        "name": name,
        "folded": name.casefold(),
        "created": moment,
        "created_by": by,
        "modified": moment,
        "modified_by": by,
    }
    _insert(connection, "customer", row)
    _insert(connection, "document", {"customer": id, "content": written(document)})
    _index(connection, id, document)


def update_customer(
    connection: sqlite3.Connection,
    id: int,
    document: Tree,
    moment: str,
    by: int | None,
) -> None:
    name = customer_name(document)
    connection.execute(
        "UPDATE customer SET name = ?, folded = ?, modified = ?, modified_by = ? WHERE id = ?",
        (name, name.casefold(), moment, by, id),
    )
    connection.execute(
        "UPDATE document SET content = ? WHERE customer = ?",
        (written(document), id),
    )
    connection.execute("DELETE FROM reach WHERE customer = ?", (id,))
    connection.execute(
        "DELETE FROM attribute WHERE holder = ? AND object IN ('customer', 'contactPerson')",
        (id,),
    )
    _index(connection, id, document)


def insert_case(connection: sqlite3.Connection, row: Tree, content: Tree) -> None:
    """`content` holds what is only shown: description, notes, custom attributes …"""
    _insert(connection, "cases", {**row, "content": written(content)})
    _index_custom(connection, "case", row["id"], content)


def insert_activity(connection: sqlite3.Connection, row: Tree, content: Tree) -> None:
    """`content` holds what is only shown: subject, text, addresses, custom attributes."""
    _insert(connection, "activity", {**row, "content": written(content)})
    _index_custom(connection, "activity", row["id"], content)


def customer_name(document: Tree) -> str:
    """Individuals are called after their contact person, others as somebody named them."""
    if document["type"]["value"] != "individual":
        return str(document["customerName"])
    person = persons(document)[0]
    return " ".join(person[part] for part in PARTS_OF_NAME if person.get(part))


def written(tree: Tree) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _index(connection: sqlite3.Connection, id: int, document: Tree) -> None:
    connection.executemany(
        "INSERT INTO reach VALUES (?, ?, ?)",
        [(*reach, id) for reach in reaches(document)],
    )
    connection.executemany(
        "INSERT INTO attribute VALUES (?, ?, ?, ?)",
        [(*attribute, id) for attribute in attributes(document)],
    )


def _index_custom(connection: sqlite3.Connection, object: str, id: int, content: Tree) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO attribute VALUES (?, ?, ?, ?)",
        [(object, name, value, id) for name, value in custom_values(content)],
    )


def _insert(connection: sqlite3.Connection, table: str, row: Tree) -> None:
    connection.execute(_statement(table, tuple(row)), row)


@cache
def _statement(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(names)
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table} ({columns}) VALUES ({values})"
