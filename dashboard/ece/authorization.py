"""OAuth 2.0: agents sign in on a page of the authorization server and come back with a code, which buys tokens."""

import base64
import binascii
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer, Call, parse_json
from dashboard.ece.credentials import BearerCredential
from dashboard.ece.languages import DEFAULT
from dashboard.ece.records import Source
from dashboard.ece.transport import Transport

if TYPE_CHECKING:
    from oauthlib.oauth2 import WebApplicationClient

_SECONDS = 5.0
_LONGEST_LOGIN = 255
_SOONER = 60


@dataclass(frozen=True, slots=True)
class Departure:
    """An agent on the way to `address`, the sign-in page. The rest is secret, and needed when they come back."""

    address: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signed in. `name` is "" where the authorization server does not tell."""

    login: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizationServer:
    """Where agents sign in, as it is configured. `login_claim` names the claim that is the agent's ECE login; claims
    come from the ID token, and from the user-info answer as well where there is a `user_info_url`.

    Every verb but `depart` may raise Unauthorized, Rejected, Unavailable and Unusable. Source: RFC 6749, 7009, 7636,
    OpenID Connect Core 1.0.
    """

    transport: Transport
    authorize_url: str
    token_url: str
    revoke_url: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: str
    login_claim: str
    user_info_url: str = ""
    issuer: str = ""
    jwks_url: str = ""

    def depart(self, redirect_uri: str) -> Departure:
        """Return where an agent signs in who is to come back to `redirect_uri`."""
        oauth, state, nonce = self._oauth(), secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        verifier = oauth.create_code_verifier(64)
        asked = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": redirect_uri,
            "scope": self.scopes,
            "state": state,
            "nonce": nonce,
            "code_challenge": oauth.create_code_challenge(verifier, "S256"),
            "code_challenge_method": "S256",
        }
        return Departure(f"{self.authorize_url}?{urlencode(asked)}", state, nonce, verifier)

    def sign_in(self, code: str, departure: Departure, redirect_uri: str) -> tuple[BearerCredential, Identity]:
        """Return what the code buys and who it was given to. Errors: Unauthorized for a code that buys nothing."""
        form = self._oauth().prepare_request_body(
            code, redirect_uri, code_verifier=departure.verifier, client_secret=self.client_secret
        )
        granted = self._ask(Call("token", "POST", self.token_url, form=form, writes=True), _read_fields)
        credential = _credential(granted)
        claims = self._claims(granted.text("id_token"), departure.nonce)
        return credential, self._identity(claims, credential)

    def renew(self, credential: BearerCredential) -> BearerCredential:
        """Return the next token. Errors: Unauthorized when there is none to be had."""
        if not credential.refresh_token:
            raise errors.Unauthorized("no refresh token")
        form = self._oauth().prepare_refresh_body(
            refresh_token=credential.refresh_token, client_id=self.client_id, client_secret=self.client_secret
        )
        granted = self._ask(
            Call("token", "POST", self.token_url, form=form, writes=True, deadline=_SECONDS), _read_fields
        )
        return _credential(granted, refresh_token=credential.refresh_token)

    def revoke(self, credential: BearerCredential) -> None:
        """End what was granted; what is already over is fine."""
        for token in filter(None, (credential.refresh_token, credential.secret)):
            form = urlencode({"token": token, "client_id": self.client_id, "client_secret": self.client_secret})
            with suppress(errors.Unauthorized):
                self._ask(Call("revoke", "POST", self.revoke_url, form=form, writes=True, deadline=_SECONDS), _nothing)

    def _oauth(self) -> "WebApplicationClient":
        # It takes as long to import as all the rest of the far side, and the older API never needs it.
        from oauthlib.oauth2 import WebApplicationClient

        return WebApplicationClient(self.client_id)

    def _ask[Record](
        self, call: Call, read: Callable[[Answer], Record], credential: BearerCredential | None = None
    ) -> Record:
        answer = self.transport.send(call, credential, DEFAULT)
        if answer.status not in (200, 204):
            raise refusals.grant_refusal(answer)
        return read(answer)

    def _claims(self, token: str, nonce: str) -> Source:
        """Return the claims of an ID token, which comes over TLS from the one who issued it, so its signature proves
        nothing more. Errors: Unusable for one that is over or was meant for somebody else."""
        if not token:
            return Source({})
        claims = _payload(token)
        source = Source(claims)
        meant_for = claims.get("aud")
        is_ours = meant_for == self.client_id or (
            isinstance(meant_for, list) and self.client_id in meant_for and claims.get("azp") == self.client_id
        )
        is_issued_there = not self.issuer or source.text("iss") == self.issuer
        is_fresh = (source.whole("exp") or 0) > time.time() - _SOONER and source.text("nonce") == nonce
        if not (is_ours and is_issued_there and is_fresh):
            raise errors.Unusable("id token of somebody else")
        return source

    def _identity(self, claims: Source, credential: BearerCredential) -> Identity:
        if self.user_info_url:
            told = self._ask(Call("user info", "GET", self.user_info_url), _read_fields, credential)
            if claims.text("sub") not in ("", told.text("sub")):
                raise errors.Unusable("user info of somebody else")
            claims = told
        login = claims.text(self.login_claim).strip()
        if not login or len(login) > _LONGEST_LOGIN or not login.isprintable():
            raise errors.Unusable("no login among the claims")
        return Identity(login, claims.text("name").strip())


def _read_fields(answer: Answer) -> Source:
    return Source(answer.json())


def _nothing(answer: Answer) -> None:
    return None


def _credential(granted: Source, refresh_token: str = "") -> BearerCredential:
    """Return the token that was granted; a server that gives no new refresh token lets the old one live on."""
    if granted.text("token_type").lower() != "bearer":
        raise errors.Unusable("not a bearer token")
    seconds = granted.whole("expires_in")
    due = {"due": time.time() + seconds - min(_SOONER, seconds / 10)} if seconds else {}
    try:
        return BearerCredential(
            granted.text("access_token"), refresh_token=granted.text("refresh_token") or refresh_token, **due
        )
    except ValueError:
        raise errors.Unusable("no token granted") from None


def _payload(token: str) -> dict:
    """Return the claims of a JSON Web Token, unchecked. Errors: Unusable."""
    parts = token.split(".")
    try:
        payload = base64.urlsafe_b64decode(parts[1] + "==")
    except (IndexError, ValueError, binascii.Error):
        raise errors.Unusable("not a token") from None
    claims = parse_json(payload)
    if not isinstance(claims, dict):
        raise errors.Unusable("not a token")
    return claims
