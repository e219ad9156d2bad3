"""What stands over every list: its window, the ways to other windows, and what else can be done
with this one.
"""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext

from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.ranges import Echo, bound
from dashboard.unread.addresses import (
    Pairs,
    among_in,
    list_href,
    page_href,
    query_string,
    window_pairs,
)
from dashboard.unread.forms import MOST_DAYS, UnreadWindow
from dashboard.unread.windows import DAY, WIDEST, Window, last_days, older_than, whole_days

REACHES = (28, 60, 90, MOST_DAYS)
USUAL_REACH = 60
MOST_BARS = 28


def window_bar(form: UnreadWindow, query: ListQuery) -> dict[str, object]:
    """Return what templates/unread/window.html shows."""
    window = form.window
    step = WIDEST * len(window.pieces)
    return {
        "form": form,
        "usual_order": (*among_in(query), *order_fields(query)),
        "presets": presets(query),
        "reaches": reaches(window, among_in(query)),
        "whose": whose(query, window),
        "older_href": list_href(window.before(step), *among_in(query)),
        "newer_href": newer_href(window, step, among_in(query)),
        "span": step.days,
        "echo": echo(window),
        "is_cut": window.covered.start > window.start,
        "window_query": query_string(*query.also),
        "refresh_href": page_href("unread", *query.also, ("fresh", "1")),
        "days_href": days_href(window, query.also),
        "sheet_href": page_href("unread_sheet", *query.also, *order_fields(query)),
        "export_href": page_href("unread_export", *query.also, *order_fields(query)),
    }


def newer_href(window: Window, step: timedelta, among: Pairs) -> str:
    if window.end >= timezone.now():
        return ""
    return list_href(window.after(step), *among)


def days_href(window: Window, pairs: Pairs) -> str:
    """Return the address of the chart, "" where it would be too wide to look at."""
    if window.width > MOST_BARS * DAY + timedelta(hours=1):
        return ""
    return page_href("unread_by_day", *pairs)


def order_fields(query: ListQuery) -> Pairs:
    """Return the size and order in use, to be taken to another window."""
    size = str(query.size) if query.size != query.usual_size else ""
    order = query.order if query.sort else ""
    pairs = (("size", size), ("sort", query.sort), ("order", order))
    return tuple((name, value) for name, value in pairs if value)


def presets(query: ListQuery) -> list[Link]:
    today, zone = timezone.localdate(), ZoneInfo(timezone.get_current_timezone_name())
    labelled = [
        (gettext("Today"), last_days(today, 1, zone)),
        (gettext("Last 7 days"), last_days(today, 7, zone)),
        (gettext("Last 14 days"), last_days(today, 14, zone)),
        (gettext("Last 28 days"), last_days(today, 28, zone)),
        (gettext("Older than 2 days"), older_than(today, 2, USUAL_REACH, zone)),
        (gettext("Older than 5 days"), older_than(today, 5, USUAL_REACH, zone)),
        (gettext("Older than 7 days"), older_than(today, 7, USUAL_REACH, zone)),
    ]
    return [preset(label, window, query) for label, window in labelled]


def whose(query: ListQuery, window: Window) -> list[Link]:
    """Return the ways between everybody and the agent's own customers."""
    pairs = (*window_pairs(window), *among_in(query), *order_fields(query))
    is_mine = ("mine", "1") in query.also
    everybody = Link(gettext("Everybody"), page_href("unread", *pairs), current=not is_mine)
    mine = page_href("unread", *pairs, ("mine", "1"))
    return [everybody, Link(gettext("Mine"), mine, current=is_mine)]


def preset(label: str, window: Window, query: ListQuery) -> Link:
    pairs = (*window_pairs(window), *among_in(query))
    href = page_href("unread", *pairs, *order_fields(query))
    return Link(label, href, current=pairs == query.also)


def reaches(window: Window, among: Pairs) -> list[Link]:
    """Return how far back the list may look, with the same end."""
    today = timezone.localdate()
    last = window.on_the_wall(window.end).date()
    return [
        reach(days, today, last, window, among) for days in REACHES if today - days * DAY < last
    ]


def reach(days: int, today: date, last: date, window: Window, among: Pairs) -> Link:
    wider = whole_days(today - (days - 1) * DAY, last, window.zone)
    label = gettext("%(days)s days back") % {"days": days}
    return Link(label, list_href(wider, *among), current=wider == window)


def echo(window: Window) -> Echo:
    """Return the window as ECE is asked for it, in local time and in UTC."""
    zone = timezone.get_current_timezone_name()
    return Echo(bound(window.covered.start), bound(window.end), zone)
