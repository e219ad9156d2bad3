"""One page of a longer list, believing the far side only as far as its words agree with each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dashboard.ece.records.source import Source

_LARGEST_COUNT = 10_000_000


@dataclass(frozen=True, slots=True)
class Page[Record]:
    """Page `number`, counted from 1, of `size` rows at most.

    `count` is the number of all matches, or None where rows, links and ECE's own count do not agree. `cut`: ECE sent
    more than was asked for. `tried` are the phone spellings that were asked, `spelling` is the one that matched.
    """

    records: tuple[Record, ...]
    number: int
    size: int
    count: int | None
    has_next: bool
    has_previous: bool
    spelling: str = ""
    tried: tuple[str, ...] = ()
    cut: bool = False

    @property
    def unreadable(self) -> int:
        return sum(record.unreadable for record in self.records)


def empty_page(number: int, size: int) -> Page:
    """Return the page on which there is nothing."""
    return Page((), number, size, 0 if number == 1 else None, has_next=False, has_previous=number > 1)


def read_page[Record](
    answer: Source, name: str, read: Callable[[Source], Record], *, number: int, size: int
) -> Page[Record]:
    """Return the page of the records listed under the name, each read by `read`, duplicates by id once."""
    sources = list(_unique(source.alone() for source in answer.all(name)))
    if not sources:
        return empty_page(number, size)
    has_next_link = _has_next_link(answer)
    count = _count(answer, min(len(sources), size), number, size, has_next_link)
    is_full = len(sources) >= size
    return Page(
        records=tuple(map(read, sources[:size])),
        number=number,
        size=size,
        count=count,
        has_next=has_next_link or (is_full and (count is None or count > number * size)),
        has_previous=number > 1,
        cut=len(sources) > size,
    )


def _unique(sources: Iterable[Source]) -> Iterable[Source]:
    seen = set()
    for source in sources:
        id = source.alone().id()
        if id not in seen or not id:
            yield source
        seen.add(id)


def _has_next_link(answer: Source) -> bool:
    links = answer.all("link") + answer.one("paginationInfo").all("link")
    return any(link.text("rel") == "next" for link in links)


def _count(answer: Source, rows: int, number: int, size: int, has_next_link: bool) -> int | None:
    count = answer.one("paginationInfo").whole("count")
    if count is None or not 0 < count <= _LARGEST_COUNT:
        return None
    left = count - (number - 1) * size
    if rows != min(left, size) or (has_next_link and left <= size):
        return None
    return count
