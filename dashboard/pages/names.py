"""Names as ECE gives them, which may be of any script, or of nothing that can be seen."""

from django.utils.translation import gettext

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def visible_name(name: str) -> str:
    """Return the name, or "(no name)" where there is nothing in it to see."""
    return name if is_visible(name) else gettext("(no name)")


def is_visible(text: str) -> bool:
    if text.isascii():
        return bool(text.strip())
    return any(is_ink(sign) for sign in text)


def is_ink(sign: str) -> bool:
    return sign.isprintable() and not sign.isspace() and sign not in BLANK_LETTERS


def isolated(name: str) -> str:
    """Return the name for the middle of a plain text, so that its direction does not turn the text
    around it."""
    if name.isascii():
        return name
    return f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}"
