"""The window of the unread list: two days or instants, at most 180 days apart."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from dashboard.pages.fields import BoundField
from dashboard.unread.windows import DAY, INSTANT, Window, last_days

USUAL_DAYS = 14
MOST_DAYS = 180


class UnreadWindow(forms.Form):
    """`from` and `to`. Cleans to `window`; where neither end is given, to the last 14 days."""

    def __init__(self, query: QueryDict) -> None:
        is_given = query.get("from") or query.get("to")
        super().__init__(query if is_given else self.usual(query))
        self.fields = {
            "from": BoundField(label=_("Sent from"), last=False),
            "to": BoundField(label=_("Sent until"), last=True),
        }

    def usual(self, query: QueryDict) -> QueryDict:
        filled = query.copy()
        usual = last_days(timezone.localdate(), USUAL_DAYS, self.zone)
        filled["from"], filled["to"] = usual.written
        return filled

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(timezone.get_current_timezone_name())

    @property
    def window(self) -> Window:
        """The window of a form that was read."""
        window: Window = self.cleaned_data["window"]
        return window

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        start, end = self.cleaned_data["from"], self.cleaned_data["to"]
        if start and end:
            self.check(Window(to_instant(start), to_instant(end), self.zone))
        else:
            self.refuse_open_end("to" if start else "from")
        return self.cleaned_data

    def refuse_open_end(self, name: str) -> None:
        self.add_error(name, _("Give both ends: ECE can't search an open window."))

    def check(self, window: Window) -> None:
        """Take the window, or say what is wrong with it."""
        days = -(-min(window.width, window.width_on_the_wall) // DAY)
        if window.start > window.end:
            self.add_error("to", _("This is before “sent from”."))
        elif days > MOST_DAYS:
            numbers = {"days": days, "most": MOST_DAYS, "excess": days - MOST_DAYS}
            sentence = _("These are %(days)s days, %(most)s at most: leave out %(excess)s.")
            self.add_error("to", sentence % numbers)
        else:
            self.cleaned_data["window"] = window

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """The window as it stands in an address."""
        pairs = ((name, self.data.get(name, "").strip()) for name in ("from", "to"))
        return tuple((name, value) for name, value in pairs if value)


def to_instant(moment: datetime) -> datetime:
    """Return the moment in UTC, in whole milliseconds."""
    moment = moment.astimezone(UTC)
    return moment - (moment - moment.replace(microsecond=0)) % INSTANT
