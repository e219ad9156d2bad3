"""What the criteria forms share: fields in groups, ranges of time, and remembering what was typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboard.pages.fields import QUIET
from dashboard.pages.ranges import Echo, Preset, day, echo, presets


def line(label: str, longest: int, **kwargs) -> forms.CharField:
    return forms.CharField(
        **{
            "label": label,
            "max_length": longest,
            "required": False,
            "widget": forms.TextInput(attrs=QUIET),
        }
        | kwargs
    )


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion in use; `field` is the name under which it is taken away."""

    label: str
    value: str
    field: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand side by side. A range has presets, and an echo once it is filled."""

    fields: list[forms.BoundField]
    presets: Sequence[Preset] = ()
    echo: Echo | None = None


class Criteria(forms.Form):
    """A form of criteria that are joined by "and".

    `ranges` are labels by the names of those criteria that have a `_from` and a `_to`; `pairs` are the names of other
    fields that make one criterion together; `out_of_reach` says what the configured ECE can't be asked.
    """

    ranges: ClassVar[dict[str, str]] = {}
    out_of_reach = ""
    pairs: ClassVar[dict[str, tuple[str, str]]] = {}

    def parts(self, criterion: str) -> tuple[str, ...]:
        """The names of the fields that make a criterion."""
        if criterion in self.ranges:
            return f"{criterion}_from", f"{criterion}_to"
        return self.pairs.get(criterion, (criterion,))

    def offer(self, criteria: Iterable[str]) -> None:
        """Leave out the fields that the configured ECE would refuse."""
        offered = {field for criterion in criteria for field in self.parts(criterion)}
        for name in [name for name in self.fields if name not in offered]:
            del self.fields[name]

    def check_ranges(self) -> None:
        for name in self.ranges:
            start, end = (self.cleaned_data.get(part) for part in self.parts(name))
            if start and end and start > end:
                self.add_error(f"{name}_to", _("This is before the beginning of the range."))

    def forget_errors(self) -> None:
        """Show what was typed without judging it yet."""
        self.errors.clear()

    def typed(self) -> dict[str, list[str]]:
        """The filled fields as they were typed, ready to be remembered."""
        single = {name: self.data.get(name, "").strip() for name in self.fields}
        return {name: [value] for name, value in single.items() if value}

    def without(self, criterion: str) -> dict[str, list[str]]:
        """What was typed but for one criterion."""
        return {
            name: values
            for name, values in self.typed().items()
            if name not in self.parts(criterion)
        }

    @property
    def criteria(self) -> list[Criterion]:
        """The criteria in use, each as it was typed."""
        typed = self.typed()
        single = [
            Criterion(self[name].label, typed[name][0], name)
            for name in self.single
            if name in typed
        ]
        return single + [
            Criterion(
                label, " – ".join(day(typed.get(part, [""])[0]) for part in self.parts(name)), name
            )
            for name, label in self.ranges.items()
            if any(part in typed for part in self.parts(name))
        ]

    @property
    def only_value(self) -> str:
        """What was typed, where it is one phone number, address or name: what the box may be asked as well."""
        match list(self.typed().items()):
            case [("phone" | "email" | "name", [value])]:
                return value
        return ""

    @property
    def single(self) -> list[str]:
        """The fields that are a criterion by themselves."""
        together = {
            part for criterion in (*self.pairs, *self.ranges) for part in self.parts(criterion)
        }
        return [name for name in self.fields if name not in together]

    @property
    def groups(self) -> list[Group]:
        """The fields in the order they are shown; those of one group stand side by side."""
        beside = [names for names in self.pairs.values() if names[0] in self.fields]
        plain = [
            Group([self[name] for name in names])
            for names in (*((name,) for name in self.single), *beside)
        ]
        return plain + [
            self.range_group(name) for name in self.ranges if f"{name}_from" in self.fields
        ]

    def range_group(self, name: str) -> Group:
        fields = [self[part] for part in self.parts(name)]
        read = (
            self.cleaned_data if self.is_bound and not any(field.errors for field in fields) else {}
        )
        return Group(fields, presets(name), echo(read, name))
