"""What went wrong, in words an agent can act on: from the errors of ECE to status and sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from dashboard import ece

OTHER_DEPARTMENT = "403-105"
NO_LICENCE = "403-110"


@dataclass(frozen=True, slots=True)
class FaultMessage:
    """What went wrong. `status` is what we answer.

    `retry` is whether the same may be tried again, `wait` the seconds until then, where known.
    """

    status: int
    heading: str
    sentence: str
    retry: bool = False
    wait: int = 0

    @property
    def in_one(self) -> str:
        """Heading and sentence, where there is room for a line only."""
        whole = gettext("%(heading)s. %(sentence)s")
        return whole % {"heading": self.heading, "sentence": self.sentence}


def fault_message_for(error: ece.Error) -> FaultMessage:
    match error:
        case ece.Forbidden():
            return forbidden(error)
        case ece.NotFound():
            return not_found()
        case ece.Rejected():
            return rejected()
        case ece.Full():
            return full(error)
        case ece.Paused():
            return paused(error)
        case ece.Late():
            return late(error)
        case ece.Busy():
            return busy(error)
        case ece.TimedOut():
            return timed_out()
        case ece.Unreachable():
            return unreachable()
        case ece.Unusable(why="server error"):
            return server_error()
    return unusable()


def forbidden(error: ece.Forbidden) -> FaultMessage:
    if error.code == OTHER_DEPARTMENT:
        return not_found()
    if error.code == NO_LICENCE:
        return no_licence()
    return FaultMessage(
        403,
        gettext("Your ECE account may not do this"),
        gettext(
            "ECE asks for a right such as “View Agent Console”. Ask who looks after ECE accounts "
            "to grant it."
        ),
    )


def no_licence() -> FaultMessage:
    return FaultMessage(
        403,
        gettext("Your ECE account has no licence for this"),
        gettext("Ask who looks after ECE accounts to give it one."),
    )


def no_such_part() -> FaultMessage:
    """A query string that no link of ours has; ECE is not asked."""
    sentence = gettext("The address asks for a page, size or order that this list does not have.")
    return FaultMessage(400, gettext("There is no such part of this list"), sentence)


def supervisors_only() -> FaultMessage:
    sentence = gettext(
        "Your login is not among the supervisors of this dashboard. ECE was not asked."
    )
    return FaultMessage(403, gettext("This is for supervisors"), sentence)


def no_such_window() -> FaultMessage:
    sentence = gettext(
        "The address needs two days, at most 14 apart, or 28 as two windows. ECE was not asked."
    )
    return FaultMessage(422, gettext("There is no such window"), sentence)


def no_such_page() -> FaultMessage:
    sentence = gettext("Check the address, or search for the customer or case.")
    return FaultMessage(404, gettext("There is no such page"), sentence)


def unreadable() -> FaultMessage:
    """A request that no page or form of ours sends."""
    sentence = gettext(
        "Something in the address or the form does not fit. Check it, then try again."
    )
    return FaultMessage(400, gettext("This can't be read"), sentence)


def not_utf8() -> FaultMessage:
    sentence = gettext("The browser sent text in a way that the dashboard does not read.")
    return FaultMessage(415, gettext("This can't be read"), sentence)


def no_storage() -> FaultMessage:
    """The dashboard's own database takes nothing, or does not answer."""
    return FaultMessage(
        503,
        gettext("The dashboard can't store anything at the moment"),
        gettext("Its own database does not answer. Wait a little, then try again."),
        retry=True,
    )


def too_much(seconds: int) -> FaultMessage:
    """More of what is personal in one minute than an agent may see."""
    sentence = gettext(
        "An agent may open only so many customers, cases and files in a minute. ECE was not asked, "
        "and nothing is lost."
    )
    return FaultMessage(
        429,
        gettext("Too much in one minute"),
        f"{sentence} {again_in(seconds)}",
        retry=True,
        wait=seconds,
    )


def not_found() -> FaultMessage:
    return FaultMessage(
        404,
        gettext("Not found, or not in your departments"),
        gettext("ECE has no such record, or it belongs to a department that you do not see."),
    )


def rejected() -> FaultMessage:
    return FaultMessage(
        422,
        gettext("ECE did not accept this"),
        gettext(
            "If you typed something for it, change that and try again. If it looks right, tell who "
            "looks after the dashboard."
        ),
    )


def full(error: ece.Full) -> FaultMessage:
    """As many calls to ECE are under way as may be."""
    sentence = gettext("Too many people are waiting for ECE, so it was not asked for you.")
    return try_later(gettext("The dashboard is busy"), error, sentence)


def paused(error: ece.Paused) -> FaultMessage:
    sentence = gettext("The dashboard tries ECE every few seconds, and goes on when it answers.")
    return try_later(gettext("ECE does not answer at the moment"), error, sentence)


def late(error: ece.Late) -> FaultMessage:
    """Earlier calls took the time of the page."""
    sentence = gettext("It took so long that not everything could be asked for.")
    return try_later(gettext("ECE is slow at the moment"), error, sentence)


def busy(error: ece.Busy) -> FaultMessage:
    return try_later(gettext("ECE is busy"), error)


def try_later(heading: str, error: ece.Busy, *sentences: str) -> FaultMessage:
    seconds = error.retry_after
    return FaultMessage(
        503,
        heading,
        " ".join([*sentences, again_in(seconds)]),
        retry=True,
        wait=seconds,
    )


def again_in(seconds: int) -> str:
    wait = ngettext("Try again in %(wait)s second.", "Try again in %(wait)s seconds.", seconds)
    return wait % {"wait": seconds}


def timed_out() -> FaultMessage:
    return FaultMessage(
        504,
        gettext("ECE did not answer in time"),
        gettext("It may be slow at the moment. Try again."),
        retry=True,
    )


def unreachable() -> FaultMessage:
    return FaultMessage(
        502,
        gettext("ECE can't be reached"),
        gettext("The connection failed before ECE answered. Try again."),
        retry=True,
    )


def server_error() -> FaultMessage:
    return FaultMessage(
        502,
        gettext("ECE had an error"),
        gettext("ECE could not answer this. Try again; if it stays so, tell who looks after ECE."),
        retry=True,
    )


def unusable() -> FaultMessage:
    return FaultMessage(
        502,
        gettext("ECE's answer could not be used"),
        gettext(
            "ECE answered with something that the dashboard can't read, so nothing is shown. "
            "Try again."
        ),
        retry=True,
    )
