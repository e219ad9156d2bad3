"""What tests do to a world behind ECE's back: customers read their mail or change department."""

import sqlite3
from typing import Any

from dashboard.sandbox.actors import Department

SECURE_MAIL = "type = 'email' AND mode = 'outbound' AND secure = 1"


def read_mail(connection: sqlite3.Connection, id: int, moment: str) -> list[int]:
    """Mark one secure mail as read. Raises LookupError when there is no such mail.

    Return its id, or no id when it was read before.
    """
    if not _exists(connection, f"SELECT 1 FROM activity WHERE id = ? AND {SECURE_MAIL}", id):
        raise LookupError(f"there is no secure mail {id}")
    return _mark_read(connection, moment, "id = ?", id)


def read_mail_of(connection: sqlite3.Connection, customer: int, moment: str) -> list[int]:
    """Mark as read what the customer was sent up to `moment`; return the ids of these mails.

    Raises LookupError when there is no such customer.
    """
    _check_customer(connection, customer)
    return _mark_read(connection, moment, "customer = ? AND sent <= ?", customer, moment)


def move_customer(connection: sqlite3.Connection, id: int, department: Department) -> None:
    """Put a customer into another department; its cases and activities stay where they are.

    Raises LookupError when there is no such customer.
    """
    _check_customer(connection, id)
    connection.execute("UPDATE customer SET department = ? WHERE id = ?", (department.id, id))


def _mark_read(
    connection: sqlite3.Connection,
    moment: str,
    condition: str,
    *values: Any,
) -> list[int]:
    statement = (
        "UPDATE activity SET seen = 1, read_at = ?"
        f" WHERE seen = 0 AND {SECURE_MAIL} AND {condition} RETURNING id"
    )
    rows = connection.execute(statement, (moment, *values)).fetchall()
    return sorted(row["id"] for row in rows)


def _check_customer(connection: sqlite3.Connection, id: int) -> None:
    if not _exists(connection, "SELECT 1 FROM customer WHERE id = ?", id):
        raise LookupError(f"there is no customer {id}")


def _exists(connection: sqlite3.Connection, statement: str, id: int) -> bool:
    return connection.execute(statement, (id,)).fetchone() is not None
