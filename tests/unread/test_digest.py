"""The sheet of the morning: new, oldest, chased and gone, chased and still there."""

import re
import time
from datetime import date

import pytest

from dashboard.unread.digest import digest_of
from dashboard.unread.ledger import Snapshot
from tests.conftest import page_of, text_of
from tests.unread.days import take_snapshot
from tests.unread.world import last, oldest_first, send_mail, unread_in

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]

SENT, LATER = date(2026, 11, 2), date(2026, 11, 3)


def blocks(answer) -> dict[str, list[str]]:
    """The ids of the customers on the sheet, by the heading over them."""
    shown = {}
    for section in page_of(answer).css(".digest section"):
        heading = re.sub(r"\s*\d+$", "", section.css_first("h2").text())
        links = [link.attributes["href"] for link in section.css("a[href^='/customers/']")]
        shown[heading] = [href.split("/")[2] for href in links]
    return shown


def chase(desk, customer: str) -> None:
    fields = {"outcome": "called", "note": "Will read it", "version": "0"}
    assert desk.post(f"/unread/{customer}/chase/", fields).status_code in (200, 303)


def test_the_sheet_tells_what_has_changed_since_yesterday(supervisor, days, sandbox, database):
    days.go_to(-1)
    before = oldest_first(database, last(28))
    take_snapshot(supervisor)
    read, waits, moved = before[0], before[1], before[2]
    for customer in (read, waits, moved):
        chase(supervisor, customer)
    sandbox.read_mail_of(read)
    sandbox.move_customer(moved, other_department(database, moved))
    days.go_to(0)
    take_snapshot(supervisor)
    answer = supervisor.get("/unread/today/?show=sheet")
    shown = blocks(answer)
    assert shown["Chased, and no longer unread"] == [read]
    assert waits in shown["Chased, and still unread"]
    assert read not in shown["Chased, and still unread"]
    assert shown["Oldest"][:1] != [read]
    assert "Called" in text_of(answer)
    assert "there is no snapshot" not in text_of(answer)


def other_department(database, customer: str) -> str:
    query = "SELECT department FROM customer WHERE id = ?"
    [(department,)] = database.execute(query, (int(customer),)).fetchall()
    return "Service" if department != 999 else "QA"


def test_mail_that_was_sent_since_is_new(supervisor, days, change, sandbox, database):
    days.go_to(-1)
    unread = unread_in(database, last(28))
    reader = next(id for id in ids_of(database) if id not in unread)
    take_snapshot(supervisor)
    days.go_to(0)
    send_mail(change, int(reader), sandbox.now())
    take_snapshot(supervisor)
    assert reader in blocks(supervisor.get("/unread/today/?show=sheet"))["New since yesterday"]


def ids_of(database) -> list[str]:
    return [str(id) for (id,) in database.execute("SELECT id FROM customer ORDER BY id")]


def test_a_morning_without_the_snapshot_of_yesterday_says_so(supervisor, days):
    days.go_to(-3)
    take_snapshot(supervisor)
    days.go_to(0)
    page = text_of(supervisor.get("/unread/today/?show=sheet"))
    assert "Service: there is no snapshot of today; this is as of" in page
    assert "is the first snapshot. What is new is unknown." in page
    assert "New since yesterday" not in page
    take_snapshot(supervisor)
    page = text_of(supervisor.get("/unread/today/?show=sheet"))
    assert "Service: there is no snapshot of" in page
    assert "“new” and “no longer unread” mean since" in page


def test_the_page_is_there_before_a_slow_ece_tells_the_names(supervisor, days, sandbox):
    take_snapshot(supervisor)
    sandbox.switch(latency=2000)
    started = time.monotonic()
    page = text_of(supervisor.get("/unread/today/"))
    assert time.monotonic() - started < 1
    assert "ECE is asked for the names." in page
    assert "Oldest" in text_of(supervisor.get("/unread/today/?show=sheet"))


def test_before_the_first_snapshot_nothing_is_claimed(supervisor):
    page = text_of(supervisor.get("/unread/today/?show=sheet"))
    assert "Nobody" not in page
    assert "no snapshot yet" in page or "No department is known yet" in page


def test_a_day_without_an_answer_makes_nobody_new():
    before = Snapshot(date(2026, 11, 4), {LATER: frozenset()})
    newest = Snapshot(date(2026, 11, 5), {SENT: frozenset({"1"}), LATER: frozenset({"2"})})
    assert digest_of("Service", [before, newest]).new == {"2": LATER}
    before = Snapshot(date(2026, 11, 4), {SENT: frozenset({"1"}), LATER: frozenset()})
    newest = Snapshot(date(2026, 11, 5), {SENT: frozenset(), date(2026, 11, 4): frozenset({"1"})})
    digest = digest_of("Service", [before, newest])
    assert digest.unclear == (LATER, date(2026, 11, 4), date(2026, 11, 5))
    assert digest.gone == {}


def test_the_first_page_says_in_short_how_many_are_unread(supervisor, days, sandbox, database):
    days.go_to(-1)
    take_snapshot(supervisor)
    days.go_to(0)
    take_snapshot(supervisor)
    asked = len(sandbox.requests())
    said = text_of(supervisor.get("/unread/in-short/"))
    assert "Service: " in said
    assert "of them new" in said
    assert len(sandbox.requests()) == asked
    assert 'hx-get="/unread/in-short/"' in supervisor.get("/").content.decode()


def test_before_the_first_snapshot_the_first_page_leads_to_the_list(supervisor):
    assert "Is there unread secure mail?" in text_of(supervisor.get("/unread/in-short/"))
