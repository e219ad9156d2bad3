"""The form of one section of elements: the customer, a contact person, a contact point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from dashboard import ece
from dashboard.creation.custom_rows import (
    MOST_ROWS,
    CustomRow,
    NamedValue,
    custom_rows,
    refuse_second_values,
)
from dashboard.creation.fields import Lists, field_for
from dashboard.pages.elements import GROUPS, Element


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are folded together; `filled` counts those in use, `is_open` is True where one is
    filled or wrong."""

    id: str
    label: str | Promise
    fields: Sequence[forms.BoundField]
    filled: int
    is_open: bool


class Section(forms.Form):
    """Elements and custom attributes. With a prefix, all of it may be left blank; `defaults` do not
    count as filled.

    `typed` is everything that was posted, or None. Where nothing of this section was posted it
    shows `initial` and `custom`. `configured` are the custom attributes that ECE has. `place` is
    the dotted name of the section in ECE.
    """

    use_required_attribute = False
    place: str = ""
    custom_group: ClassVar[str] = "custom"

    def __init__(
        self,
        typed: MultiValueDict[str, str] | None,
        elements: Sequence[Element],
        *,
        lists: Lists,
        configured: Sequence[ece.CustomDefinition] = (),
        prefix: str = "",
        defaults: Mapping[str, str] | None = None,
        initial: Mapping[str, str] | None = None,
        custom: Sequence[NamedValue] = (),
    ) -> None:
        posted = posted_part(typed, prefix)
        shown = dict(defaults or {})
        if posted is None:
            shown.update(initial or {})
        super().__init__(posted, prefix=prefix or None, initial=shown, empty_permitted=bool(prefix))
        self.elements = elements
        for element in elements:
            self.fields[element.name] = field_for(element, lists)
        if posted is not None:
            custom = self.posted_custom()
        self.custom_rows: list[CustomRow] = list(custom_rows(custom, configured, self.custom_place))

    def custom_place(self, number: int) -> str:
        return self.add_prefix(f"custom-{number}")

    def posted_custom(self) -> list[NamedValue]:
        """Return the names and values of custom attributes as they were posted, blank rows left
        out."""
        places = map(self.custom_place, range(MOST_ROWS + 1))
        pairs = [
            (self.text_at(f"{place}-name"), self.text_at(f"{place}-value")) for place in places
        ]
        return list(filter(any, pairs))

    def text_at(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    def has_changed(self) -> bool:
        return super().has_changed() or any(row.typed[1] for row in self.custom_rows)

    @property
    def is_blank(self) -> bool:
        return not self.is_bound or (self.empty_permitted and not self.has_changed())

    def judge(self) -> None:
        """Mark what can't be sent; in a blank section nothing is wrong."""
        if self.is_blank:
            self.forget_errors()
            return
        self.full_clean()
        for row in self.custom_rows:
            row.full_clean()
        refuse_second_values(self.custom_rows)

    def require(self, name: str) -> None:
        """Mark a field that was left blank."""
        self.refuse(name, str(self.fields[name].error_messages["required"]))

    def refuse(self, name: str, message: str) -> None:
        """Mark a field, also one that was left blank."""
        self.errors[name] = self.error_class([message], renderer=self.renderer)

    def forget_errors(self) -> None:
        for form in self.own_forms:
            form.errors.clear()

    @property
    def own_forms(self) -> list[forms.Form]:
        """The section itself and the rows of its custom attributes."""
        return [self, *self.custom_rows]

    def values(self) -> dict[str, str | bool | date]:
        """Return what was filled in, by the dotted names of ECE's elements."""
        cleaned = getattr(self, "cleaned_data", {})
        values = {}
        for element in self.elements:
            value = cleaned.get(element.name)
            if value not in ("", None):
                values[element.path] = value
        return values

    def custom_attributes(self) -> tuple[ece.CustomAttribute, ...]:
        """Return the custom attributes that have a value."""
        if self.is_blank:
            return ()
        pairs = [row.typed for row in self.custom_rows]
        return tuple(ece.CustomAttribute(name, (value,)) for name, value in pairs if value)

    def group(self, name: str) -> Group:
        fields = self.fields_of(name)
        counted = [field for field in fields if not field.is_hidden]
        return folded(self.add_prefix(name), GROUPS.get(name, ""), counted, fields)

    def fields_of(self, group: str) -> list[forms.BoundField]:
        if group == self.custom_group:
            return [field for row in self.custom_rows for field in row]
        return [self[element.name] for element in self.elements if element.group == group]

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that stand open."""
        return self.fields_of("")


def folded(
    id: str,
    label: str | Promise,
    counted: Sequence[forms.BoundField],
    fields: Sequence[forms.BoundField],
) -> Group:
    """Return these fields as a group; only those in `counted` count as filled."""
    filled = sum(bool(field.value()) for field in counted)
    is_wrong = any(field.errors for field in fields)
    return Group(id, label, fields, filled, is_open=bool(filled) or is_wrong)


def posted_part(
    typed: MultiValueDict[str, str] | None, prefix: str
) -> MultiValueDict[str, str] | None:
    """Return what was posted, or None where nothing of the section with this prefix was."""
    if typed is None or not prefix:
        return typed
    if any(name.startswith(f"{prefix}-") for name in typed):
        return typed
    return None
