"""What the unread list says when everything was read."""

from collections.abc import Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext

from dashboard.pages.empty_states import EmptyState
from dashboard.pages.lists import Link


def no_unread(agent, actions: Sequence[Link]) -> EmptyState:
    departments = get_text_list([str(name) for name in agent.departments], gettext("and"))
    said = [gettext("Everything that was sent in this window has been read, or nothing was sent.")]
    if departments:
        said.append(
            gettext("ECE tells of customers of %(departments)s only.")
            % {"departments": departments}
        )
    return EmptyState(
        gettext("No customer has unread secure mail sent in this window"),
        reasons=said,
        actions=actions,
    )
