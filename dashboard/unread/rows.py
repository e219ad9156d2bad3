"""One row a customer: since when they have unread mail, and how to reach them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.translation import gettext, ngettext

from dashboard import ece
from dashboard.pages.dates import whole_date
from dashboard.pages.lists import Column, ListQuery, heads, label, shortened
from dashboard.unread.chases import ChaseState
from dashboard.unread.unread_list import ListedCustomer

SORTS = ("since", "customerName", "id")
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Phone:
    """A number, and when the customer likes to be called at it."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class Contacts:
    """How to reach a customer. `more` counts what there was no room for."""

    phones: tuple[Phone, ...] = ()
    emails: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Age:
    """The day on which the oldest unread mail was sent, and how long ago that is; "" where it is
    not known.
    """

    day: str = ""
    words: str = ""
    days: int | None = None

    @classmethod
    def of(cls, days: Sequence[date], today: date) -> Self:
        if not days:
            return cls()
        count = (today - days[0]).days
        words = ngettext("%(count)s day", "%(count)s days", count) % {"count": count}
        if count == 0:
            words = gettext("today")
        return cls(whole_date(days[0]), words, count)

    @property
    def number(self) -> str:
        return "" if self.days is None else str(self.days)


@dataclass(frozen=True, slots=True)
class Row:
    """`is_visible` is False where ECE named a customer in the list and then says that there is
    none for this agent."""

    id: str
    name: str
    department: str
    age: Age
    contacts: Contacts
    is_visible: bool
    chase: ChaseState


def columns(query: ListQuery) -> list[Column]:
    """Return the heads; a list is sorted by age unless the query says otherwise."""
    plain = [
        ("since", gettext("Unread since"), False),
        ("customerName", gettext("Name"), False),
        ("id", gettext("ID"), True),
        ("", gettext("Phone and best time"), False),
        ("", gettext("E-mail"), False),
        ("", gettext("Secure mail"), False),
        ("", gettext("Chase"), False),
    ]
    return heads(plain, query, SORTS, ())


def row(
    listed: ListedCustomer,
    customer: ece.Customer | None,
    *,
    age: Age,
    chase: ChaseState,
    is_visible: bool,
    shown: int = SHOWN,
) -> Row:
    """Return the row of a customer, with at most `shown` phones and as many e-mail addresses."""
    contacts = Contacts()
    if customer:
        contacts = contacts_of(customer, shown)
    return Row(
        id=listed.id,
        name=shortened(listed.name) or gettext("(no name)"),
        department=shortened(listed.department),
        age=age,
        contacts=contacts,
        is_visible=is_visible,
        chase=chase,
    )


def contacts_of(customer: ece.Customer, shown: int) -> Contacts:
    points = [point for person in customer.contact_persons for point in person.contact_points]
    phones = [phone(point) for point in points if point.kind == "phone" and point.text]
    addresses = [point.email for point in points if point.kind == "email" and point.email]
    emails = [shortened(address) for address in dict.fromkeys(addresses)]
    more = max(0, len(phones) - shown) + max(0, len(emails) - shown)
    return Contacts(tuple(phones[:shown]), tuple(emails[:shown]), more)


def phone(point: ece.ContactPoint) -> Phone:
    times = filter(None, (label(point.days), label(point.times)))
    return Phone(shortened(point.text), shortened(", ".join(times)))
