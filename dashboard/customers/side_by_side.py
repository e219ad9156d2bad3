"""Several customers side by side: what each of them has, and where they differ."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

NO_LINES = ("–",)
SAME, PARTLY_SAME, DIFFERENT = "same", "partly same", "different"


@dataclass(frozen=True, slots=True)
class Value:
    """One of the things that a customer has. In a row that is not the same for all, `mark` is
    "shared" for what all of them have, "" for what more of them have than anything else, and
    "differs" for the rest."""

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, with what each customer has in a cell of its own. `likeness` is one of the three
    above; the order of what stands in a cell is no difference."""

    label: str
    cells: Sequence[Sequence[Value]]
    likeness: str


def compare(customers: Sequence[ece.Customer], labels: Labels) -> list[Row]:
    """Return a row for each fact that at least one of the customers has. No sensitive value is
    among them."""
    rows = []
    for label, read in facts(customers, labels):
        cells = [read(customer) for customer in customers]
        if any(cells):
            rows.append(row(label, cells))
    return rows


def row(label: str, cells: Iterable[Lines]) -> Row:
    filled = [lines or NO_LINES for lines in cells]
    holders = Counter(text for lines in filled for text in set(lines))
    others = {text: count for text, count in holders.items() if count < len(filled)}
    likeness = likeness_of(holders, others)
    marks = dict.fromkeys(holders, "" if likeness == SAME else "shared")
    marks.update(dict.fromkeys(others, "differs"))
    marks.update(dict.fromkeys(usual_texts(others), ""))
    values = {text: Value(text, mark) for text, mark in marks.items()}
    return Row(label, [[values[text] for text in lines] for lines in filled], likeness)


def likeness_of(holders: Mapping[str, int], others: Mapping[str, int]) -> str:
    """Return how alike they are, of whom some lack the `others`."""
    if not others:
        return SAME
    return PARTLY_SAME if len(others) < len(holders) else DIFFERENT


def usual_texts(holders: Mapping[str, int]) -> set[str]:
    """Return what more of them have than anything else; nothing for a tie or where each has
    something else."""
    most = max(holders.values(), default=1)
    usual = {text for text, count in holders.items() if count == most}
    return usual if most > 1 and len(usual) == 1 else set()


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
