"""Who has not read their secure mail: asked of ECE two calls at a time, and put together."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.db import connections

from dashboard import ece
from dashboard.unread.windows import Window

AT_A_TIME = 2
SIZE = 75
MOST_PAGES = 4
MOST = SIZE * MOST_PAGES
PATIENCE = 12.0  # seconds after which nothing more is asked; the last calls may take ten more
KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Gathered:
    """The customers of a window, each once. `is_whole`: there are no more than these."""

    customers: tuple[ece.Customer, ...]
    is_whole: bool

    def page(self, number: int, size: int) -> ece.ResultPage[ece.Customer]:
        """One page of them, as ECE would answer it."""
        first = (number - 1) * size
        return ece.ResultPage(
            records=self.customers[first : first + size],
            number=number,
            size=size,
            count=len(self.customers) if self.is_whole else None,
            has_next=len(self.customers) > first + size,
            has_previous=number > 1,
        )


@dataclass(frozen=True, slots=True)
class Count:
    """How many customers; where it `is_least`, there are more than ECE gave a number of."""

    number: int
    is_least: bool = False

    def __str__(self) -> str:
        return f"{self.number}+" if self.is_least else str(self.number)


@dataclass(frozen=True, slots=True)
class Day:
    """`count` is None where ECE did not answer for this day."""

    date: date
    window: Window
    count: Count | None


def sent_in(window: Window) -> ece.Range:
    return ece.Range(window.start, window.end)


def gather(client: ece.Client, window: Window, *, sort: str = "", order: str = "asc") -> Gathered:
    """The first customers of each piece of the window, at most MOST of each, merged and sorted.
    Errors: those of unread_mail."""
    ends = time.monotonic() + PATIENCE

    def ask(piece: Window) -> Gathered:
        found: list[ece.Customer] = []
        for number in range(1, MOST_PAGES + 1):
            page = client.unread_mail(
                sent_in(piece), sort=sort, order=order, page=number, size=SIZE
            )
            found += page.records
            if not page.has_next or time.monotonic() > ends:
                break
        return Gathered(tuple(found), is_whole=not page.has_next)

    parts = side_by_side(ask, window.pieces)
    unique = {customer.id or object(): customer for part in parts for customer in part.customers}
    merged = in_order(unique.values(), sort, order) if len(parts) > 1 else tuple(unique.values())
    return Gathered(merged, is_whole=all(part.is_whole for part in parts))


def in_order(customers, sort: str, order: str) -> tuple[ece.Customer, ...]:
    """Sorted as ECE sorts: by id, where names are equal as well."""
    by_id = sorted(
        customers,
        key=lambda customer: int(customer.id or 0),
        reverse=sort == "id" and order == "desc",
    )
    if sort != "customerName":
        return tuple(by_id)
    return tuple(
        sorted(by_id, key=lambda customer: customer.name.casefold(), reverse=order == "desc")
    )


def count_by_day(client: ece.Client, agent_id: int, window: Window) -> list[Day]:
    """How many customers for each day of the window, one call a day; counts are kept for a minute. A day for which ECE
    has no answer has no count. Errors: Unauthorized, and where no day was answered, what went wrong first."""
    ends = time.monotonic() + PATIENCE

    def ask(part: Window) -> Count | ece.Error:
        key = f"unread-{agent_id}-{part.start:%Y%m%d%H%M%S%f}-{part.end:%Y%m%d%H%M%S%f}"
        if kept := cache.get(key):
            return Count(*kept)
        try:
            count = counted(client, part, ends)
        except ece.Unauthorized:
            raise
        except ece.Error as error:
            return error
        cache.set(key, (count.number, count.is_least), KEPT_SECONDS)
        return count

    days = list(window.asked.days())
    answers = side_by_side(ask, [part for _day, part in days])
    if all(isinstance(answer, ece.Error) for answer in answers):
        raise answers[0]
    return [
        Day(day, part, answer if isinstance(answer, Count) else None)
        for (day, part), answer in zip(days, answers, strict=True)
    ]


def counted(client: ece.Client, window: Window, ends: float) -> Count:
    if time.monotonic() > ends:
        raise ece.TimedOut("patience")
    return count_of(client.unread_mail(sent_in(window), size=SIZE))


def count_of(page: ece.ResultPage[ece.Customer]) -> Count:
    """What a first page proves about how many there are."""
    if page.count is not None:
        return Count(page.count)
    return Count(len(page.records), is_least=page.has_next or page.cut)


def side_by_side[Question, Answer](
    ask: Callable[[Question], Answer], questions: Sequence[Question]
) -> list[Answer]:
    """Ask all the questions, two at a time. The first error in their order ends it."""

    def ask_apart(question: Question) -> Answer:
        try:
            return ask(question)
        finally:
            connections.close_all()

    if len(questions) == 1:
        return [ask(questions[0])]
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return list(pool.map(ask_apart, questions))
