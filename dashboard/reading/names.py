"""Names of people, and how they stand in a sentence."""

import re
import unicodedata

from dashboard.reading.text import fold_blanks, name_text

FIRST_STRONG, POP = "\u2068", "\u2069"
DIRECTIONS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def split_name(text: str) -> tuple[str, str]:
    """Return first and last name; the last word is the last name, unless a comma says otherwise.

    >>> split_name("Testmann, Anna"), split_name("Anna Maria Testmann"), split_name("Anna")
    (('Anna', 'Testmann'), ('Anna Maria', 'Testmann'), ('Anna', ''))
    """
    name = name_text(text)
    last, comma, first = name.partition(",")
    if comma and first.strip():
        return fold_blanks(first), fold_blanks(last)
    words = name.replace(",", " ").split()
    if len(words) < 2:
        return " ".join(words), ""
    return " ".join(words[:-1]), words[-1]


def isolated(text: str) -> str:
    """Return the text so that its direction changes nothing around it in a plain sentence.

    >>> isolated("Eve\u202ekcab") == "\u2068Evekcab\u2069"
    True
    """
    plain = DIRECTIONS.sub("", text)
    if all(unicodedata.bidirectional(sign) not in ("R", "AL", "AN") for sign in plain):
        return plain if plain == text else f"{FIRST_STRONG}{plain}{POP}"
    return f"{FIRST_STRONG}{plain}{POP}"
