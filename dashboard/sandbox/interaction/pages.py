"""Where an answer comes from, and where the pages before and after it are."""

import re

from dashboard.sandbox.interaction.represent import link
from dashboard.sandbox.wire.call import Call
from dashboard.sandbox.wire.parameters import Window

PAGE_NUMBER = re.compile(r"(?<![^?&])((?:\$|%24)(?:pagenum|rangestart)=)[0-9]+")


def answer_address(call: Call) -> str:
    return f"{call.path}?{call.query}" if call.query else call.path


def neighbours(call: Call, window: Window, count: int) -> list[dict[str, str]]:
    """Links to the pages before and after, as far as there are some."""
    links = []
    if window.first > 0:
        links.append(
            link(
                "prev",
                _address_from(call, window, max(0, window.first - window.size)),
            )
        )
    if window.first + window.size < count:
        links.append(link("next", _address_from(call, window, window.first + window.size)))
    return links


def _address_from(call: Call, window: Window, first: int) -> str:
    """The same request with another first match."""
    name, number = (
        ("$rangestart", first + 1) if window.by_range else ("$pagenum", first // window.size + 1)
    )
    query, replaced = PAGE_NUMBER.subn(rf"\g<1>{number}", call.query)
    if not replaced:
        query = f"{query}&{name}={number}".lstrip("&")
    return f"{call.path}?{query}"
