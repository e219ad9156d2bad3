"""What the unread list says when there is nobody on it."""

from django.utils.translation import gettext

from dashboard.models import Agent
from dashboard.pages.empty_states import EmptyState, departments_of
from dashboard.pages.lists import Link
from dashboard.unread.addresses import moved_back
from dashboard.unread.notes import notes
from dashboard.unread.unread_list import UnreadList
from dashboard.unread.windows import WIDEST


def nobody(agent: Agent, unread_list: UnreadList) -> EmptyState:
    """Return that nobody has unread mail; that all of it was read only where ECE clearly named
    nobody.
    """
    before = Link(gettext("The 14 days before"), moved_back(unread_list.window, WIDEST))
    return EmptyState(heading(unread_list), reasons=reasons(agent, unread_list), actions=[before])


def nobody_of_mine() -> EmptyState:
    """Return that none of the customers on the list is the agent's."""
    sentence = gettext("Press “I look after this” in the chase of a customer to make them yours.")
    return EmptyState(gettext("None of these customers is yours"), reasons=[sentence])


def heading(unread_list: UnreadList) -> str:
    if unread_list.is_clearly_empty:
        return gettext("No customer has unread secure mail sent in this window")
    return gettext("Nobody can be listed")


def reasons(agent: Agent, unread_list: UnreadList) -> list[str]:
    if not unread_list.is_clearly_empty:
        return notes(unread_list)
    sentences = [
        gettext("Everything that was sent in this window has been read, or nothing was sent.")
    ]
    departments = departments_of(agent)
    if departments:
        sentence = gettext("ECE tells of customers of %(departments)s only.")
        sentences.append(sentence % {"departments": departments})
    return sentences
