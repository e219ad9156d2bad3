"""What the page of a customer says of it and of its contact persons, in the words of the form of a
new customer.

A page has a hundred facts, so they are set in Python, which takes a tenth of a template's time.
What is sensitive stays out of it until the agent asks for exactly this value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from dashboard import ece
from dashboard.pages.elements import COMPANY_ELEMENTS, GROUPS, PERSON, Element
from dashboard.pages.facts import copy_button, custom_fact, dotted, fact, pair, words
from dashboard.pages.markup import bdi, escaped, filled, joined
from dashboard.pages.metadata import Labels
from dashboard.pages.texts import texts

GROUP = '<details class="folded"{}><summary>{}</summary><dl class="facts">{}</dl></details>'
POINT = (
    '<div><dt>{}</dt><dd hx-disable><span class="copyable">{}{}</span>'
    '<span class="quiet"><span>{}</span>{}</span></dd></div>'
)
REVEALED = (
    '<span class="revealed" tabindex="-1" data-revealed data-focus hx-disable><bdi>{}</bdi></span>'
)
VEILED = (
    '<div><dt>{0}</dt><dd>{1}<span class="veiled"{2}><span aria-hidden="true">••••</span>'
    '<button class="plain" name="field" value="{3}">{4}<span class="visually-hidden"> {0}</span>'
    "</button></span></dd></div>"
)

type Revealed = tuple[int, str] | None


class Labelled(NamedTuple):
    """An element, and its label in one language."""

    element: Element
    label: str


class Group(NamedTuple):
    """Elements of a contact person that stand together in the form of a new customer."""

    name: str
    heading: str
    elements: list[Labelled]


@cache
def groups_in(_language: str | None) -> list[Group]:
    """Return the elements of a contact person by their groups, in the active language."""
    groups = {name: Group(name, str(heading), []) for name, heading in GROUPS.items()}
    for each in labelled(PERSON):
        if hasattr(ece.ContactPerson, each.element.name):
            groups[each.element.group or "person"].elements.append(each)
    return [group for group in groups.values() if group.elements]


@cache
def company_elements_in(_language: str | None) -> list[Labelled]:
    """Return the elements of a customer, in the active language."""
    return labelled(COMPANY_ELEMENTS)


def labelled(elements: Iterable[Element]) -> list[Labelled]:
    return [Labelled(element, str(element.label)) for element in elements]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is said of one contact person. `points` is the list of ways to reach it, `groups` what
    it is like, folded."""

    name: str
    summary: str
    points: str
    groups: str


class CustomerFacts:
    """Sets the facts of one customer.

    `revealed` is the one sensitive value that the agent asked for, as (index of the contact person,
    field); what belongs to the customer itself goes by index 0.
    """

    def __init__(self, customer: ece.Customer, labels: Labels, revealed: Revealed) -> None:
        self.customer = customer
        self.labels = labels
        self.revealed = revealed
        self.texts = texts()
        self.language = get_language()

    def persons(self) -> list[PersonFacts]:
        persons = enumerate(self.customer.contact_persons)
        return [self.person(person, index) for index, person in persons]

    def person(self, person: ece.ContactPerson, index: int) -> PersonFacts:
        groups = [self.group(group, person, index) for group in groups_in(self.language)]
        return PersonFacts(
            name=person.name,
            summary=dotted(person.job_title, person.type),
            points=self.points(person.contact_points),
            groups=joined(groups),
        )

    def group(self, group: Group, person: ece.ContactPerson, index: int) -> str:
        """Return a folded group, open where it holds what was just revealed; "" where it is
        empty."""
        facts = [self.element(each, person, index) for each in group.elements]
        if group.name == "person":
            facts += [
                custom_fact(self.labels, "contactPerson", each) for each in person.custom_attributes
            ]
        shown = joined(facts)
        if not shown:
            return ""
        is_open = any(self.revealed == (index, each.element.name) for each in group.elements)
        return filled(GROUP, SafeString(" open" if is_open else ""), group.heading, shown)

    def attributes(self, *, lacks_custom: bool) -> SafeString:
        """Return what the customer itself is like. `lacks_custom` is whether its custom attributes
        were not asked for."""
        _ = self.texts
        customer = self.customer
        facts = [self.element(each, customer) for each in company_elements_in(self.language)]
        facts += [
            fact(_("Level"), customer.level),
            fact(_("Role"), customer.role),
            fact(_("Industry"), customer.industry),
            fact(_("Market segment"), customer.market_segment),
            fact(_("Entitlements"), customer.entitlements),
            fact(_("Referred by"), customer.how_referred),
            fact(_("Preferred agent"), customer.preferred_agent),
            self.sensitive(_("PIN"), self.pin_or_none(), "pin"),
        ]
        facts += [custom_fact(self.labels, "customer", each) for each in customer.custom_attributes]
        if lacks_custom:
            facts.append(self.sensitive(_("Custom attributes"), _("not asked for"), "custom"))
        facts += [
            fact(_("Created"), customer.created, customer.created_by),
            fact(_("Last modified"), customer.last_modified, customer.last_modified_by),
        ]
        return joined(facts)

    def element(
        self, each: Labelled, owner: ece.Customer | ece.ContactPerson, index: int = 0
    ) -> str:
        element, label = each
        value = getattr(owner, element.name)
        if value is None:
            # A consent was asked for, whether ECE knows it or not.
            return self.not_known(label) if element.group == "consent" else ""
        text = words(value)
        if element.is_sensitive:
            return self.sensitive(label, text, element.name, index)
        return pair(label, bdi(text)) if text else ""

    def not_known(self, label: str) -> str:
        _ = self.texts
        return pair(label, bdi(_("not known")))

    def pin_or_none(self) -> str:
        """Return the PIN, or that there is none; whether there is one is known only once it was
        asked for."""
        _ = self.texts
        if self.revealed != (0, "pin"):
            return _("not asked for")
        unknown = _("Part of ECE's answer can't be read.") if self.customer.unreadable else ""
        return self.customer.pin or unknown or _("none")

    def sensitive(self, label: str, text: str, field: str, index: int = 0) -> str:
        """Return the label with a button that reveals the value; with the value where it was just
        revealed."""
        if not text:
            return ""
        _ = self.texts
        if self.revealed != (index, field):
            return filled(VEILED, label, "", SafeString(""), field, _("Reveal"))
        shown = filled(REVEALED, text)
        return filled(VEILED, label, shown, SafeString(" hidden"), field, _("Reveal"))

    def points(self, points: Iterable[ece.ContactPoint]) -> SafeString:
        shown = joined([self.point(point) for point in points])
        return filled('<dl class="reach">{}</dl>', shown) if shown else shown

    def point(self, point: ece.ContactPoint) -> str:
        text = web_link(point.url) if point.kind == "website" else bdi(point.text)
        beside = [self.custom(each) for each in point.custom_attributes]
        if point.priority:
            beside.insert(0, priority(point.priority.label))
        return filled(
            POINT,
            self.kind_label(point.kind),
            text,
            copy_button(point.text),
            dotted(point.type, point.days, point.times),
            joined(beside),
        )

    def kind_label(self, kind: str) -> str:
        _ = self.texts
        match kind:
            case "phone":
                return _("Phone")
            case "email":
                return _("E-mail")
            case "postal":
                return _("Address")
            case "website":
                return _("Website")
        return _("Social network")

    def custom(self, attribute: ece.CustomAttribute) -> str:
        label = self.labels.label("contactPoint", attribute.name)
        values = dotted(self.labels.values("contactPoint", attribute))
        return filled("<span><bdi>{}</bdi> {}</span>", label, values)


def priority(label: str) -> SafeString:
    _ = texts()
    text = _("priority <bdi>%(priority)s</bdi>") % {"priority": escaped(label)}
    return SafeString(f"<span>{text}</span>")


def web_link(url: str) -> str:
    """Return a link where the text is a plain http or https address, else the text itself."""
    if not is_web_address(url):
        return bdi(url)
    return filled('<a href="{0}" rel="noopener noreferrer" target="_blank"><bdi>{0}</bdi></a>', url)


def is_web_address(url: str) -> bool:
    if re.search(r"[\s\\\x00-\x1f]", url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
