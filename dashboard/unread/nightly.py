"""The snapshot that a client application takes by itself, with nobody signed in."""

import time

from django.conf import settings

from dashboard.agents import clients
from dashboard.models import Agent, UnreadSnapshot
from dashboard.unread import snapshots
from dashboard.unread.read_list import read_until
from dashboard.unread.unread_list import UnreadList

MINUTES = 10
ROUNDS = 2


class Unfinished(Exception):
    """ECE did not tell the whole list in time, so there is no snapshot."""


def known_departments() -> list[str]:
    """Return the departments of earlier snapshots and of the agents who signed in."""
    server = settings.ECE_URL
    earlier = UnreadSnapshot.objects.filter(server=server).values_list("department", flat=True)
    of_agents = Agent.objects.filter(server=server).values_list("departments", flat=True)
    names = {str(name) for several in of_agents for name in several}
    return sorted(names | set(earlier))


def take_snapshot(department: str) -> None:
    """Take the snapshot of today for a department.

    Errors: those of AuthorizationServer and of the reads; Unfinished.
    """
    client = clients.application_client(department)
    unread_list = UnreadList(snapshots.reach())
    until = time.monotonic() + MINUTES * 60
    for _ in range(ROUNDS):
        unread_list.forget_silent_days()
        read_until(client, unread_list, until=until)
    if not unread_list.is_complete:
        raise Unfinished
    snapshots.take(client, settings.ECE_URL, unread_list, [department])
