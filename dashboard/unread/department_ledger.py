"""The ledger of one department with its words and its picture."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext

from dashboard.models import Agent, ChaseNote
from dashboard.pages.dates import day_and_month
from dashboard.pages.sentences import listed
from dashboard.unread import snapshots
from dashboard.unread.ledger import Ledger, Unread, ledger_of
from dashboard.unread.line import Line, line_chart

SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class DepartmentLedger:
    """The figures of a department with their words and their picture.

    `chased_gone` of `chased` were gone within 48 hours.
    """

    name: str
    ledger: Ledger
    line: Line
    gap: str
    chased: int
    chased_gone: int


def department_ledger(agent: Agent, name: str) -> DepartmentLedger | None:
    """Return the figures of a department, None where there are no two snapshots to compare."""
    taken = snapshots.snapshots_of(agent.server, name)
    if len(taken) < 2:
        return None
    figures = ledger_of(taken)
    chased = chased_among(agent, {id for each in taken for id, _day in each.unread()})
    return DepartmentLedger(
        name=name,
        ledger=figures,
        line=line_chart(figures.send_days),
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
        first.setdefault(id, (id, timezone.localdate(note.at, snapshots.zone())))
    return set(first.values())


def gap_words(figures: Ledger) -> str:
    if not figures.missing:
        return ""
    days = listed([day_and_month(day) for day in figures.missing])
    sentence = gettext("There is no snapshot of %(days)s. What went then shows a day or more late.")
    return sentence % {"days": days}
