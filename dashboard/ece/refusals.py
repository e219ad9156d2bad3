"""From an answer that says no to the error it means."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from dashboard.ece import errors
from dashboard.ece.calls import Answer, parse_json

_CODE = re.compile(r"[0-9]{3}-[0-9]{1,6}")
_LACKS_RIGHT = {"403-105", "403-110", "403-112", "403-178", "403-197"}
_OTHER_DEPARTMENT = "403-105"
_BAD_QUERY = {"400-101", "400-102", "400-105", "400-112"}
_PROOFS = {400, 403, 404, 405, 406, 409, 415, 422, 429}
_NOT_SIGNED_IN = {"401-101", "401-104"}
_ELEMENT = re.compile(
    r"(?<=['\"])\w+(?=['\"])|\w+(?:\.\w+)+|[a-z]+[A-Z]\w+", re.ASCII
)  # quoted, dotted, camel case
_PLACE = re.compile(r"\[[0-9]+\]")
_LONGEST_MESSAGE = 2048
_LIMIT_WORDS = (b"limit", b"maximum", b"exceed", b"concurrent", b"too many")


def refusal(answer: Answer) -> errors.Error:
    """Return the error that the status of the answer means, to be raised.

    A proxy or a web server may answer 401, 403 or 404 as well: only with ECE's own error they are
    ECE's.
    """
    if answer.status in (401, 403, 404) and not is_from_ece(answer):
        return errors.Unreachable("not ece's refusal")
    return _meaning(answer)


def _meaning(answer: Answer) -> errors.Error:
    code = read_code(answer)
    match answer.status:
        case 401:
            return errors.Unauthorized("no session", code=code)
        case 403:
            return errors.Forbidden("no right", code=code)
        case 404:
            return errors.NotFound("not found", code=code)
        case 408 | 504:
            return errors.TimedOut("no answer in time", code=code)
        case 502 if not is_from_ece(answer):
            return errors.Unreachable("gateway")
        case 405:
            return errors.Rejected("not in this api", code=code)
        case 429 | 503:
            return errors.Busy("busy", code=code, retry_after=_retry_after(answer))
        case status if 400 <= status < 500:
            return errors.Rejected("refused", code=code)
        case status if 500 <= status < 600:
            return errors.Unusable("server error", code=code)
    return errors.Unusable("odd status", code=code)


def sign_in_refusal(answer: Answer, *, end_oldest: bool) -> errors.Error:
    """Return the error that a refused sign-in means, to be raised.

    Which status tells that all sessions are taken is not documented. It is believed of any refusal
    whose words are about too many sessions, and of a bare 403; but not where the oldest session
    would have made room. A web page is a proxy's, which knows nothing of passwords and sessions.
    """
    code = read_code(answer)
    if not end_oldest and _has_run_out_of_sessions(answer, code):
        return errors.TooManySessions("too many sessions", code=code)
    if answer.status == 401 and not _is_web_page(answer):
        return errors.WrongPassword("refused", code=code)
    # The login has errors of its own kind, with a message and no code.
    is_of_the_login = any(isinstance(fault.get("message"), str) for fault in _faults(answer))
    return _meaning(answer) if is_of_the_login else refusal(answer)


def _has_run_out_of_sessions(answer: Answer, code: str) -> bool:
    if answer.status == 401:
        return not code and _speaks_of_too_many_sessions(answer)
    if answer.status == 403 and not code and not _is_web_page(answer):
        return True
    is_refusal = answer.status in (400, 403, 409) and code not in _LACKS_RIGHT | _BAD_QUERY
    return is_refusal and _speaks_of_too_many_sessions(answer)


def _is_web_page(answer: Answer) -> bool:
    return answer.headers.get("Content-Type", "").lower().startswith("text/html")


def grant_refusal(answer: Answer) -> errors.Error:
    """Return the error that an authorization server's no means.

    Unauthorized where what was granted is over, Rejected where it does not accept this dashboard.
    """
    if any(fault.get("error") == "invalid_grant" for fault in _faults(answer)):
        return errors.Unauthorized("grant over")
    if 400 <= answer.status < 429:
        return errors.Rejected("refused")
    return refusal(answer)


def create_refusal(answer: Answer, body: object, our_name: Callable[[str], str]) -> errors.Error:
    """Return what an answer to a create means: Unconfirmed unless ECE proves that it refused.

    `our_name` gives the dotted name that an element has with us, from the one it has in the body.
    """
    error = refusal(answer)
    if answer.status not in _PROOFS or not is_from_ece(answer):
        return errors.Unconfirmed(error.why, code=error.code)
    if not isinstance(error, errors.Rejected):
        return error
    elements = map(our_name, _named_elements(answer, body))
    return errors.Rejected(error.why, code=error.code, elements=tuple(elements))


def proves_no_session(answer: Answer) -> bool:
    """Whether ECE did not take the session or the token, and so did nothing."""
    return answer.status == 401 and read_code(answer) in _NOT_SIGNED_IN


def is_about_a_record(error: errors.Error) -> bool:
    """Whether a record may be the reason: it is not there, or in a department that is not seen.

    No document prints the code that says so. Those of the agent's rights are not about a record.
    """
    return error.code not in _LACKS_RIGHT - {_OTHER_DEPARTMENT}


def is_from_ece(answer: Answer) -> bool:
    """Whether the body is ECE's own error, with a code or a message for developers.

    The schema of errors that v12 names is not printed, and other APIs have a mere `message`. So
    have gateways, which do not know the agent's session.
    """
    is_of_session = "X-egain-session" in answer.headers
    return bool(read_code(answer)) or any(
        isinstance(fault.get("developerMessage"), str)
        or (is_of_session and isinstance(fault.get("message"), str))
        for fault in _faults(answer)
    )


def read_code(answer: Answer) -> str:
    """Return ECE's error code, such as "400-101", or "" when the body gives none."""
    for fault in _faults(answer):
        code = fault.get("code")
        if isinstance(code, str) and _CODE.fullmatch(code):
            return code
    return ""


def _faults(answer: Answer) -> list[Mapping[str, object]]:
    """Return the objects in the body that may tell what went wrong."""
    try:
        body = parse_json(answer.body)
    except errors.Unusable:
        return []
    if not isinstance(body, dict):
        return []
    candidates = (body, body.get("error"), body.get("Error"))
    return [fault for fault in candidates if isinstance(fault, dict)]


def _named_elements(answer: Answer, body: object) -> tuple[str, ...]:
    """Return the dotted names in ECE's message of which every part is an element that was sent."""
    # The department is left out where ECE is thought not to need it.
    sent = {*_names(body), "department", "name"}
    names = ("developerMessage", "message")
    messages = (fault.get(name) for fault in _faults(answer) for name in names)
    message = str(next(filter(None, messages), ""))[:_LONGEST_MESSAGE]
    spelled = _ELEMENT.findall(_PLACE.sub("", message))
    return tuple(dict.fromkeys(name for name in spelled if sent.issuperset(name.split("."))))


def _names(tree: object) -> Iterator[str]:
    if isinstance(tree, dict):
        yield from tree
        tree = list(tree.values())
    if isinstance(tree, list):
        for child in tree:
            yield from _names(child)


def _speaks_of_too_many_sessions(answer: Answer) -> bool:
    text = answer.body.lower()
    return b"session" in text and any(word in text for word in _LIMIT_WORDS)


def _retry_after(answer: Answer) -> int:
    wanted = answer.headers.get("Retry-After", "").strip()
    return min(max(_seconds(wanted), 1), 60)


def _seconds(wanted: str) -> int:
    """Return the seconds of a Retry-After header, or until its date; 30 for anything else."""
    if re.fullmatch(r"[0-9]{1,9}", wanted):
        return int(wanted)
    with suppress(ValueError, TypeError, OverflowError):
        return int((parsedate_to_datetime(wanted) - datetime.now(UTC)).total_seconds())
    return 30
