"""Phone numbers: understood by the numbering plans of the world, and shown to people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.reading.phone_text import NotAPhone, TypedNumber, numbers_in, read_typed
from dashboard.reading.plans import (
    Number,
    area_of,
    grouped,
    is_valid,
    read_domestic,
    read_international,
    split_country,
    trunk_prefix,
    without_surplus,
)
from dashboard.reading.text import number_text

SHORTEST_ABROAD = 11
SHORTEST_IN_BOX = 7
SPELLED = re.compile(r"[A-Z]{2,}|-[a-z]{3,}|[a-z]{3,}-")


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone number in ASCII digits: the country code ("" where it is not known), what is
    dialled after it from abroad, and the extension. `typed` are the digits that were typed to reach
    it at home, "" where the country was typed too; it does not count when numbers are compared."""

    country: str
    national: str
    extension: str = ""
    typed: str = field(default="", compare=False)

    @property
    def area(self) -> str:
        """The area code, "" where the country has none to tell apart."""
        return area_of(self.country, self.national)

    @property
    def number(self) -> str:
        """What follows the area code."""
        return self.national.removeprefix(self.area)

    @property
    def digits(self) -> str:
        """What ECE finds the number by when it is stored: all parts run together."""
        return self.country + self.national + self.extension

    @property
    def is_valid(self) -> bool:
        """Whether the country has such numbers."""
        return bool(self.country) and is_valid(self.country, self.national)


def read_phone(text: str, country_code: str = "") -> Phone:
    """Return the one number of the text. `country_code` is that of a number typed without any, ""
    where there is none to assume. Errors: NotAPhone.

    >>> read_phone("+1 (408) 234-3456 ext 102")
    Phone(country='1', national='4082343456', extension='102', typed='')
    >>> read_phone("0711 2222333", "49")
    Phone(country='49', national='7112222333', extension='', typed='07112222333')
    >>> read_phone("011 49 711 2222333", "1") == read_phone("+49 (0)711 / 2222333")
    True
    >>> read_phone("1-408-CHICKEN", "1").digits, read_phone("+39 06 6982", "1").digits
    ('14082442536', '39066982')
    """
    pieces = numbers_in(text)
    phones = [read_one(piece, country_code) for piece in pieces]
    if any(phone != phones[0] for phone in phones):
        raise NotAPhone("several")
    return phones[0]


def read_one(text: str, country_code: str) -> Phone:
    typed = read_typed(text)
    if typed.without_letters:
        return spelled_in_letters(typed, country_code)
    number = understood(typed.digits, typed.has_plus, country_code)
    if typed.extension:
        return phone_from(typed, number, typed.extension, country_code)
    return phone_from(typed, *without_surplus_if_odd(number), country_code)


def spelled_in_letters(typed: TypedNumber, country_code: str) -> Phone:
    """Return the number that letters on a keypad spell. Letters beside a whole number are a remark,
    not a part of it: guessing would reach somebody else."""
    number = understood(typed.digits, typed.has_plus, country_code)
    number, _surplus = without_surplus_if_odd(number)
    rest = understood(typed.without_letters, typed.has_plus, country_code)
    if rest.is_valid or not number.is_valid:
        raise NotAPhone("letters")
    return Phone(number.country, number.national, typed.extension)


def phone_from(typed: TypedNumber, number: Number, extension: str, country_code: str) -> Phone:
    is_abroad = typed.has_plus or typed.digits.startswith("00")
    if is_abroad or number.country not in ("", country_code):
        return Phone(number.country, number.national, extension)
    surplus = "" if typed.extension else extension
    at_home = typed.digits.removesuffix(surplus)
    return Phone(number.country, number.national, extension, at_home)


def without_surplus_if_odd(number: Number) -> tuple[Number, str]:
    if number.is_valid or not number.country:
        return number, ""
    return without_surplus(number)


def understood(digits: str, has_plus: bool, country_code: str) -> Number:
    """Return the likeliest number of these digits: the first reading that is valid, otherwise the
    first of all."""
    if has_plus:
        return read_international(digits) or without_plan(*split_country(digits))
    possible: list[Number] = []
    for number in readings(digits, country_code):
        if number.is_valid:
            return number
        possible.append(number)
    if possible:
        return possible[0]
    return without_plan(country_code, digits)


def readings(digits: str, country_code: str) -> Iterator[Number]:
    """Yield what the digits may mean, the likeliest first. In a country with a trunk prefix, digits
    without it that begin with the country code are a whole number; elsewhere they may well be a
    number at home."""
    if digits.startswith("00"):
        yield from present(read_international(digits.lstrip("0")))
    is_whole = country_code and digits.startswith(country_code)
    if is_whole and trunk_prefix(country_code):
        yield from valid(read_international(digits))
    if country_code:
        yield from present(read_domestic(digits, country_code))
    if is_whole or (country_code and len(digits) >= SHORTEST_ABROAD):
        yield from valid(read_international(digits))


def present(number: Number | None) -> Iterator[Number]:
    if number:
        yield number


def valid(number: Number | None) -> Iterator[Number]:
    if number and number.is_valid:
        yield number


def without_plan(country: str, digits: str) -> Number:
    """Return a number that no plan explains, without the zeros that would be dialled before it at
    home."""
    if country and not trunk_prefix(country):
        return Number(country, digits, False)
    return Number(country, digits.lstrip("0") or "0", False)


def equal_numbers(one: Phone, other: Phone) -> bool:
    """Tell whether two numbers reach the same phone. A number without a country is compared by the
    rest.

    >>> equal_numbers(read_phone("+44 (0)20 79460123"), read_phone("020 7946 0123", "44"))
    True
    >>> equal_numbers(read_phone("+1 415 555 0123 ext 7"), read_phone("+1 415 555 0123"))
    False
    """
    if one.country and other.country:
        return one == other
    return (one.national, one.extension) == (other.national, other.extension)


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
    if not phone.country:
        return phone.typed or f"+{phone.national}"
    return grouped(phone.country, phone.national)


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
    except NotAPhone as error:
        return error.reason == "several"
    typed = read_typed(numbers_in(text)[0])
    if typed.without_letters:
        return SPELLED.search(number_text(text)) is not None
    return typed.has_plus or typed.digits.startswith("00") or len(typed.digits) >= SHORTEST_IN_BOX
