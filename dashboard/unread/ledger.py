"""What two snapshots tell of the time between them: whose mail is no longer unread.

Nobody says when a mail was read. A customer who was unread for a day and is not any more counts as
"no longer unread", and only where the later snapshot covers that day and ECE still shows the
customer in the same department.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

DAY = timedelta(days=1)

type Unread = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The ids of the customers of one department who were unread, by send day.

    `days` holds each day that ECE was asked for and answered. `hidden` are the ids of those who
    were unread before and
    whom ECE no longer shows in this department.
    """

    taken_on: date
    days: dict[date, frozenset[str]]
    hidden: frozenset[str] = frozenset()

    def unread(self) -> set[Unread]:
        return {(id, day) for day, ids in self.days.items() for id in ids}


@dataclass(frozen=True, slots=True)
class SendDay:
    """How many customers were ever seen unread for a day, and how many of them no longer are."""

    day: date
    seen: int
    gone: int

    @property
    def percent(self) -> int:
        return round(100 * self.gone / self.seen)


@dataclass(slots=True)
class Ledger:
    """The figures of one department.

    `missing` are the days between two snapshots on which there is none.
    """

    gone: dict[Unread, date] = field(default_factory=dict)
    send_days: list[SendDay] = field(default_factory=list)
    missing: list[date] = field(default_factory=list)

    @property
    def median_days(self) -> float | None:
        """The median number of days from the sending to the first snapshot without the customer."""
        if not self.gone:
            return None
        return median((taken_on - day).days for (_id, day), taken_on in self.gone.items())

    def gone_within(self, chased: Iterable[Unread], days: timedelta) -> int:
        """Return how many of the customers who were chased on a day were gone so soon after it."""
        return sum(self.is_gone_within(id, day, days) for id, day in chased)

    def is_gone_within(self, id: str, chased_on: date, days: timedelta) -> bool:
        moments = [taken_on for (gone_id, _day), taken_on in self.gone.items() if gone_id == id]
        return any(chased_on <= moment <= chased_on + days for moment in moments)


def ledger_of(snapshots: Sequence[Snapshot]) -> Ledger:
    """Return the figures of the snapshots of one department, the oldest first."""
    gone = gone_between(snapshots)
    seen = seen_in(snapshots)
    return Ledger(gone, send_days(seen, gone), missing_days(snapshots))


def gone_between(snapshots: Sequence[Snapshot]) -> dict[Unread, date]:
    """Return who is no longer unread for a day, and the date of the snapshot that shows it."""
    gone: dict[Unread, date] = {}
    for before, after in pairwise(snapshots):
        for unread in before.unread() - after.unread():
            id, day = unread
            if day in after.days and id not in after.hidden:
                gone[unread] = after.taken_on
        for unread in after.unread() & gone.keys():
            del gone[unread]
    return gone


def seen_in(snapshots: Sequence[Snapshot]) -> set[Unread]:
    """Return who was ever unread, without those whom ECE no longer shows in the department."""
    hidden = {id for snapshot in snapshots for id in snapshot.hidden}
    seen = {unread for snapshot in snapshots for unread in snapshot.unread()}
    return {(id, day) for id, day in seen if id not in hidden}


def send_days(seen: set[Unread], gone: dict[Unread, date]) -> list[SendDay]:
    counts: dict[date, list[int]] = {}
    for unread in sorted(seen, key=lambda pair: pair[1]):
        count = counts.setdefault(unread[1], [0, 0])
        count[0] += 1
        count[1] += unread in gone
    return [SendDay(day, *count) for day, count in counts.items()]


def missing_days(snapshots: Sequence[Snapshot]) -> list[date]:
    missing = []
    for before, after in pairwise(snapshots):
        width = (after.taken_on - before.taken_on).days
        missing += [before.taken_on + count * DAY for count in range(1, width)]
    return missing
