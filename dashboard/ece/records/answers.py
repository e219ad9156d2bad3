"""From an answer of ECE to its records."""

from collections.abc import Callable, Sequence

from dashboard.ece import errors
from dashboard.ece.calls import Answer
from dashboard.ece.records.pages import Page, empty_page, read_page
from dashboard.ece.records.shapes import read_object
from dashboard.ece.records.source import Source

type Read[Record] = Callable[[Source], Record]


def read_listed[Record](answer: Answer, name: str, read: Read[Record], *, page: int, size: int) -> Page[Record]:
    """Return one page of the records listed under the name. Errors: Unusable."""
    if answer.status == 204:
        return empty_page(page, size)
    return read_page(read_object(answer, name), name, read, number=page, size=size)


def read_wanted[Record](answer: Answer, name: str, read: Read[Record], ids: Sequence[str]) -> tuple[Record, ...]:
    """Return those of the records that came, each once. Errors: Unusable when one came that was not asked for."""
    by_id = {source.alone().id(): source for source in read_object(answer, name).all(name)}
    if not by_id.keys() <= set(ids):
        raise errors.Unusable("wrong record")
    return tuple(read(source.alone()) for source in by_id.values())


def read_one[Record](answer: Answer, name: str, read: Read[Record], id: str) -> Record:
    """Return the record. Errors: NotFound when nothing came, Unusable when another one came."""
    found = read_wanted(answer, name, read, (id,))
    if not found:
        raise errors.NotFound(f"no {name}")
    return found[0]
