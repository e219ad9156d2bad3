"""A supervisor in Berlin, and the far side's own database beside the list."""

import sqlite3
from pathlib import Path

import pytest

from tests.unread.days import Days
from tests.unread.world import ZONE


@pytest.fixture
def supervisor(desk):
    desk.sign_in("frank", time_zone=ZONE.key)
    return desk


@pytest.fixture
def database(sandbox):
    """The world of the sandbox, to look into."""
    arguments = sandbox.process.args
    connection = sqlite3.connect(Path(arguments[arguments.index("--db") + 1]), isolation_level=None)
    yield connection
    connection.close()


@pytest.fixture
def change(database, sandbox):
    """Change the world with a statement, `change(statement, values)`, until the end of the test.
    The sandbox notices
    because a customer is edited as well."""
    line = sandbox.signed_in("frank")

    def execute(statement, values=()) -> None:
        database.execute(statement, values)
        edited = {"id": "1000", "entitlements": "changed by a test"}
        line.put("/ws/v12/interaction/customer", json=edited).raise_for_status()

    yield execute
    sandbox.reset()


@pytest.fixture
def days(monkeypatch, sandbox):
    yield Days(monkeypatch, sandbox)
    sandbox.reset()
