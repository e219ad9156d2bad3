"""Forms that were posted and could not be taken, or were left: stored sealed until the same agent
is back."""

import json
import secrets
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from dashboard import logs
from dashboard.models import Agent, Draft
from dashboard.storage import form_tokens
from dashboard.storage.purging import delete_all_but_newest
from dashboard.storage.sealing import fingerprint, read_sealed, row_context, seal

MOST = 20  # of one agent
# Every field of type password is among them, whatever form it stands in.
NEVER_STORED = {"csrfmiddlewaretoken", "password"}
# Where a form is shown that is posted to an address of its own.
FORM_PAGES = {
    "find": "home",
    "pop_find": "pop",
    "reveal": "customer",
    "create_check": "create",
    "delete_saved_search": "saved_search",
    "unread_snapshot": "unread_ledger",
    "clear_recents": "preferences",
    "end_others": "preferences",
    "keys": "preferences",
    "language": "home",
    "sign_out": "home",
}


def keep_posted(request: HttpRequest, agent: Agent | None) -> str:
    """Store the posted form for this agent and return the path that shows it again, filled.

    Where nobody is signed in, a create form is stored for the agent for whom it was made. The path
    is that of the empty form where the form is nobody's, where DRAFT_HOURS is 0, and where the
    database takes nothing.
    """
    path = path_of_form(request)
    owner = agent or form_tokens.owner_of(request.POST.get("token", ""))
    if owner is None or not settings.DRAFT_HOURS:
        return path
    try:
        key = store(owner, path, request)
    except DatabaseError:
        logs.events.warning("draft_not_stored", extra={"agent": owner.pk})
        return path
    return f"{path}?{urlencode({'draft': key})}"


def path_of_form(request: HttpRequest) -> str:
    match = request.resolver_match
    page = FORM_PAGES.get(match.url_name or "") if match else None
    if match is None or page is None:
        return request.path
    return reverse(page, kwargs=match.kwargs)


def store(
    owner: Agent,
    path: str,
    request: HttpRequest,
) -> str:
    """Store what was posted, and return the key under which its owner finds it."""
    typed = {name: texts for name, texts in request.POST.lists() if name not in NEVER_STORED}
    key = secrets.token_urlsafe(32)
    draft = Draft(key_fingerprint=fingerprint(key), agent=owner, path=path)
    draft.sealed = seal(json.dumps(typed), context=context_of(draft))
    draft.expires = timezone.now() + timedelta(hours=settings.DRAFT_HOURS)
    draft.save()
    delete_all_but_newest(Draft.objects.filter(agent=owner), MOST)
    return key


def recall(
    agent: Agent,
    path: str,
    key: str,
) -> dict[str, list[str]] | None:
    """Return the fields of the form that is stored under this key for this agent and path, or
    None."""
    drafts = Draft.objects.filter(
        agent=agent,
        path=path,
        expires__gt=timezone.now(),
    )
    draft = drafts.filter(key_fingerprint=fingerprint(key)).first()
    if draft is None:
        return None
    return read_sealed(draft.sealed, context=context_of(draft))


def forget(agent: Agent, token: str) -> None:
    """Forget what this agent typed into the form with this token. The token stays, to tell what
    became of the form."""
    for draft in Draft.objects.filter(agent=agent):
        typed = read_sealed(draft.sealed, context=context_of(draft)) or {}
        if typed.get("token") == [token]:
            draft.sealed = seal(json.dumps({"token": [token]}), context=context_of(draft))
            draft.save(update_fields=["sealed"])


def context_of(draft: Draft) -> str:
    return row_context("draft", draft.agent_id, draft.key_fingerprint)
