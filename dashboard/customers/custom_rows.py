"""The rows of the criteria form that take custom attributes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.criteria import line
from dashboard.pages.fields import SuggestingInput, suggest_lazily
from dashboard.pages.metadata import Labels, suggested_names, suggested_values
from dashboard.storage.searches import Typed

MOST_CUSTOM = 10
CUSTOM = ("custom_object", "custom_name", "custom_value")
OBJECTS = {"customer": _("Customer"), "contactPerson": _("Contact person")}


def in_words(typed: Typed, labels: Labels) -> Typed:
    """Return what was typed with custom attributes and their values as they are called."""
    rows = list(zip(*(typed.get(name, []) for name in CUSTOM), strict=True))
    if not rows:
        return typed
    return {
        **typed,
        "custom_name": [labels.label(object, name) for object, name, _value in rows],
        "custom_value": [labels.displayed_value(*row) for row in rows],
    }


class CustomRow(forms.Form):
    """One custom attribute and the value it must have. `objects` are those whose attributes ECE
    searches by; `labels` tell how this ECE calls them."""

    custom_object = forms.ChoiceField(label=_("Attribute of"), required=False)
    custom_name = line(_("Custom attribute"), 128, widget=SuggestingInput)
    custom_value = line(_("Value"), 255, widget=SuggestingInput)

    def __init__(
        self, row: Mapping[str, str], place: int, objects: Sequence[str], labels: Labels
    ) -> None:
        super().__init__(displayed(row, objects, labels), auto_id=f"custom-{place}-%s")
        self.objects = objects
        self.labels = labels
        suggest_lazily(self, "custom_name", lambda: suggested_names(self.searchable))
        suggest_lazily(self, "custom_value", lambda: suggested_values(self.searchable))
        if len(objects) < 2:
            del self.fields["custom_object"]
        else:
            choice = self.fields["custom_object"]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = [(name, OBJECTS[name]) for name in objects]

    @property
    def searchable(self) -> list[ece.CustomDefinition]:
        """The attributes that ECE searches by; it does not where a value is encrypted."""
        definitions: list[ece.CustomDefinition] = []
        for object in self.objects:
            configured = self.labels.definitions_of(object)
            definitions += [each for each in configured if not each.is_encrypted]
        return definitions

    def clean(self) -> dict[str, Any]:
        name, value = self.cleaned_data.get("custom_name"), self.cleaned_data.get("custom_value")
        if value and not name and "custom_name" not in self.errors:
            self.add_error("custom_name", _("Name the attribute that has this value."))
        if name and not value and "custom_value" not in self.errors:
            self.add_error("custom_value", _("Give the whole value to look for."))
        return self.cleaned_data

    @property
    def criterion(self) -> ece.CustomCriterion | None:
        """What a valid row asks for, None for an empty one. An attribute and a value may be typed
        as they are called on the screen."""
        typed = self.cleaned_data.get("custom_name")
        if not typed:
            return None
        object = self.cleaned_data.get("custom_object") or self.objects[0]
        name = self.labels.name(object, typed)
        value = self.labels.value(object, name, self.cleaned_data["custom_value"])
        return ece.CustomCriterion(object, name, value)

    def refuse_second_value(self) -> None:
        """Mark a row whose attribute must have another value already."""
        sentence = _("This ECE can't search one attribute by two values. Empty one of the two.")
        self.add_error("custom_name", sentence)


def displayed(row: Mapping[str, str], objects: Sequence[str], labels: Labels) -> Mapping[str, str]:
    """Return the row with attribute and value as they are called on the screen."""
    name, value = row.get("custom_name", ""), row.get("custom_value", "")
    if not name:
        return row
    object = row.get("custom_object") or objects[0]
    label = labels.label(object, name)
    return {
        **row,
        "custom_name": label,
        "custom_value": labels.displayed_value(object, name, value),
    }
