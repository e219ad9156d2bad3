"""IDs in social networks: as a handle, with an @, or in the address of a profile."""

import re
from unicodedata import normalize
from urllib.parse import parse_qs, unquote

from dashboard.reading.text import name_text

PROFILE = re.compile(
    r"(?:https?://)?(?:[\w\-]+\.)*"
    r"(?:facebook\.com|fb\.com|fb\.me|instagram\.com|instagr\.am|twitter\.com|x\.com|youtube\.com)"
    r"/([^?\s]*)\??([^#\s]*)",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?:facebook|fb|instagram|insta|ig|twitter|x|youtube|yt)\s*:\s*", re.IGNORECASE)
BEFORE_HANDLE = ("#!", "channel", "c", "user")


def read_handle(text: str) -> str:
    """Return the ID that a customer has in a network, its letters as they were typed.

    >>> read_handle("@Anna"), read_handle("https://mobile.twitter.com/Anna/status/1?s=20")
    ('Anna', 'Anna')
    >>> read_handle("m.facebook.com/profile.php?id=1000&sk=about"), read_handle("Instagram: _anna_")
    ('1000', '_anna_')
    """
    plain = LABEL.sub("", normalize("NFKC", name_text(text)), count=1)
    profile = PROFILE.match(plain)
    if profile:
        plain = named_in_query(profile[2]) or named_in_path(profile[1]) or plain
    return plain.removeprefix("@")


def named_in_query(query: str) -> str:
    named = parse_qs(query)
    return "".join([*named.get("id", []), *named.get("screen_name", [])][:1])


def named_in_path(path: str) -> str:
    parts = [part for part in unquote(path).split("/") if part and part not in BEFORE_HANDLE]
    if parts[:1] == ["people"]:
        return parts[-1]
    return "".join(parts[:1])


def handle_spellings(text: str) -> tuple[str, str, str]:
    """Return the ID in the three forms in which ECE may hold it, the likeliest first.

    >>> handle_spellings("https://x.com/Anna")
    ('Anna', 'anna', '@Anna')
    """
    handle = read_handle(text)
    return handle, handle.lower(), f"@{handle}"
