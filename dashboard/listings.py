"""What a list shows: heads, rows and pager, every text ready. A row is rendered up to 75 times a page, so the templates
only print."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

from dashboard import ece

SIZES = (25, 50, 75)
POINTS_SHOWN = 3
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of a list that is asked for. `path` is where the list is, "" for the page that shows it; `also` are more
    parts of its query string."""

    page: int = 1
    size: int = SIZES[0]
    sort: str = ""
    order: str = "asc"
    path: str = ""
    also: tuple[tuple[str, str], ...] = ()

    def href(self, **change) -> str:
        """The query string of another part of the same list; what is as usual is left out."""
        wanted = {"page": self.page, "size": self.size, "sort": self.sort, "order": self.order} | change
        wanted |= dict(self.also)
        usual = {"page": 1, "size": SIZES[0], "sort": "", "order": "asc"}
        return f"{self.path}?" + urlencode(
            {name: value for name, value in wanted.items() if value != usual.get(name, "")}
        )


@dataclass(frozen=True, slots=True)
class Link:
    """A link, or where `post` has fields a button that posts them."""

    label: str
    href: str
    current: bool = False
    primary: bool = False
    post: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A head. `href` sorts by it and is empty where the server does not; `sorted` is what aria-sort says."""

    label: str
    id: str = ""
    href: str = ""
    sorted: str = ""
    numeric: bool = False

    @property
    def sortable(self) -> bool:
        return bool(self.href)


@dataclass(frozen=True, slots=True)
class Pager:
    position: str
    previous: str
    next: str
    sizes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """`body` is the template of the rows."""

    region: str
    body: str
    heading: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence
    pager: Pager
    notes: Sequence[str] = ()
    actions: Sequence[Link] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class CustomerRow:
    href: str
    id: str
    name: str
    type: str
    department: str
    matched: str
    via: str
    points: tuple[str, ...]
    more: int
    extra: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Value:
    """A value in a row; `adds` is the criterion that it becomes when pressed, such as "status:open", or ""."""

    text: str = ""
    adds: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
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
    extra: tuple[str, ...] = field(default=())


def column(label: str, sort: str, asked: Asked, *, numeric: bool = False) -> Column:
    """A head that sorts by `sort`: first ascending, and the other way round once it is sorted so."""
    now = asked.sort == sort
    turned = "desc" if now and asked.order == "asc" else "asc"
    direction = {"asc": "ascending", "desc": "descending"}[asked.order] if now else ""
    href = asked.href(page=1, sort=sort, order=turned)
    return Column(label, id=f"sort-{sort.replace('.', '-')}", href=href, sorted=direction, numeric=numeric)


def pager(page: ece.Page, asked: Asked) -> Pager:
    return Pager(
        position=position(page),
        previous=asked.href(page=asked.page - 1) if asked.page > 1 else "",
        next=asked.href(page=asked.page + 1) if page.has_next else "",
        sizes=tuple(Link(str(size), asked.href(page=1, size=size), size == asked.size) for size in SIZES),
    )


def position(page: ece.Page) -> str:
    """ "26–50 of 91", or without the total where ECE has not proved it."""
    first = (page.number - 1) * page.size + 1
    last = first + len(page.records) - 1
    span = str(first) if first == last else f"{first}–{last}"
    if page.count is None:
        return span
    return gettext("%(span)s of %(count)s") % {"span": span, "count": page.count}


def customer_columns(asked: Asked, sorts: Iterable[str], custom: Iterable[str]) -> list[Column]:
    """Heads of a customer list; `custom` are the custom attributes that were searched by, each a sortable column."""
    plain = [
        ("customerName", gettext("Name"), False),
        ("id", gettext("ID"), True),
        ("type", gettext("Type"), False),
        ("", gettext("Department"), False),
        ("", gettext("Contact points"), False),
    ]
    return heads(plain, asked, sorts, custom)


def heads(plain: Iterable[tuple[str, str, bool]], asked: Asked, sorts: Iterable[str], custom) -> list[Column]:
    """Heads from (sort, label, numeric), sortable where the server sorts, and one for each custom attribute."""
    asked_for = [(f"custom.{name}", name, False) for name in custom]
    return [
        column(label, sort, asked, numeric=numeric) if sort in sorts else Column(label, numeric=numeric)
        for sort, label, numeric in (*plain, *asked_for)
    ]


def customer_row(customer: ece.Customer, href: str, matches, custom: Sequence[str] = ()) -> CustomerRow:
    """One customer in a list. `matches(point)` tells which contact point is the one that was searched for."""
    points = [(point, person) for person in customer.contact_persons for point in person.contact_points]
    found, person = next((pair for pair in points if matches(pair[0])), (None, None))
    others = [shortened(point.text) for point, _person in points if point is not found and point.text]
    shown = POINTS_SHOWN - bool(found)
    return CustomerRow(
        href=href,
        id=customer.id,
        name=shortened(customer.name) or gettext("(no name)"),
        type=label(customer.type),
        department=customer.department.name if customer.department else "",
        matched=shortened(found.text) if found else "",
        via=shortened(person.name) if person and person.name != customer.name else "",
        points=tuple(others[:shown]),
        more=max(0, len(others) - shown),
        extra=tuple(values_of((customer, *customer.contact_persons), name) for name in custom),
    )


def case_columns(asked: Asked, sorts: Iterable[str], custom: Iterable[str]) -> list[Column]:
    """Heads of a case list; `custom` as for customers."""
    plain = [
        ("subject", gettext("Subject"), False),
        ("id", gettext("ID"), True),
        ("status", gettext("Status"), False),
        ("severity", gettext("Severity"), False),
        ("", gettext("Customer"), False),
        ("", gettext("Department"), False),
        ("", gettext("Owner"), False),
        ("lastModifiedDate", gettext("Modified"), False),
    ]
    return heads(plain, asked, sorts, custom)


def case_row(case: ece.Case, href: str, customer_href: str = "", custom: Sequence[str] = ()) -> CaseRow:
    status, department, owner, who = case.status, case.department, case.owner, case.last_modified_by
    return CaseRow(
        href=href,
        id=case.id,
        subject=shortened(case.subject) or gettext("(no subject)"),
        status=value(label(status), "status", status.value if status else ""),
        severity=label(case.severity),
        customer=value(case.customer_name or case.customer_id, "customer", case.customer_id),
        customer_href=customer_href,
        department=value(department.name, "department", department.name) if department else Value(),
        owner=value(owner.name or owner.id, "owner", owner.id) if owner else Value(),
        modified=moment(case.last_modified),
        who=value(who.name or who.id, "owner", who.id) if who and who != owner else Value(),
        extra=tuple(values_of((case,), name) for name in custom),
    )


def value(text: str, criterion: str, criterion_value: str) -> Value:
    return Value(shortened(text), f"{criterion}:{criterion_value}" if criterion_value else "")


def values_of(holders: Sequence, name: str) -> str:
    """The values of one custom attribute of these records."""
    attributes = [attribute for holder in holders for attribute in holder.custom_attributes if attribute.name == name]
    return shortened(", ".join(value for attribute in attributes for value in attribute.values))


def caption(heading: str, columns: Sequence[Column]) -> str:
    """The heading, and by what the rows are sorted."""
    by = next((column for column in columns if column.sorted), None)
    if by is None:
        return heading
    said = {"heading": heading, "by": by.label}
    if by.sorted == "descending":
        return gettext("%(heading)s, sorted by %(by)s, descending") % said
    return gettext("%(heading)s, sorted by %(by)s, ascending") % said


def notes(page: ece.Page) -> list[str]:
    """What the agent should know about how this list came to be."""
    said = []
    if page.spelling:
        said.append(gettext("Found as %(found)s.") % {"found": page.spelling})
    if len(page.tried) > 1:
        said.append(gettext("Not found as %(missed)s.") % {"missed": ", ".join(page.tried[:-1])})
    if page.cut:
        said.append(gettext("ECE sent more rows than asked for; the first %(size)s are shown.") % {"size": page.size})
    if page.unreadable:
        said.append(gettext("Values that could not be read and are left out: %(count)s.") % {"count": page.unreadable})
    return said


def label(choice: ece.Choice | None) -> str:
    return choice.label if choice else ""


def moment(value) -> str:
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT") if value else ""


def time_now() -> str:
    return clock(timezone.now())


def clock(value) -> str:
    return time_format(timezone.localtime(value).time())


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
