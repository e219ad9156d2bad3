"""Searches: conditions that all have to be met, an order, and one page of what meets them."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.sandbox.wire.moments import Range, written
from dashboard.sandbox.wire.parameters import CUSTOM, Window
from dashboard.sandbox.world.configured import custom_attributes_of
from dashboard.sandbox.world.database import Connection


@dataclass(slots=True)
class Selection:
    """Rows of `table`; `sorts` maps names of attributes to what is sorted by."""

    table: str
    sorts: Mapping[str, str]
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def where(self, condition: str, *values: Any) -> None:
        self.conditions.append(condition)
        self.values.extend(values)

    def where_in(self, column: str, values: Iterable[Any]) -> None:
        values = tuple(values)
        self.where(f"{column} IN ({_marks(values)})", *values)

    def where_within(self, column: str, range: Range) -> None:
        start, end = range
        if start:
            self.where(f"{column} >= ?", written(start))
        if end:
            self.where(f"{column} <= ?", written(end))

    def where_reached(self, column: str, kinds: tuple[str, ...], value: str) -> None:
        """The customer in `column` has `value` as a contact point of one of `kinds`."""
        found = f"SELECT customer FROM reach WHERE kind IN ({_marks(kinds)}) AND value = ?"
        self.where(f"{column} IN ({found})", *kinds, value)

    def where_custom(self, object: str, name: str, value: str) -> None:
        found = "SELECT holder FROM attribute WHERE object = ? AND name = ? AND value = ?"
        self.where(f"{self.table}.id IN ({found})", object, name, value)

    def count(self, connection: Connection) -> int:
        return connection.count(f"SELECT count(*) FROM {self.table}{self._where}", self.values)

    def ids(
        self,
        connection: sqlite3.Connection,
        order: tuple[str, str] = ("", "asc"),
        window: Window | None = None,
    ) -> list[int]:
        """Ids of the page in order; equal ones by id ascending."""
        id = f"{self.table}.id"
        column, values = self.sorts.get(order[0], id), list(self.values)
        ties = "" if column == id else f", {id}"
        statement = f"SELECT {id} FROM {self.table}{self._where} ORDER BY {column} {order[1]}{ties}"
        if window:
            statement += " LIMIT ? OFFSET ?"
            values += [window.size, window.first]
        return [row[0] for row in connection.execute(statement, values)]

    @property
    def _where(self) -> str:
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def custom_sorts(object: str, table: str) -> dict[str, str]:
    """custom.<name> → the value that a row of `table` is sorted by, for every custom attribute of `object`."""
    value = (
        "(SELECT min(value) FROM attribute WHERE object = '{}' AND name = '{}' AND holder = {}.id)"
    )
    return {
        CUSTOM + each.name: value.format(object, each.name, table)
        for each in custom_attributes_of(object)
    }


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))
