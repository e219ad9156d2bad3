"""Countries and time zones in the environment."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dashboard.environment import reading

A_CODE = "the calling code of a country, digits only, such as 1 or 49"
NO_COUNTRY = "001"  # so phonenumbers names the region of codes that belong to a service


def country_code(name: str) -> str:
    """Return a country's calling code, or "" where numbers typed without one stay as they are."""
    return reading.value(name, A_CODE, parse_country_code, "")


def parse_country_code(typed: str) -> str:
    """Return the calling code. Errors: ValueError where no country has it."""
    if not typed:
        return ""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE  # the start is quicker without it

    if not typed.isascii() or not typed.isdigit() or typed.startswith("0"):
        raise ValueError
    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(typed), (NO_COUNTRY,))
    if NO_COUNTRY in regions:
        raise ValueError
    return typed


def time_zone(name: str, default: str) -> str:
    """Return the name of a time zone."""

    def parse(typed: str) -> str:
        try:
            ZoneInfo(typed)
        except ZoneInfoNotFoundError:
            raise ValueError from None
        return typed

    return reading.value(name, "a time zone such as Europe/Berlin", parse, default)
