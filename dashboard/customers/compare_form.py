"""Which customers are compared: IDs as they come out of a spreadsheet."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dashboard.pages.fields import QUIET, Text, without_limit
from dashboard.pages.sentences import listed
from dashboard.reading.ids import read_ids

LONGEST = 20_000
MOST_NAMED = 5
LONGEST_SHOWN = 20


class IdsField(forms.CharField):
    """IDs with commas, blanks, semicolons or lines between them. Cleans to each of them once, in
    their order."""

    def __init__(self, *, most: int, label: Text, help_text: Text) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=LONGEST,
            required=False,
            widget=forms.Textarea(attrs={**QUIET, "rows": 3, "inputmode": "numeric"}),
        )
        self.most = most

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return without_limit(super().widget_attrs(widget))

    def clean(self, value: str | None) -> tuple[str, ...]:
        ids, odd = read_ids(super().clean(value))
        refuse_odd(odd)
        if len(ids) > self.most:
            raise ValidationError(self.too_many(len(ids)))
        return tuple(ids)

    def too_many(self, count: int) -> str:
        over = count - self.most
        sentence = ngettext(
            "ECE gives %(most)s customers at a time, and these are %(count)s. Leave out %(over)s.",
            "ECE gives %(most)s customers at a time, and these are %(count)s. Leave out %(over)s.",
            over,
        )
        return sentence % {"most": self.most, "count": count, "over": over}


def refuse_odd(words: list[str]) -> None:
    """Errors: ValidationError that names the first few words that are no IDs."""
    if words:
        sentence = _("An ID is a number of 1 to 18 digits. This is none: %(odd)s.")
        shown = [word[:LONGEST_SHOWN] for word in words[:MOST_NAMED]]
        raise ValidationError(sentence, params={"odd": listed(shown)})


class Compare(forms.Form):
    """The IDs of at least one and of at most `most` customers."""

    def __init__(self, typed: Mapping[str, Any] | None, *, most: int) -> None:
        super().__init__(typed)
        help_text = _("Paste at least two as they are, or tick customers in a list of results.")
        self.fields["ids"] = IdsField(most=most, label=_("Customer IDs"), help_text=help_text)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.cleaned_data.get("ids"):
            self.add_error("ids", _("Give the ID of at least one customer."))
        return self.cleaned_data
