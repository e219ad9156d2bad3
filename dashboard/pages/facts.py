"""How one fact of a record is set on a page: a label with its value, or "" where ECE has no value.

Everything is escaped, because labels and values may come from ECE; values stand in <bdi>.
"""

from datetime import date, datetime
from functools import cache
from html import escape

from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from dashboard import ece
from dashboard.pages.markup import bdi, filled
from dashboard.pages.metadata import Labels
from dashboard.pages.texts import texts

COPY = (
    '<button type="button" class="copy" data-copy data-done="{}" aria-label="{}">'
    '<svg class="icon" aria-hidden="true"><use href="{}#copy"></use></svg></button>'
)


def fact(label: str, *values: object) -> str:
    """Return a <dt>/<dd> pair, or "" where none of the values says anything."""
    shown = dotted(*values)
    return pair(label, shown) if shown else ""


def custom_fact(labels: Labels, object: str, attribute: ece.CustomAttribute) -> str:
    """Return a pair for a custom attribute of a customer, contactPerson or case."""
    label = labels.label(object, attribute.name)
    return fact(label, labels.values(object, attribute))


def dotted(*values: object) -> str:
    """Return the values that say something, in one line with points between them."""
    texts = filter(None, map(words, values))
    return SafeString(" · ".join(map(bdi, texts)))


def words(value: object) -> str:
    """Return any value of a record as a person reads it, in the agent's language and time zone; ""
    for None."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            _ = texts()
            return _("yes") if value else _("no")
        case datetime():
            return date_format(localtime(value), "DATETIME_FORMAT")
        case date():
            return date_format(value, "DATE_FORMAT")
        case tuple() | list():
            return ", ".join(filter(None, map(words, value)))
    return str(getattr(value, "label", "") or getattr(value, "name", "") or value)


def pair(label: str, shown: str) -> SafeString:
    return filled("<div><dt>{}</dt><dd hx-disable>{}</dd></div>", label, shown)


def copy_button(what: str) -> SafeString:
    """Return the button that copies the <bdi> beside it; `what` tells a screen reader what that
    is."""
    before, after = copy_button_in(get_language())
    return SafeString(f"{before}{escape(what)}{after}")


@cache
def copy_button_in(_language: str | None) -> tuple[str, str]:
    """Return what stands before and after the name of what is copied, in the active language."""
    label = SafeString(gettext("Copy &#8296;%(what)s&#8297;"))
    button = filled(COPY, gettext("Copied"), label, static("img/icons.svg"))
    before, _, after = button.partition("%(what)s")
    return before, after
