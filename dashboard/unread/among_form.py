"""The form of the criteria that unread mail is mixed with."""

from collections.abc import Sequence
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.criteria import Criteria, line
from dashboard.pages.fields import (
    AddressField,
    PhoneField,
    SuggestingInput,
    other_spellings,
    suggest_lazily,
)
from dashboard.pages.metadata import Labels, suggested_names, suggested_values, value_displayed

OBJECT = "customer"


class AmongForm(Criteria[ece.CustomerCriteria]):
    """Level, department, a custom attribute, phone and e-mail; all that is filled in must be true.

    `levels` are those that ECE is configured with, `labels` tell how its custom attributes are
    called.
    """

    level = line(_("Level"), 255, widget=SuggestingInput)
    department = line(_("Department"), 255, widget=SuggestingInput)
    custom_name = line(_("Custom attribute"), 128, widget=SuggestingInput)
    custom_value = line(_("Value"), 255, widget=SuggestingInput)
    phone = PhoneField(label=_("Phone"))
    email = AddressField(label=_("E-mail"))

    def __init__(
        self,
        typed: MultiValueDict[str, str] | None,
        *,
        levels: Sequence[ece.Choice],
        labels: Labels,
        departments: Sequence[str],
    ) -> None:
        super().__init__(typed, auto_id="among-%s")
        self.levels = levels
        self.labels = labels
        suggest_lazily(self, "level", lambda: {each.label: each.label for each in levels})
        suggest_lazily(self, "department", lambda: {name: name for name in departments})
        suggest_lazily(self, "custom_name", lambda: suggested_names(self.searchable))
        suggest_lazily(self, "custom_value", lambda: suggested_values(self.searchable))

    @property
    def searchable(self) -> list[ece.CustomDefinition]:
        configured = self.labels.definitions_of(OBJECT)
        return [each for each in configured if not each.is_encrypted]

    def clean(self) -> dict[str, Any]:
        name, value = self.value("custom_name"), self.value("custom_value")
        if value and not name and "custom_name" not in self.errors:
            self.add_error("custom_name", _("Name the attribute that has this value."))
        if name and not value and "custom_value" not in self.errors:
            self.add_error("custom_value", _("Give the whole value to look for."))
        return self.cleaned_data

    def typed(self) -> dict[str, list[str]]:
        """Return the filled fields; a level by its stable value."""
        typed = super().typed()
        if "level" in typed:
            typed["level"] = [value_displayed(self.levels, typed["level"][0])]
        return typed

    def criteria(self) -> ece.CustomerCriteria:
        """Return what ECE searches by."""
        return ece.CustomerCriteria(
            phones=self.cleaned_data.get("phone", ()),
            email=self.value("email"),
            other_emails=other_spellings(self.value("email")),
            custom=self.custom_criteria,
        )

    @property
    def custom_criteria(self) -> tuple[ece.CustomCriterion, ...]:
        if not self.value("custom_name"):
            return ()
        name = self.labels.name(OBJECT, self.value("custom_name"))
        value = self.labels.value(OBJECT, name, self.value("custom_value"))
        return (ece.CustomCriterion(OBJECT, name, value),)
