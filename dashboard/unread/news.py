"""The check every five minutes: how many customers have unread mail that was sent since the list
was made.
"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard import ece
from dashboard.agents import access
from dashboard.pages import lists
from dashboard.pages.fault_messages import no_such_window
from dashboard.pages.page import AgentRequest, Page, render_fault
from dashboard.pages.supervisors import for_supervisors
from dashboard.unread.forms import UnreadWindow
from dashboard.unread.read_list import SIZE, sent_in


@dataclass(frozen=True, slots=True)
class Count:
    """How many customers; where it `is_least`, there are more."""

    number: int
    is_least: bool = False

    def __str__(self) -> str:
        return f"{self.number}+" if self.is_least else str(self.number)


@access.unattended
@for_supervisors
@require_safe
def news(request: AgentRequest) -> HttpResponse:
    """Show how many customers have unread mail that was sent in the window, which starts when the
    list was made.
    """
    form = UnreadWindow(request.GET)
    if not form.is_valid():
        return render_fault(request, no_such_window())
    window = form.window
    since = date_format(window.on_the_wall(window.start), "TIME_FORMAT")
    page = Page(request, "unread/news.html", regions=["news"])
    page.fill(news_href=request.get_full_path(), since=since, checked=lists.time_now())
    count = count_of(request.ece.unread_mail(sent_in(window.covered), size=SIZE))
    page.fill(count=count)
    if count.number:
        words = {"count": count, "since": since}
        page.fill(announcement=gettext("%(count)s new since %(since)s") % words)
    return page.render()


def count_of(page: ece.ResultPage[ece.Customer]) -> Count:
    """Return how many there are, as far as a first page proves it."""
    if page.count is not None:
        return Count(page.count)
    return Count(len(page.records), is_least=page.has_next or page.cut)
