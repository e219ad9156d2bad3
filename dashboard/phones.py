"""The spellings of a typed phone number, in the order in which ECE is asked for them.

ECE compares the run-together digits of country code, area code, number and extension, exactly. People type a number in
many ways, so a few spellings are tried, and the page says which one was found.
"""

import re
from dataclasses import dataclass
from unicodedata import digit

import phonenumbers
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

MOST_SPELLINGS = 4
LONGEST = 60
EXTENSION = re.compile(r"[\s,;]*(?:ext(?:ension|n)?\.?|ext=|x|#)[\s.:=]*(\d{1,10})\s*$", re.IGNORECASE)
SEPARATORS = re.compile(r"[\s().\-/\u00a0\u2010-\u2015\u2212]+")


class NotAPhone(ValueError):
    """The text holds something that no phone number has, or no digit at all."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, taken apart: ASCII digits without the extension, the extension, and whether a + or 00 led."""

    digits: str
    extension: str
    international: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """A number as ECE stores it. Run together, the parts are what it is found by."""

    country: str
    area: str
    number: str
    extension: str


def spellings(text: str, country_code: str = "") -> tuple[str, ...]:
    """One to four strings of digits to ask for, the likeliest first, none twice. `country_code` is the one that a
    number typed without any is taken to have ("" for none). Errors: NotAPhone."""
    typed = read(text)
    d, e = typed.digits, typed.extension
    if typed.international:
        national = without_country(d)
        tried = [d + e, d, national and national + e, national]
    else:
        n = d.removeprefix("0") or d
        full = country_code + n if country_code else ""
        tried = [full and full + e, d + e, full, n] if e else [d, full, n]
    return tuple(dict.fromkeys(spelling for spelling in tried if spelling))[:MOST_SPELLINGS]


def parts(text: str, country_code: str = "") -> Parts:
    """The number taken apart for a new contact point; the area is "" where numbers of this country have none to tell
    apart. Errors: NotAPhone."""
    typed = read(text)
    country, national = "", typed.digits.removeprefix("0")
    if typed.international or is_whole(typed.digits, country_code):
        national = without_country(typed.digits) or typed.digits
        country = typed.digits.removesuffix(national)
    elif country_code:
        country = country_code
    area = national[: length_of_area(country, national)]
    return Parts(country, area, national.removeprefix(area), typed.extension)


def read(text: str) -> Typed:
    """Take a typed number apart. Errors: NotAPhone."""
    text = plain(text).strip().removeprefix("tel:")
    found = EXTENSION.search(text)
    extension = found[1] if found else ""
    body = text[: found.start()] if found else text
    international = body.startswith(("+", "00"))
    if international:
        body = body.replace("(0)", "")  # +49 (0) 711: the trunk zero is only for callers at home
    body = SEPARATORS.sub("", body)
    digits = body.removeprefix("+") if body.startswith("+") else body.removeprefix("00") if international else body
    if len(text) > LONGEST or not (digits.isascii() and digits.isdigit()):
        raise NotAPhone
    return Typed(digits, extension, international)


def looks_like_a_phone(text: str) -> bool:
    """Whether text in the search box is meant as a phone number: led by + or 00, or seven and more digits."""
    try:
        typed = read(text)
    except NotAPhone:
        return False
    return typed.international or len(typed.digits) >= 7


def without_country(digits: str) -> str:
    """The digits after the country code they begin with, or "" where they begin with none."""
    for length in (1, 2, 3):
        if int(digits[:length]) in COUNTRY_CODE_TO_REGION_CODE and not digits.startswith("0"):
            return digits[length:]
    return ""


def is_whole(digits: str, country_code: str) -> bool:
    """Whether the digits are a whole number that begins with this country code."""
    if not country_code or not digits.startswith(country_code):
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(f"+{digits}"))
    except phonenumbers.NumberParseException:
        return False


def length_of_area(country: str, national: str) -> int:
    """How many of the digits after the country code are the area code; 0 where nobody can tell."""
    try:
        number = phonenumbers.parse(f"+{country}{national}")
    except phonenumbers.NumberParseException:
        return 0
    is_read_alike = country and str(number.national_number) == national
    return phonenumbers.length_of_geographical_area_code(number) if is_read_alike else 0


def plain(text: str) -> str:
    """The text with every script's digits as ASCII ones."""
    return "".join(str(digit(sign)) if sign.isdecimal() else sign for sign in text)
