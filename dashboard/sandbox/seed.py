"""Fills an empty world. The same seed, day and number of customers give the same world, whatever the machine."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from dashboard.sandbox import actors, tierney
from dashboard.sandbox.histories import Histories
from dashboard.sandbox.moments import written
from dashboard.sandbox.people import People, Person
from dashboard.sandbox.store import insert_customer
from dashboard.sandbox.world import FIRST_ID, INDEXES, SCHEMA, World

SEED = 20210825
SWITCHBOARD_CUSTOMERS = 90
FIRST_CREATED_ID = 2801
BATCH = 5000

type Progress = Callable[[int], None]


def seed_documents(world: World) -> None:
    """Nobody is there. The first customer created gets the id that the first printed create example answers."""
    with world.writing() as connection:
        _run(connection, SCHEMA)
        _run(connection, INDEXES)
        _set_counters(connection, customer=FIRST_CREATED_ID, contactPerson=FIRST_ID, contactPoint=FIRST_ID)


def seed_people(world: World, customers: int, progress: Progress) -> None:
    """John Russel Tierney, the customers who share his switchboard, and everybody else up to `customers`."""
    draw = random.Random(SEED)
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    people, histories = People(draw, today), Histories(draw, today)
    with world.writing() as connection:
        _run(connection, SCHEMA)
        tierney.insert(connection)
    everybody = _everybody(people, customers)
    for done in range(1, customers, BATCH):
        with world.writing() as connection:
            for _ in range(min(BATCH, customers - done)):
                person = next(everybody)
                created = written(person.created)
                insert_customer(connection, person.id, person.department, person.document, created, person.by)
                histories.insert(connection, person)
        progress(min(done + BATCH, customers))
    with world.writing() as connection:
        _run(connection, INDEXES)
        _set_counters(connection, customer=FIRST_ID + customers, **people.next_ids)


def _everybody(people: People, customers: int) -> Iterator[Person]:
    for id in range(FIRST_ID + 1, FIRST_ID + customers):
        if id <= FIRST_ID + SWITCHBOARD_CUSTOMERS:
            yield people.behind_switchboard(id, (actors.SALES.id, actors.QA.id)[id % 2])
        else:
            yield people.anybody(id)


def _set_counters(connection: sqlite3.Connection, **next_ids: int) -> None:
    connection.executemany("INSERT INTO counter VALUES (?, ?)", next_ids.items())


def _run(connection: sqlite3.Connection, script: str) -> None:
    for statement in script.split(";"):
        connection.execute(statement)
