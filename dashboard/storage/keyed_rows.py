"""Rows that every page reads by a key, in SQL that is made once a process.

Making it takes Django longer than the database takes to answer. What this file knows of Django's
inside is how `ModelIterable` makes objects of rows; a test holds it against the plain way.
"""

from functools import cached_property
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import FETCH_ONE, Model, QuerySet
from django.db.models.query import get_related_populators

A_KEY = "key"


class Statement(NamedTuple):
    """`converters` are by column, `names` those of the row itself; `populators` add the objects it
    refers to."""

    sql: str
    converters: list[Any]
    names: list[str]
    populators: list[Any]


class KeyedRows[Row: Model]:
    """Rows with a unique text in the column `key`; what `select_related` names comes with them."""

    def __init__(self, rows: QuerySet[Row], key: str) -> None:
        self.rows = rows
        self.key = key

    def get(self, key: str) -> Row | None:
        """Return the row with this key, or None."""
        with connection.cursor() as cursor:
            cursor.execute(self.statement.sql, [key])
            values = cursor.fetchone()
        return None if values is None else self.row_of(list(values))

    def row_of(self, values: list[Any]) -> Row:
        _sql, all_converters, names, populators = self.statement
        for place, (converters, column) in all_converters:
            for convert in converters:
                values[place] = convert(values[place], column, connection)
        row: Row = self.rows.model.from_db(DEFAULT_DB_ALIAS, names, values[: len(names)])
        for populator in populators:
            populator.populate(values, row)
        return row

    @cached_property
    def statement(self) -> Statement:
        compiler: Any = self.rows.filter(**{self.key: A_KEY}).query.get_compiler(DEFAULT_DB_ALIAS)
        sql, _parameters = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        return Statement(
            sql,
            converters=list(compiler.get_converters(columns).items()),
            names=[field.attname for field in self.rows.model._meta.concrete_fields],
            populators=get_related_populators(
                compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS, FETCH_ONE
            ),
        )
