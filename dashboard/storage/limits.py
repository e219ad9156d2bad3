"""How much of what is personal an agent may see in a minute.

The events of the audit are counted, so a limit holds for all processes and needs no table of its
own. Hardly anybody comes near one: the processes ask the database only after together they may have
let an agent through for a tenth of what they may. An event is there once ECE has answered; until
then each process counts what it has under way, so a burst does not get past a limit.
"""

import threading
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import Error
from django.db.models import F, QuerySet
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone

from dashboard.models import Agent, AuditEvent
from dashboard.storage import audit
from dashboard.storage.audit import Action

MINUTE = timedelta(minutes=1)
NEAR = 10  # one part of so many


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many events of these actions in a minute as `setting` says; 0 is no limit."""

    name: str
    setting: str
    actions: tuple[Action, ...]

    @property
    def most(self) -> int:
        most: int = getattr(settings, self.setting)
        return most


VIEWS = Limit(
    "views",
    "VIEWS_A_MINUTE",
    (
        Action.CUSTOMER_SEARCH,
        Action.CASE_LOOKUP,
        Action.CUSTOMER_VIEW,
        Action.CUSTOMER_CASES,
        Action.CUSTOMER_ACTIVITIES,
        Action.CUSTOMER_UNREAD,
        Action.COMPARISON,
        Action.CASE_VIEW,
        Action.CASE_ACTIVITIES,
        Action.SENT_MAIL,
    ),
)
REVEALS = Limit("reveals", "REVEALS_A_MINUTE", (Action.VALUE_REVEAL,))
EXPORTS = Limit("exports", "EXPORTS_A_MINUTE", (Action.EXPORT,))


class TooMuch(Exception):
    """The agent has seen as much as they may; more after so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Tally:
    """How often something happened in this process in this minute and the one before it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._minute = 0
        self._now: Counter[tuple[int, str]] = Counter()
        self._before: Counter[tuple[int, str]] = Counter()

    def add(self, agent: Agent, limit: Limit) -> int:
        """Count one more for this agent, and return how many there are."""
        key, minute = (agent.pk, limit.name), int(time.monotonic() // 60)
        with self._lock:
            if minute > self._minute + 1:
                self._now.clear()
            if minute != self._minute:
                self._before, self._now, self._minute = self._now, Counter(), minute
            self._now[key] += 1
            return self._now[key] + self._before[key]


class UnderWay:
    """The requests that this process has let through and not answered yet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: WeakKeyDictionary[HttpRequest, tuple[int, str]] = WeakKeyDictionary()

    def begin(self, request: HttpRequest, agent: Agent, limit: Limit) -> int:
        """Add this one, and return how many others there are of this agent and limit."""
        key = agent.pk, limit.name
        with self._lock:
            others = list(self._requests.values()).count(key)
            self._requests[request] = key
            return others

    def end(self, request: HttpRequest) -> None:
        with self._lock:
            self._requests.pop(request, None)


tally = Tally()
under_way = UnderWay()


def check(request: HttpRequest, limit: Limit) -> None:
    """Let the agent see one more of what the limit is about. Errors: TooMuch, which is recorded
    once."""
    agent: Agent = request.agent  # type: ignore[attr-defined]
    others = under_way.begin(request, agent, limit)
    is_near = tally.add(agent, limit) > limit.most // (NEAR * settings.WEB_CONCURRENCY)
    if not limit.most or not is_near:
        return
    try:
        seconds = seconds_to_wait(agent, limit, others)
    except Error:  # nobody is kept from their work
        return
    if seconds:
        record_once(request, agent, limit)
        raise TooMuch(seconds)


def record_once(request: HttpRequest, agent: Agent, limit: Limit) -> None:
    """Record that the agent was refused, unless they were within the last minute."""
    if not recent(agent, Action.LIMIT).filter(detail=limit.name).exists():
        audit.record(request, Action.LIMIT, detail=limit.name)


def seconds_to_wait(agent: Agent, limit: Limit, others: int) -> int:
    """Return 0 where there are fewer events than there may be, `others` that are under way among
    them; else the seconds until there are."""
    left = limit.most - others
    if left <= 0:
        return 1
    newest = recent(agent, *limit.actions).order_by("-at", "-pk").values_list("at", flat=True)
    for at in newest[left - 1 : left]:
        return max(1, int((at + MINUTE - timezone.now()).total_seconds()) + 1)
    return 0


def recent(agent: Agent, *actions: Action) -> QuerySet[AuditEvent]:
    """Return the agent's events of the last minute, found by their time: SQLite would take the
    index of agents, and read half a year."""
    last_minute = {"at__gt": Now() - MINUTE, "at__lte": Now()}
    by_time = AuditEvent.objects.filter(**last_minute, action__in=actions)
    return by_time.alias(who=F("agent_id") + 0).filter(who=agent.pk)
