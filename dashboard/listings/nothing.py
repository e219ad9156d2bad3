"""When there is nothing to show: what was asked, why it may be so, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
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
    return Nothing(gettext("That was the last page"), actions=[Link(gettext("First page"), asked.href(page=1))])


def no_customer(agent, form, page: ece.Page, key: str) -> Nothing:
    typed = form.typed()
    phone = "phone" in typed
    departments = departments_of(agent)
    return Nothing(
        heading=heading(typed, departments),
        asked=page.tried,
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
        gettext("No customer meets all of this") if several else alone.get(fields[0], gettext("No customer meets this"))
    )
    return in_departments(said, departments)


def departments_of(agent) -> str:
    return get_text_list([str(name) for name in agent.departments], gettext("and"))


def in_departments(said: str, departments: str) -> str:
    if not departments:
        return f"{said}."
    return gettext("%(said)s in %(departments)s.") % {"said": said, "departments": departments}


def reasons(typed: dict, departments: str) -> list[str]:
    said = reasons_of_contact(typed)
    if "custom_name" in typed:
        said.append(gettext("Names and values of custom attributes must match to the letter."))
    if len(typed) > 1:
        said.append(gettext("All criteria must be true of the same customer. Remove the ones you are not sure of."))
    if departments:
        said.append(gettext("The customer may belong to a department that you do not see."))
    return said


def reasons_of_contact(typed: dict) -> list[str]:
    said = []
    if "phone" in typed:
        said.append(gettext("ECE may hold the number with an extension. It then finds it with the extension only."))
    if "email" in typed:
        said.append(gettext("ECE compares whole addresses: a single letter more or less is another address."))
    return said


def by_id(typed: dict) -> list[Link]:
    """Digits that were taken for a phone number may as well be an ID."""
    digits = typed.get("phone", [""])[0]
    if not is_id(digits):
        return []
    return [Link(gettext("Open customer %(id)s") % {"id": digits}, reverse("customer", args=[digits]))]


def no_case(agent, form, page: ece.Page, key: str) -> Nothing:
    typed = form.typed()
    departments = "" if "department" in typed else departments_of(agent)
    return Nothing(
        heading=case_heading(form, departments),
        asked=[f"{each.label}: {spellings(page) if each.field == 'phone' else each.value}" for each in form.criteria],
        reasons=case_reasons(typed, departments),
        actions=[
            Link(gettext("Change the criteria"), f"{reverse('cases')}?from={key}"),
            *in_customers(typed, key),
            *by_case_id(typed),
        ],
        extension_of=key if "phone" in typed and not has_extension(typed) else "",
    )


def no_lookup() -> Nothing:
    return Nothing(
        heading=gettext("This ECE has no case lookup"),
        reasons=[
            gettext("ECE looks cases up by criteria since release 15, and yours answered that it can't."),
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
        said.append(gettext("ECE compares a status, a department and a custom attribute to the letter."))
    if len(typed) > 1:
        said.append(gettext("All criteria must be true of the same case. Remove the ones you are not sure of."))
    if departments:
        said.append(gettext("The case may belong to a department that you do not see."))
    return said


def spellings(page: ece.Page) -> str:
    """How the phone number was asked for."""
    return ", ".join(page.tried)


def in_cases(typed: dict, key: str) -> list[Link]:
    """From a customer search to the cases of whoever has the same phone or e-mail address."""
    label = by_contact(
        typed,
        phone=gettext("Search cases by this phone"),
        email=gettext("Search cases by this e-mail"),
        both=gettext("Search cases by the same phone and e-mail"),
    )
    return [Link(label, reverse("cases"), post={"customers": key})] if label else []


def in_customers(typed: dict, key: str) -> list[Link]:
    """From a case lookup to the customers with the same phone or e-mail address, or to the one it is about."""
    label = by_contact(
        typed,
        phone=gettext("Search customers by this phone"),
        email=gettext("Search customers by this e-mail"),
        both=gettext("Search customers by the same phone and e-mail"),
    )
    ways = [Link(label, reverse("customers"), post={"cases": key})] if label else []
    if "customer" in typed:
        id = typed["customer"][0]
        ways.append(Link(gettext("Open customer %(id)s") % {"id": id}, reverse("customer", args=[id])))
    return ways


def by_contact(typed: dict, *, phone: str, email: str, both: str) -> str:
    """The label that fits what was typed, "" where it was neither of the two."""
    match "phone" in typed, "email" in typed:
        case True, True:
            return both
        case True, False:
            return phone
        case False, True:
            return email
    return ""


def by_case_id(typed: dict) -> list[Link]:
    """Digits that were taken for a phone number may as well be an ID."""
    digits = typed.get("phone", [""])[0]
    return [Link(gettext("Open case %(id)s") % {"id": digits}, reverse("case", args=[digits]))] if is_id(digits) else []


def is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def has_extension(typed: dict) -> bool:
    return any(sign in typed["phone"][0].lower() for sign in "x#")


def no_unread(agent, actions: Sequence[Link]) -> Nothing:
    departments = get_text_list([str(name) for name in agent.departments], gettext("and"))
    said = [gettext("Everything that was sent in this window has been read, or nothing was sent.")]
    if departments:
        said.append(gettext("ECE tells of customers of %(departments)s only.") % {"departments": departments})
    return Nothing(gettext("No customer has unread secure mail sent in this window"), reasons=said, actions=actions)
