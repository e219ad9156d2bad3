"""Reading JSON that may be anything."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from dashboard.ece.records.values import Agent, Choice, Department

_ID = re.compile(r"[0-9]{1,18}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_TEXT = 200_000
_LARGEST_INTEGER = 10**18


type Table = Mapping[str, tuple[str, Callable[["Source", str], object]]]


def table(read: Callable[["Source", str], object], *names: str) -> Table:
    """Return how these fields are read: ECE's firstName is read by `read` into our first_name."""
    return {name: (re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", name), read) for name in names}


class Source:
    """One JSON object of an answer, read without ever raising.

    What is missing, null or empty reads as absent: "", None, (). What is there but cannot be read is absent too, and
    is counted in `unreadable` together with that of every Source taken out of this one.
    """

    __slots__ = ("_fields", "_unread")

    def __init__(self, json: object, unread: list[str] | None = None) -> None:
        self._fields = json if isinstance(json, dict) else {}
        self._unread = [] if unread is None else unread

    def __contains__(self, name: str) -> bool:
        return self._fields.get(name) is not None

    @property
    def unreadable(self) -> int:
        return len(self._unread)

    def read(self, known: Table) -> dict[str, object]:
        """Return what is there of the known fields, under our names. Most fields of most records are not there."""
        found = ((known[name], name) for name in self._fields if name in known)
        return {ours: read(self, name) for (ours, read), name in found}

    def one(self, name: str) -> "Source":
        """Return the object under the name, also when a list holds it; an empty one when there is none."""
        value = self._fields.get(name)
        if value is None:
            return _NOTHING
        if isinstance(value, list) and value:
            value = value[0]
        if value is not None and not isinstance(value, (dict, list)):
            self.miss(name)
        return Source(value, self._unread)

    def all(self, name: str) -> list["Source"]:
        """Return the objects listed under the name, also when one stands there by itself; nulls are left out."""
        value = self._fields.get(name)
        if value is None:
            return []
        items = value if isinstance(value, list) else [value]
        present = [item for item in items if item is not None]
        objects = [Source(item, self._unread) for item in present if isinstance(item, dict)]
        self._unread.extend([name] * (len(present) - len(objects)))
        return objects

    def miss(self, name: str) -> None:
        """Count the value under the name as unreadable."""
        self._unread.append(name)

    def alone(self) -> "Source":
        """Return the same object with a count of its own."""
        return Source(self._fields)

    def text(self, name: str) -> str:
        value = self._fields.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            # Most of what a page is made of, so it goes no further.
            return value if value.isprintable() and len(value) <= _LONGEST_TEXT else _clean(value)
        text = _text(value)
        if text is None:
            self.miss(name)
            return ""
        return text

    def id(self, name: str = "id") -> str:
        text = self.text(name)
        if text and not _ID.fullmatch(text):
            self.miss(name)
            return ""
        return text

    def whole(self, name: str) -> int | None:
        """Return an integer of at most 18 digits, also when it is written as text."""
        text = self.text(name)
        if not text:
            return None
        if not re.fullmatch(r"-?[0-9]{1,18}", text):
            self.miss(name)
            return None
        return int(text)

    def flag(self, name: str) -> bool | None:
        """Return True or False only for true, false, "true" and "false"; None for everything else."""
        text = self.text(name)
        if text and text not in ("true", "false"):
            self.miss(name)
        return {"true": True, "false": False}.get(text)

    def choice(self, name: str) -> Choice | None:
        value = self._fields.get(name)
        if not value:
            return None
        if not isinstance(value, (dict, list)):
            text = self.text(name)
            return Choice(text, text) if text else None
        source = self.one(name)
        stable, label = source.text("value"), source.text("displayValue")
        return Choice(stable or label, label or stable) if stable or label else None

    def instant(self, name: str) -> datetime | None:
        """Return the moment in UTC, from a text or from an object with a `date`."""
        if isinstance(self._fields.get(name), dict):
            return self.one(name).instant("date")
        text = self.text(name)
        moment = _instant(text)
        if text and moment is None:
            self.miss(name)
        return moment

    def date(self, name: str) -> date | None:
        """Return the calendar day that is written, whatever time and zone follow it."""
        text = self.text(name)
        day = _date(text)
        if text and day is None:
            self.miss(name)
        return day

    def agent(self, name: str) -> Agent | None:
        """Return the ECE user under the name, or under `user` in there; None where there is no user."""
        if not isinstance(self._fields.get(name), dict):
            return None
        source = self.one(name)
        if "user" in source:
            source = source.one("user")
        id, full_name = source.id(), source.text("name")
        full_name = full_name or " ".join(filter(None, (source.text("firstName"), source.text("lastName"))))
        return Agent(id, full_name) if id or full_name else None

    def signer(self, name: str) -> Agent | None:
        """Return who acted at the moment under the name: the user in it, or the one beside it under <name>By."""
        return self.agent(name) or self.agent(f"{name}By")

    def department(self, name: str = "department") -> Department | None:
        source = self.one(name)
        id, called = source.id(), source.text("name")
        return Department(id, called) if id or called else None


_NOTHING = Source({})


def _text(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) < _LARGEST_INTEGER:
        return str(value)
    if isinstance(value, float) and math.isfinite(value):
        return str(value)
    return "" if value in ({}, []) else None


def _clean(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text[:_LONGEST_TEXT].replace("\0", ""))


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if _can_be_shown(moment) else None


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if _can_be_shown(day) else None


def _can_be_shown(moment: date) -> bool:
    # The first and the last year overflow as soon as someone far from Greenwich looks at them.
    return 1 < moment.year < 9999
