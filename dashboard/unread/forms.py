"""The window of the unread list: two days or instants, at most 14 days apart, or 28 as two windows."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dashboard.pages.fields import BoundField
from dashboard.unread.windows import DAY, INSTANT, WIDEST, Window, last_days

USUAL_DAYS = 14
WINDOWS = [("1", _("14 days")), ("2", _("28 days, as two windows"))]


class UnreadWindow(forms.Form):
    """`from`, `to` and `windows`. Cleans to `window`; where neither end is given, to the last 14 days."""

    windows = forms.ChoiceField(label=_("At most"), choices=WINDOWS, required=False)

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query if query.get("from") or query.get("to") else self.usual(query))
        self.fields = {
            "from": BoundField(label=_("Sent from"), last=False),
            "to": BoundField(label=_("Sent until"), last=True),
        } | self.fields

    def usual(self, query: QueryDict) -> QueryDict:
        filled = query.copy()
        filled["from"], filled["to"] = last_days(
            timezone.localdate(), USUAL_DAYS, self.zone
        ).written
        return filled

    @cached_property
    def zone(self) -> ZoneInfo:
        return timezone.get_current_timezone()

    def clean_windows(self) -> int:
        return int(self.cleaned_data["windows"] or 1)

    def clean(self) -> dict:
        if self.errors:
            return self.cleaned_data
        start, end = self.cleaned_data["from"], self.cleaned_data["to"]
        if not (start and end):
            self.add_error(
                "to" if start else "from", _("Give both ends: ECE can't search an open window.")
            )
            return self.cleaned_data
        window = Window(to_instant(start), to_instant(end), self.zone)
        if window.start > window.end:
            self.add_error("to", _("This is before “sent from”."))
        elif window.spans > self.cleaned_data["windows"]:
            self.refuse(window)
        return self.cleaned_data | {"window": window}

    def refuse(self, window: Window) -> None:
        """Say how much too wide the window is, and what else would hold it."""
        most = self.cleaned_data["windows"] * WIDEST.days
        days = -(-min(window.width, window.width_on_the_wall) // DAY)
        said = {"days": days, "most": most, "excess": days - most}
        self.add_error(
            "to", _("These are %(days)s days, %(most)s at most: leave out %(excess)s.") % said
        )
        if window.spans <= len(WINDOWS):
            self.add_error("windows", _("Or take 28 days."))

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """The window as it stands in an address."""
        kept = tuple(
            (name, self.data[name].strip()) for name in ("from", "to") if self.data.get(name)
        )
        return kept + ((("windows", "2"),) if self.data.get("windows") == "2" else ())

    @property
    def is_wide(self) -> bool:
        return self.cleaned_data["windows"] > 1


def to_instant(moment: datetime) -> datetime:
    """The moment in UTC, in whole milliseconds."""
    moment = moment.astimezone(UTC)
    return moment - (moment - moment.replace(microsecond=0)) % INSTANT
