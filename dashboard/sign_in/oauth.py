"""Signing in on a page of the authorization server: how an agent leaves for it and returns."""

import json
from dataclasses import asdict, dataclass
from datetime import timedelta
from urllib.parse import urlencode, urljoin

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from dashboard import ece
from dashboard.agents import clients, endings, sessions
from dashboard.agents.identities import Identity
from dashboard.models import Agent
from dashboard.storage.sealing import read_sealed, row_context, seal

MOST_DEPARTURES = 3  # one for each tab in which somebody began to sign in
LONGEST_JOURNEY = timedelta(minutes=30)
SIGNED_OUT = "signed_out"


@dataclass(frozen=True, slots=True)
class Journey:
    """An agent who is signing in elsewhere. `after` is the page they wanted, `time_zone` their
    browser's."""

    departure: ece.Departure
    after: str
    time_zone: str


def leave(
    request: HttpRequest,
    *,
    after: str,
    time_zone: str,
) -> str:
    """Return the address of the sign-in page.

    What is needed on the way back waits sealed in this browser's session. Whoever has just signed
    out is asked for the password again, even if the authorization server still knows them.
    """
    departure = clients.authorization_server().depart(callback_uri())
    journey = Journey(departure, after, time_zone)
    sealed = seal(json.dumps(asdict(journey)), context=_context(departure.state))
    waiting = {**request.session.get("journeys", {}), departure.state: sealed}
    request.session["journeys"] = dict([*waiting.items()][-MOST_DEPARTURES:])
    if "ece_session" not in request.session:
        request.session.set_expiry(LONGEST_JOURNEY)
    if request.session.pop(SIGNED_OUT, False):
        return f"{departure.address}&{urlencode({'prompt': 'login'})}"
    return departure.address


def come_back(request: HttpRequest) -> Journey | None:
    """Return the journey of whoever comes back with the state they left with, once; else None."""
    state = request.GET.get("state", "")
    waiting = dict(request.session.get("journeys", {}))
    sealed = waiting.pop(state, None)
    if sealed is None:
        return None
    request.session["journeys"] = waiting
    fields = read_sealed(sealed, context=_context(state))
    if fields is None:
        return None
    return Journey(ece.Departure(**fields.pop("departure")), **fields)


def arrive(
    request: HttpRequest,
    journey: Journey,
    code: str,
) -> Agent:
    """Sign in whoever the code was given to. Errors: those of ece.AuthorizationServer."""
    server = clients.authorization_server()
    credential, claims = server.sign_in(code, journey.departure, callback_uri())
    client = clients.new_client(credential)
    with endings.given_back_on_failure(client):
        sessions.end_stale_sessions(claims.login)
        identity = Identity(claims.login, name=claims.name or claims.login)
        return sessions.begin_session(
            request,
            client,
            identity,
            journey.time_zone,
        )


def asks_again(request: HttpRequest) -> bool:
    """Whether whoever signs in next with this browser is asked for the password."""
    return SIGNED_OUT in request.session


def ask_again_next_time(request: HttpRequest) -> None:
    """Note in this browser's session that its agent has signed out."""
    request.session[SIGNED_OUT] = True


def sign_out_address() -> str:
    """Return where the authorization server ends what it knows of this browser and sends it back
    to our sign-in page; that page itself where no such address is configured."""
    sign_in = reverse("sign_in")
    back_uri = urljoin(settings.PUBLIC_URL, sign_in)
    return clients.authorization_server().end_session_address(back_uri) or sign_in


def callback_uri() -> str:
    return urljoin(settings.PUBLIC_URL, reverse("callback"))


def _context(state: str) -> str:
    return row_context("journey", state)
