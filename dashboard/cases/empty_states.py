"""What a case lookup shows that finds nothing, and what an ECE that has no lookup."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext

from dashboard import ece
from dashboard.models import Agent
from dashboard.pages.criteria import Criterion
from dashboard.pages.empty_states import (
    EmptyState,
    departments_of,
    extension_of,
    in_customers,
    reasons_of_contact,
    searched_in,
    typed_id,
)
from dashboard.pages.lists import Link
from dashboard.pages.sentences import labelled
from dashboard.storage.searches import StoredSearch, Typed

TO_THE_LETTER = frozenset(("status", "department", "custom_name"))


def no_case(
    agent: Agent,
    search: StoredSearch[ece.CaseCriteria],
    criteria: Sequence[Criterion],
    tried: Sequence[str],
) -> EmptyState:
    """`tried` are the spellings of a phone number that ECE was asked for."""
    typed = search.typed
    departments = "" if "department" in typed else departments_of(agent)
    return EmptyState(
        heading=heading(criteria, departments),
        criteria=[in_words(criterion, tried) for criterion in criteria],
        reasons=reasons(typed, departments),
        actions=actions(typed, search.key),
        extension_of=extension_of(typed, search.key),
    )


def no_lookup() -> EmptyState:
    return EmptyState(
        heading=gettext("This ECE has no case lookup"),
        reasons=[
            gettext(
                "ECE looks cases up by criteria since release 15, and yours answered that it can't."
            ),
            gettext("A case opens by its number: type # and the number into the box above."),
            gettext("The cases of a customer stand on the customer's page."),
        ],
    )


def heading(criteria: Sequence[Criterion], departments: str) -> str:
    """Return "No case meets all 10 criteria. Searched in Service." or the like."""
    sentences = {
        "phone": gettext("No case belongs to a customer with exactly this phone number."),
        "email": gettext("No case belongs to a customer with exactly this e-mail address."),
        "customer": gettext("No case belongs to this customer."),
        "owner": gettext("No case has this owner."),
        "status": gettext("No case has exactly this status."),
        "department": gettext("No case belongs to exactly this department."),
        "custom": gettext("No case has exactly this value."),
    }
    match len(criteria):
        case 1:
            sentence = sentences.get(criteria[0].field, gettext("No case meets this."))
        case 2:
            sentence = gettext("No case meets both criteria.")
        case count:
            sentence = gettext("No case meets all %(count)s criteria.") % {"count": count}
    return searched_in(sentence, departments)


def in_words(criterion: Criterion, tried: Sequence[str]) -> str:
    value = criterion.value
    if criterion.field == "phone":
        value = ", ".join(tried)
    return labelled(criterion.label, value)


def reasons(typed: Typed, departments: str) -> list[str]:
    reasons = reasons_of_contact(typed)
    if TO_THE_LETTER & typed.keys():
        reasons.append(
            gettext("Status, department and custom attribute: the spelling must match exactly.")
        )
    if len(typed) > 1:
        sentence = gettext(
            "All criteria must be true of the same case. Remove the ones you are not sure of."
        )
        reasons.append(sentence)
    if departments:
        reasons.append(gettext("The case may belong to a department that you do not see."))
    return reasons


def actions(typed: Typed, key: str) -> list[Link]:
    change = Link(gettext("Change the criteria"), f"{reverse('cases')}?from={key}")
    links = [change, *in_customers(typed, key)]
    id = typed_id(typed)
    if id:
        label = gettext("Open case %(id)s") % {"id": id}
        links.append(Link(label, reverse("case", args=[id])))
    return links
