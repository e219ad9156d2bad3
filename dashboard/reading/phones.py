"""Phone numbers: what forms and pages need of them."""

from dataclasses import replace

from dashboard.reading.ladder import spellings_of
from dashboard.reading.parts import read_extension, read_parts, split_phone
from dashboard.reading.phone_meaning import equal_numbers, find_phone, read_phone
from dashboard.reading.phone_records import NOT_DIGITS, Parts, Phone
from dashboard.reading.phone_text import LONGEST, SPELLED, NotAPhone, numbers_in, read_typed
from dashboard.reading.plans import grouped
from dashboard.reading.text import compact_text

__all__ = [
    "LONGEST",
    "NotAPhone",
    "Parts",
    "Phone",
    "display",
    "equal_numbers",
    "find_phone",
    "groups",
    "looks_like_a_phone",
    "only_digits",
    "parts_of",
    "read_parts",
    "read_phone",
    "spellings",
    "spellings_of",
    "with_extension",
]

SHORTEST_IN_BOX = 7


def spellings(text: str, country_code: str = "") -> tuple[str, ...]:
    """Return every run of digits under which ECE may hold the typed number, the likeliest first.
    Errors: NotAPhone.

    >>> spellings("(408) 234-3456", "1")
    ('4082343456', '14082343456')
    >>> spellings("0711 123456", "49")
    ('0711123456', '49711123456', '711123456', '490711123456', '0049711123456')
    """
    return spellings_of(find_phone(text, country_code), country_code)


def parts_of(text: str, country_code: str = "") -> Parts:
    """Return a typed number in the four fields of a contact point. Errors: NotAPhone.

    >>> parts_of("0711 2222333 x7", "49")
    Parts(country='49', area='711', number='2222333', extension='7')
    """
    return split_phone(find_phone(text, country_code))


def with_extension(text: str, extension: str, country_code: str = "") -> str:
    """Return the typed number with this extension. Errors: NotAPhone.

    >>> with_extension("Call 408-234-3456, please", "x102", "1")
    '+1 408-234-3456, ext. 102'
    """
    phone = find_phone(text, country_code)
    return display(replace(phone, extension=read_extension(extension)))


def only_digits(text: str) -> str:
    """Return the ASCII digits of a text.

    >>> only_digits("２３４ 3456")
    '2343456'
    """
    return NOT_DIGITS.sub("", compact_text(text))


def display(phone: Phone) -> str:
    """Return the number as people read it. `read_phone` reads it back as the same.

    >>> display(read_phone("020 79460123 x7", "44")), display(read_phone("0711 2222333", ""))
    ('+44 20 7946 0123, ext. 7', '07112222333')
    """
    if not phone.extension:
        return groups(phone)
    return f"{groups(phone)}, ext. {phone.extension}"


def groups(phone: Phone) -> str:
    """Return the number in groups, without its extension.

    >>> groups(read_phone("4082343456 x102", "1"))
    '+1 408-234-3456'
    """
    if phone.country:
        return grouped(phone.country, phone.national)
    if phone.is_international:
        return f"+{phone.national}"
    return phone.typed


def looks_like_a_phone(text: str, country_code: str = "") -> bool:
    """Tell whether a text in the search box is meant as a number: with a + or 00, with seven
    digits, or spelled in letters as advertisements do.

    >>> [looks_like_a_phone(text, "1") for text in ("+49", "555 0101", "1-408-CHICKEN")]
    [True, True, True]
    >>> [looks_like_a_phone(text, "1") for text in ("007 Bond", "4711")]
    [False, False]
    """
    try:
        read_phone(text, country_code)
    except NotAPhone:
        return holds_a_number(text, country_code)
    typed = read_typed(numbers_in(text)[0])
    if typed.without_letters:
        return SPELLED.search(compact_text(text)) is not None
    return typed.has_plus or typed.digits.startswith("00") or len(typed.digits) >= SHORTEST_IN_BOX


def holds_a_number(text: str, country_code: str) -> bool:
    try:
        find_phone(text, country_code)
    except NotAPhone as error:
        return error.reason == "several"
    return True
