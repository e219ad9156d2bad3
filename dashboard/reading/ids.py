"""The IDs of customers and cases, out of the marks that they are shown and pasted with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dashboard.reading.text import compact_text, whole_number

MOST_DIGITS = 18
KINDS = {"customer": "customer", "customers": "customer", "case": "case", "cases": "case"}
ENGLISH: Mapping[str, str] = MappingProxyType({})
OWN_PAGE = re.compile(r"(?:\A|/)(customers|cases)/([0-9]+)(?:[/?#]\S*)?\Z", re.IGNORECASE)
REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs|the|my)\b[\s:]*)+", re.IGNORECASE)
LABELED = re.compile(
    r"(?:(customer|case)s?[\W_]*)?(?:(?:id|nr|no|number|n[°º])s?[\W_]*)?#?\s*([0-9][0-9.,'’]*)",
    re.IGNORECASE,
)
FEW_DIGITS = re.compile(r"0{3,}[0-9]{1,15}|[0-9]{1,6}")
BRACKETED = re.compile(r"\[\s*#\s*([0-9]+)\s*\]")
# A case in front of its subject, or behind a #, where no phone number has an extension there.
TITLED = re.compile(r"case[\W_]*([0-9]+)\s*[:|–—\-]\s+(?=.*[^\W\d])", re.IGNORECASE)
HASHED = re.compile(r"(?<![\w&/])#\s?([0-9]+)\b(?![.,]?[0-9])")
FEWEST_OF_A_PHONE = 7
WRAPPING = " .,:;!?()[]{}<>\"'“”|*"
LABEL = re.compile(
    r"(?<![@./\w])(?:(?:customer|case)?id|customer|case|nr|no|number|and)s?\b[\s.:#=\-]*(?!/)",
    re.IGNORECASE,
)
CELLS = re.compile(r"[\t;|]|,\s+")
# The blanks that sheets put between thousands; nobody types them between two IDs.
BETWEEN_THOUSANDS = re.compile(r"(?<=\d)(?<!\d{4})[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
SEPARATORS = re.compile(r"[\s,;|&、،؛・·•\\]+")


class NotAnId(ValueError):
    """The text holds no ID of 1 to 18 digits."""


@dataclass(frozen=True, slots=True)
class RecordId:
    """ASCII digits without zeros before them. `kind` is case or customer where the text says so;
    a lone # stands for a case, as it does in subjects. `is_marked`: the text says that it is an
    ID, or has too few digits for a phone number."""

    value: str
    kind: str = ""
    is_marked: bool = field(default=True, compare=False)


def read_id(text: str, words: Mapping[str, str] = ENGLISH) -> RecordId:
    """Return the one ID of the text, or that of the first cell of a row. `words` are what the
    agent's language calls a customer and a case. Errors: NotAnId.

    >>> read_id("[#1000]"), read_id("Customer: 0001000")
    (RecordId(value='1000', kind='case', is_marked=True), \
RecordId(value='1000', kind='customer', is_marked=True))
    >>> read_id("https://desk.example.com/cases/1000/?page=2").kind, read_id('="１０００"').value
    ('case', '1000')
    >>> read_id("1,234").value, read_id("1000\\tAnna").value
    ('1234', '1000')
    >>> read_id("Fall 1000", {"case": "Fall"}).kind
    'case'
    """
    try:
        return id_in(text, words)
    except NotAnId:
        cell, tab, _others = text.strip().partition("\t")
        if not tab:
            raise
    return id_in(cell, words)


def id_in(text: str, words: Mapping[str, str]) -> RecordId:
    plain = compact_text(BETWEEN_THOUSANDS.sub("", text))
    if page := OWN_PAGE.search(plain.strip(WRAPPING)):
        return RecordId(significant(page[2]), KINDS[page[1].lower()])
    bare = in_english(REPLY.sub("", plain.strip(WRAPPING), count=1), words)
    labeled = LABELED.fullmatch(bare)
    if labeled is None:
        return RecordId(id_in_subject(bare), "case")
    value = significant(labeled[2])
    if labeled[1]:
        return RecordId(value, KINDS[labeled[1].lower()])
    if "#" in plain:
        return RecordId(value, "case")
    is_marked = bare != labeled[2] or FEW_DIGITS.fullmatch(whole_number(bare)) is not None
    return RecordId(value, is_marked=is_marked)


def in_english(text: str, words: Mapping[str, str]) -> str:
    """Return the text with an English label, where it begins with one of these words."""
    for kind, word in words.items():
        if word and text[: len(word)].casefold() == word.casefold():
            return f"{kind} {text[len(word) :]}"
    return text


def id_in_subject(text: str) -> str:
    """Return the ID of the case with this subject, as its end, its begin or a # tells it. Errors:
    NotAnId.

    >>> id_in_subject("Charging is too slow [#1000]"), id_in_subject("Case 1000: Charging")
    ('1000', '1000')
    """
    ids = BRACKETED.findall(text) or TITLED.findall(text) or ids_behind_hash(text)
    if len(set(ids)) != 1:
        raise NotAnId(text)
    return significant(ids[0])


def ids_behind_hash(text: str) -> list[str]:
    others = HASHED.sub("", text)
    if sum(map(str.isdigit, others)) >= FEWEST_OF_A_PHONE:
        return []
    return HASHED.findall(text)


def significant(digits: str) -> str:
    """Return the digits of a whole number without zeros before them. Errors: NotAnId for zeros
    alone, and for more than 18."""
    value = whole_number(digits).lstrip("0")
    if len(value) > MOST_DIGITS or not value.isdigit():
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
    """Return the words between the separators, without labels and lone signs. A cell of a sheet is
    one word, also where it shows thousands apart.

    >>> words_of("1,000\\n1 001"), words_of("1\\u202f000"), words_of("1000,1001 1002")
    (['1000', '1001'], ['1000'], ['1000', '1001', '1002'])
    """
    lines = BETWEEN_THOUSANDS.sub("", text).splitlines()
    cells = [cell for line in lines for cell in CELLS.split(line)]
    plain = [LABEL.sub(" ", compact_text(cell)).strip(WRAPPING) for cell in cells]
    if len(plain) > 1:
        plain = list(map(whole_number, plain))
    words = SEPARATORS.split(" ".join(plain))
    return [word for word in words if re.search(r"[^\W_]", word)]
