"""What a customer search says that finds nobody."""

from django.urls import reverse
from django.utils.translation import gettext

from dashboard import ece
from dashboard.pages.empty_states import (
    EmptyState,
    departments_of,
    has_extension,
    in_cases,
    in_departments,
    is_id,
    reasons_of_contact,
)
from dashboard.pages.lists import Link


def no_customer(agent, form, page: ece.ResultPage, key: str) -> EmptyState:
    typed = form.typed()
    phone = "phone" in typed
    departments = departments_of(agent)
    return EmptyState(
        heading=heading(typed, departments),
        criteria=page.tried,
        reasons=reasons(typed, departments),
        actions=[
            Link(gettext("Change the search"), f"{reverse('customers')}?from={key}"),
            Link(gettext("Create this customer"), f"{reverse('create')}?from={key}"),
            *in_cases(typed, key),
            *by_id(typed),
        ],
        extension_of=key if phone and not has_extension(typed) else "",
    )


def heading(typed: dict, departments: str) -> str:
    """ "No customer has exactly this phone number in Service." """
    alone = {
        "phone": gettext("No customer has exactly this phone number"),
        "email": gettext("No customer has exactly this e-mail address"),
        "name": gettext("No customer has this in their name"),
        "custom_name": gettext("No customer has exactly this value"),
    }
    fields = [name for name in typed if name not in ("custom_object", "custom_value")]
    several = len(fields) > 1 or len(typed.get("custom_name", [])) > 1
    said = (
        gettext("No customer meets all of this")
        if several
        else alone.get(fields[0], gettext("No customer meets this"))
    )
    return in_departments(said, departments)


def reasons(typed: dict, departments: str) -> list[str]:
    said = reasons_of_contact(typed)
    if "custom_name" in typed:
        said.append(gettext("Names and values of custom attributes must match to the letter."))
    if len(typed) > 1:
        said.append(
            gettext(
                "All criteria must be true of the same customer. Remove the ones you are not sure of."
            )
        )
    if departments:
        said.append(gettext("The customer may belong to a department that you do not see."))
    return said


def by_id(typed: dict) -> list[Link]:
    """Digits that were taken for a phone number may as well be an ID."""
    digits = typed.get("phone", [""])[0]
    if not is_id(digits):
        return []
    return [
        Link(gettext("Open customer %(id)s") % {"id": digits}, reverse("customer", args=[digits]))
    ]
