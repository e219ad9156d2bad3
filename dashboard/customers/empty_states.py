"""What a customer search shows that finds nobody."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext

from dashboard import ece
from dashboard.models import Agent
from dashboard.pages.empty_states import (
    EmptyState,
    departments_of,
    extension_of,
    in_cases,
    reasons_of_contact,
    searched_in,
    to_customer,
    typed_id,
)
from dashboard.pages.lists import Link
from dashboard.storage.searches import StoredSearch, Typed


def no_customer(
    agent: Agent, search: StoredSearch[ece.CustomerCriteria], tried: Sequence[str]
) -> EmptyState:
    """`tried` are the spellings of a phone number that ECE was asked for."""
    departments = departments_of(agent)
    return EmptyState(
        heading=heading(search.typed, departments),
        criteria=tried,
        reasons=reasons(search.typed, departments),
        actions=actions(search.typed, search.key),
        extension_of=extension_of(search.typed, search.key),
    )


def heading(typed: Typed, departments: str) -> str:
    """Return "No customer has exactly this phone number. Searched in Service." or the like."""
    sentences = {
        "phone": gettext("No customer has exactly this phone number."),
        "email": gettext("No customer has exactly this e-mail address."),
        "name": gettext("No customer has this in their name."),
        "custom_name": gettext("No customer has exactly this value."),
    }
    fields = [name for name in typed if name not in ("custom_object", "custom_value")]
    count = len(fields) - 1 + len(typed.get("custom_name", [""]))
    if count > 1:
        sentence = gettext("No customer meets all of this.")
    else:
        sentence = sentences.get(fields[0], gettext("No customer meets this."))
    return searched_in(sentence, departments)


def reasons(typed: Typed, departments: str) -> list[str]:
    reasons = reasons_of_contact(typed)
    if "custom_name" in typed:
        reasons.append(
            gettext("Custom attributes: the spelling of name and value must match exactly.")
        )
    if len(typed) > 1:
        sentence = gettext(
            "All criteria must be true of the same customer. Remove the ones you are not sure of."
        )
        reasons.append(sentence)
    if departments:
        reasons.append(gettext("The customer may belong to a department that you do not see."))
    return reasons


def actions(typed: Typed, key: str) -> list[Link]:
    links = [
        Link(gettext("Change the search"), f"{reverse('customers')}?from={key}"),
        Link(gettext("Create this customer"), f"{reverse('create')}?from={key}"),
        *in_cases(typed, key),
    ]
    if typed_id(typed):
        links.append(to_customer(typed_id(typed)))
    return links
