"""What a list shows around its rows: heads, notes and pager, every text ready."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext

from dashboard import ece

SIZES = (25, 50, 75)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class ListQuery:
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
        wanted = {
            "page": self.page,
            "size": self.size,
            "sort": self.sort,
            "order": self.order,
        } | change
        wanted |= dict(self.also)
        usual = {"page": 1, "size": SIZES[0], "sort": "", "order": "asc"}
        return f"{self.path}?" + urlencode(
            {name: value for name, value in wanted.items() if value != usual.get(name, "")}
        )

    def form_href(self, path: str, key: str) -> str:
        """The form at this path, filled from the search under the key; order and size stay as they are."""
        return replace(self, path=path, also=(("from", key),)).href(page=1)


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
    """`total` is how many rows there are where they are all on this page and ECE has proved it, else None."""

    position: str
    previous: str
    next: str
    sizes: tuple[Link, ...]
    total: int | None


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


def asked_for(paging: Form) -> ListQuery:
    """What a query string asks for, as a usual list where it asks for what there is not."""
    return ListQuery(**paging.cleaned_data) if paging.is_valid() else ListQuery()


def hrefs(name: str) -> Callable[[str], str]:
    """The addresses of many records: what `reverse` would make one by one, and "" for a record without an ID."""
    before, after = reverse(name, args=["0"]).split("0")
    return lambda id: f"{before}{id}{after}" if id else ""


def column(label: str, sort: str, asked: ListQuery, *, numeric: bool = False) -> Column:
    """A head that sorts by `sort`: first ascending, and the other way round once it is sorted so."""
    now = asked.sort == sort
    turned = "desc" if now and asked.order == "asc" else "asc"
    direction = {"asc": "ascending", "desc": "descending"}[asked.order] if now else ""
    href = asked.href(page=1, sort=sort, order=turned)
    return Column(
        label, id=f"sort-{sort.replace('.', '-')}", href=href, sorted=direction, numeric=numeric
    )


def pager(page: ece.ResultPage, asked: ListQuery) -> Pager:
    return Pager(
        position=position(page),
        previous=asked.href(page=asked.page - 1) if asked.page > 1 else "",
        next=asked.href(page=asked.page + 1) if page.has_next else "",
        sizes=tuple(
            Link(str(size), asked.href(page=1, size=size), size == asked.size) for size in SIZES
        ),
        total=page.count if page.number == 1 and not page.has_next else None,
    )


def heading(pager: Pager, spanned: str, counted: str) -> str:
    """`counted` with the number of rows where all of them are on this page, else `spanned` with their position."""
    return (
        spanned % {"position": pager.position}
        if pager.total is None
        else counted % {"count": pager.total}
    )


def position(page: ece.ResultPage) -> str:
    """ "26–50 of 91", or without the total where ECE has not proved it."""
    first = (page.number - 1) * page.size + 1
    last = first + len(page.records) - 1
    span = str(first) if first == last else f"{first}–{last}"
    if page.count is None:
        return span
    return gettext("%(span)s of %(count)s") % {"span": span, "count": page.count}


def heads(
    plain: Iterable[tuple[str, str, bool]], asked: ListQuery, sorts: Iterable[str], custom
) -> list[Column]:
    """Heads from (sort, label, numeric), sortable where the server sorts, and one for each custom attribute."""
    asked_for = [(f"custom.{name}", name, False) for name in custom]
    return [
        column(label, sort, asked, numeric=numeric)
        if sort in sorts
        else Column(label, numeric=numeric)
        for sort, label, numeric in (*plain, *asked_for)
    ]


def caption(heading: str, columns: Sequence[Column]) -> str:
    """The heading, and by what the rows are sorted."""
    by = next((column for column in columns if column.sorted), None)
    if by is None:
        return heading
    said = {"heading": heading, "by": by.label}
    if by.sorted == "descending":
        return gettext("%(heading)s, sorted by %(by)s, descending") % said
    return gettext("%(heading)s, sorted by %(by)s, ascending") % said


def notes(page: ece.ResultPage) -> list[str]:
    """What the agent should know about how this list came to be."""
    said = []
    if page.spelling:
        said.append(gettext("Found as %(found)s.") % {"found": page.spelling})
    if len(page.tried) > 1:
        said.append(gettext("Not found as %(missed)s.") % {"missed": ", ".join(page.tried[:-1])})
    if page.cut:
        said.append(
            gettext("ECE sent more rows than asked for; the first %(size)s are shown.")
            % {"size": page.size}
        )
    if page.unreadable:
        said.append(
            gettext("Values that could not be read and are left out: %(count)s.")
            % {"count": page.unreadable}
        )
    return said


def values_of(holders: Sequence, name: str) -> str:
    """The values of one custom attribute of these records."""
    attributes = [
        attribute
        for holder in holders
        for attribute in holder.custom_attributes
        if attribute.name == name
    ]
    return shortened(", ".join(value for attribute in attributes for value in attribute.values))


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
