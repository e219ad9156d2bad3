"""What went wrong around a create, in words an agent can act on."""

from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.fault_messages import FaultMessage, fault_message_for


def not_your_form() -> FaultMessage:
    sentence = gettext(
        "It was opened by another agent in this browser, or it was changed. "
        "Nothing was sent to ECE."
    )
    return FaultMessage(409, gettext("This form is not yours"), sentence)


def may_not_create() -> FaultMessage:
    sentence = gettext(
        "ECE asks for the right “Create Customer” and for a department that is yours."
    )
    return FaultMessage(403, gettext("Your ECE account may not create this customer"), sentence)


def not_sent(error: ece.NotSent) -> FaultMessage:
    """ECE was not asked to create the customer."""
    sentence = gettext(
        "Nothing was created, and what you typed is still here. Press Create customer again in a "
        "few seconds."
    )
    heading = fault_message_for(error).heading
    return FaultMessage(503, heading, sentence, wait=error.retry_after)


def database_busy() -> FaultMessage:
    """The database took nothing before the customer was sent."""
    sentence = gettext(
        "Nothing was created, and what you typed is still here. Press Create customer again."
    )
    return FaultMessage(503, gettext("The dashboard's database is busy"), sentence, wait=5)


def outcome_not_read() -> FaultMessage:
    """The database does not tell what became of a create."""
    sentence = gettext(
        "The dashboard can't tell at the moment what became of this customer. "
        "Do not create it a second time; try again here."
    )
    heading = gettext("The dashboard's database is busy")
    return FaultMessage(503, heading, sentence, retry=True, wait=5)
