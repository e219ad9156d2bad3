"""How far the sweep has come."""

from dataclasses import dataclass

from django.utils.translation import gettext

from dashboard.findability.rows import customer_count
from dashboard.findability.sweep import MOST_PAGES, SIZE, Sweep
from dashboard.pages.sentences import grouped


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` customers, `total` None where ECE does not count; `sentence` says it."""

    done: int
    total: int | None
    sentence: str


def progress(sweep: Sweep) -> Progress:
    done = min(sweep.pages, MOST_PAGES) * SIZE
    return Progress(done, sweep.count, sentence(sweep))


def sentence(sweep: Sweep) -> str:
    customers = customer_count(sweep.customers)
    if sweep.count is None:
        return gettext("ECE is being searched: %(customers)s so far.") % {"customers": customers}
    words = {"customers": customers, "count": grouped(sweep.count)}
    return gettext("ECE is being searched: %(customers)s of %(count)s so far.") % words
