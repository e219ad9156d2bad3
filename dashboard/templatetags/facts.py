"""How one fact of a record is set on a page: a label with its value, or nothing where ECE has nothing to say.

Everything goes through `format_html`: labels and values may come from ECE and are escaped, values stand in <bdi>.
"""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from django.template import Context, Library
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dashboard.pages.elements import GROUPS, PERSON, Element

register = Library()


@register.simple_tag
def fact(label: str, *values: object) -> SafeString | str:
    """Return a <dt>/<dd> pair, or "" when no value says anything."""
    shown = dotted(*values)
    return _pair(label, shown) if shown else ""


@register.simple_tag
def grouped(person: object) -> list[tuple[str, str | Promise, list[tuple[Element, object]]]]:
    """What a contact person has, in the groups and words of the form of a new customer: the name and label of each
    group, and its elements with their values. What a record never holds is not among them."""
    groups = {}
    for element in PERSON:
        if hasattr(person, element.name):
            groups.setdefault(element.group or "person", []).append(
                (element, getattr(person, element.name))
            )
    return [(name, GROUPS[name], facts) for name, facts in groups.items()]


@register.simple_tag
def consent(label: str, value: bool | None) -> SafeString:
    """Return a pair in any case: a consent that ECE does not know must not look like one that was not asked for."""
    return _pair(label, dotted(words(value) or _("not known")))


@register.inclusion_tag("pages/sensitive.html", takes_context=True)
def sensitive(context: Context, label: str, value: object, field: str, person_index: int) -> dict:
    """A pair whose value stays out of the page until the agent asked for exactly this one: `revealed` names it as
    (person index, field); what belongs to the customer itself goes by index 0."""
    revealed = context.get("revealed") == (person_index, field)
    return {
        "label": label,
        "exists": bool(words(value)),
        "text": words(value) if revealed else "",
        "field": field,
        "person_index": person_index,
        "reveal_href": context.get("reveal_href"),
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_block_tag
def folded(content: str, title: str) -> SafeString | str:
    """A folded group of facts, open when it holds what was just revealed. A group without facts is not there at all."""
    if not content.strip():
        return ""
    opened = " open" if "data-revealed" in content else ""
    return format_html(
        '<details class="folded"{}><summary>{}</summary><dl class="facts">{}</dl></details>',
        opened,
        title,
        content,
    )


@register.simple_tag
def dotted(*values: object) -> SafeString | str:
    """The values that say something, in one line with points between them."""
    return format_html_join(
        " · ", "<bdi>{}</bdi>", [(text,) for text in map(words, values) if text]
    )


@register.simple_tag
def web_link(url: str) -> SafeString:
    """A link when the text is a plain http or https address, else the text itself."""
    if not _is_web_address(url):
        return format_html("<bdi>{}</bdi>", url)
    return format_html(
        '<a href="{0}" rel="noopener noreferrer" target="_blank"><bdi>{0}</bdi></a>', url
    )


def words(value: object) -> str:
    """Any value of a record as a person reads it, in the agent's language and time zone; "" for nothing."""
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


def _pair(label: str, shown: SafeString) -> SafeString:
    return format_html("<div><dt>{}</dt><dd hx-disable>{}</dd></div>", label, shown)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not re.search(r"[\s\\\x00-\x1f]", url)
        )
    except ValueError:
        return False
