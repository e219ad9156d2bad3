"""Windows in time: what is typed in days of a time zone, and what ECE takes in hours.

Edges are in UTC, so that widths are true also where clocks are changed; only days and steps look at
the clock on
the wall. Both edges belong to a window; ECE counts milliseconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WIDEST = timedelta(days=14)
INSTANT = timedelta(milliseconds=1)
DAY = timedelta(days=1)
FIRST, LAST = time(0), time(23, 59, 59, 999000, fold=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` to `end`, both in UTC and both included, in the days of `zone`."""

    start: datetime
    end: datetime
    zone: ZoneInfo

    @property
    def width(self) -> timedelta:
        return self.end - self.start

    @property
    def width_on_the_wall(self) -> timedelta:
        """The difference of what clocks show: a day is 24 hours, also when it has 23 or 25."""
        return self.on_the_wall(self.end) - self.on_the_wall(self.start)

    @property
    def spans(self) -> int:
        """How many windows of 14 days it takes, where the hour of a clock change does not count."""
        narrower = min(self.width, self.width_on_the_wall)
        return max(1, -(-narrower // WIDEST))

    @property
    def pieces(self) -> tuple["Window", ...]:
        """The windows that ECE can be asked for, the oldest first: one after the other, none wider
        than 14 × 24 hours.

        An hour too many, where clocks are set back, is cut off at the start.
        """
        start = max(self.start, self.end - self.spans * WIDEST)
        ends = [self.end - count * WIDEST for count in range(self.spans - 1, -1, -1)]
        starts = [start, *(end + INSTANT for end in ends[:-1])]
        pairs = zip(starts, ends, strict=True)
        return tuple(Window(*pair, self.zone) for pair in pairs)

    @property
    def covered(self) -> "Window":
        """The part of the window that its pieces cover."""
        return Window(self.pieces[0].start, self.end, self.zone)

    def overlaps(self, other: "Window") -> bool:
        return self.start <= other.end and other.start <= self.end

    def days(self) -> Iterator[tuple[date, "Window"]]:
        """Each day that the window touches, with the part of it that lies in the window."""
        day, last = self.on_the_wall(self.start).date(), self.on_the_wall(self.end).date()
        while day <= last:
            whole = whole_days(day, day, self.zone)
            part = Window(max(self.start, whole.start), min(self.end, whole.end), self.zone)
            if part.start <= part.end:  # at the date line a day may be missing
                yield day, part
            day += DAY

    def before(self, width: timedelta) -> "Window":
        """The window of this width, in days of the zone, that ends where this one starts."""
        start = self.on_the_wall(self.start)
        earlier = datetime.combine(start.date(), FIRST) if self.starts_a_day else start
        return Window(instant(earlier - width, self.zone), self.start - INSTANT, self.zone)

    def after(self, width: timedelta) -> "Window":
        """The window of this width, in days of the zone, that starts where this one ends."""
        end = self.on_the_wall(self.end)
        later = datetime.combine(end.date(), LAST) if self.ends_a_day else end
        end_after = instant((later + width).replace(fold=1), self.zone)
        return Window(self.end + INSTANT, end_after, self.zone)

    @property
    def starts_a_day(self) -> bool:
        day = self.on_the_wall(self.start).date()
        return self.start == whole_days(day, day, self.zone).start

    @property
    def ends_a_day(self) -> bool:
        day = self.on_the_wall(self.end).date()
        return self.end == whole_days(day, day, self.zone).end

    @property
    def written(self) -> tuple[str, str]:
        """Both edges as they stand in an address: the day where an edge is that of a day, else the
        instant.
        """
        start, end = written(self.start), written(self.end)
        if self.starts_a_day:
            start = self.on_the_wall(self.start).date().isoformat()
        if self.ends_a_day:
            end = self.on_the_wall(self.end).date().isoformat()
        return start, end

    def on_the_wall(self, moment: datetime) -> datetime:
        """What a clock in the zone shows at that moment."""
        return moment.astimezone(self.zone).replace(tzinfo=None)


def whole_days(first: date, last: date, zone: ZoneInfo) -> Window:
    """From the first moment of one day to the last millisecond of another."""
    start = datetime.combine(first, FIRST)
    end = datetime.combine(last, LAST)
    return Window(instant(start, zone), instant(end, zone), zone)


def last_days(today: date, count: int, zone: ZoneInfo) -> Window:
    """Today and the days before it, `count` in all."""
    return whole_days(today - (count - 1) * DAY, today, zone)


def older_than(today: date, days: int, reach: int, zone: ZoneInfo) -> Window:
    """Those of the last `reach` days that are more than `days` days ago."""
    return whole_days(today - (reach - 1) * DAY, today - (days + 1) * DAY, zone)


def instant(on_the_wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which a clock in the zone shows this. Of two such moments the first, with
    fold=1 the second; a
    time that is skipped is the moment of the change, for fold=1 as far before it as it would have
    been after."""
    return on_the_wall.replace(tzinfo=zone).astimezone(UTC)


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
