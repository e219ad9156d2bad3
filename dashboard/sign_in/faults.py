"""Why a sign-in failed, in words for whoever tries to sign in."""

from dataclasses import dataclass

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.fault_messages import NO_LICENCE, FaultMessage, fault_message_for


@dataclass(frozen=True, slots=True)
class SignInFault:
    """`status` is what we answer, `wait` the seconds until the next try. `too_many_sessions` is
    whether ending the oldest one would help."""

    status: int
    sentence: str
    wait: int = 0
    too_many_sessions: bool = False


def limited(wait: int) -> SignInFault:
    sentence = gettext("Too many attempts. Wait a little before you try again.")
    return SignInFault(429, sentence, wait=wait)


def describe(error: ece.Error) -> SignInFault:
    match error:
        case ece.WrongPassword():
            return wrong_password()
        case ece.TooManySessions():
            return too_many_sessions()
        case ece.NotFound():
            return no_sign_in_there()
        case ece.Forbidden():
            return forbidden(error)
        case ece.Rejected():
            return not_accepted()
        case ece.NotSent():
            return unasked(error)
        case ece.Busy():
            return busy(error)
    return unanswered(fault_message_for(error))


def wrong_password() -> SignInFault:
    return SignInFault(
        401,
        gettext("ECE does not know this login and password together. Check both and try again."),
    )


def too_many_sessions() -> SignInFault:
    return SignInFault(
        403,
        gettext("ECE refused: you seem to have five ECE sessions open, as many as it allows."),
        too_many_sessions=True,
    )


def forbidden(error: ece.Forbidden) -> SignInFault:
    sentence = gettext("ECE refused: your account lacks a right. Ask who looks after ECE accounts.")
    if error.code == NO_LICENCE:
        sentence = gettext(
            "ECE refused: your account has no licence. Ask who looks after ECE accounts."
        )
    return SignInFault(403, sentence)


def not_accepted() -> SignInFault:
    return SignInFault(
        403,
        gettext(
            "ECE did not accept this sign-in. Try again; if it stays so, tell who looks after the "
            "dashboard."
        ),
    )


def no_sign_in_there() -> SignInFault:
    return SignInFault(
        502,
        gettext(
            "ECE does not sign in at the address that this dashboard has for it. Tell who looks "
            "after the dashboard."
        ),
    )


def busy(error: ece.Busy) -> SignInFault:
    sentence = gettext("ECE is busy. You are not signed in yet.")
    return SignInFault(503, sentence, wait=error.retry_after)


def unasked(error: ece.NotSent) -> SignInFault:
    """The dashboard did not ask ECE."""
    sentence = gettext("%(problem)s. You are not signed in yet.")
    heading = fault_message_for(error).heading
    return SignInFault(503, sentence % {"problem": heading}, wait=error.retry_after)


def not_stored() -> SignInFault:
    sentence = gettext(
        "The dashboard can't store anything at the moment, so you are not signed in. Wait a "
        "little, then try again."
    )
    return SignInFault(503, sentence)


def unanswered(fault: FaultMessage) -> SignInFault:
    return SignInFault(fault.status, fault.in_one, wait=fault.wait)


def not_arrived(error: ece.Error) -> SignInFault:
    """For whoever typed the password on a page of ECE and was sent back with a code."""
    if isinstance(error, ece.Unauthorized):
        return SignInFault(403, gettext("That took too long. Sign in again."))
    return describe(error)
