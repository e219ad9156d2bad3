"""From an answer that says no to the error it means."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dashboard.ece import errors
from dashboard.ece.calls import Answer, parse_json

_CODE = re.compile(r"[0-9]{3}-[0-9]{1,6}")
_LACKS_RIGHT = {"403-105", "403-112", "403-178", "403-197"}
_BAD_QUERY = {"400-101", "400-102", "400-105", "400-112"}
_LIMIT_WORDS = (b"limit", b"maximum", b"exceed", b"concurrent", b"too many")


def refusal(answer: Answer) -> errors.Error:
    """Return the error that the status of the answer means, to be raised."""
    code = read_code(answer)
    match answer.status:
        case 401:
            return errors.Unauthorized("no session", code=code)
        case 403:
            return errors.Forbidden("no right", code=code)
        case 404:
            return errors.NotFound("not found", code=code)
        case 429 | 503:
            return errors.Busy("busy", code=code, retry_after=_retry_after(answer))
        case status if 400 <= status < 500:
            return errors.Rejected(f"status {status}", code=code)
        case status:
            return errors.Unusable(f"status {status}", code=code)


def sign_in_refusal(answer: Answer, *, end_oldest: bool) -> errors.Error:
    """Return the error that a refused sign-in means, to be raised.

    Which status tells that all sessions are taken is not documented, so 400, 403 and 409 are read that way unless
    the code says otherwise, or the oldest session would have made room.
    """
    code = read_code(answer)
    run_out = not end_oldest and code not in _LACKS_RIGHT | _BAD_QUERY
    if answer.status == 401:
        run_out = run_out and code == "" and _speaks_of_too_many_sessions(answer.body.lower())
        return errors.TooManySessions("too many sessions") if run_out else errors.WrongPassword("refused", code=code)
    if answer.status in (400, 403, 409) and run_out:
        return errors.TooManySessions("too many sessions", code=code)
    return refusal(answer)


def _speaks_of_too_many_sessions(text: bytes) -> bool:
    return b"session" in text and any(word in text for word in _LIMIT_WORDS)


def read_code(answer: Answer) -> str:
    """Return ECE's error code, such as "400-101", or "" when the body gives none."""
    try:
        body = parse_json(answer.body)
    except errors.Unusable:
        return ""
    for fault in (body, *_wrapped(body)):
        code = fault.get("code") if isinstance(fault, dict) else None
        if isinstance(code, str) and _CODE.fullmatch(code):
            return code
    return ""


def _wrapped(body: object) -> tuple[object, ...]:
    return (body.get("error"), body.get("Error")) if isinstance(body, dict) else ()


def _retry_after(answer: Answer) -> int:
    wanted = answer.headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", wanted):
        seconds = int(wanted)
    else:
        try:
            seconds = int((parsedate_to_datetime(wanted) - datetime.now(UTC)).total_seconds())
        except (ValueError, TypeError, OverflowError):
            return 30
    return min(max(seconds, 1), 60)
