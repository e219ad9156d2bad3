"""What agents asked, kept sealed under an opaque key, so that nothing personal stands in an address."""

import json
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from dashboard.models import Agent, Search
from dashboard.storage.sealing import fingerprint, read_sealed, seal

type Typed = dict[str, list[str]]

SHARED = ("phone", "email", "department")


@dataclass(slots=True)
class Remembered:
    """One search: the fields as they were typed, and the phone spelling that found someone ("" before it is known)."""

    key: str
    typed: Typed
    spelling: str = ""


def remember(agent: Agent, kind: str, typed: Typed) -> str:
    """Keep what was typed and return its key: 43 characters, good for as long as a session may last."""
    key = secrets.token_urlsafe(32)
    Search.objects.create(
        key_fingerprint=fingerprint(key),
        agent=agent,
        kind=kind,
        sealed=seal(kept_text(typed, "")),
        expires=timezone.now() + timedelta(hours=settings.SESSION_HOURS),
    )
    return key


def recall(agent: Agent, kind: str, key: str) -> Remembered | None:
    """The search under this key, or None where it is unknown, over, unreadable or another agent's."""
    search = Search.objects.filter(
        key_fingerprint=fingerprint(key), agent=agent, kind=kind, expires__gt=timezone.now()
    ).first()
    kept = search and read_sealed(search.sealed)
    return Remembered(key, kept["typed"], kept["spelling"]) if kept else None


def shared(agent: Agent, kind: str, key: str) -> Typed:
    """What a search holds that is a criterion of customers and of cases alike."""
    search = recall(agent, kind, key)
    return (
        {name: values for name, values in search.typed.items() if name in SHARED} if search else {}
    )


def note_spelling(search: Remembered, spelling: str) -> None:
    """Keep the spelling that won, so that sorting and paging ask ECE once."""
    Search.objects.filter(key_fingerprint=fingerprint(search.key)).update(
        sealed=seal(kept_text(search.typed, spelling))
    )


def kept_text(typed: Typed, spelling: str) -> str:
    return json.dumps({"typed": typed, "spelling": spelling})
