"""Results of a search as lines of a file, read from ECE page by page while the browser takes
them."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import tzinfo

from django.utils import timezone, translation
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.csv_file import Cells
from dashboard.pages.sentences import grouped
from dashboard.storage.connections import give_back

SIZE = 75
MOST = 1500

type HasId = ece.Customer | ece.Case


@dataclass(frozen=True, slots=True)
class Table[Record: HasId]:
    """How records become lines: the heads, and a function that returns the cells of one record.

    `remarks` are lines at the end.
    """

    heads: Sequence[str]
    cells: Callable[[Record], Cells]
    remarks: Sequence[str] = ()


def lines[Record: HasId](
    table: Table[Record],
    pages: Iterable[ece.ResultPage[Record]],
    on_end: Callable[[int], None],
) -> Generator[Cells]:
    """Yield the records of all pages, up to MOST of them, and then what they leave out.

    `on_end` is told how many records there were, also where nobody wants the rest.
    """
    file = File(table)
    try:
        yield table.heads
        yield from file.rows(pages)
        yield from ([remark] for remark in file.remarks())
    finally:
        on_end(len(file.ids))


class File[Record: HasId]:
    """What was written so far, and what is known to be missing."""

    def __init__(self, table: Table[Record]) -> None:
        self.table = table
        self.ids: list[str] = []
        self.left_out = 0
        self.unreadable = 0
        self.has_more = False
        self.is_uneven = False
        self.is_cut_short = False

    def rows(self, pages: Iterable[ece.ResultPage[Record]]) -> Iterator[Cells]:
        try:
            for page in pages:
                before = len(self.ids)
                yield from self.rows_of(page)
                self.has_more = page.has_next and page.number * SIZE >= MOST
                if self.has_more or len(self.ids) == before:
                    return
        except ece.Error:
            self.is_cut_short = True

    def rows_of(self, page: ece.ResultPage[Record]) -> Iterator[Cells]:
        """Yield the records of the page. One that came before shows that the list has moved."""
        earlier = set(self.ids)
        new = [record for record in page.records if not record.id or record.id not in earlier]
        self.is_uneven |= page.cut or len(new) < len(page.records)
        self.left_out += page.left_out
        self.unreadable += page.unreadable
        for record in new:
            self.ids.append(record.id)
            yield self.table.cells(record)

    def remarks(self) -> Iterator[str]:
        yield from self.table.remarks
        if self.is_cut_short:
            yield gettext(
                "This file is incomplete: ECE did not answer when it was asked for the rows after "
                "these. Save it again."
            )
        if self.has_more:
            sentence = gettext("This file has the first %(most)s rows. ECE may have more.")
            yield sentence % most()
        if self.is_uneven:
            yield gettext(
                "Rows may be missing: the results changed, or ECE's pages did not fit together, "
                "while they were read."
            )
        if self.left_out:
            text = gettext("Rows that could not be read and are left out: %(count)s.")
            yield text % {"count": self.left_out}
        if self.unreadable:
            text = gettext("Values that could not be read and are left out: %(count)s.")
            yield text % {"count": self.unreadable}


def notes[Record](page: ece.ResultPage[Record]) -> list[str]:
    """Say on a page of results where a file may not hold them all."""
    is_known = page.count is not None
    if is_known and (page.count or 0) <= MOST:
        return []
    if not is_known and not page.has_next and page.number == 1:
        return []
    return [gettext("A CSV holds the first %(most)s rows and no more.") % most()]


def most() -> dict[str, str]:
    return {"most": grouped(MOST)}


def as_now[Item](items: Generator[Item]) -> Iterator[Item]:
    """Return the items, each made in the language and the time zone that are in force now: an
    answer is streamed when the middleware has done its work.

    While a browser takes its time, no connection to the database is in use.
    """
    return made_in(translation.get_language(), timezone.get_current_timezone(), items)


def made_in[Item](language: str | None, zone: tzinfo, items: Generator[Item]) -> Iterator[Item]:
    with closing(items):
        while True:
            with translation.override(language), timezone.override(zone):
                item = next(items, None)
            if item is None:
                return
            give_back()
            yield item
