"""What crosses the wire: a Call goes out, an Answer comes back."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.ece import errors

_ID = re.compile(r"[0-9]{1,18}")
_JSON_TYPE = re.compile(r"application/(?:[\w.-]+\+)?json\s*(?:;|$)", re.IGNORECASE | re.ASCII)
_DEEPEST = 50
_LONGEST_INTEGER = 18


@dataclass(frozen=True, slots=True)
class Call:
    """One request to ECE, not yet sent.

    `operation` names it in logs, `path` follows the context root or is a whole address out of the settings, `body`
    becomes JSON unless it is None, and `form` is the body where ECE wants form fields. A call that `writes` is sent at
    most once. `deadline` is in seconds and spans the whole call.
    """

    operation: str
    method: str
    path: str
    params: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: object = field(default=None, repr=False)
    form: str = field(default="", repr=False)
    writes: bool = False
    deadline: float = 10.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What ECE said: at most Content-Type, X-egain-session, Location and Retry-After are among the headers."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    def json(self) -> object:
        """Return the body as JSON. Errors: Unusable when it does not say that it is JSON, or is not."""
        if not _JSON_TYPE.match(self.headers.get("Content-Type", "")):
            raise errors.Unusable("not said to be json")
        return parse_json(self.body)


def checked_id(value: str) -> str:
    """Return an id that may stand in a path. Errors: NotFound, because nothing has any other kind of id."""
    if not _ID.fullmatch(value):
        raise errors.NotFound("not an id")
    return value


def parse_json(body: bytes) -> object:
    """Read JSON as strictly as it is defined: UTF-8, no NaN, no key twice, integers of at most 18 digits, 50 deep.

    Numbers with a fraction or an exponent stay the text they were. Errors: Unusable.
    """
    try:
        value = json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=str,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError):
        raise errors.Unusable("not json") from None
    if _is_too_deep(value):
        raise errors.Unusable("nested too deep")
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key twice")
    return fields


def _integer(digits: str) -> int:
    if len(digits.lstrip("-")) > _LONGEST_INTEGER:
        raise ValueError("too many digits")
    return int(digits)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _is_too_deep(value: object) -> bool:
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(_DEEPEST + 1):
        children = [child for node in level for child in (node.values() if type(node) is dict else node)]
        level = [child for child in children if type(child) is dict or type(child) is list]
        if not level:
            return False
    return True
