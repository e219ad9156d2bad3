"""The customers and cases that an agent opened last, sealed, as long as they want that."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import Error, IntegrityError, connection
from django.db.models import QuerySet
from django.utils import timezone

from dashboard import logs
from dashboard.models import Agent, RecentRecord
from dashboard.storage.sealing import fingerprint, read_sealed, row_context, seal

MOST = 12
CHANGE = "SET sealed = %s, opened_at = %s"
WHICH = "WHERE agent_id = %s AND kind = %s AND record_fingerprint = %s"
REMEMBER = f"UPDATE {RecentRecord._meta.db_table} {CHANGE} {WHICH}"


@dataclass(frozen=True, slots=True)
class Recent:
    """A record as it was called then. `kind` is the name of its page, "customer" or "case"."""

    kind: str
    id: str
    label: str
    opened_at: datetime


def remember(agent: Agent, kind: str, record_id: str, label: str) -> None:
    """Note that the agent opened this record. A database that takes nothing costs no page."""
    if not agent.keeps_recents:
        return
    recent = Recent(kind, record_id, label, timezone.now())
    try:
        store(agent, recent)
    except Error as error:
        logs.events.warning("recent_not_stored", extra={"outcome": type(error).__name__})


def store(agent: Agent, recent: Recent) -> None:
    mark = fingerprint(recent.id)
    context = row_context("recent", agent.pk, recent.kind, mark)
    sealed = seal(msgspec.json.encode(recent).decode(), context=context)
    moment = connection.ops.adapt_datetimefield_value(recent.opened_at)
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER, [sealed, moment, agent.pk, recent.kind, mark])
        is_known = cursor.rowcount > 0
    if is_known:
        return
    with suppress(IntegrityError):  # another tab was faster
        RecentRecord.objects.create(
            agent=agent,
            kind=recent.kind,
            record_fingerprint=mark,
            sealed=sealed,
            opened_at=recent.opened_at,
        )
    delete_all_but_newest(agent)


def delete_all_but_newest(agent: Agent) -> None:
    rows = rows_of(agent)
    surplus = list(rows.values_list("pk", flat=True)[MOST:])
    if surplus:
        rows.filter(pk__in=surplus).delete()


def newest(agent: Agent) -> list[Recent]:
    """Return what the agent opened last, the newest first; at most MOST. What can't be opened any
    more is left out."""
    recents = []
    for row in rows_of(agent):
        context = row_context("recent", agent.pk, row.kind, row.record_fingerprint)
        fields = read_sealed(row.sealed, context=context)
        if fields:
            recents.append(msgspec.convert(fields, Recent))
    return recents[:MOST]


def clear(agent: Agent) -> None:
    rows_of(agent).delete()


def rows_of(agent: Agent) -> QuerySet[RecentRecord]:
    return RecentRecord.objects.filter(agent=agent).order_by("-opened_at", "-pk")
