"""The rows of lists. There are up to 75 on a page, so what a cell holds is HTML before the template prints it.

Every text gets into it by `bdi`, `link` or `escape`: `format_html` would cost as much as all the rest of a row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from dashboard import ece
from dashboard.listings import label, moment, shortened, values_of

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


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a row; `adds` is the criterion that it becomes when pressed, such as "status:open", or "". `said` is
    what a screen reader says instead of the text."""

    text: str = ""
    adds: str = ""
    said: str = ""

    def __str__(self) -> SafeString:
        return SafeString(self.button(bdi(self.text)) if self.adds else bdi(self.text))

    def button(self, content: str) -> str:
        said = f' aria-label="{escape(self.said)}"' if self.said else ""
        value = escape(self.adds)
        return f'<button class="narrow" form="narrow" name="add" value="{value}"{said}>{content}</button>'


@dataclass(frozen=True, slots=True)
class CaseRow:
    """`href` and `customer_href` are "" where there is no page to go to."""

    href: str
    id: str
    subject: str
    status: Value
    severity: str
    customer: Value
    customer_href: str
    department: Value
    owner: Value
    modified: str
    who: Value
    extra: tuple[str, ...] = ()

    @property
    def title(self) -> SafeString:
        return SafeString(link(self.href, self.subject))

    @property
    def customer_cell(self) -> SafeString:
        """The customer's name, which leads to the customer, and beside it the button that adds the criterion."""
        named = link(self.customer_href, self.customer.text)
        return SafeString(f"{named}&nbsp;{self.customer.button('')}" if self.customer.adds else named)


def customer_row(customer: ece.Customer, href: str, matches: Matches, custom: Sequence[str] = ()) -> CustomerRow:
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
    return SafeString(f'<input type="checkbox" form="picked" name="ids" value="{escape(id)}" aria-label="{said}"> ')


def points_cell(customer: ece.Customer, matches: Matches) -> SafeString:
    """The contact point that was searched for, with whose it is, and of the others as many as there is room for:
    phones and e-mail addresses first, of another kind than the one that was searched for."""
    points = [(point, person) for person in customer.contact_persons for point in person.contact_points]
    found, person = next((pair for pair in points if matches(pair[0])), (None, None))
    others = sorted(
        (point for point, _person in points if point is not found and point.text),
        key=lambda point: (LESS_WANTED.get(point.kind, 0), bool(found) and point.kind == found.kind),
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


def case_row(case: ece.Case, href: str, customer_href: str = "", custom: Sequence[str] = ()) -> CaseRow:
    status, department, owner, who = case.status, case.department, case.owner, case.last_modified_by
    customer = case.customer_name or case.customer_id
    return CaseRow(
        href=href,
        id=case.id,
        subject=shortened(case.subject) or gettext("(no subject)"),
        status=value(label(status), "status", status.value if status else ""),
        severity=label(case.severity),
        customer=value(customer, "customer", case.customer_id, gettext("Only cases of %(name)s")),
        customer_href=customer_href,
        department=value(department.name, "department", department.name) if department else Value(),
        owner=value(owner.name or owner.id, "owner", owner.id) if owner else Value(),
        modified=moment(case.last_modified),
        who=last_hand(who) if who and who != owner else Value(),
        extra=tuple(values_of((case,), name) for name in custom),
    )


def last_hand(agent: ece.Agent) -> Value:
    return value(agent.name or agent.id, "owner", agent.id, gettext("%(name)s: only cases of this owner"))


def value(text: str, criterion: str, criterion_value: str, said: str = "") -> Value:
    text = shortened(text)
    adds = f"{criterion}:{criterion_value}" if criterion_value else ""
    return Value(text, adds, said % {"name": text} if said else "")


def link(href: str, text: str) -> str:
    return f'<a href="{escape(href)}">{bdi(text)}</a>' if href else bdi(text)


def bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"
