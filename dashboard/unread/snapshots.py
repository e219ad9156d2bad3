"""Snapshots in the database: one a day and department, sealed, for 60 days.

Days are those of TIME_ZONE, whoever takes the snapshot: only equal days can be compared.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from dashboard import ece
from dashboard.models import UnreadSnapshot
from dashboard.storage.purging import SNAPSHOT_STAYS
from dashboard.storage.sealing import read_sealed, row_context, seal
from dashboard.unread.ledger import Snapshot, gone_between
from dashboard.unread.read_list import SIZE
from dashboard.unread.unread_list import Answer, UnreadList, key
from dashboard.unread.windows import Window, last_days, whole_days

DAYS = 28


def zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def day_of_today() -> date:
    return timezone.localdate(timezone=zone())


def reach() -> Window:
    """Return the days that the snapshot of today covers."""
    return last_days(day_of_today(), DAYS, zone())


def is_due(server: str, departments: Iterable[str]) -> bool:
    """Whether the snapshot of today is missing for one of these departments."""
    names = set(departments)
    today = UnreadSnapshot.objects.filter(server=server, taken_on=day_of_today())
    return today.filter(department__in=names).count() < max(1, len(names))


def snapshots_of(server: str, department: str) -> list[Snapshot]:
    """Return the snapshots of a department that can be opened, the oldest first."""
    rows = UnreadSnapshot.objects.filter(server=server, department=department)
    snapshots = [opened(row) for row in rows.order_by("taken_on")]
    return [snapshot for snapshot in snapshots if snapshot]


def take(
    client: ece.Client, server: str, unread_list: UnreadList, departments: Iterable[str]
) -> None:
    """Store the snapshot of today for each department, unless no day was answered.

    Errors: those of get_visible_customers.
    """
    for department in departments:
        today = day_of_today()
        earlier = [each for each in snapshots_of(server, department) if each.taken_on < today]
        taken = Snapshot(today, days_of(unread_list, department))
        if not taken.days:
            continue
        hidden = hidden_ids(client, [*earlier[-1:], taken], department)
        store(server, department, Snapshot(taken.taken_on, taken.days, hidden))
    UnreadSnapshot.objects.filter(taken_on__lt=day_of_today() - SNAPSHOT_STAYS).delete()


def days_of(unread_list: UnreadList, department: str) -> dict[date, frozenset[str]]:
    """Return the customers of the department by send day.

    Days without a clear answer are missing, and so is a first day of which the hour of a clock
    change is cut off.
    """
    members = {
        customer.id
        for customer in unread_list.customers.values()
        if customer.department == department
    }
    days: dict[date, frozenset[str]] = defaultdict(frozenset)
    for day, part in unread_list.window.covered.days():
        answer = unread_list.days.get(key(part))
        if part != whole_days(day, day, part.zone):
            continue
        if answer and is_clear(unread_list, answer):
            days[day] = frozenset(answer.ids) & members
        elif key(part) not in unread_list.days:
            days[day] = frozenset()
    return dict(days)


def is_clear(unread_list: UnreadList, answer: Answer) -> bool:
    """Whether everybody was read, with a department: who is missing would count as gone."""
    has_departments = all(unread_list.customers[id].department for id in answer.ids)
    return answer.is_whole and not answer.left_out and has_departments


def hidden_ids(client: ece.Client, snapshots: list[Snapshot], department: str) -> frozenset[str]:
    """Return those who are gone since the snapshot before, and not shown in the department."""
    gone = sorted({id for id, _day in gone_between(snapshots)})
    shown: set[str] = set()
    for first in range(0, len(gone), SIZE):
        visible = client.get_visible_customers(gone[first : first + SIZE])
        shown |= {
            customer.id
            for customer in visible.customers
            if customer.department and customer.department.name == department
        }
    return frozenset(gone) - shown


def store(server: str, department: str, snapshot: Snapshot) -> None:
    days = {day.isoformat(): sorted(ids) for day, ids in snapshot.days.items()}
    row = UnreadSnapshot(server=server, department=department, taken_on=snapshot.taken_on)
    content = json.dumps({"days": days, "hidden": sorted(snapshot.hidden)})
    UnreadSnapshot.objects.update_or_create(
        server=row.server,
        department=row.department,
        taken_on=row.taken_on,
        defaults={"sealed": seal(content, context=context_of(row))},
    )


def opened(row: UnreadSnapshot) -> Snapshot | None:
    content = read_sealed(row.sealed, context=context_of(row))
    if content is None:
        return None
    days = {date.fromisoformat(day): frozenset(ids) for day, ids in content["days"].items()}
    return Snapshot(row.taken_on, days, frozenset(content["hidden"]))


def context_of(row: UnreadSnapshot) -> str:
    day = row.taken_on.isoformat()
    return row_context("unread snapshot", row.server, row.department, day)
