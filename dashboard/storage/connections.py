"""Connections to the database are few, and nobody needs one while waiting for ECE.

SQLite lets one write at a time. So what every page writes is single statements: a transaction that
waits for the processor between two of them would keep the database from everybody else.
"""

from django.db import (
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connection,
)

# It does not answer, is read-only or full, lacks tables, or its role may not write.
FAULTS = (OperationalError, InterfaceError, InternalError, ProgrammingError)


def give_back() -> None:
    """Return this thread's connection to the pool, unless it is in the middle of a transaction.

    SQLite has no pool, and its connections cost nobody anything.
    """
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        connection.close()
