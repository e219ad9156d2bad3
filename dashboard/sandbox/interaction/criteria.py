"""Criteria of searches: a table says for each of them how it narrows a selection."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.sandbox.actors import AGENTS, DEPARTMENT_BY_NAME
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call
from dashboard.sandbox.wire.moments import read_range
from dashboard.sandbox.wire.parameters import CUSTOM, read_id
from dashboard.sandbox.world.configured import custom_attributes_of
from dashboard.sandbox.world.store import written

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion as the client gave it: its name and its value."""

    call: Call
    name: str
    value: Any


type Narrow = Callable[[Selection, Criterion], None]
type Spell = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a search may be given in its query.

    All of it has to be met, and `weak` ones are not enough alone.
    """

    table: Mapping[str, Narrow]
    weak: tuple[str, ...] = ()

    def narrow(self, selection: Selection, call: Call) -> None:
        """Raises 400-112 when a criterion has to be there and none is, 400-102 for a wrong one."""
        given = {name: value for name, value in call.parameters.items() if name[0] != "$"}
        strong = given.keys() - set(self.weak)
        if call.actor.customer is None and not strong:
            required = [name for name in self.table if name not in self.weak]
            raise problems.missing_parameter(required)
        for name, value in given.items():
            if not value:
                raise problems.bad_parameter(name, value, "It is empty.")
            narrow = self.table[name]
            narrow(selection, Criterion(call, name, value))


def same(column: str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        selection.where(f"{column} = ?", criterion.value)

    return narrow


def same_id(column: str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        id = read_id(criterion.name, criterion.value)
        selection.where(f"{column} = ?", id)

    return narrow


def within(column: str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        range = read_range(criterion.name, criterion.value)
        selection.where_within(column, range)

    return narrow


def in_department(column: str) -> Narrow:
    """By name. Nobody and no case is in a department that is not known."""

    def narrow(selection: Selection, criterion: Criterion) -> None:
        id = NOWHERE
        department = DEPARTMENT_BY_NAME.get(criterion.value)
        if department:
            id = department.id
        selection.where(f"{column} = ?", id)

    return narrow


def of_login(column: str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        ids = [agent.id for agent in AGENTS if agent.login == criterion.value]
        selection.where_in(column, ids)

    return narrow


def reached_at(column: str, kind: str) -> Narrow:
    """The customer in `column` has a contact point of that kind: facebook, twitter …"""

    def narrow(selection: Selection, criterion: Criterion) -> None:
        selection.where_reached(column, (kind,), criterion.value)

    return narrow


def reached_by_email(column: str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        selection.where_reached(column, ("email",), criterion.value.lower())
        if criterion.call.switches.emails == "strict":
            as_stored = written({"emailAddress": criterion.value})[1:-1]
            holders = "SELECT customer FROM document WHERE instr(content, ?) > 0"
            selection.where(f"{column} IN ({holders})", as_stored)

    return narrow


def reached_by_phone(column: str, spelled: Spell = str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        kinds: tuple[str, ...] = ("phone",)
        if criterion.call.switches.phones == "liberal":
            kinds = ("phone", "liberal phone")
        selection.where_reached(column, kinds, spelled(criterion.value))

    return narrow


def with_custom(object: str) -> dict[str, Narrow]:
    """custom.<name> for every attribute of `object` that may be searched."""
    table = {}
    for attribute in custom_attributes_of(object):
        if not attribute.encrypted:
            table[CUSTOM + attribute.name] = _with_custom(object, attribute.name)
    return table


def _with_custom(object: str, attribute: str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        selection.where_custom(object, attribute, criterion.value)

    return narrow
