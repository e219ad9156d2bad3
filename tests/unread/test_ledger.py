"""The ledger: what two snapshots say, and what they never say."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dashboard.models import StoredUnreadList, UnreadSnapshot
from dashboard.storage.sealing import seal, unseal
from dashboard.unread.ledger import Snapshot, ledger_of
from dashboard.unread.snapshots import context_of
from dashboard.unread.windows import last_days
from tests.conftest import Desk, text_of
from tests.unread.world import ZONE, unread_in

SENT = date(2026, 11, 2)


def taken(day: int, *ids: str, hidden: tuple[str, ...] = ()) -> Snapshot:
    return Snapshot(date(2026, 11, day), {SENT: frozenset(ids)}, frozenset(hidden))


def test_who_was_unread_and_is_not_any_more_is_no_longer_unread():
    ledger = ledger_of([taken(3, "1", "2", "3"), taken(4, "1", "2"), taken(6, "1")])
    assert ledger.gone == {("3", SENT): date(2026, 11, 4), ("2", SENT): date(2026, 11, 6)}
    assert ledger.median_days == 3
    [day] = ledger.send_days
    assert (day.seen, day.gone, day.percent) == (3, 2, 67)


def test_who_changed_department_does_not_count_at_all():
    ledger = ledger_of([taken(3, "1", "2"), taken(4, "1", hidden=("2",))])
    assert ledger.gone == {}
    assert [day.seen for day in ledger.send_days] == [1]


def test_a_day_that_the_later_snapshot_does_not_cover_says_nothing():
    later = Snapshot(date(2026, 11, 20), {date(2026, 11, 19): frozenset()})
    assert ledger_of([taken(3, "1"), later]).gone == {}


def test_who_is_unread_again_was_never_gone():
    assert ledger_of([taken(3, "1"), taken(4), taken(5, "1")]).gone == {}


def test_days_without_a_snapshot_are_named():
    assert ledger_of([taken(3), taken(6)]).missing == [date(2026, 11, 4), date(2026, 11, 5)]


def test_chased_customers_who_are_gone_within_two_days_are_counted():
    ledger = ledger_of([taken(3, "1", "2"), taken(5, "2"), taken(9)])
    chased = {("1", date(2026, 11, 4)), ("2", date(2026, 11, 4))}
    assert ledger.gone_within(chased, timedelta(days=2)) == 1


def take_snapshot(desk) -> None:
    for _ in range(4):
        headers = {"HX-Request": "true", "HX-Target": "snapshot"}
        assert desk.post("/unread/snapshot/", headers=headers).status_code == 200


def make_yesterdays() -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    for row in UnreadSnapshot.objects.all():
        content = unseal(row.sealed, context=context_of(row))
        row.taken_on = yesterday
        row.sealed = seal(content, context=context_of(row))
        row.save()


@pytest.mark.usefixtures("each_api")
def test_the_page_tells_who_is_no_longer_unread_by_department(supervisor, change, database):
    window = last_days(timezone.localdate(timezone=ZONE), 28, ZONE)
    unread = sorted(unread_in(database, window), key=int)
    departments = dict(database.execute("SELECT id, department FROM customer"))
    names = {999: "Service", 1000: "QA", 1001: "Sales"}
    take_snapshot(supervisor)
    assert UnreadSnapshot.objects.count() == 3
    make_yesterdays()
    read, moved = unread[0], next(id for id in unread[1:] if departments[int(id)] == 999)
    change("UPDATE activity SET seen = 1 WHERE customer = ?", (int(read),))
    change("UPDATE customer SET department = 1000 WHERE id = ?", (int(moved),))
    forget_lists()
    take_snapshot(supervisor)
    page = text_of(supervisor.get("/unread/ledger/"))
    department = names[departments[int(read)]]
    assert re.search(rf"{department} [1-9] no longer unread", page)
    others = [name for name in names.values() if name != department]
    assert all(f"{name} 0 no longer unread" in page for name in others)


def forget_lists() -> None:
    StoredUnreadList.objects.all().delete()


@pytest.mark.usefixtures("each_api")
def test_nobody_sees_figures_of_a_department_of_others(supervisor):
    take_snapshot(supervisor)
    make_yesterdays()
    forget_lists()
    take_snapshot(supervisor)
    assert "Service" in text_of(supervisor.get("/unread/ledger/"))
    jack = Desk()
    jack.sign_in("jack")
    take_snapshot(jack)
    page = text_of(jack.get("/unread/ledger/"))
    assert "QA" not in page


@pytest.mark.usefixtures("each_api")
def test_the_snapshot_is_taken_once_a_day_and_rests_sealed(supervisor, sandbox):
    take_snapshot(supervisor)
    before = len(sandbox.requests())
    take_snapshot(supervisor)
    assert len(sandbox.requests()) == before
    assert '"days"' not in UnreadSnapshot.objects.first().sealed
