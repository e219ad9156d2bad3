"""How a call is signed: one class for each header style."""

import json
import math
import re
import time

from requests import PreparedRequest
from requests.auth import AuthBase

from dashboard.ece.calls import Answer

_SESSION_ID = re.compile(r"[A-Za-z0-9._-]{8,128}")
_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]{8,8192}={0,2}")


class Credential(AuthBase):
    """A secret that signs calls.

    Two are equal when they sign alike; none shows its secret in its repr.
    """

    def __init__(self, secret: str) -> None:
        self.secret = secret

    @property
    def is_due(self) -> bool:
        """Whether it is time for the next one."""
        return False

    @property
    def stored(self) -> str:
        """The text that `read_credential` reads; to be sealed where it rests."""
        return self.secret

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and self.secret == other.secret

    def __hash__(self) -> int:
        return hash(self.secret)

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


class SessionCredential(Credential):
    """An ECE session. `secret` is its id. Errors: ValueError for what cannot be one."""

    def __init__(self, session_id: str) -> None:
        if not _SESSION_ID.fullmatch(session_id):
            raise ValueError("not a session id")
        super().__init__(session_id)

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        request.headers["X-egain-session"] = self.secret
        return request


class BearerCredential(Credential):
    """An OAuth access token. `secret` is the token.

    `refresh_token`, unless it is "", buys the next one, best by `due`, in seconds since 1970.
    Errors: ValueError for what cannot be a token.
    """

    def __init__(self, token: str, *, refresh_token: str = "", due: float = math.inf) -> None:
        if not _TOKEN.fullmatch(token):
            raise ValueError("not a bearer token")
        super().__init__(token)
        self.refresh_token = refresh_token
        self.due = due

    @property
    def is_due(self) -> bool:
        return time.time() >= self.due

    @property
    def stored(self) -> str:
        fields = {"token": self.secret, "refresh_token": self.refresh_token, "due": self.due}
        return json.dumps(fields)

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self.secret}"
        return request


def read_credential(stored: str) -> Credential:
    """Return the credential that was stored as this text. Errors: ValueError."""
    if not stored.startswith("{"):
        return SessionCredential(stored)
    return BearerCredential(**json.loads(stored))


def read_session(answer: Answer) -> SessionCredential | None:
    """Return the session that the answer names, or None when it names none that could be one."""
    try:
        return SessionCredential(answer.headers.get("X-egain-session", ""))
    except ValueError:
        return None
