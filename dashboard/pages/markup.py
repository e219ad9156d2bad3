"""Small pieces of HTML that stand on a page many times. Python makes ten of them while a template
makes one.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

CELL = '<td role="cell"><bdi>{}</bdi></td>'


def filled(markup: str, *texts: str) -> SafeString:
    """Return the markup with these texts in its gaps, escaped where they are not markup.

    It is Django's `format_html` without its questions whether a text is a number or a translation
    for later, which cost more than the escaping.
    """
    # It is `escaped`, written out: every cell of every list comes through here.
    parts = [text if isinstance(text, SafeString) else escape(text) for text in texts]
    return SafeString(markup.format(*parts))


def escaped(text: str) -> str:
    return text if isinstance(text, SafeString) else escape(text)


def each_filled(markup: str, texts: Iterable[str]) -> SafeString:
    """Return the markup once for each text, with this text in its gap."""
    return SafeString("".join([markup.format(escaped(text)) for text in texts]))


def bdi(text: str) -> SafeString:
    """Return a text that leaves the order of what stands around it alone."""
    return SafeString(f"<bdi>{escaped(text)}</bdi>")


def joined(parts: Iterable[str]) -> SafeString:
    """Return pieces of markup put together."""
    return SafeString("".join(parts))
