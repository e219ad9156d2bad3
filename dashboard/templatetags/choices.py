"""The options of a select box, made at once: in the form of a new customer a template for each of
them costs more than the rest of the field."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms.utils import flatatt
from django.template import Library
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = Library()

type Option = Mapping[str, Any]
type Group = tuple[str | None, Iterable[Option], int]


@register.filter
def options(groups: Iterable[Group]) -> SafeString:
    """Return the elements of what Django calls the `optgroups` of a widget."""
    return format_html_join("", "{}", ((group_of(*group),) for group in groups))


def group_of(label: str | None, choices: Iterable[Option], _index: int) -> SafeString:
    elements = format_html_join("", '<option value="{}"{}>{}</option>', map(parts, choices))
    if label:
        return format_html('<optgroup label="{}">{}</optgroup>', label, elements)
    return elements


def parts(option: Option) -> tuple[str, str, str]:
    attributes = flatatt(option["attrs"]) if option["attrs"] else ""
    return str(option["value"]), attributes, option["label"]
