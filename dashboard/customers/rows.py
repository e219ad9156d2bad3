"""The rows of a customer list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.cells import bdi, link
from dashboard.pages.lists import Column, ListQuery, heads, label, shortened, values_of

POINTS_SHOWN = 2
LESS_WANTED = {"social": 1, "website": 1, "postal": 2}

type Matches = Callable[[ece.ContactPoint], bool]


@dataclass(frozen=True, slots=True)
class CustomerRow:
    id: str
    tick: SafeString | str
    name: SafeString
    type: str
    department: str
    points: SafeString
    extra: tuple[str, ...] = ()


def customer_row(
    customer: ece.Customer, href: str, matches: Matches, custom: Sequence[str] = ()
) -> CustomerRow:
    """One customer in a list. `matches(point)` tells which contact point is the one that was searched for."""
    name = shortened(customer.name) or gettext("(no name)")
    return CustomerRow(
        id=customer.id,
        tick=tick(customer.id, name) if customer.id else "",
        name=SafeString(link(href, name)),
        type=label(customer.type),
        department=customer.department.name if customer.department else "",
        points=points_cell(customer, matches),
        extra=tuple(values_of((customer, *customer.contact_persons), name) for name in custom),
    )


def tick(id: str, name: str) -> SafeString:
    said = escape(gettext("Compare %(name)s") % {"name": name})
    return SafeString(
        f'<input type="checkbox" form="picked" name="ids" value="{escape(id)}" aria-label="{said}"> '
    )


def points_cell(customer: ece.Customer, matches: Matches) -> SafeString:
    """The contact point that was searched for, with whose it is, and of the others as many as there is room for:
    phones and e-mail addresses first, of another kind than the one that was searched for."""
    points = [
        (point, person) for person in customer.contact_persons for point in person.contact_points
    ]
    found, person = next((pair for pair in points if matches(pair[0])), (None, None))
    others = sorted(
        (point for point, _person in points if point is not found and point.text),
        key=lambda point: (
            LESS_WANTED.get(point.kind, 0),
            bool(found) and point.kind == found.kind,
        ),
    )
    shown = POINTS_SHOWN - bool(found)
    return SafeString(
        (f"<mark>{bdi(shortened(found.text))}</mark>" if found else "")
        + (via(person.name) if person and person.name and person.name != customer.name else "")
        + "".join(bdi(shortened(point.text)) for point in others[:shown])
        + (f"<span>+{len(others) - shown}</span>" if len(others) > shown else "")
    )


def via(person: str) -> str:
    return f"<span>{escape(gettext('via'))} {bdi(shortened(person))}</span>"


def customer_columns(asked: ListQuery, sorts: Iterable[str], custom: Iterable[str]) -> list[Column]:
    """Heads of a customer list; `custom` are the custom attributes that were searched by, each a sortable column."""
    plain = [
        ("customerName", gettext("Name"), False),
        ("id", gettext("ID"), True),
        ("type", gettext("Type"), False),
        ("", gettext("Department"), False),
        ("", gettext("Contact points"), False),
    ]
    return heads(plain, asked, sorts, custom)
