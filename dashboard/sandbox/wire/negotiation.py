"""What the client is willing to take: JSON or XML, zipped or not."""

import re

from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import JSON, XML, Call

QUALITY = re.compile(r";\s*q\s*=\s*(\d(?:\.\d*)?)")


def accepted(call: Call) -> str | None:
    """The media type that the answer has: of those most welcome the one that is named. Nothing said, or anything
    welcome, is XML for the older generations; None when neither JSON nor XML is acceptable."""
    welcome = _qualities(call.headers.get("Accept", "").strip() or "*/*")
    choices = (JSON, XML) if call.version == "v3" or JSON in welcome else (XML, JSON)
    best = max(choices, key=lambda media: _welcome(media, welcome))
    return best if _welcome(best, welcome)[0] else None


def need_media(call: Call) -> None:
    """Raises 406 when the client takes neither JSON nor XML."""
    if accepted(call) is None:
        raise problems.not_acceptable(f"Header 'Accept' has to allow {JSON} or {XML}.")


def takes_gzip(call: Call) -> bool:
    welcome = _qualities(call.headers.get("Accept-Encoding", ""))
    return welcome.get("gzip", welcome.get("*", 0.0)) > 0


def _welcome(media: str, welcome: dict[str, float]) -> tuple[float, bool]:
    """How welcome a media type is, and whether it is named itself. The narrowest range that fits it decides."""
    fitting = next(
        (name for name in (media, "application/*", "*/*") if name in welcome),
        "",
    )
    return welcome.get(fitting, 0.0), fitting == media


def _qualities(header: str) -> dict[str, float]:
    parts = (part.partition(";") for part in header.lower().split(","))
    return {name.strip(): _quality(mark + rest) for name, mark, rest in parts}


def _quality(parameters: str) -> float:
    match = QUALITY.search(parameters)
    return float(match[1]) if match else 1.0
