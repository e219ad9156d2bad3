"""From an element of the table to the field for it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.elements import Element
from dashboard.pages.fields import QUIET, AddressField, DayInput, NameField, TypedField
from dashboard.reading import phones
from dashboard.reading.days import iso_text
from dashboard.reading.social import read_handle
from dashboard.reading.text import compact_text, name_text, shed, visible

NOT_AN_ADDRESS = re.compile(r'[()\[\]:;<>"\s]|\\\\')
ADDRESS = re.compile(r"[^@]+@[^@.]+(?:\.[^@.]+)+")
WEB_ADDRESS = re.compile(r"(?:https?://)?[^\s:/?#@\\]+\.[^\s\\]+", re.IGNORECASE)
NUMBER_PARTS = ("country_code", "area_code", "number", "extension")
MISSING: dict[str, str | Promise] = {
    "first_name": _("Type a first name; ECE needs one."),
    "customer_name": _("Type the name of the customer; ECE needs one."),
    "group_type": _("Say which kind of group it is; ECE needs to know."),
    "address": _("Type the e-mail address, or empty what else is filled in for it."),
    "number": _("Type the number, or empty its other parts."),
    "address_1": _("Type the first line of the address, or empty its other parts."),
    "url": _("Type the web address, or empty what else is filled in for it."),
    "social_id": _("Type the ID that the customer has in this network."),
}

type Lists = Mapping[str, Sequence[ece.Choice]]
type FieldChoices = list[tuple[str, str | Promise]]


class FieldOptions(TypedDict):
    """What fields of every kind take; texts may be lazy."""

    label: Any
    help_text: Any
    required: bool
    error_messages: dict[str, Any]


class TextField(NameField):
    """Text that people read; where nothing of it can be seen, it counts as left empty."""


class SocialIdField(TypedField):
    """An ID in a social network, also out of the address of a profile."""

    def to_python(self, value: str | None) -> str:
        return read_handle(super().to_python(value) or "")


class LongField(TypedField):
    """Text of several lines."""

    def to_python(self, value: str | None) -> str:
        lines = (super().to_python(value) or "").splitlines()
        return "\n".join(map(name_text, lines)).strip()


class NewAddressField(AddressField):
    """An e-mail address that ECE takes for a new contact point."""

    def validate(self, value: str) -> None:
        forms.CharField.validate(self, value)
        if value and (NOT_AN_ADDRESS.search(value) or not ADDRESS.fullmatch(value)):
            raise ValidationError(_("This is not an e-mail address, such as ann@example.com."))


class WebField(TypedField):
    def to_python(self, value: str | None) -> str:
        return shed(visible(super().to_python(value) or "")).strip("<> ")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not WEB_ADDRESS.fullmatch(value):
            raise ValidationError(_("This is not a web address, such as https://www.example.com."))


class DigitsField(TypedField):
    """Digits only, of any script."""

    def to_python(self, value: str | None) -> str:
        return compact_text(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (value.isascii() and value.isdigit()):
            raise ValidationError(_("Digits only."))


class NumberPartField(TypedField):
    """A part of a phone number, with what was pasted around it; the section reads all of them
    together, and what it makes of them fits."""

    def to_python(self, value: str | None) -> str:
        return compact_text(super().to_python(value) or "")


class PastDayField(forms.DateField):
    widget = DayInput

    def to_python(self, value: Any) -> date | None:
        return super().to_python(iso_text(value or ""))

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value >= timezone.localdate():
            raise ValidationError(_("This day is not in the past."))


def field_for(element: Element, lists: Lists) -> forms.Field:
    """Return the field; its `needed` names the customer types that can't be created without it."""
    options = FieldOptions(
        label=element.label,
        help_text=element.help,
        required=element.required or bool(element.needed),
        error_messages=missing(element.name),
    )
    field = MAKERS[element.kind](element, options, lists)
    field.needed = "-".join(element.needed)  # type: ignore[attr-defined]
    return field


def missing(name: str) -> dict[str, Any]:
    """Return what the field says that was left empty."""
    return {"required": MISSING.get(name, _("Fill this in; ECE needs it."))}


def text_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    widget = forms.TextInput(attrs=QUIET)
    if element.name in NUMBER_PARTS:
        return NumberPartField(max_length=phones.LONGEST, widget=widget, **options)
    if element.name == "social_id":
        return SocialIdField(max_length=element.longest, widget=widget, **options)
    return TextField(max_length=element.longest, widget=widget, **options)


def long_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    widget = forms.Textarea(attrs={**QUIET, "rows": 2})
    return LongField(max_length=element.longest, widget=widget, **options)


def digits_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    widget = forms.TextInput(attrs={**QUIET, "inputmode": "numeric"})
    if element.name in NUMBER_PARTS:
        return NumberPartField(max_length=phones.LONGEST, widget=widget, **options)
    return DigitsField(max_length=element.longest, widget=widget, **options)


def email_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    return NewAddressField(max_length=element.longest, **options)


def web_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    widget = forms.TextInput(attrs={**QUIET, "inputmode": "url", "autocapitalize": "none"})
    return WebField(max_length=element.longest, widget=widget, **options)


def day_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    return PastDayField(input_formats=["%Y-%m-%d"], **options)


def flag_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    """Yes, no, or not asked, which is what it is until the agent says otherwise."""
    choices: FieldChoices = [("", _("Not asked")), ("true", _("Yes")), ("false", _("No"))]
    answer = {"true": True, "false": False}.get
    return forms.TypedChoiceField(
        choices=choices,
        coerce=answer,
        empty_value="",
        **options,
    )


def choice_field(
    element: Element,
    options: FieldOptions,
    lists: Lists,
) -> forms.Field:
    """One of the values that the table or this ECE has; any text where neither has one."""
    values = list(element.values) or configured_values(element, lists)
    if not values:
        return text_field(element, options, lists)
    if not (element.required and element.values):
        values.insert(0, ("", "–"))
    return forms.ChoiceField(choices=values, **options)


def configured_values(element: Element, lists: Lists) -> FieldChoices:
    return [(choice.value, choice.label) for choice in lists.get(element.source, ())]


MAKERS: dict[str, Callable[[Element, FieldOptions, Lists], forms.Field]] = {
    "text": text_field,
    "long": long_field,
    "digits": digits_field,
    "email": email_field,
    "web": web_field,
    "day": day_field,
    "flag": flag_field,
    "choice": choice_field,
}
