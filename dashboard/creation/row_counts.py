"""How many contact persons and contact points of each kind a form has."""

import re
from collections.abc import Iterable

FIRST_ROWS = {"person": 1, "email": 1, "phone": 1, "postal": 0, "website": 0, "social": 0}
MOST_ROWS = {"person": 5, "email": 8, "phone": 8, "postal": 8, "website": 8, "social": 8}
ROW = re.compile(r"(person|email|phone|postal|website|social)-([0-9])(?:-|\Z)")


def count_rows(names: Iterable[str], add: str) -> dict[str, int]:
    """Return the count of each, as the names of fields and prefixes tell, with one more of
    `add`."""
    counts = dict(FIRST_ROWS)
    for name in names:
        count_row(counts, name)
    if add in counts:
        counts[add] = min(counts[add] + 1, MOST_ROWS[add])
    return counts


def count_row(counts: dict[str, int], name: str) -> None:
    """Count the row to which this belongs, and those before it."""
    match = ROW.match(name)
    if match:
        kind, place = match[1], int(match[2])
        count = min(place + 1, MOST_ROWS[kind])
        counts[kind] = max(counts[kind], count)
