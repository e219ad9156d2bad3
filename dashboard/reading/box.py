"""The one box: what the text in it most likely is."""

from dataclasses import dataclass

from dashboard.reading import phones
from dashboard.reading.addresses import NotAnAddress, read_address
from dashboard.reading.ids import NotAnId, RecordId, id_in_subject, read_id
from dashboard.reading.text import name_text, without_cell_marks

LONGEST = 255
FEW_DIGITS = 6


@dataclass(frozen=True, slots=True)
class BoxInput:
    """`kind` is empty, too_long, email, case, customer, digits, phone or name."""

    kind: str
    value: str = ""


def read_box(text: str, country_code: str = "") -> BoxInput:
    """Return what was typed. A few bare digits stay undecided: the agent says what they are.

    >>> read_box("[#1000]"), read_box("1000"), read_box("0711 123456").kind
    (BoxInput(kind='case', value='1000'), BoxInput(kind='digits', value='1000'), 'phone')
    """
    typed = name_text(text)
    if not typed:
        return BoxInput("empty")
    if len(typed) > LONGEST:
        return BoxInput("too_long")
    if record := record_in(typed):
        return record
    if "@" in typed or "＠" in typed or "%40" in typed:
        return BoxInput("email", address_in(typed))
    if case := id_in_subject(typed):
        return BoxInput("case", case)
    if phones.looks_like_a_phone(typed, country_code):
        return BoxInput("phone", typed)
    return BoxInput("name", without_cell_marks(typed))


def record_in(text: str) -> BoxInput | None:
    """Return the record that the text names by its ID, or None where it may be anything else."""
    try:
        record = read_id(text)
    except NotAnId:
        return None
    if record.kind:
        return BoxInput(record.kind, record.value)
    return few_digits(record)


def few_digits(record: RecordId) -> BoxInput | None:
    if len(record.value) > FEW_DIGITS:
        return None
    return BoxInput("digits", record.value)


def address_in(text: str) -> str:
    """Return the address, or the text where it holds none or several: the search says so."""
    try:
        return read_address(text)
    except NotAnAddress:
        return text
