"""What the two newest snapshots of a department tell in the morning."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.unread.ledger import DAY, Snapshot, gone_between

type Ages = dict[str, date]


@dataclass(frozen=True, slots=True)
class Digest:
    """The customers of one department by id, each with the day of the oldest mail in question.

    `new` are unread for a day for which they were not before, `unread` are all who are, and `gone`
    were unread before and are not any more for any day. `before` and `taken_on` are the dates of
    the two snapshots, None where there is none. On `unclear` days ECE did not answer for the one
    snapshot or the other, so nobody of them is new or gone. `is_least`: on some days it did not for
    the newest, so more may be unread.
    """

    department: str
    taken_on: date | None = None
    before: date | None = None
    new: Ages = field(default_factory=dict)
    unread: Ages = field(default_factory=dict)
    gone: Ages = field(default_factory=dict)
    unclear: tuple[date, ...] = ()
    is_least: bool = False

    def missing(self) -> list[date]:
        """Return the days between the two snapshots, on which there is none."""
        if self.before is None or self.taken_on is None:
            return []
        width = (self.taken_on - self.before) // DAY
        return [self.before + count * DAY for count in range(1, width)]


def digest_of(department: str, snapshots: Sequence[Snapshot]) -> Digest:
    """Return the digest of a department's snapshots, the oldest first."""
    if not snapshots:
        return Digest(department)
    newest = snapshots[-1]
    unread = oldest_days(newest.unread())
    if len(snapshots) < 2:
        unclear = tuple(gaps(newest))
        return Digest(
            department, newest.taken_on, unread=unread, unclear=unclear, is_least=bool(unclear)
        )
    before = snapshots[-2]
    return Digest(
        department=department,
        taken_on=newest.taken_on,
        before=before.taken_on,
        new=new_between(before, newest),
        unread=unread,
        gone=gone_for_good(before, newest),
        unclear=unclear_days(before, newest),
        is_least=bool(gaps(newest)),
    )


def new_between(before: Snapshot, newest: Snapshot) -> Ages:
    """Return who is unread for a day that was answered before without them, or has begun since."""
    unread = newest.unread() - before.unread()
    new = {(id, day) for id, day in unread if day in before.days or day > before.taken_on}
    return oldest_days(new)


def gone_for_good(before: Snapshot, newest: Snapshot) -> Ages:
    """Return who is no longer unread for any day; a day that is not covered any more may be one."""
    gone = gone_between([before, newest])
    remaining = {id for id, _day in newest.unread()}
    remaining |= {id for id, day in before.unread() if day not in newest.days}
    return oldest_days({(id, day) for id, day in gone if id not in remaining})


def unclear_days(before: Snapshot, newest: Snapshot) -> tuple[date, ...]:
    """Return the days in the reach of the newest snapshot for which it has no answer, or for which
    the one before had none."""
    if not before.days or not newest.days:
        return ()
    first = min(newest.days)
    earlier = [day for day in gaps(before) if day >= first]
    return tuple(sorted({*earlier, *gaps(newest)}))


def gaps(snapshot: Snapshot) -> list[date]:
    """Return the days from the first one of a snapshot on for which it has no answer."""
    first = min(snapshot.days, default=snapshot.taken_on)
    days = [first + count * DAY for count in range((snapshot.taken_on - first) // DAY + 1)]
    return [day for day in days if day not in snapshot.days]


def oldest_days(unread: set[tuple[str, date]]) -> Ages:
    """Return the oldest day of each customer, the oldest customer first."""
    ages: Ages = {}
    for id, day in sorted(unread, key=lambda pair: (pair[1], len(pair[0]), pair[0])):
        ages.setdefault(id, day)
    return ages
