"""The page of the ledger, and the quiet request with which a supervisor's page takes the snapshot
of the day.
"""

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from dashboard.agents import access
from dashboard.pages.csv_file import download
from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.supervisors import for_supervisors
from dashboard.storage import audit, limits
from dashboard.unread import snapshots
from dashboard.unread.current_list import current_list, read_on
from dashboard.unread.department_ledger import DepartmentLedger, department_ledger
from dashboard.unread.ledger_csv import lines
from dashboard.unread.unread_list import UnreadList

SEEN = "unread_departments"


@access.unattended
@for_supervisors
@require_POST
def snapshot(request: AgentRequest) -> HttpResponse:
    """Read on towards the snapshot of today, and take it once its list is complete.

    Shows nothing.
    """
    page = Page(request, "unread/snapshot.html", regions=["snapshot"])
    if not snapshots.is_due(request.agent.server, departments_seen(request)):
        return page.render()
    stored = current_list(request, snapshots.reach())
    read_on(request, stored)
    if not stored.unread_list.is_complete:
        page.fill(snapshot_trigger="load delay:1s")
        return page.render()
    departments = departments_in(request, stored.unread_list)
    snapshots.take(request.ece, request.agent.server, stored.unread_list, departments)
    return page.render()


def departments_in(request: AgentRequest, unread_list: UnreadList) -> list[str]:
    """Return the departments that the list is about; they are noted for who reads the ledger."""
    named = {customer.department for customer in unread_list.customers.values()}
    departments = sorted((named | set(request.agent.departments)) - {""})
    request.session[SEEN] = departments
    return departments


def departments_seen(request: AgentRequest) -> list[str]:
    """Return the departments whose customers this agent sees: as ECE's profile or its lists told in
    this session.
    """
    named = {str(name) for name in request.agent.departments}
    return sorted(named | set(request.session.get(SEEN, [])))


@for_supervisors
@require_safe
def ledger(request: AgentRequest) -> HttpResponse:
    """Show what happened to unread mail from snapshot to snapshot, for each department that the
    agent sees.
    """
    page = Page(request, "unread/ledger.html")
    audit.record(request, audit.Action.LEDGER)
    page.fill(departments=department_ledgers(request))
    return page.render()


@for_supervisors
@require_safe
def export(request: AgentRequest) -> HttpResponse:
    """Return the figures as CSV."""
    limits.check(request, limits.EXPORTS)
    departments = department_ledgers(request)
    audit.record(request, audit.Action.EXPORT, detail="ledger")
    return download("unread-ledger.csv", lines(departments))


def department_ledgers(request: AgentRequest) -> list[DepartmentLedger]:
    """Return the figures of each department that the agent sees and that can be compared."""
    departments = [department_ledger(request.agent, name) for name in departments_seen(request)]
    return [each for each in departments if each]
