"""Several customers side by side: what each of them has, and where they differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext

from dashboard import ece
from dashboard.customers.lines import Fact, Lines, lines
from dashboard.customers.person_facts import what_persons_are_like
from dashboard.pages import lists
from dashboard.pages.columns import custom_text
from dashboard.pages.elements import COMPANY_ELEMENTS
from dashboard.pages.metadata import Labels


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


def compare(customers: Sequence[ece.Customer], labels: Labels) -> list[Row]:
    """Return a row for each fact that at least one of the customers has. No sensitive value is
    among them."""
    rows = []
    for label, read in facts(customers, labels):
        values = [read(customer) for customer in customers]
        if any(values):
            rows.append(row(label, values))
    return rows


def row(label: str, values: Sequence[Lines]) -> Row:
    usual = usual_value(values)
    cells = [Cell(lines, usual is not None and frozenset(lines) != usual) for lines in values]
    different = {frozenset(lines) for lines in values}
    return Row(label, tuple(cells), differs=len(different) > 1)


def usual_value(values: Sequence[Lines]) -> frozenset[str] | None:
    """Return what more of them have than anything else, in whatever order; None for a tie."""
    (usual, count), *others = Counter(map(frozenset, values)).most_common(2)
    is_tie = bool(others) and others[0][1] == count
    return None if is_tie else usual


def facts(customers: Sequence[ece.Customer], labels: Labels) -> Iterator[Fact]:
    """Yield each fact: its label, and how it is read from a customer."""
    yield from who_they_are()
    yield from how_they_are_reached()
    yield from what_they_are_like()
    yield from what_companies_have()
    for name in custom_names(customers):
        yield labels.label("customer", name), partial(custom_values, name, labels)
    yield from what_persons_are_like(customers, labels)
    yield from when_they_changed()


def who_they_are() -> Iterator[Fact]:
    yield gettext("Type"), lambda customer: choice(customer.type)
    yield gettext("Department"), lambda customer: named(customer.department)
    yield gettext("Contact persons"), names_of_persons


def how_they_are_reached() -> Iterator[Fact]:
    yield gettext("Phone"), partial(points, "phone")
    yield gettext("E-mail"), partial(points, "email")
    yield gettext("Address"), partial(points, "postal")
    yield gettext("Website"), partial(points, "website")
    yield gettext("Social network"), partial(points, "social")


def what_they_are_like() -> Iterator[Fact]:
    yield gettext("Level"), lambda customer: choice(customer.level)
    yield gettext("Role"), lambda customer: choice(customer.role)
    yield gettext("Industry"), lambda customer: choice(customer.industry)
    yield gettext("Market segment"), lambda customer: lines(customer.market_segment)
    yield gettext("Entitlements"), lambda customer: lines(customer.entitlements)
    yield gettext("Referred by"), lambda customer: choice(customer.how_referred)
    yield gettext("Preferred agent"), lambda customer: named(customer.preferred_agent)


def what_companies_have() -> Iterator[Fact]:
    for element in COMPANY_ELEMENTS:
        if not element.is_sensitive:
            yield str(element.label), partial(element_of_customer, element.name)


def when_they_changed() -> Iterator[Fact]:
    written = lists.moments()
    yield gettext("Created"), lambda customer: lines(written(customer.created))
    yield gettext("Created by"), lambda customer: named(customer.created_by)
    yield gettext("Last modified"), lambda customer: lines(written(customer.last_modified))
    yield gettext("Last modified by"), lambda customer: named(customer.last_modified_by)


def element_of_customer(name: str, customer: ece.Customer) -> Lines:
    return lines(str(getattr(customer, name) or ""))


def custom_names(customers: Sequence[ece.Customer]) -> list[str]:
    """Return the names of the custom attributes that the customers themselves have, each once."""
    names: dict[str, None] = {}
    for customer in customers:
        names.update(dict.fromkeys(attribute.name for attribute in customer.custom_attributes))
    return list(names)


def custom_values(name: str, labels: Labels, customer: ece.Customer) -> Lines:
    return lines(custom_text("customer", name, labels, (customer,)))


def names_of_persons(customer: ece.Customer) -> Lines:
    return lines(*(person.name for person in customer.contact_persons))


def points(kind: str, customer: ece.Customer) -> Lines:
    texts: list[str] = []
    for person in customer.contact_persons:
        texts.extend(point.text for point in person.contact_points if point.kind == kind)
    return lines(*texts)


def choice(value: ece.Choice | None) -> Lines:
    return lines(lists.label(value))


def named(thing: ece.Department | ece.Agent | None) -> Lines:
    return lines(thing.name) if thing else ()
