"""Twenty days of reading, moving and chasing: the ledger's figures are those of the far side's own
database.
"""

import csv
import io
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from django.utils import timezone
from django.utils.formats import date_format

from dashboard.models import ChaseNote
from dashboard.unread.windows import Window, last_days
from tests.conftest import page_of, text_of
from tests.unread.days import take_snapshot
from tests.unread.world import ZONE, oldest_first

DEPARTMENTS = {999: "Service", 1000: "QA", 1001: "Sales"}
SECURE = (
    "SELECT customer, sent, seen, read_at FROM activity"
    " WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND sent IS NOT NULL"
)
MISSING = -8
CHASED_ON = -11


@dataclass
class Taken:
    """A snapshot of the test: its day, the moment at the far side, the first day that it covers."""

    day: date
    moment: str
    first: date


def test_the_figures_of_twenty_days_are_those_of_the_database(
    supervisor, days, sandbox, database, settings
):
    settings.TIME_ZONE = ZONE.key
    taken: list[Taken] = []
    departments = dict(database.execute("SELECT id, department FROM customer"))
    moved = ""
    chased: list[str] = []
    for day in range(-20, 1):
        days.go_to(day)
        unread = [id for id in oldest_first(database, reach()) if id not in (moved, *chased)]
        for customer in unread[5:7]:
            sandbox.read_mail_of(customer)
        if day == CHASED_ON:
            chased = unread[8:11]
            chase(supervisor, chased)
        if day == CHASED_ON + 1:
            sandbox.read_mail_of(chased[0])
        if day == CHASED_ON + 5:
            sandbox.read_mail_of(chased[1])
        if day == -5:
            moved = next(id for id in unread[20:] if departments[int(id)] == 999)
            sandbox.move_customer(moved, "QA")
        if day == MISSING:
            gap = timezone.localdate(timezone=ZONE)
            continue
        take_snapshot(supervisor)
        window = reach()
        taken.append(Taken(window.on_the_wall(window.end).date(), sandbox.now(), first_of(window)))

    expected = figures(database, taken, departments, moved)
    assert all(len(rates) > 20 for rates in expected.values())
    assert figures_of_csv(supervisor.get("/unread/ledger.csv")) == expected
    page = supervisor.get("/unread/ledger/")
    assert figures_of_page(page) == expected
    words = text_of(page)
    assert words.count(f"There is no snapshot of {date_format(gap, 'j M')}.") == 3
    for name, days_until in medians(database, taken, departments, moved).items():
        assert re.search(rf"{name} \d+ no longer unread · median {days_until:g}(\.0)? days", words)
    counts = re.findall(r"(\d) of (\d) chased customers within 48 hours", words)
    assert sum(int(gone) for gone, _all in counts) == 1
    assert sum(int(number) for _gone, number in counts) == 3


def reach() -> Window:
    """What a snapshot of this day covers."""
    return last_days(timezone.localdate(timezone=ZONE), 28, ZONE)


def first_of(window: Window) -> date:
    """The first whole day of the window, of which ECE is asked for 28 × 24 hours at most."""
    start = max(window.start, window.end - timedelta(days=28)).astimezone(ZONE)
    if start.time() == time(0):
        return start.date()
    return start.date() + timedelta(days=1)


def chase(desk, customers: list[str]) -> None:
    for customer in customers:
        fields = {"outcome": "called", "note": "", "version": "0"}
        assert desk.post(f"/unread/{customer}/chase/", fields).status_code in (200, 303)
    ChaseNote.objects.update(at=timezone.now())


def presences(database, taken, departments, moved):
    """Yield department, customer, send day, and for each snapshot that covers the day whether the
    customer was unread then."""
    mails = defaultdict(list)
    for customer, sent, seen, read_at in database.execute(SECURE):
        day = datetime.fromisoformat(sent).astimezone(ZONE).date()
        mails[customer, day].append((seen, read_at))
    for (customer, day), sent_then in mails.items():
        covering = [each for each in taken if each.first <= day <= each.day]
        department = departments[customer]
        if str(customer) == moved:
            department = 1000
            covering = [each for each in covering if each.day >= taken[-6].day]
        unread = [
            (each.day, any(not seen or (at and at > each.moment) for seen, at in sent_then))
            for each in covering
        ]
        if any(was_unread for _day, was_unread in unread):
            yield DEPARTMENTS[department], day, unread


def figures(database, taken, departments, moved) -> dict[str, dict[str, list[int]]]:
    """By department and send day: who was ever unread, who is no longer, and the share."""
    counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for department, day, unread in presences(database, taken, departments, moved):
        count = counts[department][day]
        count[0] += 1
        count[1] += not unread[-1][1]
    return {
        department: {
            date_format(day, "D j M Y"): [seen, gone, round(100 * gone / seen)]
            for day, (seen, gone) in sorted(by_day.items())
        }
        for department, by_day in counts.items()
    }


def medians(database, taken, departments, moved) -> dict[str, float]:
    waits = defaultdict(list)
    for department, day, unread in presences(database, taken, departments, moved):
        if not unread[-1][1]:
            last_unread = max(moment for moment, was_unread in unread if was_unread)
            gone_on = min(moment for moment, _was in unread if moment > last_unread)
            waits[department].append((gone_on - day).days)
    return {department: median(counts) for department, counts in waits.items()}


def figures_of_csv(answer) -> dict[str, dict[str, list[int]]]:
    figures = defaultdict(dict)
    for line in list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))[1:]:
        if len(line) == 5:
            department, day, *numbers = line
            figures[department][day] = [int(number) for number in numbers]
    return dict(figures)


def figures_of_page(answer) -> dict[str, dict[str, list[int]]]:
    figures = {}
    for section in page_of(answer).css("main section"):
        by_day = {}
        for row in section.css("tbody tr"):
            numbers = [int(cell.text().removesuffix(" %")) for cell in row.css("td")]
            by_day[row.css_first("th").text()] = numbers
        figures[section.css_first("h2").text()] = by_day
        assert len(section.css("circle")) == len(by_day)
    return figures
