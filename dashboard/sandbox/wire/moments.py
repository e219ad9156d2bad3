"""Moments and ranges of moments as ECE writes them: UTC, milliseconds, a Z at the end. Text sorts as time does."""

import re
from datetime import UTC, datetime, timedelta

from dashboard.sandbox.wire import problems

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII)
EXPECTED = "A range is [start,end], [start,] or [,end] with moments like 2022-03-23T08:39:16.000Z, start not after end."

type Range = tuple[datetime | None, datetime | None]


def now() -> str:
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """`moment` has to be in UTC."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_moment(text: str) -> datetime | None:
    """The moment in UTC, or None when the text is not one."""
    if not MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_range(name: str, literal: str, widest: timedelta | None = None) -> Range:
    """Both ends are inclusive and at least one is there. `widest` bounds it; an open end then counts as now."""
    start_text, comma, end_text = literal[1:-1].partition(",")
    if literal[:1] != "[" or literal[-1:] != "]" or not comma or not (start_text or end_text):
        raise problems.bad_parameter(name, literal, EXPECTED)
    start, end = read_moment(start_text), read_moment(end_text)
    if (
        (start_text and start is None)
        or (end_text and end is None)
        or (start and end and start > end)
    ):
        raise problems.bad_parameter(name, literal, EXPECTED)
    if widest and (start is None or (end or datetime.now(UTC)) - start > widest):
        raise problems.bad_parameter(
            name, literal, f"The range cannot be more than {widest.days} days."
        )
    return start, end
