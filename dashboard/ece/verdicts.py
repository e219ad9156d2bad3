"""What an answer that lists records says, and whether to believe it.

rows that can be read, be it some of them             → these; `left_out` counts the others
204 without a body; an empty list, and no objection   → no records
an empty list beside a count, a next link, an error   → Unusable, it contradicts itself
or another list of the same name
a list of which no row can be read                    → Unusable
rows with an id that was not asked for                → Unusable
anything else                                         → Unusable, it is not ECE's answer
"""

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import msgspec

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer
from dashboard.ece.shapes.common import Link, Listing
from dashboard.ece.tolerance import (
    MOST_ROWS,
    Decoded,
    decode_hook,
    decode_oddly,
    rows_of,
)

_making_decoders = threading.Lock()


@dataclass(frozen=True, slots=True)
class Rows[Record]:
    """The records that came; none only where ECE says clearly that there are none.

    `left_out` counts those that could not be read, `count` is ECE's own.
    """

    records: Sequence[Record] = ()
    left_out: int = 0
    count: int | None = None
    has_next_link: bool = False


@dataclass(frozen=True, slots=True)
class RecordList[Row, Record: Any]:
    """How answers that list one kind of records are read.

    `build` makes a record of a row and the number of values that were lost of it.
    """

    listing: type[Listing[Row]]
    build: Callable[[Row, int], Record]

    def read(self, answer: Answer, *, rows_before: int = 0) -> Rows[Record]:
        """Return what the answer says.

        `rows_before` are on earlier pages of the same list. Errors: Unusable.
        """
        if answer.status == 204 and answer.body.strip():
            raise errors.Unusable("contradicts itself")
        if answer.status == 204:
            return Rows()
        if answer.status != 200:
            raise errors.Unusable("odd status")
        decoded, records = self._decoded(answer.json_body)
        if records:
            return _rows(decoded, records)
        if decoded.left_out:
            raise errors.Unusable("no row can be read")
        if decoded.is_odd or _objects(answer, decoded.listing, rows_before):
            raise errors.Unusable("contradicts itself")
        return Rows()

    def read_wanted(self, answer: Answer, ids: Collection[str]) -> Rows[Record]:
        """Return those of the wanted records that came; two with one id may be two of the wanted.

        Errors: Unusable, also when another one came.
        """
        rows = self.read(answer)
        if not rows.records:
            return rows
        named = [record for record in rows.records if record.id]
        if not named or any(record.id not in ids for record in named):
            raise errors.Unusable("wrong record")
        records = unique(named)
        nameless = len(rows.records) - len(named)
        misnamed = min(len(named) - len(records), len({*ids}) - len(records))
        return replace(rows, records=records, left_out=rows.left_out + nameless + misnamed)

    def read_one(self, answer: Answer, id: str) -> Record:
        """Return the record. Errors: NotFound when ECE has none, Unusable."""
        rows = self.read_wanted(answer, (id,))
        if not rows.records:
            raise errors.NotFound("no such record")
        return rows.records[0]

    def _decoded(self, body: bytes) -> tuple[Decoded[Row], list[Record]]:
        try:
            decoded = _decode(body, self.listing)
            return decoded, [self.build(row, 0) for row in decoded.rows]
        except (ValueError, RecursionError):
            decoded = decode_oddly(body, self.listing)
            return decoded, list(map(self.build, decoded.rows, decoded.unreadable))


def unique[Record: Any](records: Sequence[Record]) -> list[Record]:
    """Return the records without those whose id came before; those without an id all stay."""
    named: dict[str, Record] = {}
    for place, record in enumerate(records):
        named.setdefault(record.id or f"place {place}", record)
    return list(named.values())


def _decode[Row](body: bytes, listing: type[Listing[Row]]) -> Decoded[Row]:
    """Return the list as it is documented. Errors: ValueError and RecursionError for any other."""
    decoded: Listing[Row] = _decoder(listing).decode(body)
    rows = decoded.rows[:MOST_ROWS]
    _name, kind = rows_of(listing)
    if b"\\u0000" in body or kind() in rows:
        raise ValueError("needs a closer look")
    return Decoded(decoded, rows)


def _decoder(listing: type[Listing[Any]]) -> msgspec.json.Decoder[Any]:
    """Return the decoder of this shape, made at first need by one thread alone.

    msgspec 0.22 crashes where a thread reads a shape that another one is still making out.
    """
    with _making_decoders:
        return _new_decoder(listing)


@cache
def _new_decoder(listing: type[Listing[Any]]) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(listing, strict=False, dec_hook=decode_hook)


def _rows[Row, Record](decoded: Decoded[Row], records: list[Record]) -> Rows[Record]:
    listing = decoded.listing
    return Rows(records, decoded.left_out, listing.pagination_info.count, _has_next_link(listing))


def _objects(answer: Answer, listing: Listing[Any], rows_before: int) -> bool:
    """Whether something beside an empty list says that there are rows, or that ECE failed."""
    count = listing.pagination_info.count or 0
    has_failed = bool(listing.code) or refusals.is_from_ece(answer)
    name, _kind = rows_of(type(listing))
    is_there_twice = b"".join(answer.body.split()).count(b'"%b":' % name.encode()) > 1
    is_there = is_there_twice or _has_next_link(listing) or not 0 <= count <= rows_before
    return has_failed or is_there


def _has_next_link(listing: Listing[Any]) -> bool:
    links = [*_links(listing.link), *_links(listing.pagination_info.link)]
    return any(link.rel == "next" for link in links)


def _links(links: Sequence[Link] | Link) -> Sequence[Link]:
    return (links,) if isinstance(links, Link) else links
