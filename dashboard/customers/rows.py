"""The rows of a customer list, every text of them ready."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypedDict

from django.utils.translation import gettext

from dashboard import ece
from dashboard.customers.columns import CustomerColumn
from dashboard.pages.columns import texts_of
from dashboard.pages.lists import Column, ListQuery, heads, hrefs, label, shortened
from dashboard.pages.names import visible_name
from dashboard.reading.names import isolated

POINTS_SHOWN = 2
LESS_WANTED = {"social": 1, "website": 1, "postal": 2}

type Matches = Callable[[ece.ContactPoint], bool]
type Located = tuple[ece.ContactPoint, ece.ContactPerson]


class CustomerRow(TypedDict):
    """`match` is the contact point that was searched for, `via` says whose it is; `points` are some
    of the others and `more` says how many are not shown. `href` and `tick_label` are "" for a
    customer whose ID is not known."""

    href: str
    id: str
    name: str
    tick_label: str
    type: str
    department: str
    match: str
    via: str
    points: Sequence[str]
    more: str
    extra: Sequence[str]


class CustomerRows:
    """Makes the rows of one list. What is the same in all of them is made once.

    `matches` tells which contact point was searched for; `extra` are the columns beside the
    usual ones.
    """

    def __init__(self, matches: Matches, extra: Sequence[CustomerColumn]) -> None:
        self.matches = matches
        self.extra = extra
        self.href = hrefs("customer")
        self.tick_label = gettext("Compare %(name)s")
        self.via = gettext("via %(name)s")

    def rows(self, customers: Iterable[ece.Customer]) -> list[CustomerRow]:
        return [self.row(customer) for customer in customers]

    def row(self, customer: ece.Customer) -> CustomerRow:
        name = shortened(visible_name(customer.name))
        points = located_points(customer)
        match = self.find_match(points)
        others = other_points(points, match)
        shown = POINTS_SHOWN - bool(match)
        row = CustomerRow(
            href=self.href(customer.id),
            id=customer.id,
            name=name,
            tick_label=self.tick_label % {"name": isolated(name)},
            type=label(customer.type),
            department=department_of(customer),
            match="",
            via="",
            points=[shortened(text) for text in others[:shown]],
            more=number_left(len(others) - shown),
            extra=texts_of(self.extra, customer),
        )
        if match:
            row["match"] = shortened(match[0].text)
            row["via"] = self.whose(match, customer)
        return row

    def find_match(self, points: Iterable[Located]) -> Located | None:
        for located in points:
            if self.matches(located[0]):
                return located
        return None

    def whose(self, match: Located, customer: ece.Customer) -> str:
        """Return "via Ann", or "" where the contact person goes by the customer's own name."""
        name = match[1].name
        if not name or name == customer.name:
            return ""
        return self.via % {"name": isolated(shortened(name))}


def customer_cells(extra: Iterable[CustomerColumn], customer: ece.Customer) -> list[str]:
    """Return a customer as a line of a file, nothing shortened; `extra` are the columns beside the
    usual ones."""
    points = [point.text for point, _person in located_points(customer)]
    return [
        visible_name(customer.name),
        customer.id,
        label(customer.type),
        department_of(customer),
        "; ".join(filter(None, points)),
        *(column.text(customer) for column in extra),
    ]


def number_left(count: int) -> str:
    """Return "+2", or "" where none are left."""
    return f"+{count}" if count > 0 else ""


def department_of(customer: ece.Customer) -> str:
    return customer.department.name if customer.department else ""


def located_points(customer: ece.Customer) -> list[Located]:
    """Return each contact point with the contact person it belongs to."""
    points: list[Located] = []
    for person in customer.contact_persons:
        points.extend((point, person) for point in person.contact_points)
    return points


def other_points(points: Iterable[Located], match: Located | None) -> list[str]:
    """Return the texts of those that do not match: phones and e-mail addresses first, of another
    kind than the match."""
    others = [point for point, _person in points if not match or point is not match[0]]
    if len(others) > 1:
        kind = match and match[0].kind
        others.sort(key=lambda point: (LESS_WANTED.get(point.kind, 0), point.kind == kind))
    return list(filter(None, (point.text for point in others)))


def customer_columns(
    query: ListQuery, sorts: Iterable[str], extra: Iterable[CustomerColumn]
) -> list[Column]:
    """Return the heads of a customer list; `extra` are the columns beside the usual ones."""
    plain = [
        ("customerName", gettext("Name"), False),
        ("id", gettext("ID"), True),
        ("type", gettext("Type"), False),
        ("", gettext("Department"), False),
        ("", gettext("Contact points"), False),
    ]
    return heads(plain, query, sorts, [(each.sort, each.label) for each in extra])
