"""The sections of the customer itself and of its contact persons."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard.creation.fields import FieldChoices
from dashboard.creation.sections import Group, Section
from dashboard.pages.elements import COMPANY, TYPES
from dashboard.pages.fields import SuggestingInput


class CustomerSection(Section):
    """What belongs to the customer itself. Elements of another customer type are neither judged nor
    sent."""

    def offer_types(self) -> None:
        self.fields["type"].widget = forms.RadioSelect(choices=TYPES)

    def offer_departments(self, departments: Sequence[str]) -> None:
        """Let the agent choose among their own departments."""
        typed = self.fields["department"]
        choices: FieldChoices = list(zip(departments, departments, strict=True))
        choices.append(("", _("No department")))
        self.fields["department"] = forms.ChoiceField(
            label=typed.label, help_text=typed.help_text, choices=choices, required=False
        )

    def suggest_departments(self, names: Sequence[str]) -> None:
        """Let the agent type a department, where it is not known which are theirs."""
        field = self.fields["department"]
        field.help_text = _("ECE needs it where customers belong to departments.")
        field.widget = SuggestingInput(field.widget.attrs)
        field.widget.suggestions = dict(
            zip(
                names,
                names,
                strict=True,
            )
        )

    def clean(self) -> dict[str, object]:
        for element in self.elements:
            if element.types and self.type not in element.types:
                self.errors.pop(element.name, None)
                self.cleaned_data.pop(element.name, None)
        return self.cleaned_data

    @property
    def type(self) -> str:
        return self["type"].value() or ""

    @property
    def is_company(self) -> bool:
        return self.type in COMPANY

    @property
    def company_name(self) -> str:
        """The name of a customer that is no individual, else ""."""
        if not self.is_company:
            return ""
        return (self["customer_name"].value() or "").strip()

    @property
    def department(self) -> str:
        return self["department"].value() or ""

    def fields_by_types(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields that only some customer types have, by the word that stands for these
        types."""
        fields: dict[str, list[forms.BoundField]] = {}
        for element in self.elements:
            if element.types:
                fields.setdefault("-".join(element.types), []).append(self[element.name])
        return list(fields.items())

    def groups(self) -> list[Group]:
        return self.groups_in_use("attributes", "custom")


class PersonSection(Section):
    place = "contactPersons.contactPerson"
    custom_group = "custom_of_person"
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
        return self.groups_in_use(*self.GROUPS)

    @property
    def first_name(self) -> str:
        return self["first_name"].value() or ""

    @property
    def full_name(self) -> str:
        """First, middle and last name, as far as they are typed."""
        words: list[str] = []
        for part in ("first_name", "middle_name", "last_name"):
            words += (self[part].value() or "").split()
        return " ".join(words)
