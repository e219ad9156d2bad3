"""From an element of the table to the field for it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dashboard.pages.elements import Element
from dashboard.pages.fields import QUIET, AddressField, DayInput

NOT_AN_ADDRESS = re.compile(r'[()\[\]:;<>"\s]|\\\\')
ADDRESS = re.compile(r"[^@]+@[^@.][^@]*\.[^@]*[^@.]")
WEB_ADDRESS = re.compile(r"(?:https?://)?[^\s:/?#@\\]+\.[^\s\\]+", re.IGNORECASE)
MISSING = {
    "first_name": _("Type a first name; ECE needs one."),
    "customer_name": _("Type the name of the customer; ECE needs one."),
    "group_type": _("Say which kind of group it is; ECE needs to know."),
    "address": _("Type the e-mail address, or empty what else is filled in for it."),
    "number": _("Type the number, or empty its other parts."),
    "address_1": _("Type the first line of the address, or empty its other parts."),
    "url": _("Type the web address, or empty what else is filled in for it."),
    "social_id": _("Type the ID that the customer has in this network."),
}

type Lists = Mapping[str, Sequence]


class NewAddressField(AddressField):
    """An e-mail address that ECE takes for a new contact point."""

    def validate(self, value: str) -> None:
        forms.CharField.validate(self, value)
        if value and (NOT_AN_ADDRESS.search(value) or not ADDRESS.fullmatch(value)):
            raise ValidationError(_("This is not an e-mail address, such as ann@example.com."))


class WebField(forms.CharField):
    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not WEB_ADDRESS.fullmatch(value):
            raise ValidationError(_("This is not a web address, such as https://www.example.com."))


class DigitsField(forms.CharField):
    """Digits only; a plus sign before them, as people write country codes, is taken away."""

    def to_python(self, value: str | None) -> str:
        return super().to_python(value).removeprefix("+")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not (value.isascii() and value.isdigit()):
            raise ValidationError(_("Digits only."))


class PastDayField(forms.DateField):
    def __init__(self, **kwargs) -> None:
        super().__init__(widget=DayInput, input_formats=["%Y-%m-%d"], **kwargs)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and value >= timezone.localdate():
            raise ValidationError(_("This day is not in the past."))


def field_for(element: Element, lists: Lists) -> forms.Field:
    """The field; its `needed` names the customer types that can't be created without it."""
    about = {
        "label": element.label,
        "help_text": element.help,
        "required": element.required or bool(element.needed),
    }
    field = KINDS[element.kind](element, about | {"error_messages": missing(element.name)}, lists)
    field.needed = "-".join(element.needed)
    return field


def missing(name: str) -> dict[str, str | Promise]:
    return {"required": MISSING.get(name, _("Fill this in; ECE needs it."))}


def text_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    return forms.CharField(max_length=element.longest, widget=forms.TextInput(attrs=QUIET), **about)


def long_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    return forms.CharField(
        max_length=element.longest, widget=forms.Textarea(attrs=QUIET | {"rows": 2}), **about
    )


def digits_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    widget = forms.TextInput(attrs=QUIET | {"inputmode": "numeric"})
    return DigitsField(max_length=element.longest, widget=widget, **about)


def email_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    return NewAddressField(max_length=element.longest, **about)


def web_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    widget = forms.TextInput(attrs=QUIET | {"inputmode": "url", "autocapitalize": "none"})
    return WebField(max_length=element.longest, widget=widget, **about)


def day_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    return PastDayField(**about)


def flag_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    """Yes, no, or not asked, which is what it is until the agent says otherwise."""
    choices = [("", _("Not asked")), ("true", _("Yes")), ("false", _("No"))]
    answer = {"true": True, "false": False}.get
    return forms.TypedChoiceField(choices=choices, coerce=answer, empty_value="", **about)


def choice_field(element: Element, about: dict, lists: Lists) -> forms.Field:
    values = element.values or [
        (choice.value, choice.label) for choice in lists.get(element.source, ())
    ]
    if not values:
        return text_field(element, about, lists)
    nothing = [] if element.required and element.values else [("", "–")]
    return forms.ChoiceField(choices=[*nothing, *values], **about)


KINDS: dict[str, Callable[[Element, dict, Lists], forms.Field]] = {
    "text": text_field,
    "long": long_field,
    "digits": digits_field,
    "email": email_field,
    "web": web_field,
    "day": day_field,
    "flag": flag_field,
    "choice": choice_field,
}
