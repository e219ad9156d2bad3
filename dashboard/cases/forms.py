"""Case lookup: the criteria by which ECE finds cases, all joined by "and"."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.criteria import Criteria, Criterion, line
from dashboard.pages.fields import (
    AddressField,
    BoundField,
    IdField,
    PhoneField,
    SuggestingInput,
    Text,
    other_spellings,
)
from dashboard.storage.searches import Typed
from dashboard.storage.suggestions import Suggestion

CUSTOM = ("custom_name", "custom_value")


def record_id(label: Text, *, help_text: Text = "") -> IdField:
    widget = SuggestingInput(attrs={"inputmode": "numeric"})
    return IdField(label=label, help_text=help_text, widget=widget)


class CaseLookup(Criteria[ece.CaseCriteria]):
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
        _("Owner ID"),
        help_text=_("The agent's ECE number. Or press + beside a name in the results."),
    )
    custom_name = line(_("Custom attribute"), 128)
    custom_value = line(_("Value"), 255)
    created_from = BoundField(label=_("Created from"), last=False)
    created_to = BoundField(label=_("Created to"), last=True)
    modified_from = BoundField(label=_("Last modified from"), last=False)
    modified_to = BoundField(label=_("Last modified to"), last=True)
    closed_from = BoundField(label=_("Last closed from"), last=False)
    closed_to = BoundField(label=_("Last closed to"), last=True)

    def __init__(
        self, typed: MultiValueDict[str, str] | None, *, capabilities: ece.Capabilities
    ) -> None:
        super().__init__(typed)
        self.offer(capabilities.case_criteria)

    @classmethod
    def criteria_of(cls, typed: Typed) -> list[Criterion]:
        criteria = super().criteria_of(typed)
        for name, value in zip(*(typed.get(field, []) for field in CUSTOM), strict=True):
            criteria.append(Criterion(name, value, "custom"))
        return criteria

    def suggest(self, values: Iterable[Suggestion]) -> None:
        for name, value, label in values:
            widget = getattr(self.fields.get(name), "widget", None)
            if isinstance(widget, SuggestingInput):
                widget.suggestions = {**widget.suggestions, value: label}

    def clean(self) -> dict[str, Any]:
        for displayed in ("status", "department"):
            text = self.value(displayed)
            if text:
                self.cleaned_data[displayed] = self.as_displayed(displayed, text)
        self.check_ranges()
        name, value = (self.cleaned_data.get(field) for field in CUSTOM)
        if value and not name and "custom_name" not in self.errors:
            self.add_error("custom_name", _("Name the attribute that has this value."))
        if name and not value and "custom_value" not in self.errors:
            self.add_error("custom_value", _("Give the whole value to look for."))
        if not self.errors and not self.typed():
            raise forms.ValidationError(_("Fill in at least one field."))
        return self.cleaned_data

    def as_displayed(self, name: str, text: str) -> str:
        """Return the value that is displayed as this text; ECE compares values to the letter."""
        widget = self.fields[name].widget
        assert isinstance(widget, SuggestingInput)
        for value, label in widget.suggestions.items():
            if text.casefold() in (value.casefold(), label.casefold()):
                return value
        return text

    def criteria(self) -> ece.CaseCriteria:
        custom = (self.value("custom_name"), self.value("custom_value"))
        return ece.CaseCriteria(
            customer=self.value("customer"),
            email=self.value("email"),
            other_emails=other_spellings(self.value("email")),
            phones=self.cleaned_data.get("phone", ()),
            status=self.value("status"),
            department=self.value("department"),
            owner=self.value("owner"),
            custom=custom if all(custom) else None,
            created=self.range_of("created"),
            last_modified=self.range_of("modified"),
            last_closed=self.range_of("closed"),
        )
