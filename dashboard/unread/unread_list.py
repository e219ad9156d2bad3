"""Who has unread secure mail, and since which day: the list as far as ECE has told it.

ECE names the customers of at most 14 days, and not since when. A customer whom it names for a
single day has unread
mail that was sent on that day. So each stretch of 14 days is asked for as a whole, and then day by
day.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dashboard.unread.among import Among
from dashboard.unread.windows import Window, written

type Key = str


@dataclass(frozen=True, slots=True)
class ListedCustomer:
    """A customer as ECE named them in the list."""

    id: str
    name: str
    department: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom ECE named for a stretch or a day.

    `is_whole` is False where there are more of them than were read. `left_out` counts the entries
    that could not be
    read.
    """

    ids: tuple[str, ...]
    is_whole: bool
    left_out: int = 0


@dataclass(slots=True)
class UnreadList:
    """The customers with unread mail that was sent in the window, as far as it has been read.

    `stretches` and `days` hold the answers, each by the start of what was asked for. A day is None
    where ECE did not
    answer.
    """

    window: Window
    among: Among = field(default_factory=Among)
    customers: dict[str, ListedCustomer] = field(default_factory=dict)
    stretches: dict[Key, Answer] = field(default_factory=dict)
    days: dict[Key, Answer | None] = field(default_factory=dict)

    def next_stretch(self) -> Window | None:
        """Return the oldest stretch that ECE was not asked for yet."""
        return next((piece for piece in self.window.pieces if not self.is_read(piece)), None)

    def next_days(self) -> list[Window]:
        """Return the days that ECE was not asked for yet, of the stretches in which there is unread
        mail.
        """
        return [part for _day, part in self.parts() if key(part) not in self.days]

    def first_unfinished(self) -> Window | None:
        """Return the first day or stretch that is still to be read."""
        days = self.next_days()
        return days[0] if days else self.next_stretch()

    def is_read(self, piece: Window) -> bool:
        return key(piece) in self.stretches

    @property
    def is_complete(self) -> bool:
        return self.next_stretch() is None and not self.next_days()

    @property
    def is_whole(self) -> bool:
        """Whether no customer can be missing because there are too many."""
        answers = [*self.stretches.values(), *self.days.values()]
        return all(answer.is_whole for answer in answers if answer)

    @property
    def is_clearly_empty(self) -> bool:
        """Whether ECE was asked for everything and named nobody."""
        return self.is_complete and not self.customers and not self.left_out

    @property
    def left_out(self) -> int:
        """How many customers could not be read, at least: one of a day is one of its stretch."""
        of_days = [answer.left_out for answer in self.days.values() if answer]
        return max(sum(answer.left_out for answer in self.stretches.values()), *of_days, 0)

    def parts(self) -> Iterator[tuple[date, Window]]:
        """Yield the days on which there may be unread mail, the oldest first."""
        pieces = [piece for piece in self.window.pieces if self.has_mail(piece)]
        for day, part in self.window.covered.days():
            if any(part.overlaps(piece) for piece in pieces):
                yield day, part

    def has_mail(self, piece: Window) -> bool:
        answer = self.stretches.get(key(piece))
        return bool(answer and (answer.ids or answer.left_out))

    def silent_days(self) -> list[date]:
        """Return the days for which ECE did not answer."""
        return [day for day, part in self.parts() if self.days.get(key(part), True) is None]

    def forget_silent_days(self) -> None:
        self.days = {start: answer for start, answer in self.days.items() if answer}

    def days_by_customer(self) -> dict[str, list[date]]:
        """Return on which days the unread mail of each customer was sent, the oldest first, as far
        as it is known.
        """
        days: dict[str, list[date]] = {id: [] for id in self.customers}
        for day, part in self.parts():
            answer = self.days.get(key(part))
            ids = answer.ids if answer else ()
            for id in ids:
                days[id].append(day)
        return days


def key(window: Window) -> Key:
    return written(window.start)
