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

type Narrow = Callable[[Selection, Call, str, Any], None]
type Spell = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a search may be given in its query. All of it has to be met, and `weak` ones are not enough alone."""

    table: Mapping[str, Narrow]
    weak: tuple[str, ...] = ()

    def narrow(self, selection: Selection, call: Call) -> None:
        """Raises 400-112 when a criterion has to be there and none is, 400-102 for one that cannot be."""
        given = {name: value for name, value in call.parameters.items() if not name.startswith("$")}
        if call.actor.customer is None and not given.keys() - set(self.weak):
            raise problems.missing_parameter(name for name in self.table if name not in self.weak)
        for name, value in given.items():
            if not value:
                raise problems.bad_parameter(name, value, "It is empty.")
            self.table[name](selection, call, name, value)


def same(column: str) -> Narrow:
    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        selection.where(f"{column} = ?", value)

    return narrow


def same_id(column: str) -> Narrow:
    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        selection.where(f"{column} = ?", read_id(name, value))

    return narrow


def within(column: str) -> Narrow:
    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        selection.where_within(column, read_range(name, value))

    return narrow


def in_department(column: str) -> Narrow:
    """By name. Nothing is in a department that is not known."""

    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        department = DEPARTMENT_BY_NAME.get(value)
        selection.where(f"{column} = ?", department.id if department else -1)

    return narrow


def of_login(column: str) -> Narrow:
    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        selection.where_in(column, (agent.id for agent in AGENTS if agent.login == value))

    return narrow


def reached_at(column: str, kind: str, spelled: Spell = str) -> Narrow:
    """The customer in `column` has a contact point of that kind: email, facebook …"""

    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        selection.where_reached(column, (kind,), spelled(value))

    return narrow


def reached_by_phone(column: str, spelled: Spell = str) -> Narrow:
    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        kinds = ("phone", "liberal phone") if call.switches.phones == "liberal" else ("phone",)
        selection.where_reached(column, kinds, spelled(value))

    return narrow


def with_custom(object: str) -> dict[str, Narrow]:
    """custom.<name> for every attribute of `object` that may be searched."""
    searchable = (
        attribute.name for attribute in custom_attributes_of(object) if not attribute.encrypted
    )
    return {CUSTOM + name: _with_custom(object, name) for name in searchable}


def _with_custom(object: str, attribute: str) -> Narrow:
    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        selection.where_custom(object, attribute, value)

    return narrow
