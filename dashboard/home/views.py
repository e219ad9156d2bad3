"""The first page after signing in."""

from typing import TypedDict

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.agents import access
from dashboard.home.changed_cases import last_here
from dashboard.models import CreateAttempt
from dashboard.pages import lists
from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.saved_searches import kind_of, run_href
from dashboard.storage import attempts, recents, saved_searches
from dashboard.storage.recents import Recent
from dashboard.storage.saved_searches import NamedSearch


class Entry(TypedDict):
    """A record that this agent may want to open again."""

    label: str
    href: str
    note: str


class SavedEntry(Entry):
    """A search to run again; its own page is at `page_href`."""

    page_href: str
    is_shared: bool


@require_safe
def home(request: AgentRequest) -> HttpResponse:
    draft = request.draft or {}
    typed = draft.get("q", [""])[0]
    page = Page(
        request,
        "home/home.html",
        find=typed,
        saved_searches=[saved(named) for named in saved_searches.of_agent(request.agent)],
        opened=[opened(recent) for recent in recents.newest(request.agent)],
        is_supervisor=access.is_supervisor(request.agent),
        since=lists.moment(last_here(request)),
        created=[created(attempt) for attempt in attempts.recent_attempts(request.agent)],
    )
    return page.render()


def saved(named: NamedSearch) -> SavedEntry:
    page_href = reverse("saved_search", args=[named.key])
    return SavedEntry(
        label=named.name,
        href=run_href(named),
        note=kind_of(named),
        page_href=page_href,
        is_shared=named.is_shared,
    )


def opened(recent: Recent) -> Entry:
    words = gettext("case %(id)s") if recent.kind == "case" else gettext("customer %(id)s")
    note = f"{words % {'id': recent.id}}, {lists.moment(recent.opened_at)}"
    return Entry(label=recent.label, href=reverse(recent.kind, args=[recent.id]), note=note)


def created(attempt: CreateAttempt) -> Entry:
    """Return a customer that this agent created or may have created."""
    name, time = attempts.name_of(attempt), lists.moment(attempt.sent_at)
    if not attempt.customer_id:
        href = reverse("outcome", args=[attempts.read_record(attempt).key])
        note = gettext("not confirmed, %(time)s") % {"time": time}
        return Entry(label=name, href=href, note=note)
    label = name or gettext("Customer %(id)s") % {"id": attempt.customer_id}
    href = reverse("customer", args=[attempt.customer_id])
    return Entry(label=label, href=href, note=time)
