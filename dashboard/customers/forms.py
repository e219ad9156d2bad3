"""Customer search: the criteria that the configured ECE can search by, all joined by "and"."""

from collections.abc import Sequence
from itertools import repeat, zip_longest
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.customers.custom_rows import CUSTOM, MOST_CUSTOM, CustomRow
from dashboard.pages.criteria import Criteria, Criterion, line
from dashboard.pages.fields import AddressField, BoundField, PhoneField, other_spellings
from dashboard.pages.metadata import Labels
from dashboard.reading.names import name_spellings
from dashboard.reading.social import handle_spellings
from dashboard.storage.searches import Typed

SOCIAL = ("facebook_id", "twitter_id", "instagram_id", "apple_opaque_id", "youtube_id")
TYPES = [
    ("", _("Any type")),
    ("individual", _("Individual")),
    ("corporate", _("Corporate")),
    ("group", _("Group")),
]


class CustomerSearch(Criteria[ece.CustomerCriteria]):
    """The criteria form. `capabilities` says which criteria there are; a field that ECE would
    refuse is not offered. `labels` tell how its custom attributes are called."""

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

    def __init__(
        self,
        typed: MultiValueDict[str, str] | None,
        *,
        capabilities: ece.Capabilities,
        labels: Labels,
    ) -> None:
        super().__init__(typed)
        self.takes_two_values = capabilities.searches_two_values
        self.offer(capabilities.customer_criteria)
        self.custom_rows: list[CustomRow] = []
        if "custom" in capabilities.customer_criteria:
            self.custom_rows = read_rows(typed, capabilities.custom_objects, labels)
        if not capabilities.searches_names:
            self.out_of_reach = _("This ECE can't search by name, type or social ID.")

    @classmethod
    def criteria_of(cls, typed: Typed) -> list[Criterion]:
        rows = zip(*(typed.get(name, []) for name in CUSTOM), strict=True)
        return super().criteria_of(typed) + [
            Criterion(row_label(object, name), value, f"custom-{place}")
            for place, (object, name, value) in enumerate(rows)
        ]

    @classmethod
    def without(cls, typed: Typed, criterion: str) -> Typed:
        """Return what was typed but for one criterion; `custom-2` is the third custom attribute."""
        name, _, place = criterion.partition("-")
        if name == "custom" and place.isdecimal():
            return without_row(typed, int(place))
        return super().without(typed, criterion)

    def clean(self) -> dict[str, Any]:
        self.check_ranges()
        self.check_rows()
        if self.errors:
            return self.cleaned_data
        typed = self.typed()
        if not typed:
            raise forms.ValidationError(_("Fill in at least one field."))
        if list(typed) == ["type"]:
            sentence = _("ECE can't search by type alone. Add something else you know.")
            self.add_error("type", sentence)
        return self.cleaned_data

    def check_rows(self) -> None:
        are_valid = [row.is_valid() for row in self.custom_rows]
        if not all(are_valid):
            raise forms.ValidationError(_("A custom attribute needs a name and a value."))
        if not self.takes_two_values:
            self.refuse_second_values()

    def refuse_second_values(self) -> None:
        """Mark each row whose attribute has a value in another row already."""
        names = set()
        for row in self.custom_rows:
            criterion = row.criterion
            if criterion is None:
                continue
            if criterion.name in names:
                row.refuse_second_value()
                raise forms.ValidationError(_("One attribute has two values."))
            names.add(criterion.name)

    def forget_errors(self) -> None:
        super().forget_errors()
        for row in self.custom_rows:
            row.errors.clear()

    def typed(self) -> Typed:
        typed = super().typed()
        rows = self.custom_criteria
        if rows:
            typed["custom_object"] = [row.object for row in rows]
            typed["custom_name"] = [row.name for row in rows]
            typed["custom_value"] = [row.value for row in rows]
        return typed

    @property
    def custom_criteria(self) -> tuple[ece.CustomCriterion, ...]:
        """The filled custom rows."""
        criteria = [row.criterion for row in self.custom_rows if row.is_valid()]
        return tuple(criterion for criterion in criteria if criterion)

    def criteria(self) -> ece.CustomerCriteria:
        name, *other_names = name_spellings(self.value("name"))
        social, *other_socials = self.socials()
        return ece.CustomerCriteria(
            phones=self.cleaned_data.get("phone", ()),
            email=self.value("email"),
            other_emails=other_spellings(self.value("email")),
            name=name,
            other_names=tuple(other_names),
            type=self.value("type"),
            created=self.range_of("created"),
            custom=self.custom_criteria,
            social=social,
            other_socials=tuple(other_socials),
            department=self.value("department"),
        )

    def socials(self) -> list[ece.Social]:
        """Return the IDs in social networks in every spelling; where there are none, () alone."""
        filled = [(name, self.value(name)) for name in SOCIAL if self.value(name)]
        columns = [
            [(name, spelling) for spelling in handle_spellings(typed)] for name, typed in filled
        ]
        return list(dict.fromkeys(zip(*columns, strict=True))) or [()]


def read_rows(
    typed: MultiValueDict[str, str] | None, objects: Sequence[str], labels: Labels
) -> list[CustomRow]:
    """Return a row for each custom attribute that was typed, at least one, and one more where that
    was asked for."""
    typed = typed or MultiValueDict()
    columns = [typed.getlist(name) for name in CUSTOM]
    count = max(1, *map(len, columns))
    if "add" in typed:
        count += 1
    rows = []
    for place, cells in enumerate(zip_longest(*columns, repeat("", count), fillvalue="")):
        rows.append(CustomRow(dict(zip(CUSTOM, cells, strict=False)), place, objects, labels))
    return rows[:MOST_CUSTOM]


def without_row(typed: Typed, place: int) -> Typed:
    left = dict(typed)
    for name in CUSTOM:
        values = typed.get(name, [])
        left[name] = values[:place] + values[place + 1 :]
    return {name: values for name, values in left.items() if values}


def row_label(object: str, name: str) -> str:
    if object == "customer":
        return name
    return gettext("%(name)s of a contact person") % {"name": name}
