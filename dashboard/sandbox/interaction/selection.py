"""Searches: criteria that all have to be met, an order, and one page of what meets them."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.sandbox.wire.moments import Range, written
from dashboard.sandbox.wire.parameters import CUSTOM, Window
from dashboard.sandbox.world.database import Connection


@dataclass(slots=True)
class Selection:
    """`object` is whose custom attributes can be sorted by; `sorts` maps attribute names to columns."""

    table: str
    object: str
    sorts: Mapping[str, str]
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def where(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def where_in(self, column: str, values: Iterable[Any]) -> None:
        values = tuple(values)
        self.where(f"{column} IN ({', '.join('?' * len(values))})", *values)

    def where_within(self, column: str, range: Range) -> None:
        start, end = range
        if start:
            self.where(f"{column} >= ?", written(start))
        if end:
            self.where(f"{column} <= ?", written(end))

    def where_custom(self, object: str, name: str, value: str) -> None:
        self.where(
            f"{self.table}.id IN (SELECT holder FROM attribute WHERE object = ? AND name = ? AND value = ?)",
            object, name, value,
        )  # fmt: skip

    def count(self, connection: Connection) -> int:
        return connection.count(f"SELECT count(*) FROM {self.table}{self._where}", self.values)

    def ids(
        self, connection: sqlite3.Connection, order: tuple[str, str] = ("id", "asc"), window: Window | None = None
    ) -> list[int]:
        """Ids of the page in order; equal ones by id ascending."""
        column, values = self._sort_column(order[0])
        statement = f"SELECT {self.table}.id FROM {self.table}{self._where} ORDER BY {column} {order[1]}"
        if column != f"{self.table}.id":
            statement += f", {self.table}.id"
        values = [*self.values, *values]
        if window:
            statement += " LIMIT ? OFFSET ?"
            values += [window.size, window.first]
        return [row[0] for row in connection.execute(statement, values)]

    @property
    def _where(self) -> str:
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""

    def _sort_column(self, name: str) -> tuple[str, list[Any]]:
        if not name.startswith(CUSTOM):
            return self.sorts.get(name, f"{self.table}.id"), []
        statement = f"SELECT min(value) FROM attribute WHERE object = ? AND name = ? AND holder = {self.table}.id"
        return f"({statement})", [self.object, name.removeprefix(CUSTOM)]
