"""The days of a sweep."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dashboard import ece
from dashboard.pages.fields import BoundField


class CreatedDays(forms.Form):
    """`from` and `to`: when the customers were created. Either end may be open, not both."""

    def __init__(self, query: QueryDict | None) -> None:
        super().__init__(query)
        self.fields = {
            "from": BoundField(label=_("Created from"), last=False),
            "to": BoundField(label=_("Created until"), last=True),
        }

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        start, end = self.cleaned_data["from"], self.cleaned_data["to"]
        if not start and not end:
            self.add_error("from", _("Give a first or a last day."))
        elif start and end and start > end:
            self.add_error("to", _("This is before “created from”."))
        return self.cleaned_data

    @property
    def created(self) -> ece.Range:
        """The range of a form that was read."""
        return ece.Range(self.cleaned_data["from"], self.cleaned_data["to"])

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """The days as they stand in an address."""
        pairs = ((name, self.data.get(name, "").strip()) for name in ("from", "to"))
        return tuple((name, value) for name, value in pairs if value)

    @property
    def key(self) -> str:
        """The one text for these days in this time zone, by which their sweep is stored."""
        return f"{self.typed} {timezone.get_current_timezone_name()}"
