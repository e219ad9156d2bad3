"""The ladder: every spelling under which ECE may hold a number, the likeliest first.

ECE compares the digits of country code, area code, number and extension, run together, exactly.
It holds them as they were once entered: with a trunk zero, without country or extension.
"""

from collections.abc import Iterable, Iterator

from dashboard.reading.phone_records import Phone
from dashboard.reading.plans import exit_prefix, trunk_prefix

# The digit that some number plans put before mobile numbers, today or once.
MOBILE_MARKS = {"52": "1", "54": "9"}
LENGTH_OF_MARKED = {"52": 11, "54": 11}


def spellings_of(phone: Phone, country_code: str = "") -> tuple[str, ...]:
    """Return the strings of digits to ask ECE for, the likeliest first, none twice. `country_code`
    is the one that is assumed where none was typed, "" for none.

    >>> spellings_of(Phone("1", "4082343456", "102", is_international=True))
    ('14082343456102', '14082343456', '4082343456102', '4082343456')
    """
    rungs = [*usual(phone), *with_extension(phone, unusual(phone, country_code))]
    return tuple(dict.fromkeys(filter(None, rungs)))


def usual(phone: Phone) -> Iterator[str]:
    """Yield the spellings of one country: as typed, with the country code, without it."""
    whole = phone.country + phone.national
    if phone.is_international:
        yield from with_extension(phone, [whole, phone.national])
        return
    if phone.extension:
        yield whole + phone.extension
        yield phone.typed + phone.extension
        yield whole
        yield phone.typed
    else:
        yield phone.typed
        yield whole
    yield from with_extension(phone, [phone.national])


def with_extension(phone: Phone, numbers: Iterable[str]) -> Iterator[str]:
    for number in numbers:
        yield number + phone.extension
        yield number


def unusual(phone: Phone, country_code: str) -> Iterator[str]:
    """Yield numbers that hold what is dialled only here or only once: trunk prefixes, mobile marks,
    exit prefixes."""
    country, national = phone.country, phone.national
    trunk = trunk_prefix(country)
    if trunk and trunk != country:
        yield country + trunk + national
        yield trunk + national
    if marked := other_mobile_form(country, national):
        yield country + marked
        yield marked
    prefix = exit_prefix(country_code)
    if prefix and country and (country != country_code or prefix == "00"):
        yield prefix + country + national


def other_mobile_form(country: str, national: str) -> str:
    """Return the number with the mobile mark of its country, or without it if it has one, or "".

    >>> other_mobile_form("52", "5512345678"), other_mobile_form("54", "91112345678")
    ('15512345678', '1112345678')
    """
    mark = MOBILE_MARKS.get(country, "")
    longest = LENGTH_OF_MARKED.get(country)
    if len(national) == longest and national.startswith(mark):
        return national.removeprefix(mark)
    if mark and len(mark + national) == longest:
        return mark + national
    return ""
