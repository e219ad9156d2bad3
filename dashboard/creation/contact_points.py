"""The section of one contact point: a phone, an e-mail address, a postal address, a website, a
social network."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple
from typing import Literal, cast

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dashboard.creation.fields import FieldChoices
from dashboard.creation.sections import Group, Section, folded
from dashboard.pages.elements import POINT_NAMES, PRIORITIES
from dashboard.pages.fields import SEVERAL_NUMBERS
from dashboard.reading import phones

type PointKind = Literal["email", "phone", "postal", "website", "social"]

KINDS: tuple[PointKind, ...] = ("email", "phone", "postal", "website", "social")
NUMBER_PARTS = ("country_code", "area_code", "number", "extension")
FIRST_TYPES = {"phone": "home", "postal": "home", "social": "Facebook"}


def defaults_of(kind: PointKind) -> dict[str, str]:
    """Return what a new contact point of this kind begins with; it does not count as filled."""
    defaults = {}
    if kind in FIRST_TYPES:
        defaults["type"] = FIRST_TYPES[kind]
    if kind == "phone":
        defaults["country_code"] = settings.DEFAULT_COUNTRY_CODE
    return defaults


class ContactPointSection(Section):
    """A contact point of one `kind`. Under it, in the element with the id `slot`, stands who has
    its address or number already."""

    kind: PointKind
    slot: str = ""

    def become(self, kind: PointKind) -> None:
        self.kind = kind
        self.place = f"contactPersons.contactPerson.contactPoints.contactPoint.type.{kind}"
        choices: FieldChoices = [("", "–"), *PRIORITIES]
        field = forms.ChoiceField(
            label=_("Priority"),
            choices=choices,
            required=False,
        )
        self.fields["priority"] = field

    def offer_persons(self, names: Sequence[str]) -> None:
        """Let the agent say whose contact point it is."""
        choices: FieldChoices = [(str(number), name) for number, name in enumerate(names)]
        field = forms.ChoiceField(
            label=_("Belongs to"),
            choices=choices,
            required=False,
        )
        self.fields["person"] = field
        self.initial.setdefault("person", "0")

    @property
    def name(self) -> str:
        return str(POINT_NAMES[self.kind])

    @property
    def more(self) -> Group:
        """What is rarely filled in: when to call, how important it is, custom attributes."""
        fields = [
            *self.fields_of("more"),
            self["priority"],
            *self.fields_of("custom"),
        ]
        return folded(f"{self.prefix}-more", gettext("More"), fields)

    def clean(self) -> dict[str, object]:
        """Put a phone number together and take it apart again: what was typed as one number, or
        with a trunk digit, is stored as callers will find it, and shown so."""
        try:
            parts = self.read_number()
        except phones.NotAPhone as refusal:
            name = refusal.field or "number"
            if name not in self.errors:
                self.add_error(name, sentence_of(refusal))
            return self.cleaned_data
        if parts is None:
            return self.cleaned_data
        for name, value in zip(NUMBER_PARTS, astuple(parts), strict=True):
            if name in self.cleaned_data:
                self.cleaned_data[name] = value
                self.show(name, value)
        return self.cleaned_data

    def show(self, name: str, value: str) -> None:
        """Show another value in a field than the one that was posted."""
        if self.typed(name) == value:
            return
        data = cast("MultiValueDict[str, str]", self.data).copy()
        data[self.add_prefix(name)] = value
        self.data = data

    @property
    def number_parts(self) -> phones.Parts | None:
        """The phone number as it will be stored; None where there is none yet, or none at all."""
        with suppress(phones.NotAPhone):
            return self.read_number()
        return None

    def read_number(self) -> phones.Parts | None:
        """Return the phone number as it will be stored, None where none was typed. Errors:
        NotAPhone."""
        if self.kind != "phone" or not self.typed("number"):
            return None
        country, area, number, extension = map(self.typed, NUMBER_PARTS)
        return phones.read_parts(country, area, number, extension, settings.DEFAULT_COUNTRY_CODE)

    @property
    def digits(self) -> str:
        """A phone number as ECE will find it: country, area, number and extension run together. ""
        without a number."""
        parts = self.number_parts
        if parts is None:
            return ""
        return parts.digits

    @property
    def has_extension(self) -> bool:
        parts = self.number_parts
        return bool(parts and parts.extension)

    @property
    def contact_value(self) -> str:
        """The address or number by which a customer who has it already is searched; "" where there
        is none yet."""
        if self.is_blank or self.errors:
            return ""
        if self.kind == "email":
            return str(self.cleaned_data["address"])
        return self.digits

    @property
    def is_checked(self) -> bool:
        """Whether another customer may have the same."""
        return self.kind in ("email", "phone")

    @property
    def main_field(self) -> forms.BoundField:
        """The field of an e-mail address or of a number."""
        if self.kind == "email":
            return self["address"]
        return self["number"]

    def point_to_duplicates(self) -> None:
        """Mark the main field as wrong, and described by what stands under the contact point."""
        marks = {"aria-invalid": "true", "aria-describedby": self.slot}
        self.main_field.field.widget.attrs.update(marks)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling under which ECE may hold the same phone number."""
        parts = self.number_parts
        if parts is None:
            return ()
        return phones.spellings_of(parts.phone, settings.DEFAULT_COUNTRY_CODE)

    @property
    def person_number(self) -> int:
        """Whose it is: 0 for the first contact person."""
        if "person" not in self.fields or self.errors:
            return 0
        return int(self.typed("person") or 0)

    @property
    def priority(self) -> str:
        cleaned = getattr(self, "cleaned_data", {})
        return str(cleaned.get("priority", ""))

    def typed(self, name: str) -> str:
        return str(self[name].value() or "")


def sentence_of(refusal: phones.NotAPhone) -> str:
    if refusal.several:
        return str(SEVERAL_NUMBERS)
    if refusal.field in ("country_code", "extension"):
        return gettext("Digits only.")
    return gettext("This is not a phone number. Type its digits.")
