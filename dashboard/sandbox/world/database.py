"""Where the customers, cases and activities of the sandbox live: one SQLite file."""

import queue
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CONNECTIONS = 8
MOST_COUNTS = 1000

SCHEMA = """
CREATE TABLE counter (name TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE customer (
    id INTEGER PRIMARY KEY, department INTEGER, type TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
    created TEXT NOT NULL, created_by INTEGER, modified TEXT NOT NULL, modified_by INTEGER
);
CREATE TABLE document (customer INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE reach (kind TEXT, value TEXT, customer INTEGER, PRIMARY KEY (kind, value, customer)) WITHOUT ROWID;
CREATE TABLE attribute (
    object TEXT, name TEXT, value TEXT, holder INTEGER, PRIMARY KEY (object, name, value, holder)
) WITHOUT ROWID;
CREATE TABLE cases (
    id INTEGER PRIMARY KEY, customer INTEGER NOT NULL, department INTEGER, status TEXT NOT NULL, severity TEXT NOT NULL,
    subject TEXT NOT NULL, created TEXT NOT NULL, created_by INTEGER, modified TEXT NOT NULL, modified_by INTEGER,
    due TEXT, closed TEXT, closed_by INTEGER, owner INTEGER, folder TEXT, channel TEXT, content TEXT NOT NULL
);
CREATE TABLE activity (
    id INTEGER PRIMARY KEY, cases INTEGER NOT NULL, customer INTEGER NOT NULL, department INTEGER, mode TEXT NOT NULL,
    type TEXT NOT NULL, status TEXT NOT NULL, substatus TEXT NOT NULL, secure INTEGER NOT NULL, seen INTEGER NOT NULL,
    created TEXT NOT NULL, modified TEXT NOT NULL, completed TEXT, sent TEXT, assigned INTEGER, queue INTEGER,
    content TEXT NOT NULL
);
"""

INDEXES = """
CREATE INDEX customer_created ON customer (created, department);
CREATE INDEX attribute_holder ON attribute (holder, object, name);
CREATE INDEX reach_customer ON reach (customer);
CREATE INDEX cases_customer ON cases (customer);
CREATE INDEX cases_department ON cases (department, status);
CREATE INDEX cases_owner ON cases (owner);
CREATE INDEX cases_created ON cases (created);
CREATE INDEX cases_modified ON cases (modified);
CREATE INDEX cases_closed ON cases (closed);
CREATE INDEX activity_customer ON activity (customer);
CREATE INDEX activity_case ON activity (cases);
CREATE INDEX activity_unread ON activity (sent, customer)
    WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0;
"""

FIRST_ID = 1000
APPLICATION_ID = 0x45434521
VERSION = 1


class Connection(sqlite3.Connection):
    """One that remembers what was counted until something is written: in a big world, counting is what takes time."""

    world: "World"

    def count(self, statement: str, values: Sequence[Any]) -> int:
        counts, key = self.world.counts, (statement, *values)
        number = counts.get(key)
        if number is None:
            number = self.execute(statement, values).fetchone()[0]
            if len(counts) >= MOST_COUNTS:
                counts.clear()
            counts[key] = number
        return number


class World:
    """Every request borrows one of a few connections, so that memory stays bounded however many clients are there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_changed = False
        self.counts: dict[tuple[Any, ...], int] = {}
        self._idle: queue.LifoQueue[Connection] = queue.LifoQueue()
        self._write_lock = threading.Lock()
        for _ in range(CONNECTIONS):
            self._idle.put(self._connect())

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        connection = self._idle.get()
        try:
            yield connection
        finally:
            self._idle.put(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, kept when the block ends and undone when it raises."""
        with self._write_lock, self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            self.is_changed, self.counts = True, {}

    def copy_to(self, path: Path) -> None:
        with self.reading() as connection, opened(path) as copy:
            connection.backup(copy)
        self.is_changed = False

    def restore(self, path: Path) -> None:
        """Become again what `copy_to` wrote to `path`."""
        with (
            self._write_lock,
            self.reading() as connection,
            opened(path) as copy,
        ):
            copy.backup(connection)
        self.is_changed, self.counts = False, {}

    def _connect(self) -> Connection:
        how = {
            "check_same_thread": False,
            "isolation_level": None,
            "timeout": 30,
            "factory": Connection,
        }
        connection = sqlite3.connect(self.path, **how)
        connection.world = self
        connection.row_factory = sqlite3.Row
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000;"
        )
        return connection


def is_whole(path: Path) -> bool:
    """Whether the file holds a world that was filled to the end. Raises OSError when it holds something else."""
    with opened(path) as connection:
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application_id != APPLICATION_ID:
        raise OSError(f"{path} is something else than a world of the sandbox.")
    return version == VERSION


def new_id(connection: sqlite3.Connection, name: str) -> int:
    """The next id of "customer", "contactPerson" or "contactPoint". Only inside `World.writing`."""
    row = connection.execute(
        "UPDATE counter SET next = next + 1 WHERE name = ? RETURNING next - 1",
        (name,),
    ).fetchone()
    return row[0]


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
