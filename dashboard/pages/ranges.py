"""Ranges of days: the presets that fill them, and what a range is in local time and in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

PRESETS = {
    "today": _("Today"),
    "yesterday": _("Yesterday"),
    "last-7": _("7 days"),
    "last-14": _("14 days"),
    "last-30": _("30 days"),
    "this-month": _("This month"),
    "last-month": _("Last month"),
}


@dataclass(frozen=True, slots=True)
class Preset:
    """A button that fills a range: `value` names both, such as "created.last-7"."""

    label: str
    value: str
    id: str


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a range as it is echoed; `instant` is what ECE is sent."""

    local: str
    utc: str
    instant: str


@dataclass(frozen=True, slots=True)
class Echo:
    """A range as ECE will understand it. An open end is None."""

    start: Bound | None
    end: Bound | None
    zone: str


def presets(range_name: str) -> list[Preset]:
    return [
        Preset(str(label), f"{range_name}.{name}", f"preset-{range_name}-{name}")
        for name, label in PRESETS.items()
    ]


def filled(typed: QueryDict, wanted: str) -> QueryDict:
    """Return what was typed, with one range filled by a preset. Unknown presets change nothing."""
    range_name, _, name = wanted.partition(".")
    if name not in PRESETS:
        return typed
    first, last = days(name, timezone.localdate())
    changed = typed.copy()
    changed[f"{range_name}_from"] = first.isoformat()
    changed[f"{range_name}_to"] = last.isoformat()
    return changed


def days(name: str, today: date) -> tuple[date, date]:
    """Return the first and the last day of a preset; today counts as one of the last seven."""
    first_of_month = today.replace(day=1)
    match name:
        case "yesterday":
            return today - timedelta(days=1), today - timedelta(days=1)
        case "last-7" | "last-14" | "last-30":
            count = int(name.removeprefix("last-"))
            return today - timedelta(days=count - 1), today
        case "this-month":
            return first_of_month, today
        case "last-month":
            last = first_of_month - timedelta(days=1)
            return last.replace(day=1), last
    return today, today


def echo(cleaned: Mapping[str, Any], range_name: str) -> Echo | None:
    """Return the range of a form that was read, or None where neither end is given."""
    start, end = cleaned.get(f"{range_name}_from"), cleaned.get(f"{range_name}_to")
    if start is None and end is None:
        return None
    return Echo(bound(start), bound(end), timezone.get_current_timezone_name())


def bound(moment: datetime | None) -> Bound | None:
    if moment is None:
        return None
    utc = moment.astimezone(UTC)
    instant = utc.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    return Bound(in_words(timezone.localtime(moment)), in_words(utc), instant)


def day(typed: str) -> str:
    """Return a typed day in words; anything else as it was typed."""
    try:
        return date_format(date.fromisoformat(typed), "SHORT_DATE_FORMAT")
    except ValueError:
        return typed


def in_words(moment: datetime) -> str:
    return date_format(moment, "SHORT_DATETIME_FORMAT")
