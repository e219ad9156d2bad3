"""What crosses the wire: a Call goes out, an Answer comes back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec

from dashboard.ece import errors

_ID = re.compile(r"[0-9]{1,18}")
_JSON_TYPE = re.compile(r"application/(?:[\w.-]+\+)?json\s*(?:;|$)", re.IGNORECASE | re.ASCII)


type Params = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Call:
    """One request to ECE, not yet sent.

    `operation` names it in logs, `path` follows the context root or is a whole address out of the
    settings, `body` becomes JSON unless it is None, and `form` is the body where ECE wants form
    fields. A call that `writes` is sent at most once. `deadline` is in seconds and spans the whole
    call. `dispensable` are parameters that a server need not know.
    """

    operation: str
    method: str
    path: str
    params: Params = field(default=(), repr=False)
    body: object = field(default=None, repr=False)
    form: str = field(default="", repr=False)
    writes: bool = False
    deadline: float = 10.0
    dispensable: tuple[str, ...] = ()

    @property
    def plain(self) -> "Call":
        """The call without what is dispensable, and for all attributes instead of some by name.

        Which attributes a server names, and which it sorts activities by, is not in the documents.
        """
        params = [
            (name, "all" if name == "$attribute" else value)
            for name, value in self.params
            if name not in self.dispensable
        ]
        return replace(self, params=tuple(params))

    @property
    def wording(self) -> tuple[str, str]:
        """What is asked for, and the attributes that are named: what a server knows or not."""
        return self.operation, dict(self.params).get("$attribute", "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    At most Content-Type, X-egain-session, Location and Retry-After are among the headers.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def json_body(self) -> bytes:
        """The body, which its type calls JSON. Errors: Unusable."""
        if not _JSON_TYPE.match(self.headers.get("Content-Type", "")):
            raise errors.Unusable("not json")
        return self.body

    def json(self) -> object:
        """Return what the body holds. Errors: Unusable when its type is not JSON, or it is none."""
        return parse_json(self.json_body)


def checked_id(value: str) -> str:
    """Return an id that may stand in a path.

    Errors: NotFound, because ECE has no other kind of id.
    """
    if not _ID.fullmatch(value):
        raise errors.NotFound("not an id")
    return value


def parse_json(body: bytes) -> object:
    """Return the JSON value that the body is. Errors: Unusable."""
    try:
        return msgspec.json.decode(body)
    except (ValueError, RecursionError):
        raise errors.Unusable("not json") from None
