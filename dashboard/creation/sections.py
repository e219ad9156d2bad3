"""The form of one section of elements: the customer, a contact person, a contact point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from dashboard import ece
from dashboard.creation.custom_rows import (
    MOST_ROWS,
    CustomRow,
    NamedValue,
    attributes_of,
    custom_rows,
)
from dashboard.creation.fields import Lists, field_for
from dashboard.pages.elements import GROUPS, Element

type Typed = MultiValueDict[str, str]


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
        typed: Typed | None,
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
        super().__init__(
            posted,
            prefix=prefix or None,
            initial=shown,
            empty_permitted=bool(prefix),
        )
        self.elements = elements
        for element in elements:
            self.fields[element.name] = field_for(element, lists)
        if posted is not None:
            custom = self.posted_custom()
        self.custom_rows: list[CustomRow] = list(
            custom_rows(
                custom,
                configured,
                self.custom_place,
            )
        )

    def custom_place(self, number: int) -> str:
        return self.add_prefix(f"custom-{number}")

    def posted_custom(self) -> list[NamedValue]:
        """Return the names and values of custom attributes as they were posted, blank rows left
        out."""
        pairs = []
        for number in range(MOST_ROWS + 1):
            place = self.custom_place(number)
            name, value = self.text_at(f"{place}-name"), self.text_at(f"{place}-value")
            if name or value:
                pairs.append((name, value))
        return pairs

    def text_at(self, name: str) -> str:
        return str(self.data.get(name, "")).strip()

    def has_changed(self) -> bool:
        if super().has_changed():
            return True
        return any(row.has_value for row in self.custom_rows)

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

    def require(self, name: str) -> None:
        """Mark a field that was left blank."""
        messages = self.fields[name].error_messages
        self.refuse(name, str(messages["required"]))

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
        return attributes_of(self.custom_rows)

    def group(self, name: str) -> Group:
        fields = self.fields_of(name)
        label = GROUPS.get(name, "")
        return folded(self.add_prefix(name), label, fields)

    def groups_in_use(self, *names: str) -> list[Group]:
        """Return the groups of these names that have fields."""
        groups = map(self.group, names)
        return [group for group in groups if group.fields]

    def fields_of(self, group: str) -> list[forms.BoundField]:
        if group == self.custom_group:
            return list(chain.from_iterable(self.custom_rows))
        elements = filter(lambda element: element.group == group, self.elements)
        return [self[element.name] for element in elements]

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that stand open."""
        return self.fields_of("")


def folded(
    id: str,
    label: str | Promise,
    fields: Sequence[forms.BoundField],
) -> Group:
    """Return these fields as a group. Hidden ones do not count as filled."""
    filled = 0
    is_open = False
    for field in fields:
        is_filled = bool(field.value()) and not field.is_hidden
        filled += is_filled
        is_open = is_open or is_filled or bool(field.errors)
    return Group(id, label, fields, filled, is_open)


def posted_part(typed: Typed | None, prefix: str) -> Typed | None:
    """Return what was posted, or None where nothing of the section with this prefix was."""
    if typed is None or not prefix:
        return typed
    if any(name.startswith(f"{prefix}-") for name in typed):
        return typed
    return None
