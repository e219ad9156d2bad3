"""Who did what, with which record, when and from where: rows that never hold a value.

Each event is a line of the log as well. Where the database takes no row, the line stays and says
so, and whoever did something gets their answer.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple, TypedDict

from django.conf import settings
from django.db import Error, connection, models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dashboard import logs
from dashboard.models import Agent, AuditEvent
from dashboard.storage.pseudonyms import address_of, pseudonym

LENGTH = 16


class Event(NamedTuple):
    """A row of the audit by its columns. `origin` and `stranger` are pseudonyms."""

    server: str
    agent_id: int | None
    stranger: str
    action: str
    record_id: str
    detail: str
    origin: str
    reference: str


INSERT = f"INSERT INTO {AuditEvent._meta.db_table} ({', '.join(Event._fields)})"


class Action(models.TextChoices):
    """What is recorded. The value is what rests in the database."""

    SIGN_IN = "signed in", _("Signed in")
    SIGN_IN_REFUSAL = "sign-in refused", _("Sign-in refused")
    SIGN_IN_LIMIT = "sign-in limited", _("Sign-in not tried: too many tries")
    SIGN_OUT = "signed out", _("Signed out")
    SESSION_END = "session ended", _("Session ended")
    OTHER_SESSIONS_END = "other sessions ended", _("Signed out in all other browsers")
    REFUSAL = "page refused", _("Page refused")
    LIMIT = "page limited", _("Page not shown: too much in one minute")
    CUSTOMER_SEARCH = "customers searched", _("Customers searched")
    CASE_LOOKUP = "cases looked up", _("Cases looked up")
    CUSTOMER_VIEW = "customer opened", _("Customer opened")
    CUSTOMER_CASES = "customer's cases listed", _("Customer's cases listed")
    CUSTOMER_ACTIVITIES = "customer's activities listed", _("Customer's activities listed")
    CUSTOMER_UNREAD = "customer's unread mail shown", _("Customer's unread mail shown")
    VALUE_REVEAL = "value revealed", _("Value revealed")
    COMPARISON = "customers compared", _("Customers compared")
    CASE_VIEW = "case opened", _("Case opened")
    CASE_ACTIVITIES = "case's activities listed", _("Case's activities listed")
    CREATION = "customer created", _("Customer created")
    CREATION_REFUSAL = "creation refused", _("Creation refused")
    CREATION_DOUBT = "creation not confirmed", _("Creation not confirmed")
    RECOGNITION = "customer recognised", _("Created customer recognised")
    NEW_TRY = "creation given up", _("Creation given up, to try again")
    UNREAD_LIST = "unread mail listed", _("Unread mail listed")
    LEDGER = "figures of unread mail shown", _("Figures of unread mail shown")
    SWEEP = "customers swept", _("Swept for customers who can't be found")
    SENT_MAIL = "sent mail listed", _("Sent mail listed")
    SAVED_SEARCH = "saved search", _("Saved search")
    EXPORT = "list exported", _("List exported")
    CHASE = "chase changed", _("Chase changed")
    SESSIONS_END = "sessions ended by operator", _("Sessions ended by an operator")
    OBLIVION = "agent forgotten by operator", _("Agent forgotten by an operator")
    PURGE = "purged by operator", _("Purged by an operator")


ABOUT_A_CASE = {Action.CASE_VIEW, Action.CASE_ACTIVITIES}


def record(
    request: HttpRequest,
    action: Action,
    *record_ids: str,
    agent: Agent | None = None,
    detail: str = "",
) -> None:
    """Add one event for each of these records; one where there is none.

    `agent` is who did it, if not the one who is signed in. `detail` is one of a few fixed words,
    or tells how many rows there were.
    """
    actor = agent or getattr(request, "agent", None)
    add(action, record_ids, agent=actor, detail=detail, **place_of(request))


def record_try(request: HttpRequest, action: Action, login: str, detail: str = "") -> None:
    """Add what became of a sign-in with this login, in small letters.

    Where no agent here has it, only its pseudonym is stored: it may be a password that was typed
    into the wrong box.
    """
    try:
        agent = Agent.objects.filter(server=settings.ECE_URL, login=login).order_by("-pk").first()
    except Error:
        agent = None
    stranger = "" if agent else pseudonym("login", login)[:LENGTH]
    add(action, agent=agent, stranger=stranger, detail=detail, **place_of(request))


def record_command(action: Action, *, agent: Agent | None = None, detail: str = "") -> None:
    """Add what an operator did with manage.py."""
    add(action, agent=agent, detail=detail)


class Place(TypedDict):
    """The columns that tell where a request came from, and what its page is called."""

    origin: str
    reference: str


def place_of(request: HttpRequest) -> Place:
    reference: str = getattr(request, "reference", "")
    return {"origin": origin_of(address_of(request)), "reference": reference}


@lru_cache(1000)
def origin_of(address: str) -> str:
    return pseudonym("origin", address)[:LENGTH]


def add(
    action: Action,
    record_ids: Sequence[str] = (),
    *,
    agent: Agent | None = None,
    stranger: str = "",
    detail: str = "",
    origin: str = "",
    reference: str = "",
) -> None:
    server, actor = settings.ECE_URL, agent.pk if agent else None
    rows = [
        Event(server, actor, stranger, action.value, id, detail, origin, reference)
        for id in record_ids or [""]
    ]
    is_stored = True
    try:
        insert(rows)
    except Error:
        is_stored = False
    for row in rows:
        log(row, is_stored=is_stored)


def insert(rows: Sequence[Event]) -> None:
    """Add the rows, all or none. Every page waits for this, and Django's way takes ten times as
    long."""
    one_row = ", ".join(["%s"] * len(Event._fields))
    all_rows = ", ".join([f"({one_row})"] * len(rows))
    values = [value for row in rows for value in row]
    with connection.cursor() as cursor:
        cursor.execute(f"{INSERT} VALUES {all_rows}", values)


def log(row: Event, *, is_stored: bool) -> None:
    event = {
        "action": row.action,
        "agent": row.agent_id,
        "record": row.record_id,
        "detail": row.detail,
        "reference": row.reference,
    }
    if is_stored:
        logs.events.info("audit", extra=event)
    else:
        logs.events.error("audit_not_stored", extra=event)


def last_sign_in(agent: Agent, *, before: datetime) -> datetime | None:
    """Return when the agent signed in last before this moment, or None where that is not
    recorded."""
    signed_in = AuditEvent.objects.filter(agent=agent, action=Action.SIGN_IN.value, at__lt=before)
    return signed_in.order_by("-pk").values_list("at", flat=True).first()


def events(
    *,
    agent_id: str = "",
    action: str = "",
    record_id: str = "",
    start: datetime | None = None,
    end: datetime | None = None,
    before: int | None = None,
) -> QuerySet[AuditEvent]:
    """Return what was recorded for the configured ECE and meets every condition, the newest first.

    `before` is the number of an event; those that were recorded earlier are returned.
    """
    conditions = {
        "agent_id": agent_id,
        "action": action,
        "record_id": record_id,
        "at__gte": start,
        "at__lte": end,
        "pk__lt": before,
    }
    given = {name: value for name, value in conditions.items() if value}
    recorded = AuditEvent.objects.filter(server=settings.ECE_URL, **given)
    return recorded.select_related("agent").order_by("-pk")
