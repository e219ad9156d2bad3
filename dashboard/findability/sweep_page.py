"""The page of the sweep: the days come first and the findings follow, a page of customers a
request.
"""

import time
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.findability import rows, stored_sweeps
from dashboard.findability.csv_file import lines
from dashboard.findability.forms import CreatedDays
from dashboard.findability.progress import progress
from dashboard.findability.read_sweep import read_page
from dashboard.findability.stored_sweeps import Stored
from dashboard.findability.sweep import Sweep
from dashboard.pages import lists, ranges
from dashboard.pages.csv_file import download
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.page import AgentRequest, Page, see_other, targeted
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import audit, limits

TEMPLATE = "findability/sweep.html"
REGIONS = ("sweep", "results")
ASK_SECONDS = 4.0  # after which a request searches for no more of its customers


@for_supervisors
@require_safe
def sweep(request: AgentRequest) -> HttpResponse:
    """Show which customers created in some days an exact search will not find."""
    page = Page(request, TEMPLATE, regions=REGIONS, presets=presets())
    if "from" not in request.GET and "to" not in request.GET:
        page.fill(form=CreatedDays(None))
        return page.render()
    form = CreatedDays(request.GET)
    page.fill(form=form)
    if not form.is_valid():
        page.fill(announcement=gettext("Check the marked fields. ECE was not asked yet."))
        return page.render(status=422)
    if targeted(request) == "results" or "show" in request.GET:
        return show_sweep(request, page, form)
    page.fill(follows_href=href(form), show_href=href(form, show="next"))
    return page.render()


def show_sweep(request: AgentRequest, page: Page, form: CreatedDays) -> HttpResponse:
    if "fresh" in request.GET:
        stored_sweeps.forget(request.agent, form.key)
    stored = stored_sweeps.recall(request.agent, form.key)
    is_stopped = request.GET.get("show") == "part"
    if not is_stopped:
        read_on(request, form, stored)
    if is_stopped or stored.sweep.is_over:
        audit.record(request, audit.Action.SWEEP)
        show_findings(page, form, stored)
    else:
        show_progress(page, form, stored.sweep)
    return page.render()


def read_on(request: AgentRequest, form: CreatedDays, stored: Stored) -> None:
    """Read the next page of customers and store the sweep. Errors: those of read_page."""
    if stored.sweep.is_over:
        return
    read_page(request.ece, stored.sweep, form.created, until=time.monotonic() + ASK_SECONDS)
    stored_sweeps.remember(request.agent, form.key, stored)


def show_progress(page: Page, form: CreatedDays, sweep: Sweep) -> None:
    shown = progress(sweep)
    page.fill(
        progress=shown,
        announcement=shown.sentence,
        follows_href=href(form),
        show_href=href(form, show="next"),
        stop_href=href(form, show="part"),
    )


def show_findings(page: Page, form: CreatedDays, stored: Stored) -> None:
    sweep = stored.sweep
    heading = rows.heading(sweep)
    page.fill(
        heading=heading,
        announcement=heading,
        as_of=lists.clock(stored.started),
        remarks=rows.remarks(sweep),
        findings=rows.finding_sections(sweep),
        twins=rows.twins_sections(sweep),
        refresh_href=href(form, show="next", fresh="1"),
        export_href=reverse("findability_export") + ListQuery(also=form.typed).href(),
    )
    if not sweep.is_over:
        page.fill(rest_href=href(form, show="next"))


@for_supervisors
@require_safe
def export(request: AgentRequest) -> HttpResponse:
    """Return what the sweep has shown so far as CSV."""
    form = CreatedDays(request.GET)
    if not form.is_valid():
        return see_other(reverse("findability"))
    stored = stored_sweeps.recall(request.agent, form.key)
    if not stored.sweep.pages:
        return see_other(href(form))
    limits.check(request, limits.EXPORTS)
    audit.record(request, audit.Action.EXPORT, detail="findability")
    return download("findability.csv", lines(stored.sweep))


def href(form: CreatedDays, **more: str) -> str:
    """Return the address of the sweep of these days."""
    query = ListQuery(also=(*form.typed, *more.items()))
    return reverse("findability") + query.href()


def presets() -> list[Link]:
    today = timezone.localdate(timezone=ZoneInfo(timezone.get_current_timezone_name()))
    links = []
    for name in ("today", "last-7", "last-14", "last-30"):
        first, last = ranges.days(name, today)
        days = (("from", first.isoformat()), ("to", last.isoformat()))
        label = str(ranges.PRESETS[name])
        links.append(Link(label, reverse("findability") + ListQuery(also=days).href()))
    return links
