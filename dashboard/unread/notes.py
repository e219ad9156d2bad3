"""What may be missing in a list or wrong with it, in words."""

from django.utils.translation import gettext

from dashboard.pages.dates import day_and_month
from dashboard.pages.lists import customers_left_out
from dashboard.pages.sentences import listed
from dashboard.unread.progress import progress
from dashboard.unread.read_list import MOST
from dashboard.unread.unread_list import UnreadList


def notes(unread_list: UnreadList) -> list[str]:
    """Return a sentence for each way in which the list is not all there is."""
    sentences = [
        unfinished(unread_list),
        customers_left_out(unread_list.left_out),
        too_many(unread_list),
        silence(unread_list),
    ]
    return [sentence for sentence in sentences if sentence]


def unfinished(unread_list: UnreadList) -> str:
    if unread_list.is_complete:
        return ""
    reached = progress(unread_list)
    sentence = gettext("Only the oldest %(done)s of %(total)s days have been read.")
    return sentence % {"done": reached.done, "total": reached.total}


def too_many(unread_list: UnreadList) -> str:
    if unread_list.is_whole:
        return ""
    sentence = gettext(
        "There are more than these: of each day at most the first %(most)s customers are listed."
    )
    return sentence % {"most": MOST}


def silence(unread_list: UnreadList) -> str:
    days = [day_and_month(day) for day in unread_list.silent_days()]
    if not days:
        return ""
    sentence = gettext(
        "ECE did not answer for %(days)s: mail of then is missing, and an age may be too low."
    )
    return sentence % {"days": listed(days)}
