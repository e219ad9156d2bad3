"""The sessions of browsers, in the database under a hash of their key.

Whoever reads the database, or a copy of it, can't go on as a signed-in agent: the key itself is in
the agent's cookie only.
"""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.utils import timezone

from dashboard.models import BrowserSession, EceSession
from dashboard.storage.keyed_rows import KeyedRows
from dashboard.storage.sealing import fingerprint

ROWS = KeyedRows(BrowserSession.objects.select_related("ece_session__agent"), "session_key")


class SessionStore(db.SessionStore):
    """Django's own store, but for the key of a row, and that the agent's session at ECE is read
    with it."""

    _ece_session: EceSession | None = None

    @classmethod
    def get_model_class(cls) -> type[BrowserSession]:
        return BrowserSession

    @property
    def ece_session(self) -> EceSession | None:
        """The session at ECE, with its agent, as it was when this one was read; None where there
        is none."""
        self._get_session()  # type: ignore[attr-defined]
        return self._ece_session

    def _get_session_from_db(self) -> BrowserSession | None:
        row = ROWS.get(stored_key(self.session_key or ""))
        if row is None or row.expire_date <= timezone.now():
            self._session_key = None
            return None
        self._ece_session = row.ece_session
        return row

    def flush(self) -> None:
        super().flush()
        self._ece_session = None

    def save(self, must_create: bool = False) -> None:
        """Store what changed in one statement, where Django's own way is a transaction.

        Errors: UpdateError where the session is gone.
        """
        if must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._get_session())  # type: ignore[attr-defined]
        is_stored = BrowserSession.objects.filter(session_key=row.session_key).update(
            session_data=row.session_data,
            expire_date=row.expire_date,
            ece_session_id=row.ece_session_id,
        )
        if not is_stored:
            raise UpdateError

    def exists(self, session_key: str) -> bool:
        return super().exists(stored_key(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> BrowserSession:
        return BrowserSession(
            session_key=stored_key(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            ece_session_id=data.get("ece_session"),
        )

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            self.model.objects.filter(session_key=stored_key(key)).delete()


def stored_key(session_key: str) -> str:
    """Return the 40 characters under which the session rests."""
    return fingerprint(session_key)[:40]
