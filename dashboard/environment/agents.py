"""Agents in the environment: where they sign in to v3, and what some of them may do."""

from environs import ValidationError

from dashboard.environment import reading, web


def authorization_server() -> dict[str, str]:
    """Return what the v3 sign-in is configured with; what is optional and not set is ""."""
    return {
        "authorize_url": web.address("ECE_OAUTH_AUTHORIZE_URL"),
        "token_url": web.address("ECE_OAUTH_TOKEN_URL"),
        "revoke_url": web.address("ECE_OAUTH_REVOKE_URL"),
        "end_session_url": web.optional_address("ECE_OAUTH_END_SESSION_URL"),
        "user_info_url": web.optional_address("ECE_OAUTH_USER_INFO_URL"),
        "jwks_url": web.optional_address("ECE_OAUTH_JWKS_URL"),
        "issuer": web.issuer("ECE_OAUTH_ISSUER"),
        "client_id": reading.text("ECE_OAUTH_CLIENT_ID", "the ID of an OAuth client"),
        "client_secret": reading.text("ECE_OAUTH_CLIENT_SECRET", "the secret of that client"),
        "scopes": reading.text("ECE_OAUTH_SCOPES", "scopes with blanks between, such as openid"),
        "login_claim": reading.text("ECE_OAUTH_LOGIN_CLAIM", "a claim such as preferred_username"),
    }


def pages_of(server: dict[str, str]) -> list[str]:
    """Return the origins to which our forms for signing in and out lead."""
    pages = (server["authorize_url"], server["end_session_url"])
    return sorted({web.origin_of(page) for page in pages if page})


def snapshot_application() -> dict[str, str]:
    """Return the client application that takes snapshots by itself, {} where there is none."""
    client_id = reading.text("ECE_SNAPSHOT_CLIENT_ID", "the ID of an OAuth client", "")
    if not client_id:
        return {}
    return {
        "client_id": client_id,
        "client_secret": reading.text("ECE_SNAPSHOT_CLIENT_SECRET", "the secret of that client"),
        "scopes": reading.text(
            "ECE_SNAPSHOT_SCOPES", "scopes with blanks between", "core.customermgr.read"
        ),
    }


def logins(name: str, default: str) -> list[str]:
    """Return login names, or `*` alone, which is everybody. There may be none where that is the
    default."""

    def parse(typed: str) -> list[str]:
        if typed == default == "":
            return []
        names = reading.split(typed)
        if "*" in names and len(names) > 1:
            raise ValidationError("must not hold names beside *, which is everybody")
        return names

    right = "login names with commas between, or * for everybody"
    return reading.value(name, right, parse, default)
