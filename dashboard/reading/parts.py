"""The four fields of a phone number, as a new contact point is sent and looked for."""

import re
from dataclasses import dataclass, replace

from dashboard.reading.phone_text import NotAPhone, opened_link, read_typed
from dashboard.reading.phones import Phone, read_phone
from dashboard.reading.plans import area_of, exit_prefix, trunk_prefix
from dashboard.reading.text import number_text

MOST_CODE_DIGITS = 9
MOST_EXTENSION_DIGITS = 10
MOST_AREA_DIGITS = 10
AROUND_CODE = re.compile(r"\(0+\)|[^0-9a-z]", re.IGNORECASE)
NOT_DIGITS = re.compile("[^0-9]")


@dataclass(frozen=True, slots=True)
class PhoneParts:
    """A number as ECE stores it, in ASCII digits. Run together, the parts are what it is found
    by."""

    country: str
    area: str
    number: str
    extension: str

    @property
    def digits(self) -> str:
        return self.country + self.area + self.number + self.extension

    @property
    def phone(self) -> Phone:
        """The number for `display` and for `spellings`."""
        national = self.area + self.number
        typed = "" if self.country else national
        return Phone(self.country, national, self.extension, typed)


def split_phone(phone: Phone) -> PhoneParts:
    """Return the number in the four fields; the area is "" where its country has none to tell
    apart.

    >>> from dashboard.reading.phones import read_phone
    >>> split_phone(read_phone("(408) 234-3456 x102", "1"))
    PhoneParts(country='1', area='408', number='2343456', extension='102')
    """
    area = area_of(phone.country, phone.national)
    if len(area) > MOST_AREA_DIGITS:
        area = ""
    return PhoneParts(phone.country, area, phone.national.removeprefix(area), phone.extension)


def read_parts(
    country_code: str, area: str, number: str, extension: str, default_country: str = ""
) -> PhoneParts:
    """Return what the four fields mean together: what is sent, shown and looked for. A whole number
    in one of them replaces code and area; a trunk zero goes where the country has one; an extension
    goes to its field. A field that was left empty stays so, but for the area of a number that tells
    it. Errors: NotAPhone with its `field`.

    >>> read_parts("1", "", "+1 (415) 555-0123 ext 7", "")
    PhoneParts(country='1', area='415', number='5550123', extension='7')
    >>> read_parts("44", "", "020 79460123", ""), read_parts("0049", "0711", "222 2333", "")
    (PhoneParts(country='44', area='20', number='79460123', extension=''), \
PhoneParts(country='49', area='711', number='2222333', extension=''))
    """
    own_extension = read_extension(extension)
    if not number_text(number):
        raise NotAPhone("blank", "number")
    if whole := whole_number(area, number, default_country):
        return with_own_extension(split_phone(whole), own_extension)
    code = read_country_code(country_code, default_country)
    return with_own_extension(national_parts(code, area, number), own_extension)


def with_own_extension(parts: PhoneParts, extension: str) -> PhoneParts:
    if not extension:
        return parts
    if parts.extension and parts.extension != extension:
        raise NotAPhone("extensions", "extension")
    return replace(parts, extension=extension)


def read_country_code(text: str, default_country: str = "") -> str:
    """Return the digits of a country code, "" for an empty field. Errors: NotAPhone.

    >>> read_country_code("+49 (0)"), read_country_code("0049"), read_country_code("01144", "1")
    ('49', '49', '44')
    """
    digits = AROUND_CODE.sub("", number_text(text))
    prefix = exit_prefix(default_country)
    if prefix and len(digits) > len(prefix):
        digits = digits.removeprefix(prefix)
    digits = digits.lstrip("0")
    if not digits and not number_text(text):
        return ""
    if not re.fullmatch(f"[0-9]{{1,{MOST_CODE_DIGITS}}}", digits):
        raise NotAPhone("country_code", "country_code")
    return digits


def read_extension(text: str) -> str:
    """Return the digits of an extension, "" for an empty field. Errors: NotAPhone.

    >>> read_extension("ext. 102"), read_extension("#７"), read_extension("")
    ('102', '7', '')
    """
    plain = number_text(text)
    digits = re.sub(r"[^\W\d]+|\W", "", plain)
    if plain and not re.fullmatch(f"[0-9]{{1,{MOST_EXTENSION_DIGITS}}}", digits):
        raise NotAPhone("extensions", "extension")
    return digits


def whole_number(area: str, number: str, default_country: str) -> Phone | None:
    """Return the number that one of the fields holds together with its country, or None."""
    for text in (number, f"{number_text(area)} {number_text(number)}"):
        names_country = is_led_abroad(text)
        if not names_country and not dials_abroad(text, default_country):
            continue
        phone = in_field(text, default_country)
        if names_country and not phone.country:
            raise NotAPhone("country_code", "number")
        if not phone.typed and (names_country or phone.is_valid):
            return phone
    return None


def is_led_abroad(text: str) -> bool:
    """Tell whether the number names its country: with a plus, or with 00.

    >>> is_led_abroad("(+49) 711"), is_led_abroad("00 49 711"), is_led_abroad("0711")
    (True, True, False)
    """
    plain = opened_link(number_text(text))
    return "+" in plain or NOT_DIGITS.sub("", plain).startswith("00")


def dials_abroad(text: str, country: str) -> bool:
    prefix = exit_prefix(country)
    return bool(prefix) and NOT_DIGITS.sub("", number_text(text)).startswith(prefix)


def in_field(text: str, country_code: str) -> Phone:
    try:
        return read_phone(text, country_code)
    except NotAPhone as error:
        raise NotAPhone(error.reason, "number") from None


def national_parts(code: str, area: str, number: str) -> PhoneParts:
    """Return a number of this country in the area and the number that were typed, without its trunk
    prefix."""
    area_digits = NOT_DIGITS.sub("", number_text(area))
    if not area_digits:
        return at_home(in_field(number, code))
    together = in_field(f"{area_digits} {number_text(number)}", code)
    if alone := with_area(number, area_digits, together):
        return at_home(alone)
    if together.country == code:
        return split_where_typed(together, area_digits)
    typed = read_typed(number)
    return PhoneParts(code, area_digits, typed.digits, typed.extension)


def with_area(number: str, area: str, together: Phone) -> Phone | None:
    """Return the number that begins with the area that stands beside it already, or None."""
    try:
        alone = read_phone(number, together.country)
    except NotAPhone:
        return None
    if not alone.is_valid or not alone.national.startswith(area.lstrip("0")):
        return None
    has_trunk = alone.typed != alone.national
    if has_trunk or not together.is_valid or together.extension != alone.extension:
        return alone
    return None


def at_home(phone: Phone) -> PhoneParts:
    """Return a number that was typed into one field. Where no country is known, a leading zero may
    belong to it."""
    if phone.country:
        return split_phone(phone)
    return PhoneParts("", "", phone.typed, phone.extension)


def split_where_typed(phone: Phone, area: str) -> PhoneParts:
    if not phone.country:
        number = phone.typed.removeprefix(area)
        return PhoneParts("", area, number, phone.extension)
    for start in (area, area.removeprefix(trunk_prefix(phone.country)), area.lstrip("0")):
        if phone.national.startswith(start):
            number = phone.national.removeprefix(start)
            return PhoneParts(phone.country, start, number, phone.extension)
    return split_phone(phone)
