"""The four fields of a phone number, as a new contact point is sent and looked for."""

import re
from dataclasses import replace

from dashboard.reading.phone_links import opened_link
from dashboard.reading.phone_meaning import read_phone
from dashboard.reading.phone_records import NOT_DIGITS, Parts, Phone
from dashboard.reading.phone_text import (
    LONGEST,
    NotAPhone,
    has_double_zero,
    read_typed,
)
from dashboard.reading.phone_words import split_extension, unlabeled
from dashboard.reading.plans import area_of, exit_prefix, trunk_prefix
from dashboard.reading.text import compact_text

MOST_CODE_DIGITS = 9
MOST_EXTENSION_DIGITS = 10
MOST_AREA_DIGITS = 10
WORDS_AFTER = re.compile(r"[0-9].*[^\W\d_]")
MOST_SIGNS = 40  # of a number, with the blanks between its digits
AROUND_CODE = re.compile(r"\(0+\)|[^0-9a-z]", re.IGNORECASE)
SPACED = re.compile("[0-9]+(?:[ .\\-][0-9]+)*")


def split_phone(phone: Phone) -> Parts:
    """Return the number in the four fields; the area is "" where its country has none to tell
    apart.

    >>> split_phone(read_phone("(408) 234-3456 x102", "1"))
    Parts(country='1', area='408', number='2343456', extension='102')
    """
    area = area_of(phone.country, phone.national)
    if len(area) > MOST_AREA_DIGITS:
        area = ""
    return Parts(phone.country, area, phone.national.removeprefix(area), phone.extension)


def read_parts(
    country_code: str, area: str, number: str, extension: str, default_country: str = ""
) -> Parts:
    """Return what the four fields mean together: what is sent, shown and looked for. A whole number
    in one of them replaces code and area; a trunk zero goes where the country has one; an extension
    goes to its field. What needs no change stays as it was typed. Errors: NotAPhone with its
    `field`.

    >>> read_parts("1", "", "+1 (415) 555-0123 ext 7", "")
    Parts(country='1', area='415', number='5550123', extension='7')
    >>> read_parts("0049", "0711", "222 2333", "")
    Parts(country='49', area='711', number='222 2333', extension='')
    >>> read_parts("44", "", "020 79460123", "")
    Parts(country='44', area='', number='20 79460123', extension='')
    """
    if max(map(len, (country_code, area, number, extension))) > LONGEST:
        raise NotAPhone("too_long", "number")
    own_extension = read_extension(extension)
    if not compact_text(number):
        raise NotAPhone("blank", "number")
    if whole := whole_number(area, number, default_country):
        return with_own_extension(split_phone(whole), own_extension)
    code = read_country_code(country_code, default_country)
    return with_own_extension(national_parts(code, area, number), own_extension)


def with_own_extension(parts: Parts, extension: str) -> Parts:
    if not extension:
        return parts
    if parts.extension and parts.extension != extension:
        raise NotAPhone("several", "extension")
    return replace(parts, extension=extension)


def read_country_code(text: str, default_country: str = "") -> str:
    """Return the digits of a country code, "" for an empty field. Errors: NotAPhone.

    >>> read_country_code("+49 (0)"), read_country_code("0049"), read_country_code("01144", "1")
    ('49', '49', '44')
    """
    digits = AROUND_CODE.sub("", compact_text(text))
    prefix = exit_prefix(default_country)
    if prefix and len(digits) > len(prefix):
        digits = digits.removeprefix(prefix)
    digits = digits.lstrip("0")
    if not digits and not compact_text(text):
        return ""
    if not re.fullmatch(f"[0-9]{{1,{MOST_CODE_DIGITS}}}", digits):
        raise NotAPhone("country_code", "country_code")
    return digits


def read_extension(text: str) -> str:
    """Return the digits of an extension, "" for an empty field. Errors: NotAPhone.

    >>> read_extension("ext. 102"), read_extension("#７"), read_extension("")
    ('102', '7', '')
    """
    plain = compact_text(text)
    digits = "" if WORDS_AFTER.search(plain) else NOT_DIGITS.sub("", plain)
    if plain and not re.fullmatch(f"[0-9]{{1,{MOST_EXTENSION_DIGITS}}}", digits):
        raise NotAPhone("extensions", "extension")
    return digits


def whole_number(area: str, number: str, default_country: str) -> Phone | None:
    """Return the number that one of the fields holds together with its country, or None."""
    for text in (number, f"{compact_text(area)} {compact_text(number)}"):
        names_country = is_led_abroad(text)
        if not names_country and not dials_abroad(text, default_country):
            continue
        phone = in_field(text, default_country)
        if names_country and not phone.country:
            raise NotAPhone("country_code", "number")
        if phone.is_international and (names_country or phone.is_valid):
            return phone
    return None


def is_led_abroad(text: str) -> bool:
    """Tell whether the number names its country: with a plus, or with 00.

    >>> is_led_abroad("(+49) 711"), is_led_abroad("00 49 711"), is_led_abroad("0000 123")
    (True, True, False)
    """
    plain = opened_link(compact_text(text))
    return "+" in plain or has_double_zero(NOT_DIGITS.sub("", plain))


def dials_abroad(text: str, country: str) -> bool:
    prefix = exit_prefix(country)
    return bool(prefix) and NOT_DIGITS.sub("", compact_text(text)).startswith(prefix)


def in_field(text: str, country_code: str) -> Phone:
    try:
        return read_phone(text, country_code)
    except NotAPhone as error:
        raise NotAPhone(error.reason, "number") from None


def national_parts(code: str, area: str, number: str) -> Parts:
    """Return a number of this country in the area and the number that were typed, without its trunk
    prefix."""
    area_digits = NOT_DIGITS.sub("", compact_text(area))
    if len(area_digits) > MOST_AREA_DIGITS or WORDS_AFTER.search(compact_text(area)):
        raise NotAPhone("letters", "area_code")
    phone = with_area(code, area_digits, number)
    if phone.country == code:
        return split_where_typed(phone, area_digits, number)
    if not area_digits:
        return split_phone(phone)
    typed = read_typed(number)
    return Parts(code, area_digits, typed.digits, typed.extension)


def with_area(code: str, area: str, number: str) -> Phone:
    """Return the number with the area before it, unless it begins with that area already."""
    if not area:
        return in_field(number, code)
    together = in_field(f"{area} {compact_text(number)}", code)
    try:
        alone = read_phone(number, code)
    except NotAPhone:
        return together
    if repeats_area(alone, together, area):
        return alone
    return together


def repeats_area(alone: Phone, together: Phone, area: str) -> bool:
    if not alone.is_valid or not alone.national.startswith(area.lstrip("0")):
        return False
    has_trunk = alone.typed != alone.national
    return has_trunk or not together.is_valid or together.extension != alone.extension


def split_where_typed(phone: Phone, area: str, number: str) -> Parts:
    """Return the number in the two fields in which it was typed. Where no country is known, a
    leading zero may belong to it."""
    national = phone.national
    if not phone.country:
        national = phone.typed
    for start in (area, area.removeprefix(trunk_prefix(phone.country)), area.lstrip("0")):
        if national.startswith(start):
            rest = national.removeprefix(start)
            return Parts(phone.country, start, as_typed(number, rest), phone.extension)
    return split_phone(phone)


def as_typed(text: str, digits: str) -> str:
    """Return the digits with the blanks and hyphens that were typed between them.

    >>> as_typed("020 7946-0123 x7", "2079460123"), as_typed("(020) 79460123", "2079460123")
    ('20 7946-0123', '2079460123')
    """
    body, _extension = split_extension(unlabeled(compact_text(text)))
    for place in range(len(body)):
        rest = body[place:]
        is_short = len(rest) <= MOST_SIGNS
        if is_short and SPACED.fullmatch(rest) and NOT_DIGITS.sub("", rest) == digits:
            return rest
    return digits
