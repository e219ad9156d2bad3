"""What a list shows where it has no rows: what was searched for, why it may be so, and what to do
next."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from dashboard.models import Agent
from dashboard.pages.hrefs import href
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.sentences import listed
from dashboard.reading import phones
from dashboard.storage.searches import Typed


@dataclass(frozen=True, slots=True)
class EmptyState:
    """`extension_of` is the key of a phone search that an extension may rescue, or ""."""

    heading: str
    criteria: Sequence[str] = ()
    reasons: Sequence[str] = ()
    actions: Sequence[Link] = ()
    extension_of: str = ""


def last_page_passed(query: ListQuery) -> EmptyState:
    """Return what is shown past the end of a list, which says nothing about the search itself."""
    first = Link(gettext("First page"), query.href(page=1))
    return EmptyState(gettext("That was the last page"), actions=[first])


def departments_of(agent: Agent) -> str:
    return listed([str(name) for name in agent.departments])


def searched_in(sentence: str, departments: str) -> str:
    """Return the sentence, and one that tells the departments that were searched where they are
    known."""
    if not departments:
        return sentence
    scope = gettext("Searched in %(departments)s.") % {"departments": departments}
    return f"{sentence} {scope}"


def reasons_of_contact(typed: Typed) -> list[str]:
    reasons = []
    if "phone" in typed:
        sentence = gettext(
            "ECE may have the number with an extension; it then finds it only with that."
        )
        reasons.append(sentence)
    if "email" in typed:
        reasons.append(
            gettext(
                "ECE compares whole addresses: a single letter more or less is another address."
            )
        )
    return reasons


def in_cases(typed: Typed, key: str) -> list[Link]:
    """Return the way from a customer search to the cases of whoever has the same phone or e-mail
    address."""
    label = by_contact(
        typed,
        phone=gettext("Search cases by this phone"),
        email=gettext("Search cases by this e-mail"),
        both=gettext("Search cases by the same phone and e-mail"),
    )
    if not label:
        return []
    return [Link(label, href("cases"), post={"customers": key})]


def in_customers(typed: Typed, key: str) -> list[Link]:
    """Return the ways from a case lookup to the customers with the same phone or e-mail address, or
    to its customer."""
    ways = []
    label = by_contact(
        typed,
        phone=gettext("Search customers by this phone"),
        email=gettext("Search customers by this e-mail"),
        both=gettext("Search customers by the same phone and e-mail"),
    )
    if label:
        ways.append(Link(label, href("customers"), post={"cases": key}))
    if "customer" in typed:
        ways.append(to_customer(typed["customer"][0]))
    return ways


def to_customer(id: str) -> Link:
    return Link(gettext("Open customer %(id)s") % {"id": id}, reverse("customer", args=[id]))


def by_contact(typed: Typed, *, phone: str, email: str, both: str) -> str:
    """Return the label that fits what was typed, "" where it was neither of the two."""
    match "phone" in typed, "email" in typed:
        case True, True:
            return both
        case True, False:
            return phone
        case False, True:
            return email
    return ""


def typed_id(typed: Typed) -> str:
    """Return the digits that were taken for a phone number and may as well be an ID, or ""."""
    text = typed.get("phone", [""])[0]
    is_id = text.isascii() and text.isdigit() and len(text) <= 18
    return text if is_id else ""


def extension_of(typed: Typed, key: str) -> str:
    """Return the key of a search for a phone number without an extension, or ""."""
    if "phone" not in typed:
        return ""
    with suppress(phones.NotAPhone):
        phone = phones.find_phone(typed["phone"][0], settings.DEFAULT_COUNTRY_CODE)
        return "" if phone.extension else key
    return key
