"""Days in the words and the order of the agent's language."""

from datetime import date

from django.utils.formats import date_format


def day_and_month(day: date) -> str:
    """Return "13 Nov"."""
    return date_format(day, "MONTH_DAY_FORMAT")


def month(day: date) -> str:
    """Return "Nov"."""
    return date_format(day, "M")


def weekday(day: date) -> str:
    """Return "Fri"."""
    return date_format(day, "D")


def weekday_and_day(day: date) -> str:
    """Return "Fri 13 Nov"."""
    return f"{weekday(day)} {day_and_month(day)}"


def whole_date(day: date) -> str:
    """Return "Fri 13 Nov 2026"."""
    return f"{weekday(day)} {date_format(day, 'SHORT_DATE_FORMAT')}"
