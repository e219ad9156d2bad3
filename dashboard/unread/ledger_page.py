"""The page of the ledger, and the quiet request with which a supervisor's page takes the snapshot
of the day.
"""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from dashboard.agents import access
from dashboard.models import Agent, ChaseNote
from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.supervisors import for_supervisors
from dashboard.unread import snapshots
from dashboard.unread.current_list import current_list, read_on
from dashboard.unread.ledger import Ledger, Unread, ledger_of
from dashboard.unread.unread_list import UnreadList
from dashboard.unread.windows import last_days

DAYS = 28
SOON = timedelta(days=2)
SEEN = "unread_departments"


@dataclass(frozen=True, slots=True)
class DepartmentLedger:
    """The figures of a department with their words.

    `chased_gone` of `chased` were gone within 48 hours.
    """

    name: str
    ledger: Ledger
    gap: str
    chased: int
    chased_gone: int


@access.unattended
@for_supervisors
@require_POST
def snapshot(request: AgentRequest) -> HttpResponse:
    """Read on towards the snapshot of today, and take it once its list is complete.

    Shows nothing.
    """
    page = Page(request, "unread/snapshot.html", regions=["snapshot"])
    if not snapshots.is_due(request.agent, departments_seen(request)):
        return page.render()
    zone = ZoneInfo(timezone.get_current_timezone_name())
    stored = current_list(request, last_days(timezone.localdate(), DAYS, zone))
    read_on(request, stored)
    if not stored.unread_list.is_complete:
        page.fill(snapshot_trigger="load delay:1s")
        return page.render()
    departments = departments_in(request, stored.unread_list)
    snapshots.take(request.ece, request.agent, stored.unread_list, departments)
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
    departments = [department_ledger(request.agent, name) for name in departments_seen(request)]
    page.fill(departments=[each for each in departments if each])
    return page.render()


def department_ledger(agent: Agent, name: str) -> DepartmentLedger | None:
    """Return the figures of a department, None where there are no two snapshots to compare."""
    taken = snapshots.snapshots_of(agent, name)
    if len(taken) < 2:
        return None
    figures = ledger_of(taken)
    chased = chased_among(agent, {id for each in taken for id, _day in each.unread()})
    return DepartmentLedger(
        name=name,
        ledger=figures,
        gap=gap_words(figures),
        chased=len(chased),
        chased_gone=figures.gone_within(chased, SOON),
    )


def chased_among(agent: Agent, ids: set[str]) -> set[Unread]:
    """Return who of these customers was chased, and on which day first."""
    notes = ChaseNote.objects.filter(chase__server=agent.server, chase__customer_id__in=ids)
    first: dict[str, Unread] = {}
    for note in notes.select_related("chase").order_by("pk"):
        id = note.chase.customer_id
        first.setdefault(id, (id, timezone.localtime(note.at).date()))
    return set(first.values())


def gap_words(figures: Ledger) -> str:
    if not figures.missing:
        return ""
    days = get_text_list([date_format(day, "j M") for day in figures.missing], gettext("and"))
    sentence = gettext("There is no snapshot of %(days)s. What went then shows a day or more late.")
    return sentence % {"days": days}
