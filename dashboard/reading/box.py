"""The one search box: what the text in it most likely is."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.reading.addresses import NotAnAddress, has_address, read_address
from dashboard.reading.ids import ENGLISH, NotAnId, read_id
from dashboard.reading.names import read_name
from dashboard.reading.phone_links import is_call
from dashboard.reading.phones import looks_like_a_phone
from dashboard.reading.text import compact_text, has_visible_sign

LONGEST = 255
MOST_READ = 10 * LONGEST  # with what wraps it


@dataclass(frozen=True, slots=True)
class BoxInput:
    """`kind` is one of empty, too_long, email, case, customer, digits, phone, name; `value` is what
    to look for. A phone, and an address that is none yet, stay as typed: their fields read them and
    tell what is wrong."""

    kind: str
    value: str = ""


def read_box(text: str, country_code: str = "", words: Mapping[str, str] = ENGLISH) -> BoxInput:
    """Work out what was typed. A few bare digits stay undecided, for the agent to say what they
    are. `words` are what the agent's language calls a customer and a case.

    >>> read_box("Russel, John <john@example.com>"), read_box("Charging is too slow [#1000]")
    (BoxInput(kind='email', value='john@example.com'), BoxInput(kind='case', value='1000'))
    >>> read_box("Customer: 1000"), read_box('="1000"'), read_box("０７１１ ２２２２３３３", "49")
    (BoxInput(kind='customer', value='1000'), BoxInput(kind='digits', value='1000'), \
BoxInput(kind='phone', value='0711 2222333'))
    >>> read_box("Mu\\u0308ller\\u200b").value, read_box("\\u200b").kind
    ('Müller', 'empty')
    """
    if len(text) > MOST_READ:
        return BoxInput("too_long")
    if not has_visible_sign(text):
        return BoxInput("empty")
    plain = compact_text(text)
    if len(plain) > LONGEST:
        return BoxInput("too_long")
    if known_id := marked_id(text, words):
        return known_id
    if has_address(text) and not is_number_of_call(text, country_code):
        return BoxInput("email", address_or_text(text))
    if looks_like_a_phone(text, country_code):
        return BoxInput("phone", plain)
    return BoxInput("name", read_name(text))


def is_number_of_call(text: str, country_code: str) -> bool:
    """Tell whether what looks like an address is a number in an address of the phone system."""
    return is_call(text) and looks_like_a_phone(text, country_code)


def address_or_text(text: str) -> str:
    try:
        return read_address(text)
    except NotAnAddress:
        return compact_text(text)


def marked_id(text: str, words: Mapping[str, str]) -> BoxInput | None:
    """Return the ID of the text where it is marked as one, or is too short for a phone number."""
    try:
        record = read_id(text, words)
    except NotAnId:
        return None
    if not record.is_marked:
        return None
    return BoxInput(record.kind or "digits", record.value)
