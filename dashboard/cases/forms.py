"""Case lookup: the criteria by which ECE finds cases, all joined by "and"."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.criteria import Criteria, Criterion, line
from dashboard.pages.fields import (
    AddressField,
    BoundField,
    CustomerIdField,
    PhoneField,
    SuggestingInput,
    Text,
    other_spellings,
    suggest_lazily,
)
from dashboard.pages.metadata import Labels, suggested_names, suggested_values
from dashboard.reading.ids import NotAnId, read_id
from dashboard.storage.searches import Typed
from dashboard.storage.suggestions import Suggestion

CUSTOM = ("custom_name", "custom_value")


def record_id(label: Text, *, help_text: Text = "") -> CustomerIdField:
    widget = SuggestingInput(attrs={"inputmode": "numeric"})
    return CustomerIdField(label=label, help_text=help_text, widget=widget)


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
    owner = line(
        _("Owner"),
        255,
        widget=SuggestingInput,
        help_text=_("The agent's ECE number, or a name that you have seen in results."),
    )
    custom_name = line(_("Custom attribute"), 128, widget=SuggestingInput)
    custom_value = line(_("Value"), 255, widget=SuggestingInput)
    created_from = BoundField(label=_("Created from"), last=False)
    created_to = BoundField(label=_("Created to"), last=True)
    modified_from = BoundField(label=_("Last modified from"), last=False)
    modified_to = BoundField(label=_("Last modified to"), last=True)
    closed_from = BoundField(label=_("Last closed from"), last=False)
    closed_to = BoundField(label=_("Last closed to"), last=True)

    def __init__(
        self,
        typed: MultiValueDict[str, str] | None,
        *,
        capabilities: ece.Capabilities,
        labels: Labels,
    ) -> None:
        super().__init__(typed)
        self.labels = labels
        self.takes_logins = capabilities.looks_up_owner_logins
        if self.takes_logins:
            self.fields["owner"].help_text = _("The agent's login, ECE number, or a name seen.")
        self.offer(capabilities.case_criteria)
        suggest_lazily(self, "custom_name", lambda: suggested_names(labels.definitions_of("case")))
        suggest_lazily(
            self, "custom_value", lambda: suggested_values(labels.definitions_of("case"))
        )

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
        self.read_owner()
        self.read_custom()
        self.check_ranges()
        name, value = (self.cleaned_data.get(field) for field in CUSTOM)
        if value and not name and "custom_name" not in self.errors:
            self.add_error("custom_name", _("Name the attribute that has this value."))
        if name and not value and "custom_value" not in self.errors:
            self.add_error("custom_value", _("Give the whole value to look for."))
        if not self.errors and not self.typed():
            raise forms.ValidationError(_("Fill in at least one field."))
        return self.cleaned_data

    def read_owner(self) -> None:
        """Take a name that was seen for its ID. Any other text is a login, where ECE takes one."""
        typed = self.value("owner")
        if not typed:
            return
        with suppress(NotAnId):
            self.cleaned_data["owner"] = read_id(self.as_displayed("owner", typed)).value
            return
        if not self.takes_logins:
            sentence = _("Type the agent's ECE number, or a name that you have seen in results.")
            self.add_error("owner", sentence)

    def read_custom(self) -> None:
        """Take the attribute and its value as they are called on the screen, too."""
        name, value = self.value("custom_name"), self.value("custom_value")
        if name and value:
            name = self.labels.name("case", name)
            value = self.labels.value("case", name, value)
            self.cleaned_data.update(custom_name=name, custom_value=value)

    def as_displayed(self, name: str, text: str) -> str:
        """Return the value that is displayed as this text; ECE compares values to the letter."""
        widget = self.fields[name].widget
        assert isinstance(widget, SuggestingInput)
        for value, label in widget.suggestions.items():
            if text.casefold() in (value.casefold(), label.casefold()):
                return value
        return text

    def typed(self) -> Typed:
        """Return the filled fields; an owner by ID, where it is known."""
        typed = super().typed()
        if "owner" in typed:
            typed["owner"] = [self.value("owner")]
        return typed

    @property
    def owner_id(self) -> str:
        """The ID of the owner, "" where a login was given."""
        return self.value("owner").removesuffix(self.owner_login)

    @property
    def owner_login(self) -> str:
        """The login of the owner, "" where the ID was given."""
        owner = self.value("owner")
        is_id = owner.isascii() and owner.isdigit()
        return "" if is_id else owner

    def criteria(self) -> ece.CaseCriteria:
        custom = (self.value("custom_name"), self.value("custom_value"))
        return ece.CaseCriteria(
            customer=self.value("customer"),
            email=self.value("email"),
            other_emails=other_spellings(self.value("email")),
            phones=self.cleaned_data.get("phone", ()),
            status=self.value("status"),
            department=self.value("department"),
            owner=self.owner_id,
            owner_login=self.owner_login,
            custom=custom if all(custom) else None,
            created=self.range_of("created"),
            last_modified=self.range_of("modified"),
            last_closed=self.range_of("closed"),
        )


def in_words(typed: Typed, labels: Labels) -> Typed:
    """Return what was typed with the custom attribute and its value as they are called."""
    rows = list(zip(*(typed.get(field, []) for field in CUSTOM), strict=True))
    if not rows:
        return typed
    names = [labels.name("case", name) for name, _value in rows]
    values = [
        labels.displayed_value("case", name, value)
        for name, (_typed, value) in zip(names, rows, strict=True)
    ]
    return {
        **typed,
        "custom_name": [labels.label("case", name) for name in names],
        "custom_value": values,
    }
