"""Case lookup: the criteria by which ECE finds cases, all joined by "and"."""

from collections.abc import Iterable
from typing import ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dashboard.pages.criteria import Criteria, Criterion, line
from dashboard.pages.fields import AddressField, BoundField, PhoneField, SuggestingInput

CUSTOM = ("custom_name", "custom_value")


def record_id(label: str, **kwargs) -> forms.RegexField:
    widget = SuggestingInput(attrs={"inputmode": "numeric"})
    wrong = {"invalid": _("An ID is a number of 1 to 18 digits.")}
    return forms.RegexField(
        r"\A[0-9]{1,18}\Z",
        label=label,
        required=False,
        widget=widget,
        error_messages=wrong,
        **kwargs,
    )


class CaseLookup(Criteria):
    """The criteria form of cases; the phone and the e-mail address are those of the customer."""

    ranges: ClassVar = {
        "created": _("Created"),
        "modified": _("Last modified"),
        "closed": _("Last closed"),
    }
    pairs: ClassVar = {"custom": CUSTOM}

    email = AddressField(label=_("E-mail of the customer"))
    phone = PhoneField(label=_("Phone of the customer"))
    customer = record_id(_("Customer ID"))
    status = line(_("Status"), 100, widget=SuggestingInput)
    department = line(_("Department"), 255, widget=SuggestingInput)
    owner = record_id(
        _("Owner ID"), help_text=_("The number that ECE gave the agent. Results teach it.")
    )
    custom_name = line(_("Custom attribute"), 128)
    custom_value = line(_("Value"), 255)
    created_from = BoundField(label=_("Created from"), last=False)
    created_to = BoundField(label=_("Created to"), last=True)
    modified_from = BoundField(label=_("Last modified from"), last=False)
    modified_to = BoundField(label=_("Last modified to"), last=True)
    closed_from = BoundField(label=_("Last closed from"), last=False)
    closed_to = BoundField(label=_("Last closed to"), last=True)

    def __init__(self, typed: QueryDict | None = None, *, capabilities) -> None:
        super().__init__(typed)
        self.offer(capabilities.case_criteria)

    def suggest(self, known: Iterable[tuple[str, str, str]]) -> None:
        """Suggest values that this agent has met: names of fields, each with a value and what it is called."""
        for name, value, label in known:
            if value and name in self.fields:
                widget = self.fields[name].widget
                widget.suggestions = widget.suggestions | {value: label}

    def clean(self) -> dict:
        self.check_ranges()
        name, value = (self.cleaned_data.get(field) for field in CUSTOM)
        if value and not name and "custom_name" not in self.errors:
            self.add_error("custom_name", _("Name the attribute that has this value."))
        if name and not value and "custom_value" not in self.errors:
            self.add_error("custom_value", _("Give the whole value to look for."))
        if not self.errors and not self.typed():
            raise forms.ValidationError(_("Fill in at least one field."))
        return self.cleaned_data

    @property
    def custom(self) -> tuple[str, ...]:
        """The name and the value of the custom attribute that is asked for; () for none."""
        return tuple(filter(None, (self.cleaned_data.get(field) for field in CUSTOM)))

    @property
    def criteria(self) -> list[Criterion]:
        return super().criteria + ([Criterion(*self.custom, "custom")] if self.custom else [])
