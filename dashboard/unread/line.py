"""Where a line of percentages stands: geometry only, in the units of an SVG viewBox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.unread.ledger import DAY, SendDay

STEP = 16
LEFT = 48
TALLEST = 96
HEAD = 12
FOOT = 24
BASE = HEAD + TALLEST
LABEL_EVERY = 7
LEVELS = (0, 50, 100)


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of the line, and the day that it is about."""

    day: date
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Level:
    percent: int
    y: int


@dataclass(frozen=True, slots=True)
class Line:
    """`pieces` are the points of each piece as SVG writes them: a line ends at a day without any
    value. `labelled` are the days that are written below.
    """

    width: int
    height: int
    base: int
    left: int
    marks: tuple[Mark, ...]
    pieces: tuple[str, ...]
    labelled: tuple[Mark, ...]
    levels: tuple[Level, ...]


def line_chart(days: Sequence[SendDay]) -> Line:
    """Return the share of each send day, the oldest first, at distances of their dates."""
    if not days:
        return Line(LEFT, BASE + FOOT, BASE, LEFT, (), (), (), ())
    first, last = days[0].day, days[-1].day
    marks = tuple(Mark(each.day, x_of(each.day, first), y_of(each.percent)) for each in days)
    count = (last - first) // DAY
    weeks = [first + place * DAY for place in range(0, count + 1, LABEL_EVERY)]
    labelled = tuple(Mark(day, x_of(day, first), BASE) for day in weeks)
    levels = tuple(Level(percent, y_of(percent)) for percent in LEVELS)
    width = x_of(last, first) + LEFT
    return Line(width, BASE + FOOT, BASE, LEFT, marks, pieces_of(marks), labelled, levels)


def pieces_of(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return the runs of neighbouring days, each as "x,y x,y"."""
    runs: list[list[Mark]] = []
    for mark in marks:
        if runs and mark.day - runs[-1][-1].day == DAY:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return tuple(" ".join(f"{mark.x},{mark.y}" for mark in run) for run in runs)


def x_of(day: date, first: date) -> int:
    return LEFT + (day - first) // DAY * STEP


def y_of(percent: int) -> int:
    return BASE - percent * TALLEST // 100
