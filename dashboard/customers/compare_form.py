"""Which customers are compared: IDs as they come out of a spreadsheet."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dashboard.pages.fields import QUIET

LONGEST = 20_000
MOST_NAMED = 5


class IdsField(forms.CharField):
    """IDs with commas, blanks, semicolons or lines between them. Cleans to each of them once, in their order."""

    def __init__(self, *, most: int, **kwargs) -> None:
        widget = forms.Textarea(attrs=QUIET | {"rows": 3, "inputmode": "numeric"})
        super().__init__(**{"max_length": LONGEST, "widget": widget, "required": False} | kwargs)
        self.most = most

    def clean(self, value: str | None) -> tuple[str, ...]:
        words = [
            word.removeprefix("#") for word in re.split(r"[\s,;]+", super().clean(value)) if word
        ]
        odd = [word for word in words if not re.fullmatch("[0-9]{1,18}", word)]
        if odd:
            listed = get_text_list([word[:20] for word in odd[:MOST_NAMED]], gettext("and"))
            raise ValidationError(
                _("An ID is a number of 1 to 18 digits. This is none: %(odd)s."),
                params={"odd": listed},
            )
        ids = tuple(dict.fromkeys(words))
        if len(ids) > self.most:
            raise ValidationError(self.too_many(len(ids)))
        return ids

    def too_many(self, count: int) -> str:
        said = ngettext(
            "ECE gives %(most)s customers at a time, and these are %(count)s. Leave out %(over)s.",
            "ECE gives %(most)s customers at a time, and these are %(count)s. Leave out %(over)s.",
            count - self.most,
        )
        return said % {"most": self.most, "count": count, "over": count - self.most}


class Compare(forms.Form):
    """The IDs of at least one and of at most `most` customers."""

    def __init__(self, typed, *, most: int) -> None:
        super().__init__(typed)
        help_text = _("Paste at least two as they are, or tick customers in a list of results.")
        self.fields["ids"] = IdsField(most=most, label=_("Customer IDs"), help_text=help_text)

    def clean(self) -> dict:
        if not self.errors and not self.cleaned_data.get("ids"):
            self.add_error("ids", _("Give the ID of at least one customer."))
        return self.cleaned_data
