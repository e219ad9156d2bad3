"""Searches: conditions that all have to be met, an order, and one page of what meets them."""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.sandbox.wire.moments import Range, written
from dashboard.sandbox.wire.parameters import CUSTOM, Window
from dashboard.sandbox.world.configured import custom_attributes_of
from dashboard.sandbox.world.database import Connection

VALUE_OF_CUSTOM = (
    "(SELECT min(value) FROM attribute"
    " WHERE object = '{object}' AND name = '{name}' AND holder = {table}.id)"
)

type Order = tuple[str, str]

UNSORTED: Order = ("", "asc")


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

    def where_in(self, column: str, values: Collection[Any]) -> None:
        self.where(f"{column} IN ({_marks(values)})", *values)

    def where_within(self, column: str, range: Range) -> None:
        start, end = range
        if start:
            self.where(f"{column} >= ?", written(start))
        if end:
            self.where(f"{column} <= ?", written(end))

    def where_reached(self, column: str, kinds: Collection[str], value: str) -> None:
        """The customer in `column` has `value` as a contact point of one of `kinds`."""
        reached = f"SELECT customer FROM reach WHERE kind IN ({_marks(kinds)}) AND value = ?"
        self.where(f"{column} IN ({reached})", *kinds, value)

    def where_custom(self, object: str, name: str, value: str) -> None:
        holders = "SELECT holder FROM attribute WHERE object = ? AND name = ? AND value = ?"
        self.where(f"{self.table}.id IN ({holders})", object, name, value)

    def count(self, connection: Connection) -> int:
        statement = f"SELECT count(*) FROM {self.table}{self._where}"
        return connection.count(statement, self.values)

    def ids(
        self,
        connection: sqlite3.Connection,
        order: Order = UNSORTED,
        window: Window | None = None,
    ) -> list[int]:
        """Return the ids of the page in order; equal ones by id ascending."""
        attribute, direction = order
        id = f"{self.table}.id"
        by = f"{self.sorts.get(attribute, id)} {direction}"
        if self.sorts.get(attribute, id) != id:
            by += f", {id}"
        statement = f"SELECT {id} FROM {self.table}{self._where} ORDER BY {by}"
        values = list(self.values)
        if window:
            statement += " LIMIT ? OFFSET ?"
            values += [window.size, window.first]
        return [row[0] for row in connection.execute(statement, values)]

    @property
    def _where(self) -> str:
        if not self.conditions:
            return ""
        return " WHERE " + " AND ".join(self.conditions)


def custom_sorts(object: str, table: str) -> dict[str, str]:
    """Return custom.<name> → the value that a row of `table` is sorted by, for every attribute."""
    sorts = {}
    for attribute in custom_attributes_of(object):
        sorts[CUSTOM + attribute.name] = VALUE_OF_CUSTOM.format(
            object=object,
            name=attribute.name,
            table=table,
        )
    return sorts


def _marks(values: Collection[Any]) -> str:
    return ", ".join("?" * len(values))
