"""OAuth 2.0: agents sign in on a page of the authorization server and come back with a code."""

import math
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlencode

import msgspec

from dashboard.ece import errors, refusals
from dashboard.ece.calls import Answer, Call
from dashboard.ece.credentials import BearerCredential
from dashboard.ece.languages import DEFAULT
from dashboard.ece.transport import Transport

_SECONDS = 5.0
_LONGEST_LOGIN = 255
_SOONER = 60

type Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Departure:
    """An agent on the way to `address`, the sign-in page.

    The rest is secret, and needed when they come back.
    """

    address: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who signed in. `name` is "" where the authorization server does not tell."""

    login: str
    name: str


class _Grant(msgspec.Struct, frozen=True):
    """What a token is granted with. RFC 6749 section 5.1, OpenID Connect Core 3.1.3.3."""

    access_token: str
    token_type: str
    refresh_token: str | None = None
    expires_in: float | None = None
    id_token: str | None = None


_GRANTS = msgspec.json.Decoder(_Grant, strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorizationServer:
    """Where agents sign in, as it is configured.

    `login_claim` names the claim that is the agent's ECE login. Claims come from the ID token, or
    from the user-info answer where there is a `user_info_url`. Every verb that asks the server may
    raise Unauthorized, Rejected, Unavailable and Unusable. Source: RFC 6749, 7009, 7636, OpenID
    Connect Core 1.0.
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
    end_session_url: str = ""
    issuer: str = ""
    jwks_url: str = ""

    def depart(self, redirect_uri: str) -> Departure:
        """Return where an agent signs in who is to come back to `redirect_uri`."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=")
        query = {
            "response_type": "code",
            "client_id": self.client_id,
            "redirect_uri": redirect_uri,
            "scope": self.scopes,
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge.decode(),
            "code_challenge_method": "S256",
        }
        return Departure(f"{self.authorize_url}?{urlencode(query)}", state, nonce, verifier)

    def end_session_address(self, back_uri: str) -> str:
        """Return where a browser is signed out of the authorization server and then sent to
        `back_uri`; "" where that is not configured. It holds nothing personal, so no hint at who
        it is. Source: OpenID Connect RP-Initiated Logout 1.0."""
        if not self.end_session_url:
            return ""
        query = {"client_id": self.client_id, "post_logout_redirect_uri": back_uri}
        return f"{self.end_session_url}?{urlencode(query)}"

    def sign_in(
        self, code: str, departure: Departure, redirect_uri: str
    ) -> tuple[BearerCredential, Identity]:
        """Return what the code buys and who it was given to. The keys are asked for beside it.

        Errors: Unauthorized for one that buys nothing.
        """
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": departure.verifier,
        }
        with ThreadPoolExecutor(1) as beside:
            key_set = beside.submit(self._key_set)
            grant = self._grant(form)
        credential = _credential(grant)
        claims = self._claims(grant.id_token or "", departure.nonce, key_set)
        return credential, self._identity(claims, credential)

    def sign_in_application(self) -> BearerCredential:
        """Return what the client application gets in its own name, with nobody signed in."""
        form = {"grant_type": "client_credentials", "scope": self.scopes}
        return _credential(self._grant(form))

    def renew(self, credential: BearerCredential) -> BearerCredential:
        """Return the next token. Errors: Unauthorized when there is none to be had."""
        if not credential.refresh_token:
            raise errors.Unauthorized("no refresh token")
        form = {"grant_type": "refresh_token", "refresh_token": credential.refresh_token}
        return _credential(self._grant(form, _SECONDS), refresh_token=credential.refresh_token)

    def revoke(self, credential: BearerCredential) -> None:
        """End what was granted; what is already over is fine."""
        for token in filter(None, (credential.refresh_token, credential.secret)):
            with suppress(errors.Unauthorized):
                self._post("revoke", self.revoke_url, {"token": token}, _SECONDS)

    def _grant(self, form: Mapping[str, str], seconds: float = 10.0) -> _Grant:
        answer = self._post("token", self.token_url, form, seconds)
        try:
            return _GRANTS.decode(answer.json_body)
        except (ValueError, RecursionError):
            raise errors.Unusable("no token granted") from None

    def _post(
        self, operation: str, address: str, form: Mapping[str, str], seconds: float
    ) -> Answer:
        client = {"client_id": self.client_id, "client_secret": self.client_secret}
        body = urlencode({**form, **client})
        return self._ask(Call(operation, "POST", address, form=body, writes=True, deadline=seconds))

    def _ask(self, call: Call, credential: BearerCredential | None = None) -> Answer:
        answer = self.transport.send(call, credential, DEFAULT)
        if answer.status not in (200, 204):
            raise refusals.grant_refusal(answer)
        return answer

    def _key_set(self) -> bytes | None:
        """Return the keys that sign ID tokens, or None where they are not configured."""
        if not self.jwks_url:
            return None
        return self._ask(Call("keys", "GET", self.jwks_url)).body

    def _claims(self, token: str, nonce: str, key_set: Future[bytes | None]) -> Claims:
        """Return the claims of an ID token; {} where there is none. Errors: those of a call."""
        if not token:
            return {}
        from dashboard.ece.id_tokens import read_id_token  # takes long, rarely needed

        return read_id_token(
            token, key_set.result(), client_id=self.client_id, issuer=self.issuer, nonce=nonce
        )

    def _identity(self, claims: Claims, credential: BearerCredential) -> Identity:
        if self.user_info_url:
            claims = self._user_info(claims, credential)
        login = _text(claims, self.login_claim)
        if not login or len(login) > _LONGEST_LOGIN or not login.isprintable():
            raise errors.Unusable("no login claimed")
        return Identity(login, _text(claims, "name"))

    def _user_info(self, claims: Claims, credential: BearerCredential) -> Claims:
        call = Call("user info", "GET", self.user_info_url)
        told = self._ask(call, credential).json()
        if not isinstance(told, dict):
            raise errors.Unusable("not a token")
        if _text(claims, "sub") not in ("", _text(told, "sub")):
            raise errors.Unusable("user info of somebody else")
        return told


def _credential(grant: _Grant, refresh_token: str = "") -> BearerCredential:
    """Return the token that was granted, with the old refresh token where there is no new one."""
    if grant.token_type.lower() != "bearer":
        raise errors.Unusable("no token granted")
    next_token = grant.refresh_token or refresh_token
    try:
        return BearerCredential(grant.access_token, refresh_token=next_token, due=_due(grant))
    except ValueError:
        raise errors.Unusable("no token granted") from None


def _due(grant: _Grant) -> float:
    """Return when the next token is to be fetched, in seconds since 1970."""
    if not grant.expires_in:
        return math.inf
    return time.time() + grant.expires_in - min(_SOONER, grant.expires_in / 10)


def _text(claims: Claims, name: str) -> str:
    """Return the claim as text; "" where it is none."""
    value = claims.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.replace("\0", "").strip() if isinstance(value, str) else ""
