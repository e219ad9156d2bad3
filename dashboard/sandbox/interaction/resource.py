"""What customers, cases and activities have in common: a paged search, and reads by id."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard.sandbox.actors import VIEW
from dashboard.sandbox.interaction.criteria import Criteria
from dashboard.sandbox.interaction.pages import answer_address, neighbours
from dashboard.sandbox.interaction.parts import link
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

type Represent = Callable[[sqlite3.Row, Call, Collection[str]], Tree]


@dataclass(frozen=True, slots=True)
class Resource:
    """`name` and `root` are its elements, `rows` selects from `table` what `represent` needs.

    `sorts` maps attributes to columns. `attributes` are shown when somebody wants them.
    """

    name: str
    root: str
    table: str
    rows: str
    sorts: Mapping[str, str]
    attributes: tuple[str, ...]
    represent: Represent

    def search(self, call: Call, criteria: Criteria) -> Reply:
        """Answer one page of what meets the criteria and the actor may see, or 204.

        Raises 400 before 403.
        """
        order = read_order(call.parameters, self._sortable(call))
        window = read_window(call.parameters)
        wanted = read_attributes(call.parameters, self.attributes)
        selection = self.selected(call, criteria)
        count = selection.count(call.database)
        if window.first >= count:
            return Reply(204)
        ids = selection.ids(call.database, order, window)
        page = self._page(call, self.shown(call, ids, wanted), window, count)
        return Reply(200, page, self.root)

    def by_ids(self, call: Call) -> Reply:
        """Answer all those that the path names, by id unless sorted.

        Raises 404 or 403 if one of them cannot be shown.
        """
        order = read_order(call.parameters, self._sortable(call))
        wanted = read_attributes(call.parameters, self.attributes)
        call.actor.need(VIEW)
        ids = read_ids(call.arguments["ids"])
        self.check_visible(call, ids)
        selection = self._selection()
        selection.where_in(f"{self.table}.id", ids)
        sorted_ids = selection.ids(call.database, order)
        return Reply(200, {self.name: self.shown(call, sorted_ids, wanted)}, self.root)

    def selected(self, call: Call, criteria: Criteria) -> Selection:
        selection = self._visible(call)
        criteria.narrow(selection, call)
        call.actor.need(VIEW)
        return selection

    def shown(self, call: Call, ids: Sequence[int], wanted: Collection[str]) -> list[Tree]:
        marks = ", ".join("?" * len(ids))
        statement = f"{self.rows} WHERE {self.table}.id IN ({marks})"
        rows = {row["id"]: row for row in call.database.execute(statement, ids)}
        return [self.represent(rows[id], call, wanted) for id in ids]

    def check_visible(self, call: Call, ids: list[int]) -> None:
        """Raises 404-100 if one of the ids is unknown, 403-105 if one is out of reach."""
        unknown = _missing(self._selection(), call, ids)
        if unknown:
            raise problems.not_found(self.name, unknown)
        foreign = _missing(self._visible(call), call, ids)
        if foreign:
            named = ", ".join(map(str, foreign))
            raise problems.not_yours(f"{self.name} {named}")

    def _sortable(self, call: Call) -> Collection[str]:
        """Return what this server sorts by. Of cases and activities nothing is printed."""
        if call.switches.sorts == "all":
            return self.sorts
        if self.name != "customer":
            return ()
        return [name for name in self.sorts if name != "id" or call.is_cloud]

    def _page(self, call: Call, shown: list[Tree], window: Window, count: int) -> Tree:
        """v12 and v20 put the links to other pages beside the count, v3 at the top."""
        links = []
        if self.name != "case":
            links.append(link("self", answer_address(call)))
        others = neighbours(call, window, count)
        described: Tree = {**window.described(count)}
        if call.is_cloud:
            links += others
        elif others:
            described["link"] = others
        page = {self.name: shown, "paginationInfo": described}
        if links:
            return {"link": links, **page}
        return page

    def _visible(self, call: Call) -> Selection:
        """Select what the actor may see: what is in its departments; a customer, its own."""
        selection = self._selection()
        if call.departments is not None:
            selection.where_in(f"{self.table}.department", call.departments)
        if call.actor.customer is not None:
            owner = "customer"
            if self.name == "customer":
                owner = "id"
            selection.where(f"{self.table}.{owner} = ?", call.actor.customer)
        return selection

    def _selection(self) -> Selection:
        return Selection(self.table, self.sorts)


def _missing(selection: Selection, call: Call, ids: list[int]) -> list[int]:
    selection.where_in(f"{selection.table}.id", ids)
    present = selection.ids(call.database)
    return [id for id in ids if id not in present]
