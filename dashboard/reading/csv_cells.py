"""Cells of a CSV file that spreadsheets leave as they are, and read back from there."""

import re
from unicodedata import normalize

from dashboard.reading.text import name_text

# What a spreadsheet calculates.
FORMULA = re.compile(r"\A\s*[=+\-@]|\A[\t\r\n\0]")
# What it takes for a number or a date, and shows another way.
NUMERIC = re.compile(
    r"""\s*(?:
        0\d+ | \d{12,}                            # a leading zero, more digits than are shown
        | \d+(?:[.,]\d+)?e[+-]?\d+                # 1E5
        | \d+[.,]\d*0 | \(\d+\)                   # 1.10, (5)
        | (?:\d{1,2}|\d{4})(?:[-/.:]\d{1,2}){1,2} # 1-2, 3/4, 12:30, 2026-03-29
        | (?:\d{1,2}[-/.]){1,2}\d{4}             # 29.3.2026
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)


def protect(text: str) -> str:
    """Return a cell that stays the text it is: an apostrophe stands before what would be calculated
    or rounded.

    >>> protect("07911123456"), protect("1E5"), protect("=1+1"), protect("14082343456109")
    ("'07911123456", "'1E5", "'=1+1", "'14082343456109")
    >>> protect("Anna"), protect("1000"), protect("'t Hooft")
    ('Anna', '1000', "'t Hooft")
    """
    if is_changed_by_sheets(text):
        return f"'{text}"
    return text


def read_cell(text: str) -> str:
    """Return the text that `protect` wrote as this cell.

    >>> read_cell("'007"), read_cell("'t Hooft"), read_cell("007")
    ('007', "'t Hooft", '007')
    """
    if text.startswith("'") and is_changed_by_sheets(text):
        return text[1:]
    return text


def cell_text(text: str) -> str:
    """Return what is stored and looked for of a text that may come out of a sheet: visible signs in
    NFC.

    >>> cell_text(" '007\\u200b"), cell_text("'t Hooft")
    ('007', "'t Hooft")
    """
    return name_text(read_cell(name_text(text)))


def is_changed_by_sheets(text: str) -> bool:
    plain = normalize("NFKC", text.lstrip("'"))
    return FORMULA.match(plain) is not None or NUMERIC.fullmatch(plain) is not None
