"""From an answer that says no to the error it means."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dashboard.ece import errors
from dashboard.ece.calls import Answer, parse_json

_CODE = re.compile(r"[0-9]{3}-[0-9]{1,6}")
_LACKS_RIGHT = {"403-105", "403-110", "403-112", "403-178", "403-197"}
_OTHER_DEPARTMENT = "403-105"
_BAD_QUERY = {"400-101", "400-102", "400-105", "400-112"}
_PROOFS = {400, 403, 404, 409, 415, 422, 429}
_NOT_SIGNED_IN = {"401-101", "401-104"}
_ELEMENT = re.compile(r"(?<=['\"])\w+(?=['\"])|\w+(?:\.\w+)+|[a-z]+[A-Z]\w+", re.ASCII)  # quoted, dotted, camel case
_PLACE = re.compile(r"\[[0-9]+\]")
_LONGEST_MESSAGE = 2048
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

    Which status tells that all sessions are taken is not documented. It is believed of any refusal
    whose words are about too many sessions, and of a bare 403; but not where the oldest session
    would have made room.
    """
    code = read_code(answer)
    if answer.status == 408:
        return errors.TimedOut("no answer in time")
    if not end_oldest and _has_run_out_of_sessions(answer, code):
        return errors.TooManySessions("too many sessions", code=code)
    if answer.status == 401:
        return errors.WrongPassword("refused", code=code)
    return refusal(answer)


def _has_run_out_of_sessions(answer: Answer, code: str) -> bool:
    if answer.status == 401:
        return not code and _speaks_of_too_many_sessions(answer.body.lower())
    if answer.status == 403 and not code:
        return True
    is_refusal = answer.status in (400, 403, 409) and code not in _LACKS_RIGHT | _BAD_QUERY
    return is_refusal and _speaks_of_too_many_sessions(answer.body.lower())


def grant_refusal(answer: Answer) -> errors.Error:
    """Return the error that an authorization server's no means: Unauthorized where what was granted is over, Rejected
    where it does not accept this dashboard."""
    if any(fault.get("error") == "invalid_grant" for fault in _faults(answer)):
        return errors.Unauthorized("grant over")
    error = refusal(answer)
    return errors.Rejected(f"status {answer.status}") if 400 <= answer.status < 429 else error


def proves_no_session(answer: Answer) -> bool:
    """Whether the session or the token was not taken, and so nothing was done."""
    return answer.status == 401 and read_code(answer) in _NOT_SIGNED_IN


def is_about_a_record(error: errors.Error) -> bool:
    """Whether the refusal is about a record that is not there or not visible, and not about the agent's rights."""
    return isinstance(error, errors.NotFound) or error.code == _OTHER_DEPARTMENT


def create_refusal(answer: Answer, body: object, our_name: Callable[[str], str]) -> errors.Error:
    """Return the error that an answer to a create means: Unconfirmed unless it proves that nothing was created.

    `our_name` gives the dotted name that an element has with us, from the one it has in the body.
    """
    code = read_code(answer)
    proves = answer.status in _PROOFS or (answer.status == 401 and code in _NOT_SIGNED_IN)
    if not proves:
        return errors.Unconfirmed(f"status {answer.status}", code=code)
    error = refusal(answer)
    if isinstance(error, errors.Rejected):
        return errors.Rejected(error.why, code=code, elements=tuple(map(our_name, _named_elements(answer, body))))
    return error


def _named_elements(answer: Answer, body: object) -> tuple[str, ...]:
    """Return the dotted names in ECE's message of which every part is an element that was sent."""
    sent = {*_names(body), "department", "name"}  # which is left out where ECE is thought not to need it
    message = next(filter(None, (fault.get("developerMessage") for fault in _faults(answer))), "")
    spelled = _ELEMENT.findall(_PLACE.sub("", str(message)[:_LONGEST_MESSAGE]))
    return tuple(dict.fromkeys(name for name in spelled if sent.issuperset(name.split("."))))


def _names(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        yield from tree
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _names(child)


def _speaks_of_too_many_sessions(text: bytes) -> bool:
    return b"session" in text and any(word in text for word in _LIMIT_WORDS)


def read_code(answer: Answer) -> str:
    """Return ECE's error code, such as "400-101", or "" when the body gives none."""
    for fault in _faults(answer):
        code = fault.get("code")
        if isinstance(code, str) and _CODE.fullmatch(code):
            return code
    return ""


def _faults(answer: Answer) -> list[dict]:
    """Return the objects in the body that may tell what went wrong."""
    try:
        body = parse_json(answer.body)
    except errors.Unusable:
        return []
    wrapped = (body.get("error"), body.get("Error")) if isinstance(body, dict) else ()
    return [fault for fault in (body, *wrapped) if isinstance(fault, dict)]


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
