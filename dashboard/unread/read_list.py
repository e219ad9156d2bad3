"""Reading the list from ECE: a stretch of 14 days at a time, and its days side by side."""

import time
from dataclasses import dataclass

from dashboard import ece
from dashboard.unread.among import Among
from dashboard.unread.unread_list import Answer, ListedCustomer, UnreadList, key
from dashboard.unread.windows import Window

SIZE = 75
MOST_PAGES = 4
AT_A_TIME = 4
MOST = SIZE * MOST_PAGES


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and the customers whom it names."""

    answer: Answer
    customers: tuple[ListedCustomer, ...]


def sent_in(window: Window) -> ece.Range:
    return ece.Range(window.start, window.end)


def read_step(client: ece.Client, unread_list: UnreadList, *, until: float) -> None:
    """Read on: what is left of the days of one stretch, or the next stretch and its days.

    After `until`, a moment of the monotonic clock, ECE is asked for nothing more. Errors: those of
    unread_mail for a
    stretch; a day for which ECE has no answer is noted as one.
    """
    if not unread_list.next_days():
        read_stretch(client, unread_list)
    read_days(client, unread_list, until)


def read_until(client: ece.Client, unread_list: UnreadList, *, until: float) -> None:
    """Read on until the list is complete or the time is over. Errors: those of read_step."""
    while not unread_list.is_complete and time.monotonic() < until:
        read_step(client, unread_list, until=until)


def read_stretch(client: ece.Client, unread_list: UnreadList) -> None:
    stretch = unread_list.next_stretch()
    if stretch is None:
        return
    reply = ask(client, stretch, unread_list.among)
    unread_list.stretches[key(stretch)] = reply.answer
    note_customers(unread_list, reply)


def read_days(client: ece.Client, unread_list: UnreadList, until: float) -> None:
    days = unread_list.next_days()

    def ask_in_time(day: Window) -> Reply | ece.Error | None:
        if time.monotonic() > until:
            return None
        try:
            return ask(client, day, unread_list.among)
        except ece.Unauthorized:
            raise
        except ece.Error as error:
            return error

    replies = client.side_by_side(ask_in_time, days, most=AT_A_TIME)
    for day, reply in zip(days, replies, strict=True):
        note_day(unread_list, day, reply)


def note_day(unread_list: UnreadList, day: Window, reply: Reply | ece.Error | None) -> None:
    if isinstance(reply, ece.Error):
        unread_list.days[key(day)] = None
    elif reply:
        unread_list.days[key(day)] = reply.answer
        note_customers(unread_list, reply)


def note_customers(unread_list: UnreadList, reply: Reply) -> None:
    for customer in reply.customers:
        unread_list.customers.setdefault(customer.id, customer)


def ask(client: ece.Client, window: Window, among: Among) -> Reply:
    """Return whom ECE names for the window, at most MOST of them.

    Pages that overlap tell that the list has changed between them, so others may be missing.
    """
    records: list[ece.Customer] = []
    left_out = 0
    for number in range(1, MOST_PAGES + 1):
        page = client.unread_mail(
            sent_in(window), criteria=among.criteria, show=among.show, page=number, size=SIZE
        )
        records += filter(among.has, page.records)
        left_out += page.left_out + sum(map(among.is_unclear, page.records))
        if not page.has_next:
            break
    ids = [record.id for record in records if record.id]
    named = {record.id: listed(record) for record in records if record.id}
    answer = Answer(
        ids=tuple(named),
        is_whole=not page.has_next and not page.cut and len(named) == len(ids),
        left_out=left_out + len(records) - len(ids),
    )
    return Reply(answer, tuple(named.values()))


def listed(customer: ece.Customer) -> ListedCustomer:
    department = customer.department.name if customer.department else ""
    return ListedCustomer(customer.id, customer.name, department)
