"""What OAuth requests have to hold before anybody is signed in or given a token."""

import base64
import binascii
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from dashboard.sandbox.cloud.clients import CLIENTS, Client, is_scope
from dashboard.sandbox.wire.call import JSON, Call, Reply

LOOPBACK = ("127.0.0.1", "localhost", "::1")
RESERVED = "%/:?#[]@!$&'()*+,;=~"
COOKIE = "sandbox-sign-in"
NOT_STORED = {"Cache-Control": "no-store"}

type Form = Mapping[str, str]


class Refused(Exception):
    """An error of OAuth: its name, a description and the status."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.description = description
        self.status = status

    def reply(self) -> Reply:
        headers = dict(NOT_STORED)
        if self.status == 401:
            headers["WWW-Authenticate"] = 'Basic realm="sandbox"'
        tree = {
            "error": self.error,
            "error_description": self.description,
        }
        return Reply(self.status, tree, media=JSON, headers=headers)


def read_form(text: str) -> dict[str, str]:
    return dict(parse_qsl(text, keep_blank_values=True, errors="replace"))


def read_body(call: Call) -> dict[str, str]:
    return read_form(call.body.decode("latin-1"))


def known_client(form: Form, uri: str = "redirect_uri") -> Client:
    """Return the client who asks to be redirected to; `uri` is the field that says where.

    Without a known client and a loopback address nobody may be redirected. Raises Refused.
    """
    client = CLIENTS.get(form.get("client_id", ""))
    if client is None:
        raise Refused("invalid_request", "The client_id is not registered.")
    if not _is_on_this_machine(form.get(uri, "")):
        raise Refused(
            "invalid_request",
            f"The {uri} has to be on this machine: 127.0.0.1 or localhost.",
        )
    return client


def _is_on_this_machine(uri: str) -> bool:
    try:
        parts = urlsplit(uri)
        is_web = parts.scheme in ("http", "https")
        return is_web and parts.hostname in LOOPBACK and "#" not in uri
    except ValueError:
        return False


def mistake_in(form: Form, client: Client) -> str:
    """Return the error that the client is told when it asks wrongly, or ""."""
    challenge = form.get("code_challenge")
    method = form.get("code_challenge_method")
    if form.get("response_type") != "code":
        return "unsupported_response_type"
    if challenge and method != "S256":
        return "invalid_request"
    if not challenge and not client.secret:
        return "invalid_request"
    if not is_scope(form.get("scope", "")):
        return "invalid_scope"
    return ""


def redirect(form: Form, *, to: str = "redirect_uri", **answer: str) -> Reply:
    """Send the browser back to the client, with its state. `to` is the field that says where."""
    if "state" in form:
        answer["state"] = form["state"]
    location = form[to]
    if answer:
        separator = "&" if "?" in location else "?"
        location = f"{location}{separator}{urlencode(answer)}"
    headers = {"Location": quote(location, safe=RESERVED), **NOT_STORED}
    return Reply(302, headers=headers)


def authenticated(call: Call, form: Form) -> Client:
    """Return the client by HTTP Basic or by the form. Raises Refused with 401."""
    id = form.get("client_id", "")
    secret = form.get("client_secret", "")
    scheme, _, encoded = call.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        id, secret = _basic(encoded)
    client = CLIENTS.get(id)
    if client is None or client.secret != secret:
        raise Refused("invalid_client", "The client is unknown or its secret is wrong.", 401)
    return client


def _basic(encoded: str) -> tuple[str, str]:
    try:
        decoded = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, ValueError):
        return "", ""
    id, _, secret = decoded.partition(":")
    return id, secret


def read_cookie(call: Call) -> str:
    """Return the key of the browser's cookie, "" where it has none."""
    for part in call.headers.get("Cookie", "").split(";"):
        name, _, key = part.strip().partition("=")
        if name == COOKIE:
            return key
    return ""


def set_cookie(reply: Reply, call: Call, key: str) -> Reply:
    """Let the browser keep this key for the authorization server alone; "" takes it away."""
    path = call.path.rpartition("/")[0]
    cookie = f"{COOKIE}={key}; Path={path}; HttpOnly; SameSite=Lax"
    reply.headers["Set-Cookie"] = cookie if key else f"{cookie}; Max-Age=0"
    return reply


def known_scope(form: Form) -> str:
    """Raises Refused for a scope that is not known."""
    scope = form.get("scope", "")
    if not is_scope(scope) and not scope.endswith(".default"):
        raise Refused("invalid_scope", "The scope is not known.")
    return scope
