"""The addresses of this room's pages; the window stands in each of them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from dashboard.pages.lists import ListQuery
from dashboard.unread.windows import Window, written

type Pairs = tuple[tuple[str, str], ...]


def window_pairs(window: Window) -> Pairs:
    """Return the window as it stands in an address."""
    start, end = window.written
    return (("from", start), ("to", end))


def query_string(*pairs: tuple[str, str]) -> str:
    return ListQuery(also=pairs).href()


def list_href(window: Window, *pairs: tuple[str, str]) -> str:
    """Return the address of the list of this window, with more in its query string."""
    return reverse("unread") + query_string(*window_pairs(window), *pairs)


def among_in(query: ListQuery) -> Pairs:
    """Return the part of the address that says among which customers mail is looked for."""
    return tuple(pair for pair in query.also if pair[0] == "among")


def page_href(name: str, *pairs: tuple[str, str], id: str = "") -> str:
    """Return the address of another page of this room; `id` is that of its customer, where it is
    about one.
    """
    arguments = [id] if id else []
    return reverse(name, args=arguments) + query_string(*pairs)


def news_href(window: Window) -> str:
    """Return where to ask for mail that was sent since now, "" for a window that is over."""
    now = timezone.now()
    if window.end <= now:
        return ""
    pairs = (("from", written(now)), ("to", window.written[1]))
    return page_href("unread_news", *pairs)


def moved_back(window: Window, days: timedelta) -> str:
    return list_href(window.before(days))
