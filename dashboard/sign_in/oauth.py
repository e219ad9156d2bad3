"""Signing in on a page of the authorization server: how an agent leaves for it, and how they come back."""

import json
from dataclasses import asdict, dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from dashboard import ece
from dashboard.agents import clients, sessions
from dashboard.models import Agent
from dashboard.storage.sealing import read_sealed, seal

MOST_ON_THE_WAY = 3  # one for each tab in which somebody began to sign in


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """An agent who is signing in elsewhere. `after` is the page they wanted, `time_zone` that of their browser."""

    departure: ece.Departure
    after: str
    time_zone: str


def leave(request: HttpRequest, *, after: str, time_zone: str) -> str:
    """The address of the sign-in page. What is needed on the way back waits sealed in this browser's session."""
    departure = clients.authorization_server().depart(callback_uri())
    sealed = seal(json.dumps(asdict(OnTheWay(departure, after, time_zone))))
    waiting = request.session.get("on_the_way", {}) | {departure.state: sealed}
    request.session["on_the_way"] = dict([*waiting.items()][-MOST_ON_THE_WAY:])
    return departure.address


def back(request: HttpRequest) -> OnTheWay | None:
    """Who comes back with the state they left with, once; None for anybody else."""
    waiting = {**request.session.get("on_the_way", {})}
    sealed = waiting.pop(request.GET.get("state", ""), "")
    kept = read_sealed(sealed) if sealed else None
    if kept is None:
        return None
    request.session["on_the_way"] = waiting
    return OnTheWay(ece.Departure(**kept.pop("departure")), **kept)


def arrive(request: HttpRequest, on_the_way: OnTheWay, code: str) -> Agent:
    """Sign in whoever the code was given to. Errors: those of ece.AuthorizationServer."""
    server = clients.authorization_server()
    credential, identity = server.sign_in(code, on_the_way.departure, callback_uri())
    sessions.end_stale_sessions(identity.login)
    agent = sessions.remember_agent(
        identity.login, on_the_way.time_zone, name=identity.name or identity.login
    )
    sessions.begin_session(request, agent, credential)
    return agent


def callback_uri() -> str:
    return settings.PUBLIC_URL + reverse("callback")
