"""Searches that agents gave a name, sealed under a random key, to run them again.

Whoever has the key of a shared one runs it as well, and sees what they themselves may see.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from django.db.models import Q, QuerySet
from django.utils import timezone

from dashboard.models import Agent, SavedSearch
from dashboard.storage.sealing import Broken, fingerprint, row_context, seal, unseal
from dashboard.storage.searches import CASES, CUSTOMERS, SearchStore, StoredSearch

MOST = 50  # of one agent
STORES: Mapping[str, SearchStore[Any]] = {store.kind: store for store in (CUSTOMERS, CASES)}

type AnySearch = StoredSearch[Any]


class Content(msgspec.Struct):
    """What rests sealed. `search` is the JSON of a StoredSearch."""

    name: str
    key: str
    search: msgspec.Raw


@dataclass(frozen=True, slots=True)
class NamedSearch:
    """A saved search. `kind` is that of its store, and `key` opens it."""

    row: SavedSearch
    name: str
    key: str
    search: AnySearch

    @property
    def kind(self) -> str:
        return self.row.kind

    @property
    def owner(self) -> Agent:
        return self.row.agent

    @property
    def is_shared(self) -> bool:
        return self.row.is_shared


def save(agent: Agent, kind: str, name: str, search: AnySearch) -> bool:
    """Save the search, which the agent has just made, under this name; one that is saved already
    stays as it is. False where the agent has as many as may be."""
    if of_search(agent, kind, search.key):
        return True
    rows = rows_of(agent)
    mark = fingerprint(search.key)
    rows.filter(kind=kind, search_fingerprint=mark).delete()  # it can't be opened any more
    if rows.count() >= MOST:
        return False
    key = new_key()
    row = SavedSearch(agent=agent, kind=kind, key_fingerprint=fingerprint(key))
    SavedSearch.objects.get_or_create(
        agent=agent,
        kind=kind,
        search_fingerprint=mark,
        defaults={
            "key_fingerprint": row.key_fingerprint,
            "sealed": sealed(row, name, key, bare(agent, kind, search)),
            "used_at": timezone.now(),
        },
    )
    return True


def bare(agent: Agent, kind: str, search: AnySearch) -> AnySearch:
    """Return the search without what ECE answered to it."""
    spelling = STORES[kind].chosen_spelling(agent, search)
    return StoredSearch(search.typed, search.criteria, spelling)


def of_agent(agent: Agent) -> list[NamedSearch]:
    """Return what the agent saved, by name. What can't be opened any more is left out."""
    named = filter(None, map(read, rows_of(agent)))
    return sorted(named, key=lambda search: search.name.casefold())


def of_search(agent: Agent, kind: str, search_key: str) -> NamedSearch | None:
    """Return what the agent saved of the search under this key, or None."""
    mark = fingerprint(search_key)
    row = rows_of(agent).filter(kind=kind, search_fingerprint=mark).first()
    return read(row) if row else None


def get(agent: Agent, key: str) -> NamedSearch | None:
    """Return the search under this key if it is the agent's own or a colleague shares it, or
    None."""
    may_be_run = Q(agent=agent) | Q(is_shared=True, agent__server=agent.server)
    rows = SavedSearch.objects.filter(may_be_run, key_fingerprint=fingerprint(key))
    row = rows.select_related("agent").first()
    return read(row) if row else None


def run(agent: Agent, named: NamedSearch) -> str:
    """Note that the search is in use, and return the key under which it is now a search of this
    agent."""
    search = named.search
    change(named, sealed=sealed(named.row, named.name, named.key, search), used_at=timezone.now())
    origin = "" if named.owner == agent else named.key
    return STORES[named.kind].remember(
        agent, search.typed, search.criteria, spelling=search.spelling, origin=origin
    )


def share(named: NamedSearch) -> None:
    change(named, is_shared=True)


def stop_sharing(named: NamedSearch) -> str:
    """Return the new key of the search: who had the old one can't come back with it."""
    key = new_key()
    new = SavedSearch(agent=named.owner, kind=named.kind, key_fingerprint=fingerprint(key))
    content = sealed(new, named.name, key, named.search)
    change(named, is_shared=False, key_fingerprint=new.key_fingerprint, sealed=content)
    return key


def change(named: NamedSearch, **columns: object) -> None:
    """Change the row, unless it has another key by now, or is gone."""
    row = named.row
    rows = SavedSearch.objects.filter(pk=row.pk, key_fingerprint=row.key_fingerprint)
    rows.update(**columns)


def delete(named: NamedSearch) -> None:
    named.row.delete()


def new_key() -> str:
    return secrets.token_urlsafe(32)


def rows_of(agent: Agent) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(agent=agent).select_related("agent")


def read(row: SavedSearch) -> NamedSearch | None:
    try:
        content = msgspec.json.decode(unseal(row.sealed, context=context_of(row)), type=Content)
        search = STORES[row.kind].decoder.decode(content.search)
    except (Broken, msgspec.DecodeError):
        return None
    return NamedSearch(row, content.name, content.key, search)


def sealed(row: SavedSearch, name: str, key: str, search: AnySearch) -> str:
    content = Content(name, key, msgspec.Raw(msgspec.json.encode(search)))
    return seal(msgspec.json.encode(content).decode(), context=context_of(row))


def context_of(row: SavedSearch) -> str:
    return row_context("saved search", row.agent_id, row.kind, row.key_fingerprint)
