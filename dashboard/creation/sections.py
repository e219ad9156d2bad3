"""The form of one section of elements: the customer, a contact person, a contact point."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from dashboard.creation.fields import field_for, missing
from dashboard.pages.elements import GROUPS, Element
from dashboard.pages.fields import QUIET

MOST_CUSTOM = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are folded together; `filled` counts those in use, `open` is True where one is filled or wrong."""

    id: str
    label: str
    fields: Sequence[forms.BoundField]
    filled: int
    open: bool


class CustomRow(forms.Form):
    """A custom attribute and its value. The name is fixed where an administrator configured it."""

    use_required_attribute = False
    name = forms.CharField(label=_("Custom attribute"), max_length=128, required=False)
    value = forms.CharField(label=_("Value"), max_length=1024, required=False)

    def __init__(self, name: str, value: str, definition, *, prefix: str) -> None:
        super().__init__({f"{prefix}-name": name, f"{prefix}-value": value}, prefix=prefix)
        for field in self.fields.values():
            field.widget.attrs |= QUIET
        self.is_configured = definition is not None
        if definition:
            self.configure(definition)

    def configure(self, definition) -> None:
        about = {
            "label": definition.label,
            "required": definition.is_required,
            "error_messages": missing(definition.name),
        }
        self.fields["name"].widget = forms.HiddenInput()
        if definition.values:
            choices = [("", "–"), *((choice.value, choice.label) for choice in definition.values)]
            self.fields["value"] = forms.ChoiceField(choices=choices, **about)
        else:
            self.fields["value"] = forms.CharField(
                max_length=1024, widget=forms.TextInput(attrs=QUIET), **about
            )

    def clean(self) -> dict:
        if self.cleaned_data.get("value") and not self.cleaned_data.get("name"):
            self.add_error("name", _("Name the attribute that has this value."))
        return self.cleaned_data

    @property
    def typed(self) -> tuple[str, str]:
        return self["name"].value().strip(), self["value"].value().strip()


class Section(forms.Form):
    """Elements and custom attributes. With a prefix, all of it may be left blank; `defaults` do not count as filled.

    `typed` is everything that was posted, or None. Where nothing of this section was posted it shows `initial` and
    `custom`, a value by name. `configured` are the definitions of the custom attributes that ECE has.
    """

    use_required_attribute = False

    def __init__(
        self,
        typed: MultiValueDict | None,
        elements: Sequence[Element],
        *,
        lists: Mapping[str, Sequence],
        configured: Sequence = (),
        prefix: str = "",
        defaults: Mapping[str, str] | None = None,
        initial: Mapping[str, str] | None = None,
        custom: Mapping[str, str] | None = None,
    ) -> None:
        posted = (
            typed
            if not prefix or any(name.startswith(f"{prefix}-") for name in typed or ())
            else None
        )
        shown = {**(defaults or {}), **(initial or {} if posted is None else {})}
        super().__init__(posted, prefix=prefix or None, initial=shown, empty_permitted=bool(prefix))
        self.elements = elements
        self.fields |= {element.name: field_for(element, lists) for element in elements}
        self.custom_rows = list(self.rows(configured, custom or {}))

    def rows(self, configured: Sequence, custom: Mapping[str, str]) -> Iterator[CustomRow]:
        """One for each configured attribute and each that was typed. Where none is configured, one more is blank."""
        values = self.posted_custom() if self.is_bound else dict(custom)
        by_name = {definition.name: definition for definition in configured}
        names = [*dict.fromkeys((*by_name, *values))][:MOST_CUSTOM]
        for place, name in enumerate(names if configured else [*names, ""]):
            yield CustomRow(
                name,
                values.get(name, ""),
                by_name.get(name),
                prefix=self.add_prefix(f"custom-{place}"),
            )

    def posted_custom(self) -> dict[str, str]:
        places = [self.add_prefix(f"custom-{place}") for place in range(MOST_CUSTOM + 1)]
        rows = [
            [self.data.get(f"{place}-{part}", "").strip() for part in ("name", "value")]
            for place in places
        ]
        return {name: value for name, value in rows if name or value}

    def has_changed(self) -> bool:
        return super().has_changed() or any(
            value for _name, value in (row.typed for row in self.custom_rows)
        )

    @property
    def is_blank(self) -> bool:
        return not self.is_bound or (self.empty_permitted and not self.has_changed())

    def judge(self) -> bool:
        """Whether everything in it can be sent; a blank one can."""
        return self.is_blank or all(
            [not self.errors, *[row.is_valid() for row in self.custom_rows]]
        )

    def require(self, name: str) -> None:
        """Mark a field that was left blank."""
        self.refuse(name, self.fields[name].error_messages["required"])

    def refuse(self, name: str, message: str) -> None:
        """Mark a field, also one that was left blank."""
        self.errors[name] = self.error_class([message], renderer=self.renderer)

    def forget_errors(self) -> None:
        for form in (self, *self.custom_rows):
            form.errors.clear()

    def values(self) -> dict[str, object]:
        """What was filled in, by the dotted names of ECE's elements: text, True, False or a date."""
        cleaned = getattr(self, "cleaned_data", {})
        found = {element.path: cleaned.get(element.name, "") for element in self.elements}
        return {path: value for path, value in found.items() if value not in ("", None)}

    def custom_values(self) -> list[tuple[str, str]]:
        return [row.typed for row in self.custom_rows if row.typed[1]] if not self.is_blank else []

    def group(self, name: str) -> Group:
        fields = [self[element.name] for element in self.elements if element.group == name]
        if name.startswith("custom"):
            fields = [field for row in self.custom_rows for field in row]
        counted = [field for field in fields if not field.is_hidden]
        filled = sum(1 for field in counted if field.value())
        wrong = any(field.errors for field in fields)
        return Group(
            self.add_prefix(name), GROUPS.get(name, ""), fields, filled, bool(filled) or wrong
        )

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that stand open."""
        return [self[element.name] for element in self.elements if not element.group]
