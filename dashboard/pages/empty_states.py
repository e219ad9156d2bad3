"""What a list says when there is nothing to show: what was searched for, why it may be so, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext

from dashboard.pages.lists import Link, ListQuery


@dataclass(frozen=True, slots=True)
class EmptyState:
    """`extension_of` is the key of a phone search that an extension may rescue, or ""."""

    heading: str
    criteria: Sequence[str] = ()
    reasons: Sequence[str] = ()
    actions: Sequence[Link] = ()
    extension_of: str = ""


def last_page_passed(asked: ListQuery) -> EmptyState:
    """A page past the end says nothing about the search itself."""
    return EmptyState(
        gettext("That was the last page"), actions=[Link(gettext("First page"), asked.href(page=1))]
    )


def departments_of(agent) -> str:
    return get_text_list([str(name) for name in agent.departments], gettext("and"))


def in_departments(said: str, departments: str) -> str:
    if not departments:
        return f"{said}."
    return gettext("%(said)s in %(departments)s.") % {"said": said, "departments": departments}


def reasons_of_contact(typed: dict) -> list[str]:
    said = []
    if "phone" in typed:
        said.append(
            gettext(
                "ECE may hold the number with an extension. It then finds it with the extension only."
            )
        )
    if "email" in typed:
        said.append(
            gettext(
                "ECE compares whole addresses: a single letter more or less is another address."
            )
        )
    return said


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
        ways.append(
            Link(gettext("Open customer %(id)s") % {"id": id}, reverse("customer", args=[id]))
        )
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


def is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def has_extension(typed: dict) -> bool:
    return any(sign in typed["phone"][0].lower() for sign in "x#")
