"""What the client is willing to take: JSON or XML, zipped or not."""

import re

from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import JSON, XML, Call

QUALITY = re.compile(r";\s*q\s*=\s*(\d(?:\.\d*)?)")

type Qualities = dict[str, float]


def accepted(call: Call) -> str | None:
    """Return the media type of the answer: of those that are most welcome, the one that is named.

    Without a wish the older generations answer XML. None: neither JSON nor XML is acceptable.
    """
    header = call.headers.get("Accept", "").strip()
    welcome = _qualities(header or "*/*")
    choices = [XML, JSON]
    if call.is_cloud or JSON in welcome:
        choices = [JSON, XML]
    best = max(choices, key=lambda media: _welcome(media, welcome))
    quality, _ = _welcome(best, welcome)
    if not quality:
        return None
    return best


def need_media(call: Call) -> None:
    """Raises 406 when the client takes neither JSON nor XML."""
    if accepted(call) is None:
        raise problems.not_acceptable(
            "Header 'Accept' has to allow {media}.",
            media=f"{JSON} or {XML}",
        )


def takes_gzip(call: Call) -> bool:
    header = call.headers.get("Accept-Encoding", "")
    welcome = _qualities(header)
    anything = welcome.get("*", 0.0)
    return welcome.get("gzip", anything) > 0


def _welcome(media: str, welcome: Qualities) -> tuple[float, bool]:
    """Return how welcome a media type is, and whether it is named itself.

    The narrowest range that fits it decides.
    """
    for name in (media, "application/*", "*/*"):
        if name in welcome:
            return welcome[name], name == media
    return 0.0, False


def _qualities(header: str) -> Qualities:
    qualities = {}
    for part in header.lower().split(","):
        name, _, parameters = part.partition(";")
        qualities[name.strip()] = _quality(f";{parameters}")
    return qualities


def _quality(parameters: str) -> float:
    match = QUALITY.search(parameters)
    if match is None:
        return 1.0
    return float(match[1])
