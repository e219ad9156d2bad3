"""The rows of the criteria form that take custom attributes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.criteria import line

MOST_CUSTOM = 10
CUSTOM = ("custom_object", "custom_name", "custom_value")
OBJECTS = {"customer": _("Customer"), "contactPerson": _("Contact person")}


type NamesByLabel = Mapping[tuple[str, str], str]


class CustomRow(forms.Form):
    """One custom attribute and the value it must have. `objects` are those whose attributes ECE
    searches by."""

    custom_object = forms.ChoiceField(label=_("Attribute of"), required=False)
    custom_name = line(_("Custom attribute"), 128)
    custom_value = line(_("Value"), 255)

    def __init__(self, row: Mapping[str, str], place: int, objects: Sequence[str]) -> None:
        super().__init__(row, auto_id=f"custom-{place}-%s")
        self.default_object = objects[0]
        if len(objects) < 2:
            del self.fields["custom_object"]
        else:
            choice = self.fields["custom_object"]
            assert isinstance(choice, forms.ChoiceField)
            choice.choices = [(name, OBJECTS[name]) for name in objects]

    def clean(self) -> dict[str, Any]:
        name, value = self.cleaned_data.get("custom_name"), self.cleaned_data.get("custom_value")
        if value and not name and "custom_name" not in self.errors:
            self.add_error("custom_name", _("Name the attribute that has this value."))
        if name and not value and "custom_value" not in self.errors:
            self.add_error("custom_value", _("Give the whole value to look for."))
        return self.cleaned_data

    def criterion(self, names_by_label: Callable[[], NamesByLabel]) -> ece.CustomCriterion | None:
        """Return what a valid row asks for, or None for an empty one. An attribute may be typed as
        it is called on the screen."""
        typed = self.cleaned_data.get("custom_name")
        if not typed:
            return None
        object = self.cleaned_data.get("custom_object") or self.default_object
        name = names_by_label().get((object, typed.casefold()), typed)
        return ece.CustomCriterion(object, name, self.cleaned_data["custom_value"])
