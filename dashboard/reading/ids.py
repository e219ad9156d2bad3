"""The IDs of customers and cases, out of the marks that they are shown and pasted with."""

import re

from dashboard.reading.text import number_text

MOST_DIGITS = 18
KINDS = {"customer": "customer", "customers": "customer", "case": "case", "cases": "case"}
OWN_PAGE = re.compile(r"(?:\A|/)(customers|cases)/([0-9]+)(?:[/?#]\S*)?\Z", re.IGNORECASE)
LABELED = re.compile(
    r"(?:(customer|case)s?[\s\-:_]*)?(?:(?:id|nr|no|number)s?\.?[\s\-:=]*)?#?\s*([0-9]+)(?:\.0+)?",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\[\s*#\s*([0-9]+)\s*\]")
WRAPPING = " .,:;!?()[]{}<>\"'"
LABEL = re.compile(r"\b(?:customer|case|id|nr|no|number|and)s?\b[\s.:#\-]*(?!/)", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s,;|&、،؛・·•\\]+")


class NotAnId(ValueError):
    """The text holds no ID. `odd` are the words that are none, as they were typed."""

    def __init__(self, odd: tuple[str, ...] = ()) -> None:
        super().__init__(*odd)
        self.odd = odd


class TooManyIds(ValueError):
    """The text holds `count` IDs, which is more than are taken."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def read_id(text: str) -> str:
    """Return the one ID of the text: 1 to 18 ASCII digits without leading zeros. Errors: NotAnId.

    >>> read_id("[#1000]"), read_id("Case: 1000"), read_id("#1000."), read_id("#0001000")
    ('1000', '1000', '1000', '1000')
    >>> read_id("https://desk.example.com/cases/1000/?page=2"), read_id("＃１０００")
    ('1000', '1000')
    """
    _kind, digits = split_id(text)
    significant = digits.lstrip("0") or "0"
    if not digits or len(significant) > MOST_DIGITS:
        raise NotAnId((text,))
    return significant


def kind_of_id(text: str) -> str:
    """Return what the ID is marked as: case (also by a lone #, as in subjects), customer or "".

    >>> kind_of_id("[#1000]"), kind_of_id("Customer ID: 1000"), kind_of_id("/customers/1000/cases/")
    ('case', 'customer', 'customer')
    >>> kind_of_id("1000"), kind_of_id("Anna")
    ('', '')
    """
    return split_id(text)[0]


def split_id(text: str) -> tuple[str, str]:
    """Return (kind, digits) of an ID, or ("", "") where there is none."""
    plain = number_text(text)
    if page := OWN_PAGE.search(plain):
        return KINDS[page[1].lower()], page[2]
    wrapped = LABELED.fullmatch(plain.strip(WRAPPING))
    if wrapped is None:
        return id_in_subject(plain)
    if wrapped[1]:
        return KINDS[wrapped[1].lower()], wrapped[2]
    if "#" in plain:
        return "case", wrapped[2]
    return "", wrapped[2]


def id_in_subject(text: str) -> tuple[str, str]:
    """Return ("case", digits) of the subject of a case, which ends with the ID of it.

    >>> id_in_subject("Re: Charging is too slow [#1000]"), id_in_subject("[#1] or [#2]")
    (('case', '1000'), ('', ''))
    """
    ids = set(BRACKETED.findall(text))
    if len(ids) != 1:
        return "", ""
    return "case", ids.pop()


def read_ids(text: str, most: int) -> tuple[str, ...]:
    """Return every ID of the text once, in order, at most `most`. Errors: NotAnId, TooManyIds.

    >>> read_ids("１０００、1001; #0001000 [#1002]", 75)
    ('1000', '1001', '1002')
    >>> read_ids("Customer IDs: 1000, 1001 and 1002", 75)
    ('1000', '1001', '1002')
    """
    words = words_of(text)
    odd = tuple(word for word in words if not split_id(word)[1])
    if odd:
        raise NotAnId(odd)
    ids = tuple(dict.fromkeys(map(read_id, words)))
    if len(ids) > most:
        raise TooManyIds(len(ids))
    return ids


def words_of(text: str) -> list[str]:
    """Return the words between the separators, without labels and lone signs."""
    lines = map(number_text, text.splitlines())
    plain = LABEL.sub(" ", " ".join(lines))
    return [word for word in SEPARATORS.split(plain) if word.strip(WRAPPING + "#")]
