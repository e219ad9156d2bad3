"""What a list shows around its rows: heads, notes and pager, every text ready."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.formats import date_format, get_format, time_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from dashboard import ece
from dashboard.pages.markup import bdi, filled, joined
from dashboard.pages.sentences import grouped
from dashboard.reading.names import isolated

SIZES = (25, 50, 75)
LONGEST = 200

type HasAttributes = ece.Customer | ece.ContactPerson | ece.Case


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The part of a list that is wanted. `path` is where the list is, "" for the page that shows
    it; `also` are more parts of its query string. `usual_size` is how many rows the agent wants on
    a page, and goes without saying."""

    page: int = 1
    size: int = SIZES[0]
    usual_size: int = SIZES[0]
    sort: str = ""
    order: str = "asc"
    path: str = ""
    also: tuple[tuple[str, str], ...] = ()

    def href(self, **change: int | str) -> str:
        """Return the address of another part of the same list; what is as usual is left out."""
        wanted: dict[str, int | str] = {
            "page": self.page,
            "size": self.size,
            "sort": self.sort,
            "order": self.order,
        }
        wanted.update(self.also)
        wanted.update(change)
        usual = {**USUAL, "size": self.usual_size}
        given = [(name, value) for name, value in wanted.items() if value != usual.get(name, "")]
        return f"{self.path}?{urlencode(given)}"

    def form_href(self, path: str, key: str) -> str:
        """Return the address of the form filled from the search under the key; order and size stay
        as they are."""
        return replace(self, path=path, also=(("from", key),)).href(page=1)


TURNED = {"asc": ("desc", "ascending"), "desc": ("asc", "descending")}
USUAL: Mapping[str, int | str] = {"page": 1, "sort": "", "order": "asc"}


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
    """A head. `href` sorts by it and is empty where the server does not; `sorted` is what aria-sort
    says."""

    label: str
    id: str = ""
    href: str = ""
    sorted: str = ""
    numeric: bool = False

    @property
    def head(self) -> SafeString:
        mark = SafeString(' class="number"' if self.numeric else "")
        if self.sorted:
            mark += filled(' aria-sort="{}"', self.sorted)
        text = bdi(self.label)
        if self.href:
            text = filled('<a id="{}" href="{}">{}</a>', self.id, self.href, text)
        return filled('<th scope="col" role="columnheader"{}>{}</th>', mark, text)


@dataclass(frozen=True, slots=True)
class Pager:
    """`total` is how many rows there are where they are all on this page and ECE has proved it,
    else None."""

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
    rows: Sequence[object]
    pager: Pager
    notes: Sequence[str] = ()
    actions: Sequence[Link] = ()
    as_of: str = ""

    @property
    def heads(self) -> SafeString:
        return joined([column.head for column in self.columns])


def column(label: str, sort: str, query: ListQuery, *, numeric: bool = False) -> Column:
    """Return a head that sorts by `sort`: first ascending, and the other way round once it is
    sorted so."""
    order, direction = "asc", ""
    if query.sort == sort:
        order, direction = TURNED[query.order]
    return Column(
        label,
        id=f"sort-{sort.replace('.', '-')}",
        href=query.href(page=1, sort=sort, order=order),
        sorted=direction,
        numeric=numeric,
    )


def pager[Record](page: ece.ResultPage[Record], query: ListQuery) -> Pager:
    previous = following = ""
    if query.page > 1:
        previous = query.href(page=query.page - 1)
    if page.has_next:
        following = query.href(page=query.page + 1)
    sizes = tuple(size_link(size, query) for size in SIZES)
    return Pager(position(page), previous, following, sizes, total=total(page))


def total[Record](page: ece.ResultPage[Record]) -> int | None:
    is_whole = page.number == 1 and not page.has_next
    return page.count if is_whole else None


def pager_if_needed[Record](page: ece.ResultPage[Record], query: ListQuery) -> Pager | None:
    """Return the pager, or None where all there is stands on this page."""
    if page.has_next or query.page > 1:
        return pager(page, query)
    return None


def size_link(size: int, query: ListQuery) -> Link:
    return Link(str(size), query.href(page=1, size=size), size == query.size)


def heading(pager: Pager, spanned: str, counted: str) -> str:
    """Return `counted` with the number of rows where all of them are on this page, else `spanned`
    with their position."""
    if pager.total is None:
        return spanned % {"position": pager.position}
    return counted % {"count": grouped(pager.total)}


def position[Record](page: ece.ResultPage[Record]) -> str:
    """Return "26–50 of 91", or "26–50" where ECE has not proved the total."""
    first = (page.number - 1) * page.size + 1
    last = first + len(page.records) - 1
    span = grouped(first) if first == last else f"{grouped(first)}–{grouped(last)}"
    if page.count is None:
        return span
    return gettext("%(span)s of %(count)s") % {"span": span, "count": grouped(page.count)}


def heads(
    plain: Iterable[tuple[str, str, bool]],
    query: ListQuery,
    sorts: Iterable[str],
    extra: Iterable[tuple[str, str]],
) -> list[Column]:
    """Return heads from (sort, label, numeric), sortable where the server sorts, and one for each
    extra column, from (sort, label)."""
    of_extra = [(sort, label, False) for sort, label in extra]
    sortable = frozenset(sorts)
    columns = []
    for sort, label, numeric in (*plain, *of_extra):
        if sort in sortable:
            columns.append(column(label, sort, query, numeric=numeric))
        else:
            columns.append(Column(label, numeric=numeric))
    return columns


def caption(heading: str, columns: Sequence[Column]) -> str:
    """Return the heading, and by what the rows are sorted."""
    by = next((column for column in columns if column.sorted), None)
    if by is None:
        return heading
    parts = {"heading": heading, "by": isolated(by.label)}
    if by.sorted == "descending":
        return gettext("%(heading)s, sorted by %(by)s, descending") % parts
    return gettext("%(heading)s, sorted by %(by)s, ascending") % parts


def notes[Record](page: ece.ResultPage[Record]) -> list[str]:
    """Return what the agent should know about how this list came to be."""
    texts = []
    if page.spelling:
        texts.append(gettext("Found as %(found)s.") % {"found": page.spelling})
    if len(page.tried) > 1:
        missed = ", ".join(page.tried[:-1])
        texts.append(gettext("Not found as %(missed)s.") % {"missed": missed})
    return [*texts, *gaps(page)]


def gaps[Record](page: ece.ResultPage[Record]) -> list[str]:
    """Return a sentence for each way in which this list is not what ECE was asked for."""
    texts = []
    if page.cut:
        text = gettext("ECE sent more rows than asked for; the first %(size)s are shown.")
        texts.append(text % {"size": page.size})
    if page.left_out:
        text = gettext("Rows that could not be read and are left out: %(count)s.")
        texts.append(text % {"count": page.left_out})
    if page.strangers:
        text = gettext("Left out, because ECE says that they belong elsewhere: %(count)s.")
        texts.append(text % {"count": page.strangers})
    if page.unreadable:
        text = gettext("Values that could not be read and are left out: %(count)s.")
        texts.append(text % {"count": page.unreadable})
    return texts


def customers_left_out(count: int) -> str:
    """Return that so many customers could not be read, or ""."""
    if not count:
        return ""
    sentence = ngettext(
        "%(count)s customer could not be read and is left out.",
        "%(count)s customers could not be read and are left out.",
        count,
    )
    return sentence % {"count": count}


def label(choice: ece.Choice | None) -> str:
    return choice.label if choice else ""


def moments() -> Callable[[datetime | None], str]:
    """Return a function that writes moments as `moment` does, in the zone and format that are now
    in force."""
    zone = timezone.get_current_timezone()
    pattern = get_format("SHORT_DATETIME_FORMAT")

    def written(value: datetime | None) -> str:
        return format_date(value.astimezone(zone), pattern) if value else ""

    return written


def moment(value: datetime | None) -> str:
    if value is None:
        return ""
    return date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")


def time_now() -> str:
    return clock(timezone.now())


def clock(value: datetime) -> str:
    return time_format(timezone.localtime(value).time())


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
