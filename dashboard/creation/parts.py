"""The three kinds of sections: the customer itself, its contact persons, and their contact points."""

import re
from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dashboard import phones
from dashboard.creation.sections import Group, Section
from dashboard.pages.elements import COMPANY, POINT_NAMES, PRIORITIES
from dashboard.pages.fields import SuggestingInput

NUMBER_PARTS = ("country_code", "area_code", "number", "extension")


class Customer(Section):
    """What belongs to the customer itself. Elements of another customer type are neither judged nor sent."""

    place = ""

    def offer(self, departments: Sequence[str], suggested: Sequence[str]) -> None:
        """Let the agent choose among their departments; where those are not known, let them type, with suggestions."""
        self.fields["type"].widget = forms.RadioSelect(choices=self.fields["type"].choices)
        department = self.fields["department"]
        if not departments:
            department.help_text = _("ECE needs it where customers belong to departments.")
            department.widget = SuggestingInput(department.widget.attrs)
            department.widget.suggestions = {name: name for name in suggested}
            return
        choices = [*((name, name) for name in departments), ("", _("No department"))]
        self.fields["department"] = forms.ChoiceField(
            label=department.label, help_text=department.help_text, choices=choices, required=False
        )

    def clean(self) -> dict:
        for element in self.elements:
            if element.types and self.type not in element.types:
                self.errors.pop(element.name, None)
                self.cleaned_data.pop(element.name, None)
        return self.cleaned_data

    @property
    def type(self) -> str:
        return self["type"].value() or ""

    @property
    def company_name(self) -> str:
        """The name of a customer that is no individual."""
        return (self["customer_name"].value() or "").strip() if self.type in COMPANY else ""

    @property
    def department(self) -> str:
        return self["department"].value() or ""

    def of_types(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields that only some customer types have, by the word that stands for these types."""
        kinds = {}
        for element in self.elements:
            if element.types:
                kinds.setdefault("-".join(element.types), []).append(self[element.name])
        return list(kinds.items())

    def groups(self) -> list[Group]:
        return [group for group in map(self.group, ("attributes", "custom")) if group.fields]


class Person(Section):
    place = "contactPersons.contactPerson"
    GROUPS = (
        "person",
        "consent",
        "work",
        "family",
        "identification",
        "furigana",
        "greeting",
        "custom_of_person",
    )

    def groups(self) -> list[Group]:
        return [group for group in map(self.group, self.GROUPS) if group.fields]


class Point(Section):
    """A contact point of one `kind`. Where there are several persons it says whose it is. Under it, in the element with
    the id `slot`, stands who has its address or number already."""

    kind = ""
    slot = ""

    def become(self, kind: str, persons: Sequence[str]) -> None:
        self.kind = kind
        choices = [("", "–"), *PRIORITIES]
        self.fields["priority"] = forms.ChoiceField(
            label=_("Priority"), choices=choices, required=False
        )
        if len(persons) > 1:
            whose = [(str(number), name) for number, name in enumerate(persons)]
            self.fields["person"] = forms.ChoiceField(
                label=_("Belongs to"), choices=whose, required=False
            )
            self.initial.setdefault("person", "0")

    @staticmethod
    def defaults(kind: str) -> dict[str, str]:
        """What a new row of this kind begins with; it does not count as filled."""
        usual = {
            "phone": {"type": "home"},
            "postal": {"type": "home"},
            "social": {"type": "Facebook"},
        }.get(kind, {})
        return usual | ({"country_code": settings.DEFAULT_COUNTRY_CODE} if kind == "phone" else {})

    @property
    def place(self) -> str:
        return f"contactPersons.contactPerson.contactPoints.contactPoint.type.{self.kind}"

    @property
    def name(self) -> str:
        return POINT_NAMES[self.kind]

    @property
    def more(self) -> Group:
        """What is rarely filled in: when to call, how important it is, custom attributes."""
        rare = [*self.group("more").fields, self["priority"], *self.group("custom").fields]
        filled = sum(1 for field in rare if not field.is_hidden and field.value())
        is_open = bool(filled) or any(field.errors for field in rare)
        return Group(f"{self.prefix}-more", gettext("More"), rare, filled, is_open)

    @property
    def digits(self) -> str:
        """A phone number as ECE will find it: country, area, number and extension run together. "" without a number."""
        if self.kind != "phone" or not self["number"].value():
            return ""
        return re.sub(r"[^0-9]", "", "".join(self[part].value() or "" for part in NUMBER_PARTS))

    @property
    def has_extension(self) -> bool:
        return bool(self["extension"].value())

    @property
    def asked(self) -> str:
        """The address or number by which a customer who has it already can be found; "" where there is none yet."""
        if self.is_blank or self.errors:
            return ""
        return self.cleaned_data["address"] if self.kind == "email" else self.digits

    @property
    def is_looked_for(self) -> bool:
        """Whether another customer may be found by it."""
        return self.kind in ("email", "phone")

    @property
    def main(self) -> forms.BoundField:
        """The field of an e-mail address or of a number."""
        return self["address" if self.kind == "email" else "number"]

    def mark_as_held(self) -> None:
        self.main.field.widget.attrs |= {"aria-invalid": "true", "aria-describedby": self.slot}

    @property
    def spellings(self) -> tuple[str, ...]:
        """The one or two spellings of a phone number by which its section is looked for."""
        parts = {part: self[part].value() or "" for part in NUMBER_PARTS}
        country = f"+{parts['country_code'].lstrip('+')}" if parts["country_code"] else ""
        extension = f" ext {parts['extension']}" if parts["extension"] else ""
        try:
            return phones.spellings(f"{country}{parts['area_code']} {parts['number']}{extension}")[
                :2
            ]
        except phones.NotAPhone:
            return (self.digits,)

    @property
    def person(self) -> int:
        return (
            int(self["person"].value() or 0) if "person" in self.fields and not self.errors else 0
        )

    @property
    def priority(self) -> str:
        return getattr(self, "cleaned_data", {}).get("priority", "")
