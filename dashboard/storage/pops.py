"""What a phone system sent to a browser in which nobody was signed in: it waits sealed in that
browser's session until somebody is."""

import json
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from dashboard.storage.sealing import read_sealed, row_context, seal

FORM = "pop_find"  # the address that the form of a pop is posted to
STAYS = timedelta(minutes=30)
MOST = 3  # one for each tab in which somebody is about to sign in
LONGEST = 1_000
SESSION_KEY = "pops"

type Waiting = dict[str, str]


def keep_posted(request: HttpRequest) -> str:
    """Keep what was posted as a pop, and return the path that looks for it once somebody is signed
    in; "" where another form was posted, or where DRAFT_HOURS says that nothing is kept."""
    match = request.resolver_match
    if match is None or match.url_name != FORM or not settings.DRAFT_HOURS:
        return ""
    key = keep(request.session, request.POST.get("q", ""))
    return reverse(FORM, query={"kept": key})


def keep(session: SessionBase, sent: str) -> str:
    """Seal what was sent and return the key under which it waits. What is too long to be looked for
    is cut."""
    key = secrets.token_urlsafe(32)
    fields = {"sent": sent[:LONGEST], "until": (timezone.now() + STAYS).timestamp()}
    sealed = seal(json.dumps(fields), context=context_of(key))
    waiting = {**waiting_in(session), key: sealed}
    put_back(session, dict([*waiting.items()][-MOST:]))
    if "ece_session" not in session:
        session.set_expiry(STAYS)
    return key


def take(session: SessionBase, key: str) -> str:
    """Return what waits under this key, once; "" where there is nothing any more."""
    waiting = waiting_in(session)
    sealed = waiting.pop(key, "")
    if not sealed:
        return ""
    put_back(session, waiting)
    fields: dict[str, Any] | None = read_sealed(sealed, context=context_of(key))
    if fields is None or fields["until"] < timezone.now().timestamp():
        return ""
    return str(fields["sent"])


def waiting_in(session: SessionBase) -> Waiting:
    return dict(session.get(SESSION_KEY, {}))


def put_back(session: SessionBase, waiting: Waiting) -> None:
    """Let these wait in this session: in the new one, too, that signing in begins."""
    if waiting or SESSION_KEY in session:
        session[SESSION_KEY] = waiting


def context_of(key: str) -> str:
    return row_context("pop", key)
