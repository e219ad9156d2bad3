"""The cloud side of the sandbox: the dashboard's settings for it, an agent at its sign-in page."""

import re
from html import unescape
from urllib.parse import urlsplit

import requests

SCOPES = "openid core.customermgr.read core.customermgr.manage core.casemgr.read"


def authorization_server(host: str) -> dict[str, str]:
    """The settings that ECE_OAUTH_… of the environment would give."""
    root = f"{host}/system/auth/sandbox-U/oauth2"
    return {
        "authorize_url": f"{root}/authorize",
        "token_url": f"{root}/token",
        "revoke_url": f"{root}/revoke",
        "end_session_url": "",
        "user_info_url": "",
        "jwks_url": f"{root}/jwks",
        "issuer": root,
        "client_id": "dashboard",
        "client_secret": "dashboard-secret",
        "scopes": SCOPES,
        "login_claim": "preferred_username",
    }


def typed_there(
    address: str, login: str, password: str | None = None, decision: str = "allow"
) -> str:
    """Fill in the sign-in page at this address. Return the path and query it leads to."""
    page = requests.get(address, timeout=5).text
    fields = {
        name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', page)
    }
    fields |= {"login": login, "password": password or login, "decision": decision}
    answer = requests.post(address.split("?")[0], fields, allow_redirects=False, timeout=5)
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"
