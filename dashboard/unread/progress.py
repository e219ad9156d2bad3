"""How far the list has been read."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from dashboard.pages.sentences import grouped
from dashboard.unread.unread_list import UnreadList


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` days; `sentence` says the same."""

    done: int
    total: int
    sentence: str


def progress(unread_list: UnreadList) -> Progress:
    days = [part for _day, part in unread_list.window.covered.days()]
    unfinished = unread_list.first_unfinished()
    done = len(days)
    if unfinished:
        done = sum(part.end < unfinished.start for part in days)
    return Progress(done, len(days), sentence(unread_list, done, len(days)))


def sentence(unread_list: UnreadList, done: int, total: int) -> str:
    count = len(unread_list.customers)
    customers = ngettext("%(count)s customer", "%(count)s customers", count)
    customers %= {"count": grouped(count)}
    text = gettext("ECE is being asked: %(done)s of %(total)s days, %(customers)s so far.")
    return text % {"done": done, "total": total, "customers": customers}
