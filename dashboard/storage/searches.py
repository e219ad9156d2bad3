"""Searches as agents typed them, sealed under an opaque key, so that nothing personal stands in an
address."""

import json
from base64 import urlsafe_b64encode
from contextlib import suppress
from datetime import timedelta

import msgspec
from django.conf import settings
from django.db import Error, IntegrityError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dashboard import ece, logs
from dashboard.models import Agent, Search
from dashboard.storage.keyed_rows import KeyedRows
from dashboard.storage.purging import delete_all_but_newest
from dashboard.storage.sealing import Broken, fingerprint, row_context, seal, unseal

type Typed = dict[str, list[str]]

MOST = 200  # of one agent
ROWS = KeyedRows(Search.objects.all(), "key_fingerprint")
SHARED = ("phone", "email", "department")


class StoredSearch[Criteria: (ece.CustomerCriteria, ece.CaseCriteria)](msgspec.Struct):
    """One search: the fields as they were typed, what ECE is asked for them, the spelling that
    ECE knew of a number, an address, a name or a social ID, "" as long as it found none, and others
    that it knew also.

    `origin` is the key of the shared search that it came from, "" for one of the agent's own.
    """

    typed: Typed
    criteria: Criteria
    spelling: str = ""
    also: tuple[str, ...] = ()
    key: str = ""
    origin: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings of the number, address, name or social ID that ECE may be asked for."""
        return (
            *self.criteria.phones,
            self.criteria.email,
            *self.criteria.other_emails,
            *self.criteria.names,
            *map(ece.social_ids, self.criteria.socials),
        )

    @property
    def best_criteria(self) -> Criteria:
        """What ECE is asked, with only the one spelling once that is known."""
        if not self.spelling:
            return self.criteria
        return self.criteria.spelled(self.spelling)


class SearchStore[Criteria: (ece.CustomerCriteria, ece.CaseCriteria)]:
    """The searches of one kind. Keys have 43 characters and are good for as long as a session may
    last."""

    def __init__(self, kind: str, criteria: type[Criteria]) -> None:
        self.kind = kind
        shape = StoredSearch[criteria]  # type: ignore[valid-type]
        self.decoder: msgspec.json.Decoder[StoredSearch[Criteria]] = msgspec.json.Decoder(shape)

    def remember(
        self,
        agent: Agent,
        typed: Typed,
        criteria: Criteria,
        *,
        spelling: str = "",
        origin: str = "",
    ) -> str:
        """Store a search and return its key. Whoever repeats a search has it under the same key."""
        key = self.key_of(agent, typed, spelling)
        search = StoredSearch(typed, criteria, spelling, key=key, origin=origin)
        columns = {
            "agent": agent,
            "kind": self.kind,
            "sealed": self.sealed(search),
            "expires": timezone.now() + timedelta(hours=settings.SESSION_HOURS),
        }
        mark = fingerprint(key)
        if not Search.objects.filter(key_fingerprint=mark).update(**columns):
            with suppress(IntegrityError):  # another tab was faster
                Search.objects.create(key_fingerprint=mark, **columns)
            delete_all_but_newest(Search.objects.filter(agent=agent), MOST)
        return key

    def key_of(self, agent: Agent, typed: Typed, spelling: str) -> str:
        """Return the key of this search, which nobody can guess who does not know SECRET_KEY."""
        text = json.dumps([agent.pk, self.kind, typed, spelling], sort_keys=True)
        digest = salted_hmac("search", text, algorithm="sha256").digest()
        return urlsafe_b64encode(digest).decode().rstrip("=")

    def chosen_spelling(self, agent: Agent, search: StoredSearch[Criteria]) -> str:
        """Return the spelling that the agent chose, "" where it is the one that ECE knew."""
        is_chosen = search.key == self.key_of(agent, search.typed, search.spelling)
        return search.spelling if is_chosen else ""

    def recall(self, agent: Agent, key: str) -> StoredSearch[Criteria] | None:
        """Return the search, or None where the key is unknown, over, unreadable or another
        agent's."""
        row = ROWS.get(fingerprint(key))
        if row is None or (row.agent_id, row.kind) != (agent.pk, self.kind):
            return None
        if row.expires <= timezone.now():
            return None
        try:
            search = self.decoder.decode(unseal(row.sealed, context=self.context(key)))
        except (Broken, msgspec.DecodeError):
            return None
        search.key = key
        return search

    def shared_fields(self, agent: Agent, key: str) -> Typed:
        """Return what a search holds that is a criterion of customers and of cases alike."""
        search = self.recall(agent, key)
        if search is None:
            return {}
        return {name: values for name, values in search.typed.items() if name in SHARED}

    def note_spelling(
        self, search: StoredSearch[Criteria], spelling: str, also: tuple[str, ...] = ()
    ) -> None:
        """Store the spelling that won, so that sorting and paging ask ECE once. A database that
        takes nothing costs no page."""
        search.spelling, search.also = spelling, also
        rows = Search.objects.filter(key_fingerprint=fingerprint(search.key))
        try:
            rows.update(sealed=self.sealed(search))
        except Error as error:
            logs.events.warning("spelling_not_stored", extra={"outcome": type(error).__name__})

    def sealed(self, search: StoredSearch[Criteria]) -> str:
        return seal(msgspec.json.encode(search).decode(), context=self.context(search.key))

    def context(self, key: str) -> str:
        return row_context("search", self.kind, fingerprint(key))


CUSTOMERS = SearchStore("customers", ece.CustomerCriteria)
CASES = SearchStore("cases", ece.CaseCriteria)
UNREAD = SearchStore("unread", ece.CustomerCriteria)
