"""What the criteria forms share: fields in groups, ranges of time, and the criteria that were
typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.fields import QUIET, IdField, NameField, Text
from dashboard.pages.ranges import Echo, Preset, day, echo, presets
from dashboard.storage.searches import Typed


def line(
    label: Text,
    longest: int,
    *,
    help_text: Text = "",
    widget: type[forms.TextInput] = forms.TextInput,
) -> NameField:
    return NameField(
        label=label,
        max_length=longest,
        help_text=help_text,
        widget=widget(attrs=dict(QUIET)),
    )


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion in use; `field` is the name under which it is taken away."""

    label: Text
    value: str
    field: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand side by side. A range has presets, and an echo once it is filled."""

    fields: Sequence[forms.BoundField]
    presets: Sequence[Preset] = ()
    echo: Echo | None = None


class Criteria[Wanted](forms.Form):
    """A form of criteria that are joined by "and". `Wanted` is the shape in which ECE is asked for
    them.

    `ranges` are labels by the names of those criteria that have a `_from` and a `_to`; `pairs` are
    the names of other fields that make one criterion together; `out_of_reach` says what the
    configured ECE can't be asked.

    What was typed is read by the class alone, so that a page that only shows it needs no form.
    """

    ranges: ClassVar[Mapping[str, Text]] = {}
    pairs: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    base_fields: ClassVar[dict[str, forms.Field]]
    out_of_reach: Text = ""

    @classmethod
    def parts(cls, criterion: str) -> tuple[str, ...]:
        """Return the names of the fields that make a criterion."""
        if criterion in cls.ranges:
            return f"{criterion}_from", f"{criterion}_to"
        return cls.pairs.get(criterion, (criterion,))

    @classmethod
    def criteria_of(cls, typed: Typed) -> list[Criterion]:
        """Return the criteria in use, each as it was typed."""
        return [*cls.single_criteria(typed), *cls.range_criteria(typed)]

    @classmethod
    def single_criteria(cls, typed: Typed) -> Iterator[Criterion]:
        for name in cls.single_names():
            if name in typed:
                yield Criterion(cls.base_fields[name].label or "", typed[name][0], name)

    @classmethod
    def range_criteria(cls, typed: Typed) -> Iterator[Criterion]:
        for name, label in cls.ranges.items():
            ends = [typed.get(part, [""])[0] for part in cls.parts(name)]
            if any(ends):
                yield Criterion(label, " – ".join(map(day, ends)), name)

    @classmethod
    def without(cls, typed: Typed, criterion: str) -> Typed:
        """Return what was typed but for one criterion."""
        parts = cls.parts(criterion)
        return {name: values for name, values in typed.items() if name not in parts}

    @classmethod
    def single_names(cls) -> list[str]:
        """Return the names of the fields that are a criterion by themselves."""
        together: set[str] = set()
        for criterion in (*cls.pairs, *cls.ranges):
            together.update(cls.parts(criterion))
        return [name for name in cls.base_fields if name not in together]

    def criteria(self) -> Wanted:
        """Return what ECE is asked for a valid form."""
        raise NotImplementedError

    def offer(self, criteria: Iterable[str]) -> None:
        """Leave out the fields that the configured ECE would refuse."""
        offered: set[str] = set()
        for criterion in criteria:
            offered.update(self.parts(criterion))
        for name in self.fields.keys() - offered:
            del self.fields[name]

    def check_ranges(self) -> None:
        for name in self.ranges:
            start, end = self.ends(name)
            if start and end and start > end:
                self.add_error(f"{name}_to", _("This is before the beginning of the range."))

    def range_of(self, name: str) -> ece.Range | None:
        """Return a range as ECE is asked for it, or None where neither end is given."""
        start, end = self.ends(name)
        return ece.Range(start, end) if start or end else None

    def ends(self, name: str) -> tuple[Any, Any]:
        start, end = self.parts(name)
        return self.cleaned_data.get(start), self.cleaned_data.get(end)

    def value(self, name: str) -> str:
        """Return the cleaned text of a field, "" also where the configured ECE has no such
        criterion."""
        return str(self.cleaned_data.get(name, ""))

    def forget_errors(self) -> None:
        """Show what was typed without judging it yet."""
        self.errors.clear()

    def typed(self) -> Typed:
        """Return the filled fields as they were typed, ready to be remembered; an ID without the
        marks around it, because it becomes part of addresses."""
        typed: Typed = {}
        for name, field in self.fields.items():
            text = self.data.get(name, "").strip()
            if isinstance(field, IdField):
                text = self.cleaned_data.get(name, text)
            if text:
                typed[name] = [text]
        return typed

    @property
    def groups(self) -> list[Group]:
        """The fields in the order they are shown; those of one group stand side by side."""
        groups = [Group([self[name]]) for name in self.single_names() if name in self.fields]
        for names in self.pairs.values():
            if names[0] in self.fields:
                groups.append(Group([self[name] for name in names]))
        for name in self.ranges:
            if f"{name}_from" in self.fields:
                groups.append(self.range_group(name))
        return groups

    def range_group(self, name: str) -> Group:
        fields = [self[part] for part in self.parts(name)]
        is_readable = self.is_bound and not any(field.errors for field in fields)
        read = echo(self.cleaned_data, name) if is_readable else None
        return Group(fields, presets(name), read)


def only_value(typed: Typed) -> str:
    """Return what was typed, where it is one phone number, address or name and so fits into the
    box; else ""."""
    match list(typed.items()):
        case [("phone" | "email" | "name", [value])]:
            return value
    return ""
