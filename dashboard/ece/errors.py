"""What can go wrong on the far side.

    Error
    ├── Unauthorized       the session is over, or never was
    ├── WrongPassword      this login and password do not sign in
    ├── TooManySessions    the agent has as many ECE sessions as ECE allows
    ├── Forbidden          the agent lacks the right
    ├── NotFound           no such record, or none that this agent may see
    ├── Rejected           ECE did not accept what was sent
    ├── Unavailable        no answer to judge
    │   ├── Unreachable    no connection, or one that broke too early, or somebody else answered
    │   ├── TimedOut       no whole answer within the call's deadline
    │   └── Busy           ECE asks to come back later
    │       └── NotSent
    │           ├── Full       too many calls are under way
    │           ├── Paused     ECE has not answered for a while
    │           └── Late       the page that asks has no time left
    ├── Unusable           an answer that must not be believed
    └── Unconfirmed        something was sent to be created, and nothing tells whether it was

Every error has `why`, one of the causes below, for the log, and `code`, ECE's own ("400-101") or
"". No error carries an address, a value, a host or a word that ECE wrote.
"""

from typing import Literal

type NoConnection = Literal[
    "no connection",
    "connection refused",
    "connection broke",
    "name not found",
    "untrusted certificate",
    "no tls",
    "proxy",
    "unreadable certificates",  # those of ECE_CA_BUNDLE
    "gateway",  # a proxy has not reached ECE
    "not ece's refusal",  # 401, 403 or 404 without ECE's error: a proxy's, or a wrong address
]
type Why = (
    NoConnection
    | Literal["", "no answer in time", "patience", "busy", "no token at the moment"]
    | Literal["too many calls", "no answers"]
    | Literal["broken answer", "broken gzip", "unknown encoding", "too large", "not http"]
    | Literal["redirect", "odd status", "server error", "not json", "not ece's answer"]
    | Literal["nested too deep", "no row can be read", "contradicts itself", "wrong record"]
    | Literal["no session given", "no new customer named"]
    | Literal["grant over", "no refresh token", "no token granted", "not a token"]
    | Literal["id token of somebody else", "user info of somebody else", "no login claimed"]
    | Literal["no session", "signed out meanwhile", "refused", "too many sessions"]
    | Literal["no right", "not found", "no such record"]
    | Literal["not an id", "not a login", "no criterion", "unknown criterion", "number of ids"]
    | Literal["range of unread mail", "cannot be written", "not in this api"]
)


class Error(Exception):
    """The root of the tree: `except ece.Error` catches whatever a call may raise."""

    def __init__(self, why: Why = "", *, code: str = "") -> None:
        super().__init__(why)
        self.why: Why = why
        self.code = code


class Unauthorized(Error): ...


class WrongPassword(Error): ...


class TooManySessions(Error): ...


class Forbidden(Error): ...


class NotFound(Error): ...


class Rejected(Error):
    """`elements` are those that ECE named as the reason, by their dotted names; often none."""

    def __init__(self, why: Why = "", *, code: str = "", elements: tuple[str, ...] = ()) -> None:
        super().__init__(why, code=code)
        self.elements = elements


class Unavailable(Error): ...


class Unreachable(Unavailable): ...


class TimedOut(Unavailable): ...


class Busy(Unavailable):
    """`retry_after` is in seconds, 1 to 60."""

    def __init__(self, why: Why = "", *, code: str = "", retry_after: int = 30) -> None:
        super().__init__(why, code=code)
        self.retry_after = retry_after


class NotSent(Busy): ...


class Full(NotSent): ...


class Paused(NotSent): ...


class Late(NotSent): ...


class Unusable(Error): ...


class Unconfirmed(Error): ...
