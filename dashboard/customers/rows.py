"""The rows of a customer list, every cell of them ready."""

from collections.abc import Callable, Collection, Iterable, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from dashboard import ece
from dashboard.customers.columns import CustomerColumn
from dashboard.pages.columns import texts_of
from dashboard.pages.hrefs import hrefs
from dashboard.pages.lists import Column, ListQuery, heads, label, shortened
from dashboard.pages.markup import CELL, bdi, each_filled, filled
from dashboard.pages.names import visible_name
from dashboard.reading.names import isolated

POINTS_SHOWN = 2
LESS_WANTED = {"social": 1, "website": 1, "postal": 2}
BOX = '<input type="checkbox" form="picked" name="ids" value="{0}" aria-label="{1}">'
TICKED = BOX.replace(">", " checked>")
ROW = '<tr role="row"><th scope="row" role="rowheader">{}</th>{}</tr>\n'
POINTS = '<td role="cell" class="points">{}</td>'
LEFT = "<span>+{}</span>"  # so many more are not shown
LINK = ' <a id="customer-{0}" href="{2}"><bdi>{3}</bdi></a>'

type Matches = Callable[[ece.ContactPoint], bool]
type Located = tuple[ece.ContactPoint, ece.ContactPerson]


class CustomerRows:
    """Makes the rows of one list. What is the same in all of them is made once.

    `matches` tells which contact point was searched for; `extra` are the columns beside the
    usual ones, of which some may be `hidden`, and `ticked` the IDs of those who are to be compared.
    """

    def __init__(
        self,
        matches: Matches,
        extra: Sequence[CustomerColumn],
        *,
        hidden: Collection[str] = (),
        ticked: Collection[str] = (),
    ) -> None:
        usual = {
            "id": self.id_cell,
            "type": self.type_cell,
            "department": self.department_cell,
            "points": self.points_cell,
        }
        self.shown = [cell for name, cell in usual.items() if name not in hidden]
        self.matches = matches
        self.extra = extra
        self.ticked = frozenset(ticked)
        self.href = hrefs("customer")
        self.tick_label = gettext("Compare %(name)s")
        self.via = gettext("via %(name)s")

    def rows(self, customers: Iterable[ece.Customer]) -> list[SafeString]:
        return [self.row(customer) for customer in customers]

    def row(self, customer: ece.Customer) -> SafeString:
        cells = [cell(customer) for cell in self.shown]
        if self.extra:
            cells.append(each_filled(CELL, texts_of(self.extra, customer)))
        return SafeString(ROW.format(self.link(customer), "".join(cells)))

    def id_cell(self, customer: ece.Customer) -> SafeString:
        return filled('<td role="cell" class="number">{}</td>', customer.id)

    def type_cell(self, customer: ece.Customer) -> SafeString:
        return filled(CELL, label(customer.type))

    def department_cell(self, customer: ece.Customer) -> SafeString:
        return filled(CELL, department_of(customer))

    def link(self, customer: ece.Customer) -> SafeString:
        """Return the name as a link beside a box to tick; alone where the ID is not known."""
        name = shortened(visible_name(customer.name))
        if not customer.id:
            return bdi(name)
        tick_label = self.tick_label % {"name": isolated(name)}
        box = TICKED if customer.id in self.ticked else BOX
        return filled(box + LINK, customer.id, tick_label, self.href(customer.id), name)

    def points_cell(self, customer: ece.Customer) -> SafeString:
        """Return the contact point that was searched for, some of the others, and how many are not
        shown."""
        points = located_points(customer)
        match = self.find_match(points)
        others = other_points(points, match)
        shown = POINTS_SHOWN - bool(match)
        cell = [self.match(match, customer)] if match else []
        cell += [bdi(shortened(text)) for text in others[:shown]]
        if len(others) > shown:
            cell.append(SafeString(LEFT.format(len(others) - shown)))
        return SafeString(POINTS.format("".join(cell)))

    def match(self, match: Located, customer: ece.Customer) -> SafeString:
        """Return the contact point that was searched for, and whose it is."""
        text = shortened(match[0].text)
        return filled("<mark><bdi>{}</bdi></mark>{}", text, self.whose(match, customer))

    def find_match(self, points: Iterable[Located]) -> Located | None:
        for located in points:
            if self.matches(located[0]):
                return located
        return None

    def whose(self, match: Located, customer: ece.Customer) -> str:
        """Return “via Ann”, or "" where the contact person goes by the customer's own name."""
        name = match[1].name
        if not name or name == customer.name:
            return ""
        return filled("<span><bdi>{}</bdi></span>", self.via % {"name": isolated(shortened(name))})


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


def department_of(customer: ece.Customer) -> str:
    return customer.department.name if customer.department else ""


def located_points(customer: ece.Customer) -> list[Located]:
    """Return each contact point with the contact person it belongs to."""
    return [
        (point, person) for person in customer.contact_persons for point in person.contact_points
    ]


def other_points(points: Iterable[Located], match: Located | None) -> list[str]:
    """Return the texts of those that do not match: phones and e-mail addresses first, of another
    kind than the match."""
    others = [point for point, _person in points if not match or point is not match[0]]
    if len(others) > 1:
        kind = match and match[0].kind
        others.sort(key=lambda point: (LESS_WANTED.get(point.kind, 0), point.kind == kind))
    return [text for point in others if (text := point.text)]


def usual_columns() -> dict[str, str]:
    """Return the labels of the columns that an agent may hide, by name; what ECE sorts by has the
    same name there."""
    return {
        "id": gettext("ID"),
        "type": gettext("Type"),
        "department": gettext("Department"),
        "points": gettext("Contact points"),
    }


def customer_columns(
    query: ListQuery,
    sorts: Iterable[str],
    extra: Iterable[CustomerColumn],
    *,
    hidden: Collection[str] = (),
) -> list[Column]:
    """Return the heads of a customer list; `extra` are the columns beside the usual ones, of which
    some may be `hidden`."""
    plain = [("customerName", gettext("Name"), False)]
    for name, text in usual_columns().items():
        if name not in hidden:
            plain.append((name, text, name == "id"))
    return heads(plain, query, sorts, [(each.sort, each.label) for each in extra])
