"""What the digits of a typed number mean, by the numbering plans of the world."""

from collections.abc import Iterator, Sequence

from dashboard.reading.phone_records import Phone
from dashboard.reading.phone_text import (
    LONGEST,
    NotAPhone,
    TypedNumber,
    has_double_zero,
    numbers_in,
    read_typed,
)
from dashboard.reading.plans import (
    Number,
    numbers_among,
    read_domestic,
    read_international,
    split_country,
    trunk_prefix,
    without_surplus,
)
from dashboard.reading.text import compact_text

SHORTEST_ABROAD = 11


def read_phone(text: str, country_code: str = "") -> Phone:
    """Return the one number of the text. `country_code` is that of a number typed without any, ""
    where there is none to assume. Errors: NotAPhone.

    >>> phone = read_phone("+1 (408) 234-3456 ext 102")
    >>> phone.country, phone.area, phone.number, phone.extension, phone.digits
    ('1', '408', '2343456', '102', '14082343456102')
    >>> read_phone("0711 2222333", "49").digits
    '497112222333'
    >>> read_phone("011 49 711 2222333", "1") == read_phone("+49 (0)711 / 2222333")
    True
    >>> read_phone("1-408-CHICKEN", "1").digits, read_phone("+39 06 6982", "1").digits
    ('14082442536', '39066982')
    """
    if len(text) > LONGEST:
        raise NotAPhone("too_long")
    return only_phone(numbers_in(text), country_code)


def find_phone(text: str, country_code: str = "") -> Phone:
    """Return the one number of a text, which may be a sentence around it. Errors: NotAPhone.

    >>> find_phone("Please call me at 408-234-3456 x7, thanks", "1").digits
    '140823434567'
    """
    try:
        return read_phone(text, country_code)
    except NotAPhone as error:
        if error.reason not in ("letters", "no_digits"):
            raise
        texts = numbers_among(compact_text(text), country_code)
        if not texts:
            raise
    return only_phone(texts, country_code)


def only_phone(texts: Sequence[str], country_code: str) -> Phone:
    phones = [read_one(text, country_code) for text in texts]
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
    rest, _surplus = without_surplus_if_odd(rest)
    if rest.is_valid or not number.is_valid:
        raise NotAPhone("letters")
    return Phone(number.country, number.national, typed.extension, is_international=True)


def phone_from(typed: TypedNumber, number: Number, extension: str, country_code: str) -> Phone:
    is_abroad = number.country not in ("", country_code)
    is_international = is_abroad or typed.has_plus or has_double_zero(typed.digits)
    surplus = "" if typed.extension else extension
    digits = typed.digits.removesuffix(surplus)
    return Phone(number.country, number.national, extension, digits, is_international)


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
