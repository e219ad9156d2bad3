"""The page of the chart: how many customers for each day, as bars that lead to their day, and as a
table.
"""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from dashboard.pages.dates import month, weekday, weekday_and_day
from dashboard.pages.fault_messages import no_such_window
from dashboard.pages.page import AgentRequest, Page, render_fault
from dashboard.pages.sentences import grouped
from dashboard.pages.supervisors import for_supervisors
from dashboard.unread.addresses import list_href, page_href
from dashboard.unread.among import among_pair
from dashboard.unread.chart import Bar, bar_chart
from dashboard.unread.current_list import current_list, read_on
from dashboard.unread.forms import UnreadWindow
from dashboard.unread.notes import silence
from dashboard.unread.progress import progress
from dashboard.unread.unread_list import UnreadList, key
from dashboard.unread.windows import Window

TEMPLATE = "unread/by_day.html"


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many customers have unread mail of a day. `count` is None where ECE did not answer; where
    it `is_least`,
    there are more."""

    date: date
    window: Window
    count: int | None
    is_least: bool = False

    def __str__(self) -> str:
        if self.count is None:
            return "?"
        count = grouped(self.count)
        return f"{count}+" if self.is_least else count


@dataclass(frozen=True, slots=True)
class LabelledBar:
    """A bar with its words; `href` is the list of its day."""

    bar: Bar
    count: DayCount
    label: str
    weekday: str
    month: str
    whole_day: str
    href: str


@for_supervisors
@require_safe
def by_day(request: AgentRequest) -> HttpResponse:
    """Show how many customers have unread mail of each day of the window."""
    form = UnreadWindow(request.GET)
    if not form.is_valid():
        return render_fault(request, no_such_window())
    href = page_href("unread", *form.typed, *among_pair(request))
    page = Page(request, TEMPLATE, regions=["days"], window_href=href)
    stored = current_list(request, form.window)
    read_on(request, stored)
    days_href = page_href("unread_by_day", *form.typed, *among_pair(request))
    if stored.unread_list.is_complete:
        show_chart(page, stored.unread_list, f"{days_href}&again=1")
    else:
        page.fill(progress=progress(stored.unread_list), follows_href=days_href)
    return page.render()


def show_chart(page: Page, unread_list: UnreadList, again_href: str) -> None:
    days = count_by_day(unread_list)
    chart = bar_chart([day.count for day in days])
    bars = [labelled(day, bar) for day, bar in zip(days, chart.bars, strict=True)]
    page.fill(
        chart=chart,
        bars=bars,
        silence=silence(unread_list),
        again_href=again_href,
        announcement=gettext("Customers with unread secure mail by day"),
    )


def count_by_day(unread_list: UnreadList) -> list[DayCount]:
    days = unread_list.window.covered.days()
    return [day_count(unread_list, day, part) for day, part in days]


def day_count(unread_list: UnreadList, day: date, part: Window) -> DayCount:
    """Return the count of a day; a day of a stretch without unread mail was not asked for and has
    none.
    """
    if key(part) not in unread_list.days:
        return DayCount(day, part, 0)
    answer = unread_list.days[key(part)]
    if answer is None:
        return DayCount(day, part, None)
    is_least = bool(answer.left_out) or not answer.is_whole
    return DayCount(day, part, len(answer.ids), is_least=is_least)


def labelled(day: DayCount, bar: Bar) -> LabelledBar:
    return LabelledBar(
        bar=bar,
        count=day,
        label=label(day),
        weekday=weekday(day.date),
        month=month(day.date),
        whole_day=weekday_and_day(day.date),
        href=list_href(day.window),
    )


def label(day: DayCount) -> str:
    words = {"day": weekday_and_day(day.date), "count": str(day)}
    if day.count is None:
        return gettext("%(day)s: ECE did not answer") % words
    several = ngettext("%(day)s: %(count)s customer", "%(day)s: %(count)s customers", day.count)
    return several % words
