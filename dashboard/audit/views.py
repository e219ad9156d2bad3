"""The audit, for auditors: who did what with which record, as a list and as a file."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.audit.auditors import for_auditors
from dashboard.audit.forms import AuditFilter
from dashboard.audit.rows import lines, row
from dashboard.pages.csv_file import download
from dashboard.pages.page import AgentRequest, Page
from dashboard.storage import audit, limits

TEMPLATE = "audit/audit.html"
SIZE = 50
MOST_IN_A_FILE = 20_000


@require_safe
@for_auditors
def events(request: AgentRequest) -> HttpResponse:
    """Show the newest events that meet what the form says, or those before one of them."""
    form = AuditFilter(request.GET)
    if not form.is_valid():
        return show_problems(request, form)
    page = Page(request, TEMPLATE, form=form)
    stored = list(audit.events(**form.conditions)[: SIZE + 1])
    page.fill(
        rows=[row(event) for event in stored[:SIZE]],
        export_href=reverse("audit_export") + query(request),
    )
    if "before" in request.GET:
        page.fill(newest_href=reverse("audit") + query(request))
    if len(stored) > SIZE:
        before = str(stored[SIZE - 1].pk)
        page.fill(older_href=reverse("audit") + query(request, before=before))
    return page.render()


@require_safe
@for_auditors
def export(request: AgentRequest) -> HttpResponse:
    """Return the same events as CSV, and say where there are more than a file holds."""
    form = AuditFilter(request.GET)
    if not form.is_valid():
        return show_problems(request, form)
    limits.check(request, limits.EXPORTS)
    audit.record(request, audit.Action.EXPORT, detail="audit")
    stored = list(audit.events(**form.conditions)[: MOST_IN_A_FILE + 1])
    return download("audit.csv", lines(stored[:MOST_IN_A_FILE], remarks(len(stored))))


def remarks(count: int) -> list[str]:
    if count <= MOST_IN_A_FILE:
        return []
    sentence = gettext("There are more events. A file holds the newest %(most)s of them.")
    return [sentence % {"most": MOST_IN_A_FILE}]


def show_problems(request: AgentRequest, form: AuditFilter) -> HttpResponse:
    page = Page(request, TEMPLATE, form=form)
    page.fill(announcement=gettext("Check the marked fields."))
    return page.render(status=422)


def query(request: HttpRequest, **change: str) -> str:
    """Return the conditions in use as a query string, with a change."""
    conditions = request.GET.copy()
    conditions.pop("before", None)
    for name, value in change.items():
        conditions[name] = value
    return f"?{conditions.urlencode()}"
