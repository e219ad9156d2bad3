"""The page of the list.

The window comes first and the list follows, a stretch of 14 days a request.
"""

from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.pages.empty_states import EmptyState, last_page_passed
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.lists import ListQuery
from dashboard.pages.page import AgentRequest, Page, render_fault, targeted
from dashboard.pages.paging import Paging
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import audit
from dashboard.unread.addresses import Pairs, news_href
from dashboard.unread.among import among_of, among_pair
from dashboard.unread.among_page import among_bar
from dashboard.unread.current_list import current_list, read_on
from dashboard.unread.empty_states import nobody, nobody_of_mine
from dashboard.unread.forms import UnreadWindow
from dashboard.unread.list_rows import listing
from dashboard.unread.progress import progress
from dashboard.unread.rows import SORTS
from dashboard.unread.stored_lists import Stored
from dashboard.unread.window_bar import presets, window_bar

TEMPLATE = "unread/unread.html"
REGIONS = ("unread", "results")
SNAPSHOT_TRIGGER = "load delay:20s, check from:body"


@for_supervisors
@require_safe
def unread(request: AgentRequest) -> HttpResponse:
    """Show the customers with unread secure mail sent in a window, the oldest unread first."""
    form = UnreadWindow(request.GET)
    paging = Paging(request.GET, sorts=SORTS, usual_size=request.agent.page_size)
    if not form.is_valid():
        return show_problems(request, form)
    query = ListQuery(also=(*form.typed, *among_pair(request), *mine_pair(request)))
    page = Page(request, TEMPLATE, regions=REGIONS, snapshot_trigger=SNAPSHOT_TRIGGER)
    page.fill(**window_bar(form, query))
    page.fill(**among_bar(request, among_of(request), form.typed))
    if not paging.is_valid():
        return render_fault(request, no_such_part())
    query = replace(query, **paging.cleaned_data)
    page.fill(**window_bar(form, query))
    if is_list_wanted(request):
        return show_list(request, page, form, query)
    page.fill(follows_href=query.href(), show_href=with_pairs(query, ("show", "list")))
    return page.render()


def is_list_wanted(request: AgentRequest) -> bool:
    """Whether the request is for the list itself: by htmx for its region, or by a link of who has
    no JavaScript.
    """
    return targeted(request) == "results" or "show" in request.GET


def show_list(
    request: AgentRequest, page: Page, form: UnreadWindow, query: ListQuery
) -> HttpResponse:
    stored = current_list(request, form.window)
    is_stopped = request.GET.get("show") == "part"
    if not is_stopped:
        read_on(request, stored)
    if is_stopped or stored.unread_list.is_complete:
        show_rows(request, page, stored, query)
    else:
        show_progress(page, stored, query)
    return page.render()


def show_progress(page: Page, stored: Stored, query: ListQuery) -> None:
    shown = progress(stored.unread_list)
    page.fill(
        progress=shown,
        announcement=shown.sentence,
        follows_href=query.href(),
        show_href=with_pairs(query, ("show", "list")),
        stop_href=with_pairs(query, ("show", "part")),
    )


def show_rows(request: AgentRequest, page: Page, stored: Stored, query: ListQuery) -> None:
    audit.record(request, audit.Action.UNREAD_LIST)
    unread_list = stored.unread_list
    if not unread_list.among.key:
        page.fill(news_href=news_href(unread_list.window))
    if not unread_list.is_complete:
        page.fill(rest_href=with_pairs(query, ("show", "list")))
    if unread_list.silent_days():
        page.fill(again_href=with_pairs(query, ("show", "list"), ("again", "1")))
    rows = listing(request, stored, query)
    if rows:
        page.fill(listing=rows, announcement=rows.caption)
        return
    empty = nobody(request.agent, unread_list)
    if unread_list.customers:
        empty = nobody_here(request, query)
    page.fill(empty=empty, announcement=empty.heading)


def nobody_here(request: AgentRequest, query: ListQuery) -> EmptyState:
    """Return why a list with customers has none on this page."""
    if query.page == 1 and mine_pair(request):
        return nobody_of_mine()
    return last_page_passed(query)


def mine_pair(request: AgentRequest) -> Pairs:
    """Return the part of the address that limits the list to the agent's own customers."""
    if "mine" not in request.GET:
        return ()
    return (("mine", "1"),)


def with_pairs(query: ListQuery, *pairs: tuple[str, str]) -> str:
    """Return the address of the same part of the list with some more in its query string."""
    return replace(query, also=(*query.also, *pairs)).href()


def show_problems(request: AgentRequest, form: UnreadWindow) -> HttpResponse:
    page = Page(request, TEMPLATE, regions=REGIONS, form=form, presets=presets(ListQuery()))
    page.fill(announcement=gettext("Check the marked fields. ECE was not asked yet."))
    return page.render(status=422)
