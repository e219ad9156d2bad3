"""What customers, cases and activities have in common: a search that is paged and sorted, and the ones of given ids."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.sandbox.actors import VIEW
from dashboard.sandbox.interaction.criteria import Criteria
from dashboard.sandbox.interaction.pages import answer_address, neighbours
from dashboard.sandbox.interaction.represent import link
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import (
    Window,
    read_attributes,
    read_ids,
    read_order,
    read_window,
)


@dataclass(frozen=True, slots=True)
class Resource:
    """`name` and `root` are its elements, `rows` selects from `table` what `represent` needs, `sorts` maps attributes
    to columns. `attributes` are shown when somebody asks for them."""

    name: str
    root: str
    table: str
    rows: str
    sorts: Mapping[str, str]
    attributes: tuple[str, ...]
    represent: Callable[[sqlite3.Row, Call, Collection[str]], Tree]

    def search(self, call: Call, criteria: Criteria) -> Reply:
        """One page of what meets the criteria and the actor may see, or 204. Raises 400 before 403."""
        order = read_order(call.parameters, self.sorts)
        window = read_window(call.parameters)
        wanted = read_attributes(call.parameters, self.attributes)
        selection = self.selected(call, criteria)
        count = selection.count(call.database)
        if window.first >= count:
            return Reply(204)
        found = self.shown(call, selection.ids(call.database, order, window), wanted)
        return Reply(200, self._page(call, found, window, count), self.root)

    def by_ids(self, call: Call) -> Reply:
        """All of those asked for, by id unless sorted. Raises 404 or 403 if one of them cannot be shown."""
        order = read_order(call.parameters, self.sorts)
        wanted = read_attributes(call.parameters, self.attributes)
        call.actor.need(VIEW)
        selection = self._selection()
        selection.where_in(f"{self.table}.id", self._read_ids(call))
        return Reply(
            200,
            {self.name: self.shown(call, selection.ids(call.database, order), wanted)},
            self.root,
        )

    def selected(self, call: Call, criteria: Criteria) -> Selection:
        selection = self._visible(call)
        criteria.narrow(selection, call)
        call.actor.need(VIEW)
        return selection

    def shown(self, call: Call, ids: Sequence[int], wanted: Collection[str]) -> list[Tree]:
        statement = f"{self.rows} WHERE {self.table}.id IN ({', '.join('?' * len(ids))})"
        rows = {row["id"]: row for row in call.database.execute(statement, ids)}
        return [self.represent(rows[id], call, wanted) for id in ids]

    def _page(self, call: Call, found: list[Tree], window: Window, count: int) -> Tree:
        """v12 and v20 put the links to the pages before and after beside the count, v3 beside the link to itself."""
        links = [] if self.name == "case" else [link("self", answer_address(call))]
        others, described = (
            neighbours(call, window, count),
            window.described(count),
        )
        if call.version == "v3":
            links += others
        elif others:
            described |= {"link": others}
        return ({"link": links} if links else {}) | {
            self.name: found,
            "paginationInfo": described,
        }

    def _read_ids(self, call: Call) -> list[int]:
        """The ids of the path. Raises 400 for what are no ids, 404-100 if one is unknown, 403-105 if one is foreign."""
        ids = read_ids(call.arguments["ids"])
        if unknown := self._missing_in(self._selection(), call, ids):
            raise problems.not_found(self.name, unknown)
        if foreign := self._missing_in(self._visible(call), call, ids):
            raise problems.not_yours(f"{self.name} {', '.join(map(str, foreign))}")
        return ids

    def _missing_in(self, selection: Selection, call: Call, ids: list[int]) -> list[int]:
        selection.where_in(f"{self.table}.id", ids)
        found = selection.ids(call.database)
        return [id for id in ids if id not in found]

    def _visible(self, call: Call) -> Selection:
        """What the actor may see: what is in its departments, or a customer what is its own."""
        selection = self._selection()
        if call.departments is not None:
            selection.where_in(f"{self.table}.department", call.departments)
        if call.actor.customer is not None:
            owner = "id" if self.name == "customer" else "customer"
            selection.where(f"{self.table}.{owner} = ?", call.actor.customer)
        return selection

    def _selection(self) -> Selection:
        return Selection(self.table, self.sorts)
