"""When there is nothing to show: what was asked, why it may be so, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import localize
from django.utils.text import get_text_list
from django.utils.translation import gettext

from dashboard import ece
from dashboard.listings import Asked, Link


@dataclass(frozen=True, slots=True)
class Nothing:
    """`extension_of` is the key of a phone search that an extension may rescue, or ""."""

    heading: str
    asked: Sequence[str] = ()
    reasons: Sequence[str] = ()
    actions: Sequence[Link] = ()
    extension_of: str = ""


def last_page_passed(asked: Asked) -> Nothing:
    """A page past the end says nothing about the search itself."""
    back = gettext("Back to page %(page)s") % {"page": localize(asked.page - 1)}
    actions = [Link(back, asked.href(page=asked.page - 1)), Link(gettext("First page"), asked.href(page=1))]
    return Nothing(gettext("That was the last page"), actions=actions)


def no_customer(agent, form, page: ece.Page, key: str) -> Nothing:
    typed = form.typed()
    phone = "phone" in typed
    departments = get_text_list([str(name) for name in agent.departments], gettext("and"))
    return Nothing(
        heading=heading(typed, departments),
        asked=page.tried,
        reasons=reasons(typed, departments),
        actions=[Link(gettext("Change the search"), f"{reverse('customers')}?from={key}"), *by_id(typed)],
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
        gettext("No customer meets all of this") if several else alone.get(fields[0], gettext("No customer meets this"))
    )
    if not departments:
        return f"{said}."
    return gettext("%(said)s in %(departments)s.") % {"said": said, "departments": departments}


def reasons(typed: dict, departments: str) -> list[str]:
    said = []
    if "phone" in typed:
        said.append(gettext("ECE may hold the number with an extension. It then finds it with the extension only."))
    if "email" in typed:
        said.append(gettext("ECE compares whole addresses: a single letter more or less is another address."))
    if "custom_name" in typed:
        said.append(gettext("Names and values of custom attributes must match to the letter."))
    if len(typed) > 1:
        said.append(gettext("All criteria must be true of the same customer. Remove the ones you are not sure of."))
    if departments:
        said.append(gettext("The customer may belong to a department that you do not see."))
    return said


def by_id(typed: dict) -> list[Link]:
    """Digits that were taken for a phone number may as well be an ID."""
    digits = typed.get("phone", [""])[0]
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
        return []
    return [Link(gettext("Open customer %(id)s") % {"id": digits}, reverse("customer", args=[digits]))]


def has_extension(typed: dict) -> bool:
    return any(sign in typed["phone"][0].lower() for sign in "x#")
