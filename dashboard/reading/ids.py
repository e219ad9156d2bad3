"""IDs of customers and cases, with the marks that they are shown with."""

import re
from dataclasses import dataclass

from dashboard.reading.text import compact_text, without_cell_marks

LONGEST = 18
OWN_ADDRESS = re.compile(r"\bhttps?://\S*?/(customers|cases)/([0-9]+)(?:/|\?|#|\Z)", re.IGNORECASE)
OWN_PATH = re.compile(r"\A/?(?:\S*/)?(customers|cases)/([0-9]+)/?\Z", re.IGNORECASE)
MARKED = re.compile(
    r"\A(?P<kind>case|customer)?(?:\s+id)?\s*:?\s*(?P<mark>\[?#?)\s*(?P<digits>[0-9]+)\s*\]?[.,;]?\Z",
    re.IGNORECASE,
)
IN_SUBJECT = re.compile(r"\[#\s*([0-9]+)\]")
BETWEEN = re.compile(r"[\s,;、，；|]+")
WORDS = ("customer", "customers", "case", "cases", "id", "ids", "and")


class NotAnId(ValueError):
    """The text is no number of 1 to 18 digits."""


@dataclass(frozen=True, slots=True)
class RecordId:
    """`value` has no zeros before it. `kind` is case or customer where the text says so."""

    value: str
    kind: str = ""


def read_id(text: str) -> RecordId:
    """Return the ID in a text. Errors: NotAnId.

    >>> read_id("[#1000]"), read_id("Customer: 0001000")
    (RecordId(value='1000', kind='case'), RecordId(value='1000', kind='customer'))
    """
    text = without_cell_marks(compact_text(text))
    if own := OWN_ADDRESS.search(text) or OWN_PATH.match(text):
        return RecordId(checked(own[2]), own[1].lower()[:-1])
    marked = MARKED.match(text)
    if marked is None:
        raise NotAnId(text)
    kind = (marked["kind"] or "").lower()
    if not kind and marked["mark"]:
        kind = "case"
    return RecordId(checked(marked["digits"]), kind)


def id_in_subject(text: str) -> str:
    """Return the case ID that stands in a subject, "" where there is none.

    >>> id_in_subject("Charging is too slow [#1000]")
    '1000'
    """
    inside = IN_SUBJECT.findall(compact_text(text))
    if len(inside) != 1:
        return ""
    return checked(inside[0])


def read_ids(text: str) -> tuple[list[str], list[str]]:
    """Return the IDs of a list, each once, and the words that are none.

    >>> read_ids("#0001000、1001; one")
    (['1000', '1001'], ['one'])
    """
    ids: dict[str, None] = {}
    odd = []
    for word in filter(None, BETWEEN.split(compact_text(text))):
        if word.strip(":#.").lower() in WORDS or not word.strip(":#."):
            continue
        try:
            ids[read_id(word).value] = None
        except NotAnId:
            odd.append(word)
    return list(ids), odd


def checked(digits: str) -> str:
    """Return the digits without zeros before them. Errors: NotAnId for more than 18."""
    value = digits.lstrip("0") or "0"
    if len(value) > LONGEST:
        raise NotAnId(digits)
    return value
