"""What OAuth hands out: codes, access tokens and refresh tokens, kept in memory until they end or are revoked."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from dataclasses import dataclass, field, replace

from dashboard.sandbox.actors import Actor
from dashboard.sandbox.switches import Switches

CODE_SECONDS = 60
SCOPE_PREFIX = "https://api.egain.cloud/auth/"
API_SCOPES = (
    "core.customermgr.read",
    "core.customermgr.manage",
    "core.casemgr.read",
    "core.casemgr.manage",
    "core.usermgr.read",
    "core.usermgr.manage",
)
IDENTITY_SCOPES = ("openid", "profile", "offline_access")


@dataclass(frozen=True, slots=True)
class Client:
    """A registered client application. Without a secret it is public and has to use PKCE."""

    id: str
    secret: str = ""
    acts_for_itself: bool = False


CLIENTS = {
    client.id: client
    for client in (
        Client("dashboard", "dashboard-secret"),
        Client("dashboard-public"),
        Client("integration", "integration-secret", acts_for_itself=True),
    )
}


@dataclass(frozen=True, slots=True)
class Grant:
    """What one client may do for one actor. `scope` is as it was asked for."""

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
        """The short names: without the address in front and without the "app." of client applications."""
        if self.scope.endswith(".default"):
            return frozenset(API_SCOPES)
        return frozenset(short_scope(name) for name in self.scope.split())


class Grants:
    """Codes and refresh tokens can be taken once, access tokens are found until they end."""

    def __init__(self, switches: Switches) -> None:
        self._switches = switches
        self._lock = threading.Lock()
        self._codes: dict[str, Grant] = {}
        self._tokens: dict[str, Grant] = {}
        self._refreshes: dict[str, Grant] = {}

    def new_code(self, grant: Grant) -> str:
        return self._kept(self._codes, grant)

    def take_code(self, code: str) -> Grant | None:
        with self._lock:
            grant = self._codes.pop(code, None)
        return grant if grant and grant.until > time.monotonic() else None

    def new_token(self, grant: Grant) -> str:
        return self._kept(self._tokens, replace(grant, until=time.monotonic() + self.seconds))

    def new_refresh_token(self, grant: Grant) -> str:
        return self._kept(self._refreshes, grant)

    def take_refresh_token(self, token: str) -> Grant | None:
        with self._lock:
            return self._refreshes.pop(token, None)

    def find(self, token: str) -> Grant | None:
        with self._lock:
            grant = self._tokens.get(token)
        return grant if grant and grant.until > time.monotonic() else None

    def revoke(self, token: str) -> None:
        with self._lock:
            self._tokens.pop(token, None)
            self._refreshes.pop(token, None)

    def end_all(self) -> None:
        with self._lock:
            for shelf in (self._codes, self._tokens, self._refreshes):
                shelf.clear()

    @property
    def seconds(self) -> int:
        return int(self._switches.token_minutes * 60)

    def _kept(self, shelf: dict[str, Grant], grant: Grant) -> str:
        secret = secrets.token_urlsafe(32)
        with self._lock:
            shelf[secret] = grant
        return secret


def short_scope(name: str) -> str:
    return name.removeprefix(SCOPE_PREFIX).removeprefix("app.")


def is_scope(scope: str) -> bool:
    names = [short_scope(name) for name in scope.split()]
    return all(
        name in API_SCOPES or name in IDENTITY_SCOPES or name == ".default" for name in names
    )


def verifies(grant: Grant, verifier: str) -> bool:
    """PKCE with S256; a grant without a challenge needs no verifier."""
    if not grant.challenge:
        return True
    digest = hashlib.sha256(verifier.encode()).digest()
    return hmac.compare_digest(_base64url(digest), grant.challenge.encode("utf-8", "replace"))


def id_token(grant: Grant, issuer: str, seconds: int) -> str:
    """A JWT signed with the client's secret (HS256): the standard library has no other signature."""
    claims = {
        "iss": issuer,
        "aud": grant.client.id,
        "iat": int(time.time()),
        "exp": int(time.time()) + seconds,
    }
    claims |= identity(grant) | ({"nonce": grant.nonce} if grant.nonce else {})
    parts = [
        _base64url(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims)
    ]
    signature = hmac.digest(grant.client.secret.encode(), b".".join(parts), "sha256")
    return b".".join((*parts, _base64url(signature))).decode()


def identity(grant: Grant) -> dict[str, str]:
    """The claims that say who signed in; `preferred_username` is the login."""
    subject = grant.actor.agent.id if grant.actor.agent else grant.actor.customer
    return {
        "sub": str(subject or grant.client.id),
        "preferred_username": grant.login,
    }


def _base64url(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")
