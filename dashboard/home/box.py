"""What the search box offers before anything is typed."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dashboard.home.views import opened
from dashboard.pages.page import AgentRequest, Page, see_other, targeted
from dashboard.storage import recents


@require_safe
def opened_last(request: AgentRequest) -> HttpResponse:
    """Return what this agent opened last: a region of the box, which the first page shows as
    well."""
    if not targeted(request):
        return see_other(reverse("home"))
    entries = [opened(recent) for recent in recents.newest(request.agent)]
    page = Page(request, "home/recents.html", regions=["recents"], opened=entries)
    if entries:
        page.fill(announcement=announcement(len(entries)))
    return page.render()


def announcement(count: int) -> str:
    sentence = ngettext(
        "%(count)s record opened last. The arrow keys choose it, Enter opens it.",
        "%(count)s records opened last. The arrow keys choose one, Enter opens it.",
        count,
    )
    return sentence % {"count": count}
