"""How one fact of a record is set on a page: a label with its value, or "" where ECE has no value.

Everything is escaped, because labels and values may come from ECE; values stand in <bdi>.
"""

import re
from datetime import date, datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.template import Context, Library
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dashboard import ece
from dashboard.pages.elements import COMPANY_ELEMENTS, GROUPS, PERSON, Element
from dashboard.pages.markup import bdi, filled
from dashboard.pages.metadata import Labels

register = Library()


class FactGroup(NamedTuple):
    """What a contact person has of one group of the form of a new customer: its elements with their
    values."""

    name: str
    label: str | Promise
    facts: list[tuple[Element, object]]


@register.simple_tag
def fact(label: str, *values: object) -> str:
    """Return a <dt>/<dd> pair, or "" where none of the values says anything."""
    shown = dotted(*values)
    return pair(label, shown) if shown else ""


@register.simple_tag(takes_context=True)
def custom_fact(context: Context, object: str, attribute: ece.CustomAttribute) -> str:
    """Return a pair for a custom attribute of a customer, contactPerson or case, as the page's
    `labels` call it."""
    labels: Labels = context["labels"]
    return fact(labels.label(object, attribute.name), labels.values(object, attribute))


@register.simple_tag(takes_context=True)
def custom_words(context: Context, object: str, attribute: ece.CustomAttribute) -> str:
    """Return the same on one line."""
    labels: Labels = context["labels"]
    label = labels.label(object, attribute.name)
    return filled("<bdi>{}</bdi> {}", label, dotted(labels.values(object, attribute)))


@register.simple_tag
def grouped(person: object) -> list[FactGroup]:
    """Return what a contact person has, in the groups and words of the form of a new customer. What
    a record never has is not among them."""
    facts: dict[str, list[tuple[Element, object]]] = {}
    for element in PERSON:
        if hasattr(person, element.name):
            value = getattr(person, element.name)
            facts.setdefault(element.group or "person", []).append((element, value))
    return [FactGroup(name, GROUPS[name], of_group) for name, of_group in facts.items()]


@register.simple_tag
def company_facts(customer: ece.Customer) -> list[tuple[Element, object]]:
    """Return what only a group or a corporation has, in the words of the form of a new one."""
    return [(element, getattr(customer, element.name)) for element in COMPANY_ELEMENTS]


@register.simple_tag
def consent(label: str, value: bool | None) -> str:
    """Return a pair in any case: a consent that ECE does not know must not look like one that was
    not asked for."""
    return pair(label, dotted(words(value) or _("not known")))


@register.inclusion_tag("pages/sensitive.html", takes_context=True)
def sensitive(
    context: Context, label: str, value: object, field: str, person_index: int
) -> dict[str, Any]:
    """Show a pair whose value stays out of the page until the agent asks for exactly this one:
    `revealed` names it as (person index, field); what belongs to the customer itself goes by index
    0."""
    is_revealed = context.get("revealed") == (person_index, field)
    return {
        "label": label,
        "exists": bool(words(value)),
        "text": words(value) if is_revealed else "",
        "field": field,
        "person_index": person_index,
        "reveal_href": context.get("reveal_href"),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_block_tag
def folded(content: str, title: str) -> str:
    """Return a folded group of facts, open where it holds what was just revealed; "" for a group
    without facts."""
    if not content.strip():
        return ""
    opened = " open" if "data-revealed" in content else ""
    return filled(
        '<details class="folded"{}><summary>{}</summary><dl class="facts">{}</dl></details>',
        opened,
        str(title),
        content,
    )


@register.simple_tag
def dotted(*values: object) -> str:
    """Return the values that say something, in one line with points between them."""
    texts = filter(None, map(words, values))
    return SafeString(" · ".join(map(bdi, texts)))


@register.simple_tag
def web_link(url: str) -> str:
    """Return a link where the text is a plain http or https address, else the text itself."""
    if not is_web_address(url):
        return bdi(url)
    return filled('<a href="{0}" rel="noopener noreferrer" target="_blank"><bdi>{0}</bdi></a>', url)


def words(value: object) -> str:
    """Return any value of a record as a person reads it, in the agent's language and time zone; ""
    for None."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return date_format(localtime(value), "DATETIME_FORMAT")
        case date():
            return date_format(value, "DATE_FORMAT")
        case tuple() | list():
            return ", ".join(filter(None, map(words, value)))
    return str(getattr(value, "label", "") or getattr(value, "name", "") or value)


def pair(label: str, shown: str) -> SafeString:
    return filled("<div><dt>{}</dt><dd hx-disable>{}</dd></div>", str(label), shown)


def is_web_address(url: str) -> bool:
    if re.search(r"[\s\\\x00-\x1f]", url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
