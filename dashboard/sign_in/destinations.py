"""Where an agent may go after signing in: pages of ours, and nowhere else."""

from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

NOT_PAGES = {
    "sign_in",
    "callback",
    "sign_out",
    "find",
    "reveal",
    "create_check",
    "delete_saved_search",
    "unread_snapshot",
    "end_others",
    "keys",
    "language",
    "clear_recents",
    "recents",
    "livez",
    "readyz",
}


def safe_path(wanted: str) -> str:
    """Return `wanted` where it is a path of ours that shows a page, else ""."""
    path, _, query = wanted.partition("?")
    home = reverse("home")
    if not path.startswith(home) or not query.isprintable():
        return ""
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return ""
    try:
        match = resolve("/" + path.removeprefix(home))
    except Resolver404:
        return ""
    if match.url_name in NOT_PAGES:
        return ""
    return wanted
