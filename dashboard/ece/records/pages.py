"""One page of a longer list, with no more of what ECE says than agrees with itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dashboard.ece import errors
from dashboard.ece.records.cases import Activity, Case
from dashboard.ece.records.criteria import ListPart
from dashboard.ece.records.customers import Customer
from dashboard.ece.verdicts import Rows, unique

_LARGEST_COUNT = 10_000_000


@dataclass(frozen=True, slots=True)
class ResultPage[Record]:
    """Page `number`, counted from 1, of `size` rows at most.

    `count` is the number of all matches, or None where rows, links and ECE's own count do not
    agree. `left_out` counts the records that came and could not be read, `strangers` those of which
    ECE says that they belong to another record than was asked about. `cut`: ECE sent more than a
    page. `tried` are the spellings of a number or address that were searched for, `spelling` is the
    one that matched, and `also` are those that match other records.
    """

    records: tuple[Record, ...]
    number: int
    size: int
    count: int | None
    has_next: bool
    has_previous: bool
    spelling: str = ""
    tried: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    cut: bool = False
    left_out: int = 0
    strangers: int = 0

    @property
    def unreadable(self) -> int:
        """How many values of the records could not be read."""
        return sum(getattr(record, "unreadable", 0) for record in self.records)


type CustomerPage = ResultPage[Customer]
type CasePage = ResultPage[Case]
type ActivityPage = ResultPage[Activity]


def read_page[Record](rows: Rows[Record], part: ListPart) -> ResultPage[Record]:
    """Return the page of the rows, each record once."""
    number, size = part.page, part.size
    if not rows.records:
        count = 0 if number == 1 else None
        return ResultPage((), number, size, count, has_next=False, has_previous=number > 1)
    records = unique(rows.records)
    came = len(records) + rows.left_out
    count = _count(rows, min(came, size), part)
    is_full = came >= size
    return ResultPage(
        records=tuple(records[:size]),
        number=number,
        size=size,
        count=count,
        has_next=rows.has_next_link or (is_full and (count is None or count > number * size)),
        has_previous=number > 1,
        cut=came > size,
        left_out=rows.left_out,
    )


def own_only[Record](
    page: ResultPage[Record], owner_of: Callable[[Record], str], id: str
) -> ResultPage[Record]:
    """Return the page without the records of which ECE says that another one than `id` owns them.

    Errors: Unusable where no other is left.
    """
    own = tuple(record for record in page.records if owner_of(record) in ("", id))
    strangers = len(page.records) - len(own)
    if strangers and not own:
        raise errors.Unusable("wrong record")
    if not strangers:
        return page
    return replace(page, records=own, count=None, strangers=strangers)


def _count(rows: Rows[Any], came: int, part: ListPart) -> int | None:
    """Return ECE's count of all matches, unless rows or links contradict it."""
    count = rows.count
    if count is None or not 0 < count <= _LARGEST_COUNT:
        return None
    left = count - part.rows_before
    if came != min(left, part.size) or (rows.has_next_link and left <= part.size):
        return None
    return count
