"""Customer search: the criteria that the configured ECE can search by, all joined by "and"."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dashboard.pages.criteria import Criteria, Criterion, line
from dashboard.pages.fields import AddressField, BoundField, PhoneField

MOST_CUSTOM = 10
TYPES = [
    ("", _("Any type")),
    ("individual", _("Individual")),
    ("corporate", _("Corporate")),
    ("group", _("Group")),
]
CUSTOM = ("custom_object", "custom_name", "custom_value")


class CustomRow(forms.Form):
    """One custom attribute and the value it must have."""

    custom_object = forms.ChoiceField(label=_("Attribute of"), required=False)
    custom_name = line(_("Custom attribute"), 128)
    custom_value = line(_("Value"), 255)

    def __init__(self, row: Mapping[str, str], place: int, objects: tuple[str, ...]) -> None:
        super().__init__(row, auto_id=f"custom-{place}-%s")
        labels = {"customer": _("Customer"), "contactPerson": _("Contact person")}
        self.fields["custom_object"].choices = [(name, labels[name]) for name in objects]
        if len(objects) < 2:
            del self.fields["custom_object"]
        self.default_object = objects[0] if objects else ""

    def clean(self) -> dict:
        name, value = self.cleaned_data.get("custom_name"), self.cleaned_data.get("custom_value")
        if value and not name and "custom_name" not in self.errors:
            self.add_error("custom_name", _("Name the attribute that has this value."))
        if name and not value and "custom_value" not in self.errors:
            self.add_error("custom_value", _("Give the whole value to look for."))
        return self.cleaned_data

    @property
    def criterion(self) -> tuple[str, str, str] | None:
        """(object, name, value), or None for an empty row."""
        asked = self.cleaned_data
        if not asked.get("custom_name"):
            return None
        return (
            asked.get("custom_object") or self.default_object,
            asked["custom_name"],
            asked["custom_value"],
        )


class CustomerSearch(Criteria):
    """The criteria form. `capabilities` says which criteria there are; a field that ECE would refuse is not offered."""

    ranges: ClassVar = {"created": _("Created")}

    phone = PhoneField(label=_("Phone"))
    email = AddressField(label=_("E-mail"))
    name = line(_("Name"), 124, help_text=_("Part of a name is enough."))
    type = forms.ChoiceField(
        label=_("Type"),
        choices=TYPES,
        required=False,
        help_text=_("Together with something else you know."),
    )
    facebook_id = line(_("Facebook ID"), 255)
    twitter_id = line(_("Twitter ID"), 255)
    instagram_id = line(_("Instagram ID"), 255)
    apple_opaque_id = line(_("Apple opaque ID"), 255)
    youtube_id = line(_("YouTube ID"), 255)
    department = line(_("Department"), 255)
    created_from = BoundField(label=_("Created from"), last=False)
    created_to = BoundField(label=_("Created to"), last=True)

    def __init__(self, typed: QueryDict | None = None, *, capabilities, rows: int = 1) -> None:
        super().__init__(typed)
        self.offer(capabilities.customer_criteria)
        self.objects = (
            capabilities.custom_objects if "custom" in capabilities.customer_criteria else ()
        )
        self.custom_rows = self.read_rows(rows) if self.objects else []
        if not capabilities.searches_names:
            self.out_of_reach = _("This ECE can't search by name, type or social ID.")

    def read_rows(self, least: int) -> list[CustomRow]:
        columns = [self.data.getlist(name) if self.data else [] for name in CUSTOM]
        count = min(max(least, *map(len, columns)), MOST_CUSTOM)
        cells = [column + [""] * (count - len(column)) for column in columns]
        return [
            CustomRow(dict(zip(CUSTOM, row, strict=False)), place, self.objects)
            for place, row in enumerate(zip(*cells, strict=False))
        ]

    def clean(self) -> dict:
        rows_are_valid = all(list(map(CustomRow.is_valid, self.custom_rows)))
        self.check_ranges()
        if not rows_are_valid:
            raise forms.ValidationError(_("A custom attribute needs a name and a value."))
        if not self.errors and not self.typed():
            raise forms.ValidationError(_("Fill in at least one field."))
        if not self.errors and [*self.typed()] == ["type"]:
            self.add_error(
                "type", _("ECE can't search by type alone. Add something else you know.")
            )
        return self.cleaned_data

    def forget_errors(self) -> None:
        super().forget_errors()
        for row in self.custom_rows:
            row.errors.clear()

    def typed(self) -> dict[str, list[str]]:
        kept = super().typed()
        if self.custom:
            columns = zip(*self.custom, strict=True)
            kept |= {name: [*column] for name, column in zip(CUSTOM, columns, strict=True)}
        return kept

    def without(self, criterion: str) -> dict[str, list[str]]:
        """What was typed but for one criterion; `custom-2` is the third custom attribute."""
        kept = super().without(criterion)
        name, _, place = criterion.partition("-")
        if name == "custom" and place.isdecimal():
            columns = {column: kept.get(column, []) for column in CUSTOM}
            kept |= {
                column: values[: int(place)] + values[int(place) + 1 :]
                for column, values in columns.items()
            }
        return {name: values for name, values in kept.items() if values}

    @property
    def criteria(self) -> list[Criterion]:
        rows = [
            Criterion(label(row), row[2], f"custom-{place}")
            for place, row in enumerate(self.custom)
        ]
        return super().criteria + rows

    @property
    def custom(self) -> list[tuple[str, str, str]]:
        """(object, name, value) of every filled custom row."""
        return [row.criterion for row in self.custom_rows if row.is_valid() and row.criterion]

    @property
    def columns(self) -> tuple[str, ...]:
        """The custom attributes that were searched by, each once."""
        return tuple(dict.fromkeys(name for _, name, _ in self.custom))

    @property
    def sorts(self) -> tuple[str, ...]:
        """Those of them that ECE can sort customers by: their own."""
        return tuple(
            dict.fromkeys(
                f"custom.{name}" for object, name, _ in self.custom if object == "customer"
            )
        )


def label(row: tuple[str, str, str]) -> str:
    object, name, _value = row
    return (
        name if object == "customer" else gettext("%(name)s of a contact person") % {"name": name}
    )
