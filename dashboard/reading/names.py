"""Names of people and companies: as they are stored, and as they stand inside a sentence."""

import re
from unicodedata import bidirectional

from dashboard.reading.text import name_text, unquoted

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BACKWARDS = ("R", "AL", "AN")
# Unicode keeps these blocks for scripts that run from right to left.
MAYBE_BACKWARDS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
COMMA = re.compile(r"\s*[,，،﹐]\s*")
TITLE = re.compile(
    r"(?:mrs?|ms|miss|mx|dr|prof|herrn?|frau|hr|fr|mme|mlle|sra?|srta|sig|dhr|mevr)\b\.?\s+(?=\S)",
    re.IGNORECASE,
)
SUFFIX = re.compile(r"(?:jr|sr|[ivx]{1,4}|ph\.?d|m\.?d|esq)\.?", re.IGNORECASE)


def read_name(text: str) -> str:
    """Return a name as it was meant: visible signs in NFC, without quotes around them; "" where
    nothing is visible.

    >>> read_name(" “Mu\\u0308ller” "), read_name("\\u200b\\u3164"), read_name("’t Hooft")
    ('Müller', '', '’t Hooft')
    """
    name, previous = name_text(text), ""
    while name != previous:
        previous = name
        name = name_text(unquoted(name))
    return name


def name_spellings(text: str) -> tuple[str, ...]:
    """Return the name in every form in which ECE may hold it, as typed first: in spoken order,
    without a form of address, with either apostrophe.

    >>> name_spellings("Testmann, Anna"), name_spellings("Mr. John O'Brien")
    (('Testmann, Anna', 'Anna Testmann'), \
("Mr. John O'Brien", "John O'Brien", 'Mr. John O’Brien', 'John O’Brien'))
    """
    name = read_name(text)
    forms = [name, " ".join(filter(None, split_name(name)))]
    forms += [TITLE.sub("", form) for form in forms]
    straight = [form.replace("’", "'") for form in forms]
    curly = [form.replace("'", "’") for form in forms]
    return tuple(dict.fromkeys([*forms, *straight, *curly]))


def split_name(text: str) -> tuple[str, str]:
    """Return the first and the last name of a person. Before a comma stands the last name; without
    one the last word is taken for it, and a single word for the first name, which ECE needs.

    >>> split_name("Testmann, Anna"), split_name("Anna Maria Testmann"), split_name("Anna")
    (('Anna', 'Testmann'), ('Anna Maria', 'Testmann'), ('Anna', ''))
    >>> split_name("Martin King, Jr.")
    ('Martin', 'King, Jr.')
    """
    last, *rest = [part for part in COMMA.split(read_name(text)) if part] or [""]
    if not rest:
        return in_spoken_order(last)
    if SUFFIX.fullmatch(rest[-1]):
        return with_suffix([last, *rest[:-1]], rest[-1])
    return " ".join(rest), last


def in_spoken_order(name: str) -> tuple[str, str]:
    first, _blank, last = name.rpartition(" ")
    if not first:
        return last, ""
    return first, last


def with_suffix(parts: list[str], suffix: str) -> tuple[str, str]:
    first, last = split_name(", ".join(parts))
    return first, ", ".join(filter(None, (last, suffix)))


def without_directions(text: str) -> str:
    """Return the text without the invisible signs that turn the order of what follows them.

    >>> without_directions("Eve\\u202ekcab")
    'Evekcab'
    """
    return DIRECTIONS.sub("", text)


def isolated(text: str) -> str:
    """Return a text of any direction for use inside a plain sentence, whose own order it leaves
    alone. What runs from left to right only needs no isolation.

    >>> isolated("Eve\\u202ekcab") == "\\u2068Evekcab\\u2069", isolated("Anna")
    (True, 'Anna')
    """
    if text.isascii():
        return text
    plain = without_directions(text)
    if not plain or (plain == text and not runs_backwards(plain)):
        return plain
    return f"{FIRST_STRONG_ISOLATE}{plain}{POP_ISOLATE}"


def runs_backwards(text: str) -> bool:
    """Tell whether some of the text runs from right to left.

    >>> runs_backwards("ليلى"), runs_backwards("Anna 7")
    (True, False)
    """
    return any(bidirectional(sign) in BACKWARDS for sign in MAYBE_BACKWARDS.findall(text))
