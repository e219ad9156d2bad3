"""OAuth 2.0 and OpenID Connect. Agents sign in at sandbox-U, customers at sandbox-C."""

import time
from collections.abc import Callable
from typing import Any

from dashboard.sandbox.actors import AGENT_BY_LOGIN, Actor
from dashboard.sandbox.cloud import id_tokens
from dashboard.sandbox.cloud.clients import API_SCOPES, IDENTITY_SCOPES, Client
from dashboard.sandbox.cloud.grants import Grant, Grants
from dashboard.sandbox.cloud.id_tokens import SigningKeys
from dashboard.sandbox.cloud.oauth_requests import (
    NOT_STORED,
    Form,
    Refused,
    authenticated,
    known_client,
    known_scope,
    mistake_in,
    read_body,
    read_cookie,
    read_form,
    redirect,
    set_cookie,
)
from dashboard.sandbox.cloud.sign_in_page import sign_in_page
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import JSON, Call, Reply
from dashboard.sandbox.wire.paths import Paths, Route

ROOT = "/system/auth/<realm>/oauth2"
AFTER_SIGN_OUT = "post_logout_redirect_uri"
type Issued = dict[str, Any]
type Exchange = Callable[[Client, Call, Form], Issued]
type FindCustomer = Callable[[str], int | None]


class OAuth:
    """`find_customer` tells the id of the customer with an e-mail address."""

    def __init__(self, grants: Grants, keys: SigningKeys, find_customer: FindCustomer) -> None:
        self._find_customer = find_customer
        self._grants = grants
        self._keys = keys
        self._exchanges: dict[str, Exchange] = {
            "authorization_code": self._exchange_code,
            "refresh_token": self._refresh,
            "client_credentials": self._act_for_itself,
            "password": self._on_behalf_of,
        }
        self.routes = (
            Route("GET", ROOT + "/authorize", self.show_page),
            Route("POST", ROOT + "/authorize", self.sign_in),
            Route("POST", ROOT + "/token", self.give_token),
            Route("POST", ROOT + "/revoke", self.revoke),
            Route("GET", ROOT + "/logout", self.sign_out),
            Route("GET", ROOT + "/userinfo", self.user_info),
            Route("GET", ROOT + "/jwks", self.public_keys),
            Route("GET", ROOT + "/.well-known/openid-configuration", self.configuration),
        )
        self._paths = Paths(self.routes)

    def __call__(self, call: Call) -> Reply:
        call.version = "v3"
        route = self._paths.find(call)
        try:
            return route.operation(call)
        except Refused as refused:
            return refused.reply()

    def show_page(self, call: Call) -> Reply:
        """Show the page on which an agent or a customer signs in, if their browser is not yet
        signed in or the client wants that (`prompt=login`)."""
        form = read_form(call.query)
        client = known_client(form)
        error = mistake_in(form, client)
        if error:
            return redirect(form, error=error)
        login = self._grants.login_of(read_cookie(call))
        actor = self._actor(call, login)
        if actor is None or form.get("prompt") == "login":
            return sign_in_page(call, form)
        return self._send_back(form, client, actor, login)

    def sign_in(self, call: Call) -> Reply:
        """Send the browser back to the client with a code, or show the page again."""
        form = read_body(call)
        client = known_client(form)
        error = mistake_in(form, client)
        if not error and form.get("decision") == "deny":
            error = "access_denied"
        if error:
            return redirect(form, error=error)
        login = form.get("login", "").strip().lower()
        actor = self._actor(call, login)
        if actor is None or form.get("password", "").lower() != login:
            return sign_in_page(call, form, is_refused=True)
        reply = self._send_back(form, client, actor, login)
        return set_cookie(reply, call, self._grants.remember_login(login))

    def _send_back(self, form: Form, client: Client, actor: Actor, login: str) -> Reply:
        grant = Grant(
            client,
            actor,
            form.get("scope", ""),
            login=login,
            nonce=form.get("nonce", ""),
            redirect_uri=form["redirect_uri"],
            challenge=form.get("code_challenge", ""),
        )
        return redirect(form, code=self._grants.new_code(grant))

    def give_token(self, call: Call) -> Reply:
        """Answer an access token for a code, a refresh token, a client or on behalf of somebody."""
        form = read_body(call)
        client = authenticated(call, form)
        exchange = self._exchanges.get(form.get("grant_type", ""))
        if exchange is None:
            names = ", ".join(self._exchanges)
            raise Refused("unsupported_grant_type", f"Supported: {names}.")
        issued = exchange(client, call, form)
        return Reply(200, issued, media=JSON, headers=dict(NOT_STORED))

    def revoke(self, call: Call) -> Reply:
        """Answer 200, whether there was such a token or not."""
        form = read_body(call)
        authenticated(call, form)
        self._grants.revoke(form.get("token", ""))
        return Reply(200, {}, media=JSON)

    def sign_out(self, call: Call) -> Reply:
        """End what the browser is signed in with, and send it on where the client wants it (OpenID
        Connect RP-Initiated Logout)."""
        form = read_form(call.query)
        reply = Reply(200, text="You are signed out.", media="text/plain; charset=utf-8")
        if AFTER_SIGN_OUT in form:
            known_client(form, AFTER_SIGN_OUT)
            reply = redirect(form, to=AFTER_SIGN_OUT)
        self._grants.forget_login(read_cookie(call))
        return set_cookie(reply, call, "")

    def user_info(self, call: Call) -> Reply:
        """Answer who the access token speaks for."""
        header = call.headers.get("Authorization", "")
        grant = self._grants.find(header.removeprefix("Bearer "))
        if grant is None:
            raise problems.no_token("The access token is missing, invalid or expired.")
        return Reply(200, grant.identity, media=JSON)

    def public_keys(self, call: Call) -> Reply:
        """Answer the keys that ID tokens are checked with (JWKS)."""
        return Reply(200, self._keys.published(), media=JSON)

    def configuration(self, call: Call) -> Reply:
        """Answer where everything is (OpenID Connect Discovery)."""
        issuer = _issuer(call, "/.well-known/openid-configuration")
        tree = {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "revocation_endpoint": f"{issuer}/revoke",
            "end_session_endpoint": f"{issuer}/logout",
            "userinfo_endpoint": f"{issuer}/userinfo",
            "jwks_uri": f"{issuer}/jwks",
            "response_types_supported": ["code"],
            "grant_types_supported": list(self._exchanges),
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": [*IDENTITY_SCOPES, *API_SCOPES],
        }
        return Reply(200, tree, media=JSON)

    def _actor(self, call: Call, login: str) -> Actor | None:
        """Return an agent by login at sandbox-U, a customer by e-mail address at sandbox-C."""
        if call.arguments["realm"].endswith("-U"):
            return _agent(login)
        customer = self._find_customer(login)
        if customer is None:
            return None
        return Actor("customer", customer=customer)

    def _exchange_code(self, client: Client, call: Call, form: Form) -> Issued:
        grant = self._grants.take_code(form.get("code", ""))
        is_theirs = grant is not None and grant.client is client
        if not grant or not is_theirs or grant.redirect_uri != form.get("redirect_uri"):
            raise Refused(
                "invalid_grant",
                "The code is unknown, used, expired or was given to somebody else.",
            )
        if not grant.is_verified_by(form.get("code_verifier", "")):
            raise Refused("invalid_grant", "The code_verifier does not match the code_challenge.")
        return self._issued(grant, call)

    def _refresh(self, client: Client, call: Call, form: Form) -> Issued:
        grant = self._grants.take_refresh_token(form.get("refresh_token", ""))
        if grant is None or grant.client is not client:
            raise Refused("invalid_grant", "The refresh token is unknown, used or revoked.")
        return self._issued(grant, call)

    def _act_for_itself(self, client: Client, call: Call, form: Form) -> Issued:
        if not client.acts_for_itself:
            raise Refused(
                "unauthorized_client",
                "This client may only act for those who sign in.",
            )
        grant = Grant(client, Actor("client application"), known_scope(form))
        return self._issued(grant, call)

    def _on_behalf_of(self, client: Client, call: Call, form: Form) -> Issued:
        login = form.get("subject_username") or form.get("subject_email") or ""
        actor = self._actor(call, login.lower())
        if actor is None or not client.acts_for_itself:
            raise Refused(
                "invalid_grant",
                "There is no such subject, or the client may not act for it.",
            )
        grant = Grant(client, actor, known_scope(form), login=login)
        return self._issued(grant, call)

    def _issued(self, grant: Grant, call: Call) -> Issued:
        issued: Issued = {
            "access_token": self._grants.new_token(grant),
            "token_type": "Bearer",
            "scope": grant.scope,
            "expires_in": self._grants.seconds,
        }
        if grant.actor.kind != "client application":
            issued["refresh_token"] = self._grants.new_refresh_token(grant)
        how = call.switches.id_tokens
        can_sign = how != "HS256" or grant.client.secret
        if "openid" in grant.scopes and can_sign:
            claims = self._claims(grant, call)
            issued["id_token"] = id_tokens.signed(claims, how, self._keys, grant.client.secret)
        return issued

    def _claims(self, grant: Grant, call: Call) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": _issuer(call, "/token"),
            "aud": grant.client.id,
            "iat": now,
            "exp": now + self._grants.seconds,
            **grant.identity,
        }
        if grant.nonce:
            claims["nonce"] = grant.nonce
        return claims


def _agent(login: str) -> Actor | None:
    agent = AGENT_BY_LOGIN.get(login)
    if agent is None:
        return None
    return Actor("user", agent)


def _issuer(call: Call, end: str) -> str:
    """Return the issuer, which is the address of the call without the `end` of its path."""
    host = call.headers.get("Host", "")
    path = call.path.removesuffix(end)
    return f"http://{host}{path}"
