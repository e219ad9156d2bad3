"""Rows of custom attributes: a name and a value. Names are fixed where an administrator configured
them; one more row takes another value, or an attribute that ECE does not tell of."""

from collections.abc import Callable, Iterator, Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.creation.fields import FieldChoices, FieldOptions, missing
from dashboard.pages.fields import QUIET, SuggestingInput
from dashboard.pages.metadata import suggested_names, suggested_values, value_displayed
from dashboard.reading.csv_cells import cell_text

MOST_ROWS = 20

type NamedValue = tuple[str, str]


class CustomRow(forms.Form):
    """A custom attribute and one value of it. `configured` are suggested where the name is free."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Custom attribute"),
        max_length=128,
        required=False,
    )
    value = forms.CharField(
        label=_("Value"),
        max_length=1024,
        required=False,
    )

    def __init__(
        self,
        name: str,
        value: str,
        definition: ece.CustomDefinition | None,
        *,
        configured: Sequence[ece.CustomDefinition],
        prefix: str,
    ) -> None:
        typed = {f"{prefix}-name": name, f"{prefix}-value": value}
        super().__init__(typed, prefix=prefix)
        self.configured = configured
        for field in self.fields.values():
            field.widget.attrs.update(QUIET)
        if definition:
            self.configure(definition)
        else:
            self.suggest(configured)

    def suggest(self, configured: Sequence[ece.CustomDefinition]) -> None:
        suggestions = {"name": suggested_names(configured), "value": suggested_values(configured)}
        for name, values in suggestions.items():
            widget = SuggestingInput(self.fields[name].widget.attrs)
            widget.suggestions = values
            self.fields[name].widget = widget

    def configure(self, definition: ece.CustomDefinition) -> None:
        self.fields["name"].widget = forms.HiddenInput()
        self.fields["value"] = value_field(definition)

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("value") and not self.cleaned_data.get("name"):
            self.add_error("name", _("Name the attribute that has this value."))
        return self.cleaned_data

    @property
    def attribute_name(self) -> str:
        """The name of the attribute, which may be typed as it is called on the screen."""
        typed = cell_text(str(self["name"].value()))
        definition = self.definition_called(typed)
        return definition.name if definition else typed

    @property
    def attribute_value(self) -> str:
        """The value, which may be typed as it is displayed."""
        typed = cell_text(str(self["value"].value()))
        definition = self.definition_called(self.attribute_name)
        return value_displayed(definition.values, typed) if definition else typed

    def definition_called(self, typed: str) -> ece.CustomDefinition | None:
        for definition in self.configured:
            if typed.casefold() in (definition.name.casefold(), definition.label.casefold()):
                return definition
        return None

    @property
    def has_value(self) -> bool:
        return bool(self.attribute_value)


def attributes_of(rows: Sequence[CustomRow]) -> tuple[ece.CustomAttribute, ...]:
    """Return the attributes that have values, each with all of its values once."""
    values: dict[str, dict[str, None]] = {}
    for row in rows:
        if row.has_value:
            values.setdefault(row.attribute_name, {})[row.attribute_value] = None
    return tuple(ece.CustomAttribute(name, tuple(each)) for name, each in values.items())


def value_field(definition: ece.CustomDefinition) -> forms.Field:
    options = FieldOptions(
        label=definition.label,
        help_text="",
        required=definition.is_required,
        error_messages=missing(definition.name),
    )
    if not definition.values:
        widget = forms.TextInput(attrs=QUIET)
        return forms.CharField(max_length=1024, widget=widget, **options)
    choices: FieldChoices = [("", "–")]
    choices += [(choice.value, choice.label) for choice in definition.values]
    return forms.ChoiceField(choices=choices, **options)


def custom_rows(
    typed: Sequence[NamedValue],
    definitions: Sequence[ece.CustomDefinition],
    prefix_of: Callable[[int], str],
) -> Iterator[CustomRow]:
    """Return one row for each configured attribute, one for each value that was typed besides, and
    a blank one."""
    left = list(typed)
    rows: list[tuple[str, str, ece.CustomDefinition | None]] = []
    for definition in definitions:
        value = take_value(left, definition.name)
        rows.append((definition.name, value, definition))
    for name, value in left:
        rows.append((name, value, None))
    del rows[MOST_ROWS:]
    rows.append(("", "", None))
    for place, row in enumerate(rows):
        yield CustomRow(*row, configured=definitions, prefix=prefix_of(place))


def take_value(pairs: list[NamedValue], name: str) -> str:
    """Take the first value of this name out of the pairs; "" where there is none."""
    for pair in pairs:
        if pair[0] == name:
            pairs.remove(pair)
            return pair[1]
    return ""
