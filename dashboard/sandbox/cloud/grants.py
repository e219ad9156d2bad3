"""What OAuth hands out: codes, access tokens and refresh tokens, in memory until they end; and who
is signed in with which browser."""

import hashlib
import hmac
import secrets
import threading
import time
from dataclasses import dataclass, field, replace

from dashboard.sandbox.actors import Actor
from dashboard.sandbox.cloud.clients import API_SCOPES, Client, short_scope
from dashboard.sandbox.cloud.id_tokens import base64url
from dashboard.sandbox.switches import Switches

CODE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Grant:
    """What one client may do for one actor. `scope` is as the client wrote it."""

    client: Client
    actor: Actor
    scope: str
    login: str = ""
    nonce: str = ""
    redirect_uri: str = ""
    challenge: str = ""
    until: float = field(default_factory=lambda: time.monotonic() + CODE_SECONDS)

    @property
    def scopes(self) -> frozenset[str]:
        """The short names of the scopes."""
        if self.scope.endswith(".default"):
            return frozenset(API_SCOPES)
        return frozenset(short_scope(name) for name in self.scope.split())

    @property
    def is_valid(self) -> bool:
        return self.until > time.monotonic()

    @property
    def identity(self) -> dict[str, str]:
        """The claims that say who signed in; `preferred_username` is the login."""
        subject = self.actor.customer
        if self.actor.agent:
            subject = self.actor.agent.id
        return {
            "sub": str(subject or self.client.id),
            "preferred_username": self.login,
        }

    def is_verified_by(self, verifier: str) -> bool:
        """PKCE with S256; a grant without a challenge needs no verifier."""
        if not self.challenge:
            return True
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = self.challenge.encode("utf-8", "replace")
        return hmac.compare_digest(base64url(digest), challenge)


class Grants:
    """Codes and refresh tokens can be taken once, access tokens are found until they end."""

    def __init__(self, switches: Switches) -> None:
        self._switches = switches
        self._lock = threading.Lock()
        self._codes: dict[str, Grant] = {}
        self._tokens: dict[str, Grant] = {}
        self._refreshes: dict[str, Grant] = {}
        self._logins: dict[str, str] = {}

    @property
    def seconds(self) -> int:
        return int(self._switches.token_minutes * 60)

    def new_code(self, grant: Grant) -> str:
        return self._put(self._codes, grant)

    def take_code(self, code: str) -> Grant | None:
        with self._lock:
            grant = self._codes.pop(code, None)
        return _valid(grant)

    def new_token(self, grant: Grant) -> str:
        until = time.monotonic() + self.seconds
        return self._put(self._tokens, replace(grant, until=until))

    def new_refresh_token(self, grant: Grant) -> str:
        return self._put(self._refreshes, grant)

    def take_refresh_token(self, token: str) -> Grant | None:
        with self._lock:
            return self._refreshes.pop(token, None)

    def remember_login(self, login: str) -> str:
        """Return the key by which the browser shows from now on that this login is signed in."""
        return self._put(self._logins, login)

    def login_of(self, key: str) -> str:
        with self._lock:
            return self._logins.get(key, "")

    def forget_login(self, key: str) -> None:
        with self._lock:
            self._logins.pop(key, None)

    def find(self, token: str) -> Grant | None:
        with self._lock:
            grant = self._tokens.get(token)
        return _valid(grant)

    def revoke(self, token: str) -> None:
        with self._lock:
            self._tokens.pop(token, None)
            self._refreshes.pop(token, None)

    def end_all(self) -> None:
        with self._lock:
            self._codes.clear()
            self._tokens.clear()
            self._refreshes.clear()
            self._logins.clear()

    def _put[Entry](self, shelf: dict[str, Entry], entry: Entry) -> str:
        secret = secrets.token_urlsafe(32)
        with self._lock:
            shelf[secret] = entry
        return secret


def _valid(grant: Grant | None) -> Grant | None:
    if grant is None or not grant.is_valid:
        return None
    return grant
