"""Rows of custom attributes: a name and a value. Names are fixed where an administrator configured
them."""

from collections.abc import Callable, Iterator, Sequence

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.creation.fields import FieldChoices, FieldOptions, missing
from dashboard.pages.fields import QUIET
from dashboard.reading.text import name_text

MOST_ROWS = 20

type NamedValue = tuple[str, str]


class CustomRow(forms.Form):
    """A custom attribute and its value."""

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
        self, name: str, value: str, definition: ece.CustomDefinition | None, *, prefix: str
    ) -> None:
        typed = {f"{prefix}-name": name, f"{prefix}-value": value}
        super().__init__(typed, prefix=prefix)
        for field in self.fields.values():
            field.widget.attrs.update(QUIET)
        if definition:
            self.configure(definition)

    def configure(self, definition: ece.CustomDefinition) -> None:
        self.fields["name"].widget = forms.HiddenInput()
        self.fields["value"] = value_field(definition)

    def clean(self) -> dict[str, object]:
        if self.cleaned_data.get("value") and not self.cleaned_data.get("name"):
            self.add_error("name", _("Name the attribute that has this value."))
        return self.cleaned_data

    def refuse_second_value(self) -> None:
        """Mark a row whose attribute has a value in another row already."""
        sentence = gettext("This attribute is in the form twice. Empty one of the two.")
        self.add_error("name", sentence)

    @property
    def typed_name(self) -> str:
        return name_text(str(self["name"].value()))

    @property
    def typed_value(self) -> str:
        return str(self["value"].value()).strip()

    @property
    def has_value(self) -> bool:
        return bool(self.typed_value)

    @property
    def attribute(self) -> ece.CustomAttribute:
        return ece.CustomAttribute(self.typed_name, (self.typed_value,))


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
    """Return one row for each configured attribute and one for each that was typed besides, a name
    that was typed twice in two rows. Where none is configured, one more row is blank."""
    left = list(typed)
    rows: list[tuple[str, str, ece.CustomDefinition | None]] = []
    for definition in definitions:
        value = take_value(left, definition.name)
        rows.append((definition.name, value, definition))
    for name, value in left:
        rows.append((name, value, None))
    del rows[MOST_ROWS:]
    if not definitions:
        rows.append(("", "", None))
    for place, row in enumerate(rows):
        yield CustomRow(*row, prefix=prefix_of(place))


def take_value(pairs: list[NamedValue], name: str) -> str:
    """Take the first value of this name out of the pairs; "" where there is none."""
    for pair in pairs:
        if pair[0] == name:
            pairs.remove(pair)
            return pair[1]
    return ""


def refuse_second_values(rows: Sequence[CustomRow]) -> None:
    """Mark each row that gives a value to an attribute that has one already."""
    names = set()
    for row in rows:
        if not row.typed_name or not row.has_value:
            continue
        if row.typed_name in names:
            row.refuse_second_value()
        names.add(row.typed_name)
