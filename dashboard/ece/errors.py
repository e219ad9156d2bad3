"""What can go wrong on the far side.

    Error
    ├── Unauthorized       the session is over, or never was
    ├── WrongPassword      this login and password do not sign in
    ├── TooManySessions    the agent has as many ECE sessions as ECE allows
    ├── Forbidden          the agent lacks the right
    ├── NotFound           no such record, or none that this agent may see
    ├── Rejected           ECE did not accept what was asked
    ├── Unavailable        no answer to judge
    │   ├── Unreachable    no connection, or it broke before the answer began
    │   ├── TimedOut       no whole answer within the call's deadline
    │   └── Busy           ECE asks to come back later
    ├── Unusable           an answer that must not be believed
    └── Unconfirmed        something was sent to be created, and nothing tells whether it was

Every error has `why`, a short constant of ours for the log, and `code`, ECE's own ("400-101") or "".
No error carries an address, a value, a host or a word that ECE wrote.
"""


class Error(Exception):
    """The root of the tree: `except ece.Error` catches whatever a call may raise."""

    def __init__(self, why: str = "", *, code: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.code = code


class Unauthorized(Error):
    pass


class WrongPassword(Error):
    pass


class TooManySessions(Error):
    pass


class Forbidden(Error):
    pass


class NotFound(Error):
    pass


class Rejected(Error):
    """`elements` are those of ours that ECE named as the reason, by their dotted names; often it names none."""

    def __init__(self, why: str = "", *, code: str = "", elements: tuple[str, ...] = ()) -> None:
        super().__init__(why, code=code)
        self.elements = elements


class Unavailable(Error):
    pass


class Unreachable(Unavailable):
    pass


class TimedOut(Unavailable):
    pass


class Busy(Unavailable):
    """`retry_after` is in seconds, 1 to 60."""

    def __init__(self, why: str = "", *, code: str = "", retry_after: int = 30) -> None:
        super().__init__(why, code=code)
        self.retry_after = retry_after


class Unusable(Error):
    pass


class Unconfirmed(Error):
    pass
