"""Days as they are typed: only those are read whose order of year, month and day is certain."""

import re

from dashboard.reading.text import compact_text

YEAR_FIRST = re.compile(r"([0-9]{4})[/.年] ?([0-9]{1,2})[/.月] ?([0-9]{1,2})[日.]?")


def iso_text(text: str) -> str:
    """Return a day or an instant as ISO writes it, where the year comes first; other texts in plain
    signs.

    >>> iso_text("２０２６/3/9"), iso_text("2026年3月9日"), iso_text("2026. 3. 9.")
    ('2026-03-09', '2026-03-09', '2026-03-09')
    >>> iso_text("29.03.2026")
    '29.03.2026'
    """
    return YEAR_FIRST.sub(with_hyphens, compact_text(text))


def with_hyphens(day: re.Match[str]) -> str:
    year, month, day_of_month = day.groups()
    return f"{year}-{month:0>2}-{day_of_month:0>2}"
