"""Moments and ranges of moments as ECE writes them: UTC, milliseconds, a Z at the end.

Their text sorts as time does.
"""

import re
from datetime import UTC, datetime, timedelta

from dashboard.sandbox.wire import problems

MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)",
    re.ASCII,
)
EXPECTED = (
    "A range is [start,end], [start,] or [,end] with moments like 2022-03-23T08:39:16.000Z,"
    " start not after end."
)

type Range = tuple[datetime | None, datetime | None]


def written(moment: datetime) -> str:
    """`moment` has to be in UTC."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_moment(text: str) -> datetime | None:
    """Return the moment in UTC, or None when the text is not one."""
    if not MOMENT.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_range(name: str, literal: str) -> Range:
    """Return both ends, which are inclusive; at least one of them is there. Raises 400-102."""
    start_text, comma, end_text = literal[1:-1].partition(",")
    start = read_moment(start_text)
    end = read_moment(end_text)
    is_bracketed = literal[:1] == "[" and literal[-1:] == "]"
    is_readable = bool(start) == bool(start_text) and bool(end) == bool(end_text)
    is_bounded = bool(start or end)
    if not (is_bracketed and comma and is_readable and is_bounded):
        raise problems.bad_parameter(name, literal, EXPECTED)
    if start and end and start > end:
        raise problems.bad_parameter(name, literal, EXPECTED)
    return start, end


def read_narrow_range(
    name: str,
    literal: str,
    widest: timedelta,
    now: datetime,
) -> tuple[datetime, datetime]:
    """Return a range of at most `widest`, in which an open end is `now`. Raises 400-102."""
    start, end = read_range(name, literal)
    end = end or now
    if start is None or end - start > widest:
        raise problems.bad_parameter(
            name,
            literal,
            "The range cannot be more than {days} days.",
            days=widest.days,
        )
    return start, end
