"""Fills an empty world. The same seed, day and number of customers give the same world anywhere."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from dashboard.sandbox import actors
from dashboard.sandbox.wire.moments import written
from dashboard.sandbox.world import tierney
from dashboard.sandbox.world.histories import Histories
from dashboard.sandbox.world.people import People, Person
from dashboard.sandbox.world.schema import APPLICATION_ID, FIRST_ID, INDEXES, SCHEMA, VERSION
from dashboard.sandbox.world.store import insert_customer

WORLDS = ("people", "documents")
SEED = 20210825
SWITCHBOARD_CUSTOMERS = 90
FIRST_CREATED_ID = 2801
BATCH = 5000
FASTEST = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -64000
"""

type Progress = Callable[[int], None]


def seed_documents(connection: sqlite3.Connection) -> None:
    """Fill the world with nobody.

    The first customer created gets the id that the first printed create example answers.
    """
    _begin(connection)
    _finish(
        connection,
        customer=FIRST_CREATED_ID,
        contactPerson=FIRST_ID,
        contactPoint=FIRST_ID,
    )


def seed_people(connection: sqlite3.Connection, customers: int, progress: Progress) -> None:
    """Fill the world: John Russel Tierney, those behind his switchboard, others."""
    draw = random.Random(SEED)
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    people = People(draw, today)
    histories = Histories(draw, today)
    _begin(connection)
    tierney.insert(connection)
    for done, person in enumerate(_everybody(people, customers), start=2):
        _insert(connection, person)
        histories.insert(connection, person)
        if done % BATCH == 0 or done == customers:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
            progress(done)
    _finish(connection, customer=FIRST_ID + customers, **people.next_ids)


def _begin(connection: sqlite3.Connection) -> None:
    """Create the tables. The version, set last, will tell that the file is whole."""
    _run(connection, FASTEST)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("BEGIN")
    _run(connection, SCHEMA)


def _finish(connection: sqlite3.Connection, **next_ids: int) -> None:
    _run(connection, INDEXES)
    connection.executemany("INSERT INTO counter VALUES (?, ?)", next_ids.items())
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _everybody(people: People, customers: int) -> Iterator[Person]:
    behind_switchboard = (actors.SALES, actors.QA)
    for id in range(FIRST_ID + 1, FIRST_ID + customers):
        if id <= FIRST_ID + SWITCHBOARD_CUSTOMERS:
            department = behind_switchboard[id % 2]
            yield people.behind_switchboard(id, department.id)
        else:
            yield people.anybody(id)


def _insert(connection: sqlite3.Connection, person: Person) -> None:
    insert_customer(
        connection,
        person.id,
        person.department,
        person.document,
        written(person.created),
        person.by,
    )


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in script.split(";"):
        connection.execute(statement)
