"""The sessions of browsers, in the database under a hash of their key.

Whoever reads the database, or a copy of it, can't go on as a signed-in agent: the key itself is in
the agent's cookie only.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

from dashboard.storage.sealing import fingerprint


class SessionStore(db.SessionStore):
    """Django's own store, but for the key of a row."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        key = stored_key(self.session_key or "")
        live = self.model.objects.filter(session_key=key, expire_date__gt=timezone.now())
        row: AbstractBaseSession | None = live.first()
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key: str) -> bool:
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        row = super().create_model_instance(data)
        row.session_key = stored_key(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            self.model.objects.filter(session_key=stored_key(key)).delete()


def stored_key(session_key: str) -> str:
    """Return the 40 characters under which the session rests."""
    return fingerprint(session_key)[:40]
