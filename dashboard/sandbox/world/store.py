"""Rows of customers, cases and activities: written here for the seed and for the calls that create and edit."""

import json
import sqlite3
from functools import cache

from dashboard.sandbox.trees import Tree, custom_values
from dashboard.sandbox.world.findable import attributes, reaches


def insert_customer(
    connection: sqlite3.Connection,
    id: int,
    department: int | None,
    document: Tree,
    moment: str,
    by: int | None,
) -> None:
    """`document` is a customer as the create call has it, with ids in its contact persons and contact points."""
    name = customer_name(document)
    connection.execute(
        "INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            id,
            department,
            document["type"]["value"],
            name,
            name.casefold(),
            moment,
            by,
            moment,
            by,
        ),
    )
    connection.execute("INSERT INTO document VALUES (?, ?)", (id, _json(document)))
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
        (_json(document), id),
    )
    connection.execute("DELETE FROM reach WHERE customer = ?", (id,))
    connection.execute(
        "DELETE FROM attribute WHERE holder = ? AND object IN ('customer', 'contactPerson')",
        (id,),
    )
    _index(connection, id, document)


def insert_case(connection: sqlite3.Connection, row: Tree, content: Tree) -> None:
    """`content` holds what is only shown: description, solution, notes, related cases and custom attributes."""
    _insert(connection, "cases", row | {"content": _json(content)})
    connection.executemany(
        "INSERT OR IGNORE INTO attribute VALUES ('case', ?, ?, ?)",
        [(name, value, row["id"]) for name, value in custom_values(content)],
    )


def insert_activity(connection: sqlite3.Connection, row: Tree, content: Tree) -> None:
    _insert(connection, "activity", row | {"content": _json(content)})


def customer_name(document: Tree) -> str:
    """Individuals are called after their contact person, groups and corporations as somebody named them."""
    if document["type"]["value"] != "individual":
        return document["customerName"]
    person = document["contactPersons"]["contactPerson"][0]
    return " ".join(
        person[part] for part in ("firstName", "middleName", "lastName") if person.get(part)
    )


def _index(connection: sqlite3.Connection, id: int, document: Tree) -> None:
    connection.executemany(
        "INSERT INTO reach VALUES (?, ?, ?)",
        [(*reach, id) for reach in reaches(document)],
    )
    connection.executemany(
        "INSERT INTO attribute VALUES (?, ?, ?, ?)",
        [(*attribute, id) for attribute in attributes(document)],
    )


def _insert(connection: sqlite3.Connection, table: str, row: Tree) -> None:
    connection.execute(_statement(table, tuple(row)), row)


@cache
def _statement(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
