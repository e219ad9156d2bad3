"""Where the customers, cases and activities of the sandbox live: one SQLite file."""

import queue
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from dashboard.sandbox.world.schema import APPLICATION_ID, VERSION

CONNECTIONS = 8
MOST_COUNTS = 1000
PATIENCE = 30
CUSTOMER_BY_EMAIL = (
    "SELECT customer FROM reach WHERE kind = 'email' AND value = ? ORDER BY customer"
)


class Connection(sqlite3.Connection):
    """A connection that remembers what it counted until something is written.

    In a big world, counting is what takes time.
    """

    world: "World"

    def count(self, statement: str, values: Sequence[Any]) -> int:
        counts = self.world.counts
        key = (statement, *values)
        if key not in counts:
            (number,) = self.execute(statement, values).fetchone()
            if len(counts) >= MOST_COUNTS:
                counts.clear()
            counts[key] = number
            return int(number)
        return counts[key]


class World:
    """The open file. Every request borrows one of a few connections, so that memory is bounded."""

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
        """Lend a connection for one transaction, which is undone when the block raises."""
        with self._write_lock, self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            self.is_changed = True
            self.counts = {}

    def lent(self, *, writes: bool) -> AbstractContextManager[Connection]:
        if writes:
            return self.writing()
        return self.reading()

    def customer_reached_at(self, email: str) -> int | None:
        """Return the id of the first customer with that e-mail address, in lower case."""
        with self.reading() as connection:
            row = connection.execute(CUSTOMER_BY_EMAIL, (email,)).fetchone()
        if row is None:
            return None
        return int(row["customer"])

    def copy_to(self, path: Path) -> None:
        with self.reading() as connection, opened(path) as copy:
            connection.backup(copy)
        self.is_changed = False

    def restore(self, path: Path) -> None:
        """Become again what `copy_to` wrote to `path`."""
        with self._write_lock, self.reading() as connection, opened(path) as copy:
            copy.backup(connection)
        self.is_changed = False
        self.counts = {}

    def _connect(self) -> Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            factory=Connection,
        )
        connection.world = self
        connection.row_factory = sqlite3.Row
        connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000;"
        )
        return connection


def is_whole(path: Path) -> bool:
    """Return whether the file holds a world of today's shape that was filled to the end.

    Raises OSError when it holds something else than a world.
    """
    with opened(path) as connection:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise OSError(f"{path} is something else than a world of the sandbox.")
    return int(version) == VERSION


def new_id(connection: sqlite3.Connection, name: str) -> int:
    """Return the next id of "customer", "contactPerson" or "contactPoint".

    Only inside `World.writing`.
    """
    cursor = connection.execute(
        "UPDATE counter SET next = next + 1 WHERE name = ? RETURNING next - 1",
        (name,),
    )
    (id,) = cursor.fetchone()
    return int(id)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        yield connection
    finally:
        connection.close()
