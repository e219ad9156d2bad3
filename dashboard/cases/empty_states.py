"""What a case lookup says that finds nothing, and an ECE that has no lookup."""

from django.urls import reverse
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.empty_states import (
    EmptyState,
    departments_of,
    has_extension,
    in_customers,
    in_departments,
    is_id,
    reasons_of_contact,
)
from dashboard.pages.lists import Link


def no_case(agent, form, page: ece.ResultPage, key: str) -> EmptyState:
    typed = form.typed()
    departments = "" if "department" in typed else departments_of(agent)
    return EmptyState(
        heading=case_heading(form, departments),
        criteria=[
            f"{each.label}: {spellings(page) if each.field == 'phone' else each.value}"
            for each in form.criteria
        ],
        reasons=case_reasons(typed, departments),
        actions=[
            Link(gettext("Change the criteria"), f"{reverse('cases')}?from={key}"),
            *in_customers(typed, key),
            *by_case_id(typed),
        ],
        extension_of=key if "phone" in typed and not has_extension(typed) else "",
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


def case_heading(form, departments: str) -> str:
    """ "No case meets all 10 criteria." """
    alone = {
        "phone": gettext("No case belongs to a customer with exactly this phone number"),
        "email": gettext("No case belongs to a customer with exactly this e-mail address"),
        "customer": gettext("No case belongs to this customer"),
        "owner": gettext("No case has this owner"),
        "status": gettext("No case has exactly this status"),
        "department": gettext("No case belongs to exactly this department"),
        "custom": gettext("No case has exactly this value"),
    }
    match form.criteria:
        case [only]:
            said = alone.get(only.field, gettext("No case meets this"))
        case [_, _]:
            said = gettext("No case meets both criteria")
        case several:
            said = gettext("No case meets all %(count)s criteria") % {"count": len(several)}
    return in_departments(said, departments)


def case_reasons(typed: dict, departments: str) -> list[str]:
    said = reasons_of_contact(typed)
    if {"status", "department", "custom_name"} & typed.keys():
        said.append(
            gettext("ECE compares a status, a department and a custom attribute to the letter.")
        )
    if len(typed) > 1:
        said.append(
            gettext(
                "All criteria must be true of the same case. Remove the ones you are not sure of."
            )
        )
    if departments:
        said.append(gettext("The case may belong to a department that you do not see."))
    return said


def spellings(page: ece.ResultPage) -> str:
    """How the phone number was asked for."""
    return ", ".join(page.tried)


def by_case_id(typed: dict) -> list[Link]:
    """Digits that were taken for a phone number may as well be an ID."""
    digits = typed.get("phone", [""])[0]
    return (
        [Link(gettext("Open case %(id)s") % {"id": digits}, reverse("case", args=[digits]))]
        if is_id(digits)
        else []
    )
