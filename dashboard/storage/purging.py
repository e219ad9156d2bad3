"""What is past its time, and how much of it may rest at all.

Everything goes when `manage.py purge` runs, once a day; some of it with one sign-in in ten.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import Error
from django.db.models import QuerySet
from django.utils import timezone

from dashboard import logs
from dashboard.models import (
    AuditEvent,
    BrowserSession,
    Chase,
    CreateAttempt,
    Draft,
    RecentRecord,
    SavedSearch,
    Search,
    SignInAttempt,
    StoredSweep,
    StoredUnreadList,
    UnreadSnapshot,
)

type Rows = QuerySet[Any]

# Long after what was typed is gone, the same form still makes one customer.
CREATE_STAYS = timedelta(days=7)
UNREAD_LIST_STAYS = timedelta(minutes=10)
SWEEP_STAYS = timedelta(minutes=30)
SNAPSHOT_STAYS = timedelta(days=60)
# As far as the list of unread mail looks back: an older chase is about mail that no list shows.
CHASE_STAYS = timedelta(days=180)
RECENT_STAYS = timedelta(days=30)
SOME = 2000
ONE_SIGN_IN_IN = 10
SAVED_SEARCH_STAYS = timedelta(days=180)  # after it was run last


def past_their_time() -> dict[str, Rows]:
    """Return the rows that nobody may see any more, by what they are. Sessions at ECE are not among
    them: ECE has to be told first."""
    now = timezone.now()
    session_limit = now - timedelta(hours=settings.SESSION_HOURS)
    audit_limit = now - timedelta(days=settings.AUDIT_DAYS)
    saved_limit = now - SAVED_SEARCH_STAYS
    snapshot_limit = timezone.localdate() - SNAPSHOT_STAYS
    return {
        "sessions of browsers": BrowserSession.objects.filter(expire_date__lt=now),
        "searches": Search.objects.filter(expires__lt=now),
        "saved searches": SavedSearch.objects.filter(used_at__lt=saved_limit),
        "drafts": Draft.objects.filter(expires__lt=now),
        "creates": CreateAttempt.objects.filter(sent_at__lt=now - CREATE_STAYS),
        "counted sign-ins": SignInAttempt.objects.filter(at__lt=session_limit),
        "unread lists": StoredUnreadList.objects.filter(started__lt=now - UNREAD_LIST_STAYS),
        "sweeps": StoredSweep.objects.filter(started__lt=now - SWEEP_STAYS),
        "snapshots of unread mail": UnreadSnapshot.objects.filter(taken_on__lt=snapshot_limit),
        "chases with their notes": Chase.objects.filter(changed_at__lt=now - CHASE_STAYS),
        "recent records": RecentRecord.objects.filter(opened_at__lt=now - RECENT_STAYS),
        "events of the audit": AuditEvent.objects.filter(at__lt=audit_limit),
    }


def typed_too_long_ago() -> Rows:
    """Return the creates of which only the ID of the customer may rest from now on."""
    limit = timezone.now() - timedelta(hours=settings.DRAFT_HOURS or 1)
    return CreateAttempt.objects.filter(sent_at__lt=limit).exclude(sealed="")


def forget_typed() -> int:
    """Forget what was typed too long ago. Return of how many creates."""
    return typed_too_long_ago().update(sealed="")


def purge_now_and_then() -> None:
    """Delete some of what is past its time, with one sign-in in ten. It is no harm if the database
    takes nothing now."""
    if secrets.randbelow(ONE_SIGN_IN_IN):
        return
    try:
        for rows in past_their_time().values():
            some = list(rows.values_list("pk", flat=True)[:SOME])
            if some:
                rows.model.objects.filter(pk__in=some).delete()
        forget_typed()
    except Error as error:
        logs.events.warning("not_purged", extra={"outcome": type(error).__name__})


def delete_all_but_newest(rows: Rows, most: int) -> None:
    """Delete what an agent has beyond `most` rows; those go first that would expire first."""
    surplus = list(rows.order_by("-expires", "-pk").values_list("pk", flat=True)[most:])
    if surplus:
        rows.filter(pk__in=surplus).delete()
