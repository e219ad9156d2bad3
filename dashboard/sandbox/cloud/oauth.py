"""OAuth 2.0: sign-in, token, revocation and user-info. Agents sign in at sandbox-U, customers at sandbox-C."""

import base64
import binascii
from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from dashboard.sandbox.actors import AGENT_BY_LOGIN, Actor
from dashboard.sandbox.cloud.grants import (
    CLIENTS,
    Client,
    Grant,
    Grants,
    id_token,
    identity,
    is_scope,
    verifies,
)
from dashboard.sandbox.cloud.sign_in_page import sign_in_page
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import JSON, Call, Reply
from dashboard.sandbox.wire.paths import Paths, Route
from dashboard.sandbox.world.database import World

ROOT = "/system/auth/<realm>/oauth2"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
RESERVED = "%/:?#[]@!$&'()*+,;=~"
NOT_STORED = {"Cache-Control": "no-store"}


class Refused(Exception):
    """An error of OAuth: its name, a description and the status."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(error)
        self.error, self.description, self.status = error, description, status


class OAuth:
    def __init__(self, world: World, grants: Grants) -> None:
        self._world = world
        self._grants = grants
        self._grant_types: dict[str, Callable[[Client, Call, Mapping[str, str]], dict]] = {
            "authorization_code": self._exchange_code,
            "refresh_token": self._refresh,
            "client_credentials": self._act_for_itself,
            "password": self._on_behalf_of,
        }
        self._paths = Paths(
            (
                Route("GET", ROOT + "/authorize", self._ask),
                Route("POST", ROOT + "/authorize", self._sign_in),
                Route("POST", ROOT + "/token", self._token),
                Route("POST", ROOT + "/revoke", self._revoke),
                Route("GET", ROOT + "/userinfo", self._user_info),
            )
        )

    def __call__(self, call: Call) -> Reply:
        call.version = "v3"
        route = self._paths.find(call)
        try:
            return route.operation(call)
        except Refused as refused:
            tree = {
                "error": refused.error,
                "error_description": refused.description,
            }
            asked = {"WWW-Authenticate": 'Basic realm="sandbox"'} if refused.status == 401 else {}
            return Reply(refused.status, tree, media=JSON, headers=NOT_STORED | asked)

    def _ask(self, call: Call) -> Reply:
        asked = _form(call.query)
        _checked_client(asked)
        return _refused_at(asked, "") or sign_in_page(asked)

    def _sign_in(self, call: Call) -> Reply:
        asked = _form(call.body.decode("latin-1"))
        client = _checked_client(asked)
        if refused := _refused_at(
            asked, "" if asked.get("decision") != "deny" else "access_denied"
        ):
            return refused
        login = asked.get("login", "").strip().lower()
        actor = self._actor(call, login) if asked.get("password", "").lower() == login else None
        if actor is None:
            return sign_in_page(asked, "The login or the password is wrong.", status=401)
        grant = Grant(
            client,
            actor,
            asked.get("scope", ""),
            login=login,
            nonce=asked.get("nonce", ""),
            redirect_uri=asked["redirect_uri"],
            challenge=asked.get("code_challenge", ""),
        )
        return _redirect(asked, code=self._grants.new_code(grant))

    def _actor(self, call: Call, login: str) -> Actor | None:
        """An agent by login at sandbox-U, a customer by e-mail address at sandbox-C."""
        if call.arguments["realm"].endswith("-U"):
            agent = AGENT_BY_LOGIN.get(login)
            return Actor("user", agent) if agent else None
        statement = (
            "SELECT customer FROM reach WHERE kind = 'email' AND value = ? ORDER BY customer"
        )
        with self._world.reading() as connection:
            row = connection.execute(statement, (login,)).fetchone()
        return Actor("customer", customer=row[0]) if row else None

    def _token(self, call: Call) -> Reply:
        form = _form(call.body.decode("latin-1"))
        client = _authenticated(call, form)
        exchange = self._grant_types.get(form.get("grant_type", ""))
        if exchange is None:
            raise Refused(
                "unsupported_grant_type",
                f"Supported: {', '.join(self._grant_types)}.",
            )
        return Reply(200, exchange(client, call, form), media=JSON, headers=NOT_STORED)

    def _exchange_code(self, client: Client, call: Call, form: Mapping[str, str]) -> dict:
        grant = self._grants.take_code(form.get("code", ""))
        if (
            grant is None
            or grant.client is not client
            or grant.redirect_uri != form.get("redirect_uri")
        ):
            raise Refused(
                "invalid_grant",
                "The code is unknown, used, expired or was given to somebody else.",
            )
        if not verifies(grant, form.get("code_verifier", "")):
            raise Refused(
                "invalid_grant",
                "The code_verifier does not match the code_challenge.",
            )
        return self._issued(grant, call)

    def _refresh(self, client: Client, call: Call, form: Mapping[str, str]) -> dict:
        grant = self._grants.take_refresh_token(form.get("refresh_token", ""))
        if grant is None or grant.client is not client:
            raise Refused(
                "invalid_grant",
                "The refresh token is unknown, used or revoked.",
            )
        return self._issued(grant, call)

    def _act_for_itself(self, client: Client, call: Call, form: Mapping[str, str]) -> dict:
        if not client.acts_for_itself:
            raise Refused(
                "unauthorized_client",
                "This client may only act for those who sign in.",
            )
        return self._issued(Grant(client, Actor("client application"), _scope(form)), call)

    def _on_behalf_of(self, client: Client, call: Call, form: Mapping[str, str]) -> dict:
        login = form.get("subject_username") or form.get("subject_email") or ""
        actor = self._actor(call, login.lower()) if client.acts_for_itself else None
        if actor is None:
            raise Refused(
                "invalid_grant",
                "There is no such subject, or the client may not act for it.",
            )
        return self._issued(Grant(client, actor, _scope(form), login=login), call)

    def _issued(self, grant: Grant, call: Call) -> dict:
        issued = {
            "access_token": self._grants.new_token(grant),
            "token_type": "Bearer",
            "scope": grant.scope,
        }
        issued["expires_in"] = self._grants.seconds
        if grant.actor.kind != "client application":
            issued["refresh_token"] = self._grants.new_refresh_token(grant)
        if "openid" in grant.scopes and grant.client.secret:
            issuer = f"http://{call.headers.get('Host', '')}{call.path.rpartition('/')[0]}"
            issued["id_token"] = id_token(grant, issuer, self._grants.seconds)
        return issued

    def _revoke(self, call: Call) -> Reply:
        """Nothing tells whether there was such a token."""
        form = _form(call.body.decode("latin-1"))
        _authenticated(call, form)
        self._grants.revoke(form.get("token", ""))
        return Reply(200, {}, media=JSON)

    def _user_info(self, call: Call) -> Reply:
        grant = self._grants.find(call.headers.get("Authorization", "").removeprefix("Bearer "))
        if grant is None:
            raise problems.no_token("The access token is missing, invalid or expired.")
        return Reply(200, identity(grant), media=JSON)


def _form(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True, errors="replace"))


def _checked_client(asked: Mapping[str, str]) -> Client:
    """Without a known client and a loopback address nobody may be redirected. Raises Refused."""
    client = CLIENTS.get(asked.get("client_id", ""))
    if client is None:
        raise Refused("invalid_request", "The client_id is not registered.")
    if not _is_on_this_machine(asked.get("redirect_uri", "")):
        raise Refused(
            "invalid_request",
            "The redirect_uri has to be on this machine: 127.0.0.1 or localhost.",
        )
    return client


def _is_on_this_machine(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        return parts.scheme in ("http", "https") and parts.hostname in LOOPBACK and "#" not in uri
    except ValueError:
        return False


def _refused_at(asked: Mapping[str, str], error: str) -> Reply | None:
    """The redirect that tells the client what is wrong with its request, or None."""
    client = CLIENTS[asked["client_id"]]
    method, challenge = (
        asked.get("code_challenge_method"),
        asked.get("code_challenge"),
    )
    if asked.get("response_type") != "code":
        error = "unsupported_response_type"
    elif (challenge and method != "S256") or not (challenge or client.secret):
        error = "invalid_request"
    elif not is_scope(asked.get("scope", "")):
        error = "invalid_scope"
    return _redirect(asked, error=error) if error else None


def _redirect(asked: Mapping[str, str], **answer: str) -> Reply:
    state = {"state": asked["state"]} if "state" in asked else {}
    uri = asked["redirect_uri"]
    location = quote(
        f"{uri}{'&' if '?' in uri else '?'}{urlencode(answer | state)}",
        safe=RESERVED,
    )
    return Reply(302, headers={"Location": location} | NOT_STORED)


def _authenticated(call: Call, form: Mapping[str, str]) -> Client:
    """The client by HTTP Basic or by the form. Raises Refused with 401."""
    id, secret = form.get("client_id", ""), form.get("client_secret", "")
    scheme, _, encoded = call.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        try:
            id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, ValueError):
            id = ""
    client = CLIENTS.get(id)
    if client is None or client.secret != secret:
        raise Refused(
            "invalid_client",
            "The client is unknown or its secret is wrong.",
            401,
        )
    return client


def _scope(form: Mapping[str, str]) -> str:
    scope = form.get("scope", "")
    if not is_scope(scope) and not scope.endswith(".default"):
        raise Refused("invalid_scope", "The scope is not known.")
    return scope
