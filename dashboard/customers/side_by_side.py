"""Several customers side by side: what each of them has, and where they differ."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages import lists

type Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one customer has; `differs` where more of the others have something else in common."""

    lines: Lines
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    label: str
    cells: tuple[Cell, ...]
    differs: bool


def compare(customers: Sequence[ece.Customer]) -> list[Row]:
    """A row for each fact that at least one of the customers has. Nothing that is sensitive is among them."""
    rows = [
        row(label, [read(customer) for customer in customers]) for label, read in facts(customers)
    ]
    return [row for row in rows if any(cell.lines for cell in row.cells)]


def row(label: str, values: Sequence[Lines]) -> Row:
    usual = usual_value(values)
    cells = [
        Cell(lines, differs=usual is not None and frozenset(lines) != usual) for lines in values
    ]
    return Row(label, tuple(cells), differs=len(set(map(frozenset, values))) > 1)


def usual_value(values: Sequence[Lines]) -> frozenset[str] | None:
    """What more of them have than anything else, in whatever order; None for a tie."""
    (usual, count), *others = Counter(map(frozenset, values)).most_common(2)
    return None if others and others[0][1] == count else usual


def facts(
    customers: Sequence[ece.Customer],
) -> Iterator[tuple[str, Callable[[ece.Customer], Lines]]]:
    """Each fact with its label and how it is read from a customer."""
    yield gettext("Type"), lambda customer: lines(lists.label(customer.type))
    yield (
        gettext("Department"),
        lambda customer: lines(customer.department and customer.department.name),
    )
    yield (
        gettext("Contact persons"),
        lambda customer: lines(*(person.name for person in customer.contact_persons)),
    )
    yield gettext("Phone"), points("phone")
    yield gettext("E-mail"), points("email")
    yield gettext("Address"), points("postal")
    yield gettext("Website"), points("website")
    yield gettext("Social network"), points("social")
    yield gettext("Level"), lambda customer: lines(lists.label(customer.level))
    yield gettext("Role"), lambda customer: lines(lists.label(customer.role))
    yield gettext("Industry"), lambda customer: lines(lists.label(customer.industry))
    yield gettext("Market segment"), lambda customer: lines(customer.market_segment)
    yield gettext("Entitlements"), lambda customer: lines(customer.entitlements)
    yield gettext("Referred by"), lambda customer: lines(lists.label(customer.how_referred))
    yield (
        gettext("Preferred agent"),
        lambda customer: lines(customer.preferred_agent and customer.preferred_agent.name),
    )
    for name in custom_names(customers):
        yield name, custom_values(name)
    yield gettext("Created"), lambda customer: lines(lists.moment(customer.created))
    yield gettext("Last modified"), lambda customer: lines(lists.moment(customer.last_modified))


def custom_names(customers: Sequence[ece.Customer]) -> list[str]:
    """The custom attributes that the customers themselves have, each once."""
    return list(
        dict.fromkeys(
            attribute.name for customer in customers for attribute in customer.custom_attributes
        )
    )


def custom_values(name: str) -> Callable[[ece.Customer], Lines]:
    return lambda customer: lines(lists.values_of((customer,), name))


def points(kind: str) -> Callable[[ece.Customer], Lines]:
    def read(customer: ece.Customer) -> Lines:
        all_points = (
            point for person in customer.contact_persons for point in person.contact_points
        )
        return lines(*(point.text for point in all_points if point.kind == kind))

    return read


def lines(*texts: str | None) -> Lines:
    return tuple(lists.shortened(text) for text in texts if text)
