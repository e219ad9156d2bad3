"""Forms that were posted when a session had ended, kept sealed until the same agent is back."""

import json
import secrets
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from dashboard.models import Agent, Draft
from dashboard.storage.sealing import fingerprint, read_sealed, seal

# Every field of type password is among them, whatever form it stands in.
NEVER_STORED = {"csrfmiddlewaretoken", "password"}
# Where a form is shown that is posted to an address of its own.
FORM_PAGES = {"find": "home", "reveal": "customer", "create_check": "create"}


def keep_posted(request: HttpRequest, agent: Agent | None) -> str:
    """Keep the posted form for this agent. Returns the path that shows it again, filled; without an agent, or where
    DRAFT_HOURS is 0, the path of the empty form."""
    match = request.resolver_match
    page = FORM_PAGES.get(match.url_name)
    path = reverse(page, kwargs=match.kwargs) if page else request.path
    if not agent or not settings.DRAFT_HOURS:
        return path
    typed = {name: values for name, values in request.POST.lists() if name not in NEVER_STORED}
    key = secrets.token_urlsafe(32)
    Draft.objects.create(
        key_fingerprint=fingerprint(key),
        agent=agent,
        path=path,
        sealed=seal(json.dumps(typed)),
        expires=timezone.now() + timedelta(hours=settings.DRAFT_HOURS),
    )
    return f"{path}?{urlencode({'draft': key})}"


def recall(agent: Agent, path: str, key: str) -> dict[str, list[str]] | None:
    """The fields of the form kept under this key for this agent and path, or None."""
    draft = Draft.objects.filter(
        key_fingerprint=fingerprint(key), agent=agent, path=path, expires__gt=timezone.now()
    ).first()
    return read_sealed(draft.sealed) if draft else None


def forget(agent: Agent, token: str) -> None:
    """Forget what this agent typed into the form with this token. The token stays, to tell what became of the form."""
    for draft in Draft.objects.filter(agent=agent):
        typed = read_sealed(draft.sealed) or {}
        if typed.get("token") == [token]:
            draft.sealed = seal(json.dumps({"token": [token]}))
            draft.save(update_fields=["sealed"])
