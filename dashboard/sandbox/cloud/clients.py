"""The registered client applications and the scopes that they may ask for."""

from dataclasses import dataclass

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
KNOWN_SCOPES = (*API_SCOPES, *IDENTITY_SCOPES, ".default")


@dataclass(frozen=True, slots=True)
class Client:
    """A client application. Without a secret it is public and has to use PKCE."""

    id: str
    secret: str = ""
    acts_for_itself: bool = False


CLIENTS = {
    "dashboard": Client("dashboard", "dashboard-secret"),
    "dashboard-public": Client("dashboard-public"),
    "integration": Client("integration", "integration-secret", acts_for_itself=True),
}


def short_scope(name: str) -> str:
    """Return the scope without its address in front and without the "app." of applications."""
    return name.removeprefix(SCOPE_PREFIX).removeprefix("app.")


def is_scope(scope: str) -> bool:
    return all(short_scope(name) in KNOWN_SCOPES for name in scope.split())
