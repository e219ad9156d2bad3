"""Days that pass: the dashboard's clock and the far side's move together, from the past to now."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from dashboard.models import BrowserSession, EceSession, StoredUnreadList

HTMX = {"HX-Request": "true", "HX-Target": "snapshot"}


class Days:
    """`go_to(-20)` makes it twenty days ago for everybody; who is signed in stays so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, sandbox) -> None:
        self.monkeypatch = monkeypatch
        self.sandbox = sandbox
        self.at = 0

    def go_to(self, day: int) -> None:
        self.sandbox.move_clock(days=day - self.at)
        self.at = day
        self.monkeypatch.setattr(timezone, "now", self.clock(timedelta(days=day)))
        StoredUnreadList.objects.all().delete()
        EceSession.objects.update(signed_in=timezone.now(), last_used=timezone.now())
        BrowserSession.objects.update(expire_date=timezone.now() + timedelta(hours=12))

    @staticmethod
    def clock(distance: timedelta) -> Callable[[], datetime]:
        return lambda: datetime.now(UTC) + distance


def take_snapshot(desk) -> None:
    """Have the page of a supervisor note who is unread, as it does by itself."""
    for _ in range(12):
        answer = desk.post("/unread/snapshot/", headers=HTMX)
        assert answer.status_code == 200
        if "load delay:1s" not in answer.content.decode():
            return
    raise AssertionError("the snapshot has no end")
