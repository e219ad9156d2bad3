"""The numbering plans of the world, as phonenumbers knows them, in ASCII digits."""

import re
from dataclasses import dataclass
from functools import cache

import phonenumbers
from phonenumbers import (
    COUNTRY_CODE_TO_REGION_CODE,
    NumberParseException,
    PhoneMetadata,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
)

NO_REGION = ("ZZ", "001")
LONGEST_SURPLUS = 7
FORMER_PREFIXES = {"52": ("1", "01", "044", "045")}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in its plan: the country code and the digits after it, without a trunk prefix.
    `is_valid`: the plan has such numbers."""

    country: str
    national: str
    is_valid: bool


def numbers_among(text: str, country: str) -> list[str]:
    """Return the valid numbers that stand among other words, each with its extension.

    >>> numbers_among("Anna, 408-234-3456 ext 7 or +49 711 2222333", "1")
    ['408-234-3456 ext 7', '+49 711 2222333']
    """
    matches = phonenumbers.PhoneNumberMatcher(text, region_of(country))
    return [match.raw_string.lstrip("([") for match in matches]


def read_international(digits: str) -> Number | None:
    """Return the number that begins with its country code, or None where it begins with none.

    >>> read_international("4902079460123").national, read_international("999123456")
    ('2079460123', None)
    """
    return parsed(f"+{digits}", None)


def read_domestic(digits: str, country: str) -> Number | None:
    """Return the number that these digits reach when they are dialled in the country, or None.

    >>> read_domestic("011497112222333", "1").country, read_domestic("07112222333", "49").national
    ('49', '7112222333')
    """
    return parsed(digits, region_of(country))


def parsed(digits: str, region: str | None) -> Number | None:
    try:
        record = phonenumbers.parse(digits, region)
    except NumberParseException:
        return None
    national = phonenumbers.national_significant_number(record)
    number = Number(str(record.country_code), national, phonenumbers.is_valid_number(record))
    if number.is_valid:
        return number
    return repaired(number)


def repaired(number: Number) -> Number:
    """Return a number that its plan lacks, without a stray trunk zero or what was dialled before
    its plan changed."""
    candidates = [number.national.lstrip("0")]
    for prefix in FORMER_PREFIXES.get(number.country, ()):
        candidates.append(number.national.removeprefix(prefix))
    for national in candidates:
        if national and is_valid(number.country, national):
            return Number(number.country, national, True)
    if trunk_prefix(number.country) and candidates[0]:
        return Number(number.country, candidates[0], False)
    return number


def split_country(digits: str) -> tuple[str, str]:
    """Return the country code that the digits begin with, and the others; the code is "" where they
    begin with none.

    >>> split_country("4912"), split_country("999123"), split_country("49")
    (('49', '12'), ('', '999123'), ('', '49'))
    """
    for length in (1, 2, 3):
        code, national = digits[:length], digits[length:]
        if national and not code.startswith("0") and int(code) in COUNTRY_CODE_TO_REGION_CODE:
            return code, national
    return "", digits


@cache
def region_of(country: str) -> str | None:
    """Return the main region with this country code, or None.

    >>> region_of("44"), region_of("1"), region_of("")
    ('GB', 'US', None)
    """
    if not country.isdigit():
        return None
    region = phonenumbers.region_code_for_country_code(int(country))
    if region in NO_REGION:
        return None
    return region


@cache
def trunk_prefix(country: str) -> str:
    """Return what is dialled before the area at home and never from abroad, or "".

    >>> trunk_prefix("49"), trunk_prefix("7"), trunk_prefix("36"), trunk_prefix("39")
    ('0', '8', '06', '')
    """
    plan = plan_of(country)
    if plan is None:
        return ""
    return plan.national_prefix or ""


@cache
def exit_prefix(country: str) -> str:
    """Return what is dialled in the country before the code of another one, or "".

    >>> exit_prefix("1"), exit_prefix("49"), exit_prefix("7"), exit_prefix("")
    ('011', '00', '810', '')
    """
    plan = plan_of(country)
    if plan is None:
        return ""
    prefix = plan.preferred_international_prefix or plan.international_prefix or ""
    digits = prefix.replace("~", "")
    if digits.isdigit():
        return digits
    return ""


@cache
def plan_of(country: str) -> PhoneMetadata | None:
    region = region_of(country)
    if region is None:
        return None
    return PhoneMetadata.metadata_for_region(region)


def record_of(country: str, national: str) -> PhoneNumber:
    record = PhoneNumber(country_code=int(country), national_number=int(national))
    zeros = len(national) - len(national.lstrip("0"))
    if zeros:
        record.italian_leading_zero = True
        record.number_of_leading_zeros = zeros
    return record


def is_valid(country: str, national: str) -> bool:
    return phonenumbers.is_valid_number(record_of(country, national))


def without_surplus(number: Number) -> tuple[Number, str]:
    """Return the number at the length of its plan, and the digits that were too many: an extension
    run together with it.

    >>> without_surplus(Number("1", "4082343456102", False))
    (Number(country='1', national='4082343456', is_valid=True), '102')
    """
    record = record_of(number.country, number.national)
    reason = phonenumbers.is_possible_number_with_reason(record)
    if reason != ValidationResult.TOO_LONG or not phonenumbers.truncate_too_long_number(record):
        return number, ""
    national = phonenumbers.national_significant_number(record)
    surplus = number.national[len(national) :]
    if len(surplus) > LONGEST_SURPLUS:
        return number, ""
    return Number(number.country, national, True), surplus


def area_of(country: str, national: str) -> str:
    """Return the area code that the national digits begin with, or "" where the plan tells none
    apart.

    >>> area_of("44", "2079460123"), area_of("49", "15112345678"), area_of("", "4711")
    ('20', '', '')
    """
    if region_of(country) is None or not national:
        return ""
    record = record_of(country, national)
    return national[: phonenumbers.length_of_geographical_area_code(record)]


def grouped(country: str, national: str) -> str:
    """Return the number in the groups in which people read it.

    >>> grouped("44", "2079460123"), grouped("1", "4082343456"), grouped("", "4711")
    ('+44 20 7946 0123', '+1 408-234-3456', '4711')
    """
    if not country or not national:
        return national
    record = record_of(country, national)
    text = phonenumbers.format_number(record, PhoneNumberFormat.INTERNATIONAL)
    if re.sub("[^0-9]", "", text) == country + national:
        return text
    return f"+{country} {national}"
