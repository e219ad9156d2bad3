"""Where the bars of a chart stand: geometry only, in the units of an SVG viewBox."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP = 42
BAR = 28
TALLEST = 96
HEAD = 20
FOOT = 38


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` is None where it is not known: a gap in the place of a bar. `y` and `height` are of the bar, `middle` is
    its axis, `top` the base line of what is written over it."""

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
    """Bars side by side from a common base, the highest as tall as there is room. What is not 0 can be seen."""
    most = max((value for value in values if value), default=1)
    base = HEAD + TALLEST
    bars = tuple(bar(value, place, most, base) for place, value in enumerate(values))
    return Chart(width=STEP * len(values), height=base + FOOT, base=base, bar_width=BAR, bars=bars)


def bar(value: int | None, place: int, most: int, base: int) -> Bar:
    height = TALLEST if value is None else -(-value * TALLEST // most)
    x, y = place * STEP + (STEP - BAR) // 2, base - height
    return Bar(
        value=value,
        x=x,
        y=y,
        height=height,
        middle=x + BAR // 2,
        top=(base if value is None else y) - 6,
    )
