"""Where the bars of a chart stand: geometry only, in the units of an SVG viewBox."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP = 42
BAR = 28
TALLEST = 96
HEAD = 20
FOOT = 53
BASE = HEAD + TALLEST


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one value, or a gap in its place where the value is None.

    `y` and `height` are of the bar, `middle` is its axis, `top` the base line of what is written
    over it.
    """

    value: int | None
    x: int
    y: int
    height: int
    middle: int
    top: int


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    base: int
    bar_width: int
    bars: tuple[Bar, ...]


def bar_chart(values: Sequence[int | None]) -> Chart:
    """Return bars side by side on a common base, the highest as tall as there is room; only a 0 has
    no height.
    """
    most = max((value for value in values if value), default=1)
    bars = tuple(bar(value, place, most) for place, value in enumerate(values))
    return Chart(STEP * len(values), BASE + FOOT, BASE, BAR, bars)


def bar(value: int | None, place: int, most: int) -> Bar:
    height = TALLEST
    top = BASE
    if value is not None:
        height = -(-value * TALLEST // most)
        top = BASE - height
    x = place * STEP + (STEP - BAR) // 2
    return Bar(value, x, BASE - height, height, middle=x + BAR // 2, top=top - 6)
