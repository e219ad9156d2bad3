"""Names of people and companies: as they are stored, and as they stand inside a sentence."""

import re
from dataclasses import dataclass

from dashboard.reading.text import is_blank, name_text, unquoted

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
COMMA = re.compile(r"\s*[,，،﹐]\s*")
SUFFIX = re.compile(r"(?:jr|sr|[ivx]{1,4}|ph\.?d|m\.?d|esq)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """The two names of a person; either may be ""."""

    first: str
    last: str


def read_name(text: str) -> str:
    """Return a name as it was meant: visible signs in NFC, without quotes around them; "" where
    nothing is visible.

    >>> read_name(" “Mu\\u0308ller” "), read_name("\\u200b\\u3164"), read_name("’t Hooft")
    ('Müller', '', '’t Hooft')
    """
    if is_blank(text):
        return ""
    name, previous = name_text(text), ""
    while name != previous:
        previous = name
        name = name_text(unquoted(name))
    return "" if is_blank(name) else name


def read_person(text: str) -> PersonName:
    """Return the first and the last name of a person. Before a comma stands the last name; without
    one the last word is taken for it, and a single word for the first name, which ECE needs.

    >>> read_person("Testmann, Anna")
    PersonName(first='Anna', last='Testmann')
    >>> read_person("Anna Maria Testmann"), read_person("Anna")
    (PersonName(first='Anna Maria', last='Testmann'), PersonName(first='Anna', last=''))
    >>> read_person("Martin King, Jr.")
    PersonName(first='Martin', last='King, Jr.')
    """
    last, *rest = [part for part in COMMA.split(read_name(text)) if part] or [""]
    if not rest:
        return in_spoken_order(last)
    if SUFFIX.fullmatch(rest[-1]):
        person = read_person(", ".join([last, *rest[:-1]]))
        return PersonName(person.first, ", ".join(filter(None, (person.last, rest[-1]))))
    return PersonName(" ".join(rest), last)


def in_spoken_order(name: str) -> PersonName:
    first, _blank, last = name.rpartition(" ")
    if not first:
        return PersonName(last, "")
    return PersonName(first, last)


def without_directions(text: str) -> str:
    """Return the text without the invisible signs that turn the order of what follows them.

    >>> without_directions("Eve\\u202ekcab")
    'Evekcab'
    """
    return DIRECTIONS.sub("", text)


def isolated(text: str) -> str:
    """Return a text of any direction for use inside a plain sentence, whose own order it leaves
    alone.

    >>> isolated("Eve\\u202ekcab") == "\\u2068Evekcab\\u2069", isolated("")
    (True, '')
    """
    plain = without_directions(text)
    if not plain:
        return ""
    return f"{FIRST_STRONG_ISOLATE}{plain}{POP_ISOLATE}"
