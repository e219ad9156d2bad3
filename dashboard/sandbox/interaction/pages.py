"""Where an answer comes from, and where the pages before and after it are."""

import re

from dashboard.sandbox.interaction.parts import link
from dashboard.sandbox.wire.call import Call
from dashboard.sandbox.wire.parameters import Window

PAGE_NUMBER = re.compile(r"(?<![^?&])((?:\$|%24)(?:pagenum|rangestart)=)[0-9]+")


def answer_address(call: Call) -> str:
    if not call.query:
        return call.path
    return f"{call.path}?{call.query}"


def neighbours(call: Call, window: Window, count: int) -> list[dict[str, str]]:
    """Return links to the pages before and after, as far as there are some."""
    links = []
    previous = window.first - window.size
    following = window.first + window.size
    if window.first > 0:
        href = _address_from(call, window, max(0, previous))
        links.append(link("prev", href))
    if following < count:
        href = _address_from(call, window, following)
        links.append(link("next", href))
    return links


def _address_from(call: Call, window: Window, first: int) -> str:
    """Return the same request with another first match."""
    name = "$pagenum"
    number = first // window.size + 1
    if window.by_range:
        name = "$rangestart"
        number = first + 1
    query, replaced = PAGE_NUMBER.subn(rf"\g<1>{number}", call.query)
    if not replaced:
        query = f"{query}&{name}={number}".lstrip("&")
    return f"{call.path}?{query}"
