"""Events in words: as a row of the page, and as a line of the file."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from dashboard.models import AuditEvent
from dashboard.pages.lists import moment
from dashboard.storage.audit import ABOUT_A_CASE, Action


@dataclass(frozen=True, slots=True)
class Row:
    """One event, every text ready. `href` leads to the record, "" where there is none."""

    at: str
    agent: str
    action: str
    record: str
    href: str
    detail: str
    origin: str
    reference: str


def row(event: AuditEvent) -> Row:
    record, href = record_of(event)
    return Row(
        at=moment(event.at),
        agent=agent_of(event),
        action=action_of(event),
        record=record,
        href=href,
        detail=event.detail,
        origin=event.origin,
        reference=event.reference,
    )


def agent_of(event: AuditEvent) -> str:
    """Return who it was, as far as that is stored: a forgotten agent is a number."""
    if event.agent:
        return event.agent.name or event.agent.login
    if event.agent_id:
        return gettext("Forgotten agent %(number)s") % {"number": event.agent_id}
    if event.stranger:
        return gettext("Unknown login %(pseudonym)s") % {"pseudonym": event.stranger}
    if event.reference:
        return gettext("Nobody signed in")
    return gettext("Operator")


def action_of(event: AuditEvent) -> str:
    if event.action in Action:
        return str(Action(event.action).label)
    return event.action


def record_of(event: AuditEvent) -> tuple[str, str]:
    """Return what the record is called, and where it is."""
    if not event.record_id:
        return "", ""
    id = {"id": event.record_id}
    if event.action in ABOUT_A_CASE:
        return gettext("Case %(id)s") % id, reverse("case", args=[event.record_id])
    return gettext("Customer %(id)s") % id, reverse("customer", args=[event.record_id])


def lines(events: Iterable[AuditEvent], remarks: Iterable[str]) -> list[list[str]]:
    """Return the events as lines of a file; each remark is a line at the end."""
    return [head(), *(cells(event) for event in events), *([remark] for remark in remarks)]


def head() -> list[str]:
    return [
        gettext("When"),
        gettext("Agent"),
        gettext("What"),
        gettext("Record"),
        gettext("Detail"),
        gettext("From where"),
        gettext("Reference"),
    ]


def cells(event: AuditEvent) -> list[str]:
    record, _href = record_of(event)
    when = event.at.isoformat(timespec="seconds")
    what = [agent_of(event), action_of(event), record, event.detail]
    return [when, *what, event.origin, event.reference]
