"""Columns that a list has only where it was searched by them, or where the agent chose them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dashboard import ece
from dashboard.pages.lists import HasAttributes, shortened
from dashboard.pages.metadata import Labels


@dataclass(frozen=True, slots=True)
class ExtraColumn[Record]:
    """`name` is what the choice of the agent is stored as, `attributes` are what ECE is asked for
    to fill the column, () where that comes anyway, and `sort` is what ECE sorts it by."""

    name: str
    label: str
    text: Callable[[Record], str]
    attributes: Sequence[str] = ()
    sort: str = ""


def attributes_of[Record](columns: Iterable[ExtraColumn[Record]]) -> tuple[str, ...]:
    """Return what ECE is asked for to fill these columns, each name once."""
    names: dict[str, None] = {}
    for column in columns:
        names.update(dict.fromkeys(column.attributes))
    return tuple(names)


def texts_of[Record](columns: Iterable[ExtraColumn[Record]], record: Record) -> list[str]:
    return [shortened(column.text(record)) for column in columns]


def custom_text(object: str, name: str, labels: Labels, holders: Iterable[HasAttributes]) -> str:
    """Return the values of one custom attribute of these records, as they are displayed."""
    values: list[str] = []
    for holder in holders:
        for attribute in holder.custom_attributes:
            if attribute.name == name:
                values.extend(labels.values(object, attribute))
    return ", ".join(values)


def is_askable(name: str) -> bool:
    """Whether the attribute may stand in a list of names."""
    return "," not in name


def displayed(choice: ece.Choice | None) -> str:
    return choice.label if choice else ""


def named(thing: ece.Agent | None) -> str:
    return thing.name or thing.id if thing else ""
