"""What went wrong over there, in words an agent can act on: one table from the errors of ECE to status and sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from dashboard import ece

OTHER_DEPARTMENT = "403-105"


@dataclass(frozen=True, slots=True)
class FaultMessage:
    """`status` is what we answer; `retry` whether the same may be tried again; `wait` the seconds ECE asked for."""

    status: int
    heading: str
    sentence: str
    retry: bool = False
    wait: int = 0


def fault_message_for(error: ece.Error) -> FaultMessage:
    for kind, describe in DESCRIPTIONS:
        if isinstance(error, kind):
            return describe(error)
    return unusable(error)


def forbidden(error: ece.Error) -> FaultMessage:
    if error.code == OTHER_DEPARTMENT:
        return not_found(error)
    return FaultMessage(
        403,
        gettext("Your ECE account may not do this"),
        gettext(
            "ECE asks for a right such as “View Agent Console”. Ask who looks after ECE accounts to grant it."
        ),
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


def not_found(error: ece.Error) -> FaultMessage:
    return FaultMessage(
        404,
        gettext("Nothing here that you may see"),
        gettext("ECE has no such record, or it belongs to a department that you do not see."),
    )


def rejected(error: ece.Error) -> FaultMessage:
    return FaultMessage(
        422,
        gettext("ECE did not accept this"),
        gettext(
            "What you typed is kept. Change it and try again; if it looks right, tell who looks after the dashboard."
        ),
    )


def busy(error: ece.Busy) -> FaultMessage:
    wait = ngettext(
        "Try again in %(wait)s second.", "Try again in %(wait)s seconds.", error.retry_after
    )
    sentence = wait % {"wait": error.retry_after}
    return FaultMessage(503, gettext("ECE is busy"), sentence, retry=True, wait=error.retry_after)


def timed_out(error: ece.Error) -> FaultMessage:
    return FaultMessage(
        504,
        gettext("ECE did not answer in time"),
        gettext("It may be slow at the moment. Try again."),
        retry=True,
    )


def unreachable(error: ece.Error) -> FaultMessage:
    return FaultMessage(
        502,
        gettext("ECE can't be reached"),
        gettext("The connection failed before ECE answered. Try again."),
        retry=True,
    )


def unusable(error: ece.Error) -> FaultMessage:
    return FaultMessage(
        502,
        gettext("ECE's answer could not be used"),
        gettext(
            "ECE answered with something that the dashboard can't read, so nothing is shown. Try again."
        ),
        retry=True,
    )


DESCRIPTIONS = (
    (ece.Forbidden, forbidden),
    (ece.NotFound, not_found),
    (ece.Rejected, rejected),
    (ece.Busy, busy),
    (ece.TimedOut, timed_out),
    (ece.Unreachable, unreachable),
)
