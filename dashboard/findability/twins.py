"""What two customers may have in common: a number, an address, or name and postal address."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.findability.faults import Question, points_of, read_number
from dashboard.reading import addresses
from dashboard.reading.text import compact_text

MANY = 5


class Likeness(TextChoices):
    MANY = "many", _("One number shared by many")
    NUMBER = "number", _("The same number")
    ADDRESS = "address", _("The same e-mail address")
    HOME = "home", _("The same name and postal address")


@dataclass(frozen=True, slots=True)
class Trait:
    """A value of one customer in the one form in which equal values are equal.

    `stored` is how it is written, `question` how ECE finds who has it just so, None where ECE can't
    be searched by it.
    """

    likeness: Likeness
    value: str
    stored: str
    question: Question | None


@dataclass(frozen=True, slots=True)
class Twins:
    """Customers who have a value in common; where `is_least`, there are more of them."""

    likeness: Likeness
    stored: str
    ids: tuple[str, ...]
    is_least: bool


def traits(customer: ece.Customer) -> Iterator[Trait]:
    """Yield what other customers may have in common with this one."""
    name = compact_text(customer.name).casefold()
    for point in points_of(customer):
        if point.kind == "phone" and point.digits:
            yield number_trait(point)
        elif point.kind == "email" and "@" in point.email:
            value = addresses.canonical(point.email)
            question = Question("email", point.email)
            yield Trait(Likeness.ADDRESS, value, point.email, question)
        elif point.kind == "postal" and name:
            home = compact_text(point.text).casefold()
            stored = f"{customer.name}, {point.text}"
            yield Trait(Likeness.HOME, f"{name}\n{home}", stored, None)


def number_trait(point: ece.ContactPoint) -> Trait:
    phone = read_number(point.text)
    value = point.digits
    if phone:
        value = phone.digits
    return Trait(Likeness.NUMBER, value, point.text, Question("phone", point.digits))


def twins_of(trait: Trait, ids: tuple[str, ...], *, is_least: bool) -> Twins:
    """Return the customers who share the trait; a number of many customers is no sign of twins."""
    likeness = trait.likeness
    if likeness == Likeness.NUMBER and len(ids) >= MANY:
        likeness = Likeness.MANY
    return Twins(likeness, trait.stored, ids, is_least)
