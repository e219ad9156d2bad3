"""What the contact persons of several customers are like, side by side."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext

from dashboard import ece
from dashboard.customers.lines import Fact, Lines, lines
from dashboard.pages.columns import custom_text
from dashboard.pages.elements import GROUPS, PERSON, Element
from dashboard.pages.metadata import Labels

NAME_PARTS = ("first_name", "middle_name", "last_name")


def what_persons_are_like(customers: Sequence[ece.Customer], labels: Labels) -> Iterator[Fact]:
    for element in PERSON:
        if hasattr(ece.ContactPerson, element.name) and is_comparable(element):
            yield person_label(element), partial(element_of_persons, element)
    for name in custom_names_of_persons(customers):
        yield labels.label("contactPerson", name), partial(custom_values_of_persons, name, labels)


def is_comparable(element: Element) -> bool:
    """Whether it is no part of the name, which has a row of its own, and nothing sensitive."""
    return element.name not in NAME_PARTS and not element.is_sensitive


def person_label(element: Element) -> str:
    """Return the label, with the group before it where another element is called the same."""
    if element.group not in ("furigana", "greeting"):
        return str(element.label)
    parts = {"group": GROUPS[element.group], "label": element.label}
    return gettext("%(group)s: %(label)s") % parts


def element_of_persons(element: Element, customer: ece.Customer) -> Lines:
    return lines(*(in_words(element, person) for person in customer.contact_persons))


def in_words(element: Element, person: ece.ContactPerson) -> str:
    """Return what the person has; a consent that ECE does not know is not one that is missing."""
    value = getattr(person, element.name)
    match value:
        case True:
            return gettext("yes")
        case False:
            return gettext("no")
        case None if element.group == "consent":
            return gettext("not known")
    return str(value or "")


def custom_names_of_persons(customers: Sequence[ece.Customer]) -> list[str]:
    names: dict[str, None] = {}
    for customer in customers:
        for person in customer.contact_persons:
            names.update(dict.fromkeys(each.name for each in person.custom_attributes))
    return list(names)


def custom_values_of_persons(name: str, labels: Labels, customer: ece.Customer) -> Lines:
    return lines(custom_text("contactPerson", name, labels, customer.contact_persons))
