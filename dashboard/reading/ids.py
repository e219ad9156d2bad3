"""The IDs of customers and cases, out of the marks that they are shown and pasted with."""

import re
from dataclasses import dataclass

from dashboard.reading.text import compact_text

MOST_DIGITS = 18
KINDS = {"customer": "customer", "customers": "customer", "case": "case", "cases": "case"}
OWN_PAGE = re.compile(r"(?:\A|/)(customers|cases)/([0-9]+)(?:[/?#]\S*)?\Z", re.IGNORECASE)
LABELED = re.compile(
    r"(?:(customer|case)s?[\s\-:_]*)?(?:(?:id|nr|no|number)s?\.?[\s\-:=]*)?#?\s*([0-9]+)(?:\.0+)?",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\[\s*#\s*([0-9]+)\s*\]")
WRAPPING = " .,:;!?()[]{}<>\"'"
LABEL = re.compile(
    r"(?<![@./\w])(?:customer|case|id|nr|no|number|and)s?\b[\s.:#\-]*(?!/)", re.IGNORECASE
)
SEPARATORS = re.compile(r"[\s,;|&、،؛・·•\\]+")


class NotAnId(ValueError):
    """The text holds no ID of 1 to 18 digits."""


@dataclass(frozen=True, slots=True)
class RecordId:
    """ASCII digits without zeros before them. `kind` is case or customer where the text says so;
    a lone # stands for a case, as it does in subjects."""

    value: str
    kind: str = ""


def read_id(text: str) -> RecordId:
    """Return the one ID of the text. Errors: NotAnId.

    >>> read_id("[#1000]"), read_id("Customer: 0001000")
    (RecordId(value='1000', kind='case'), RecordId(value='1000', kind='customer'))
    >>> read_id("https://desk.example.com/cases/1000/?page=2").kind, read_id('="１０００"').value
    ('case', '1000')
    """
    plain = compact_text(text)
    if page := OWN_PAGE.search(plain):
        return RecordId(significant(page[2]), KINDS[page[1].lower()])
    labeled = LABELED.fullmatch(plain.strip(WRAPPING))
    if labeled is None:
        return subject_id(plain)
    value = significant(labeled[2])
    if labeled[1]:
        return RecordId(value, KINDS[labeled[1].lower()])
    if "#" in plain:
        return RecordId(value, "case")
    return RecordId(value)


def subject_id(text: str) -> RecordId:
    digits = id_in_subject(text)
    if not digits:
        raise NotAnId(text)
    return RecordId(digits, "case")


def id_in_subject(text: str) -> str:
    """Return the ID of the case with this subject, which ends with it, or "".

    >>> id_in_subject("Re: Charging is too slow [#1000]"), id_in_subject("[#1] or [#2]")
    ('1000', '')
    """
    ids = set(BRACKETED.findall(compact_text(text)))
    if len(ids) != 1:
        return ""
    return significant(ids.pop())


def significant(digits: str) -> str:
    """Return the digits without zeros before them. Errors: NotAnId for more than 18."""
    value = digits.lstrip("0") or "0"
    if len(value) > MOST_DIGITS:
        raise NotAnId(digits)
    return value


def read_ids(text: str) -> tuple[list[str], list[str]]:
    """Return the IDs of a list, each once and in order, and the words that are none.

    >>> read_ids("１０００、1001; #0001000 [#1002] Anna")
    (['1000', '1001', '1002'], ['Anna'])
    >>> read_ids("Customer IDs: 1000, 1001 and 1002")
    (['1000', '1001', '1002'], [])
    """
    ids: dict[str, None] = {}
    odd = []
    for word in words_of(text):
        try:
            ids[read_id(word).value] = None
        except NotAnId:
            odd.append(word)
    return list(ids), odd


def words_of(text: str) -> list[str]:
    """Return the words between the separators, without labels and lone signs."""
    lines = map(compact_text, text.splitlines())
    plain = LABEL.sub(" ", " ".join(lines))
    return [word for word in SEPARATORS.split(plain) if word.strip(WRAPPING + "#")]
