"""Who an agent is: ECE's own user id where ECE tells it, else the login that was typed."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from dashboard import ece, logs
from dashboard.models import Agent

LONGEST_NAME = 400  # that PostgreSQL takes


@dataclass(frozen=True, slots=True)
class Identity:
    """An agent as ECE tells of them. `departments` is None, the texts are "" where it does not."""

    login: str
    ece_id: str = ""
    name: str = ""
    departments: tuple[str, ...] | None = None


def identify(client: ece.Client, login: str) -> Identity:
    """Return what ECE's own profile tells of whoever has just signed in with this login."""
    try:
        profile = client.get_profile(login)
    except ece.Error as error:
        logs.events.info("no_profile", extra={"outcome": type(error).__name__, "why": error.why})
        return Identity(login)
    departments = tuple(department.name for department in profile.departments)
    return Identity(
        profile.login or login,
        profile.id,
        profile.name,
        departments,
    )


def remember_agent(identity: Identity, time_zone: str) -> Agent:
    """Return the row of this agent, with what is known of them now."""
    agent = known_agent(identity) or new_agent(identity)
    for name, value in changes(identity, time_zone).items():
        setattr(agent, name, value)
    agent.save()
    return agent


def known_agent(identity: Identity) -> Agent | None:
    """Return the row of this agent, or None for a new one.

    A row without ECE's id is from a day on which ECE did not tell it. Where ECE does not tell it
    today, the login decides, and of two agents who had it one after the other the later one.
    """
    agents = Agent.objects.filter(server=settings.ECE_URL)
    same_login = agents.filter(login=one_spelling(identity.login))
    if not identity.ece_id:
        return same_login.order_by("-pk").first()
    same_id = agents.filter(ece_id=identity.ece_id).first()
    return same_id or same_login.filter(ece_id="").first()


def new_agent(identity: Identity) -> Agent:
    login = one_spelling(identity.login)
    if identity.ece_id:
        agent, _ = Agent.objects.get_or_create(
            server=settings.ECE_URL, ece_id=identity.ece_id, defaults={"login": login}
        )
    else:
        agent, _ = Agent.objects.get_or_create(server=settings.ECE_URL, ece_id="", login=login)
    return agent


def changes(identity: Identity, time_zone: str) -> dict[str, Any]:
    """Return the columns of an agent that this sign-in tells anew."""
    columns: dict[str, Any] = {"login": one_spelling(identity.login)}
    if identity.ece_id:
        columns["ece_id"] = identity.ece_id
    if identity.name:
        columns["name"] = identity.name[:LONGEST_NAME]
    if identity.departments is not None:
        columns["departments"] = list(identity.departments)
    if time_zone:
        columns["time_zone"] = time_zone
    return columns


def one_spelling(login: str) -> str:
    """Return the login in small letters. More is not folded: `maß` and `mass` are two agents."""
    return unicodedata.normalize("NFC", login.strip()).lower()
