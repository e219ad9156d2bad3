"""Ranges of time: what is typed in days of the agent's time zone is what ECE is sent, and what the
page says."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dashboard.models import Agent
from dashboard.pages.ranges import PRESETS, days
from tests import operations
from tests.conftest import text_of

ZONES = (
    "UTC", "Europe/Berlin", "Europe/London", "America/New_York",
    "America/Sao_Paulo", "America/Havana",
    "America/St_Johns", "Asia/Beirut", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tehran",
    "Africa/Cairo",
    "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Kiritimati",
)  # fmt: skip
TICK = timedelta(milliseconds=1)
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
INSTANTS = st.integers(0, 31 * 365 * 86_400_000).map(
    lambda count: datetime(2000, 1, 1, tzinfo=UTC) + count * TICK
)
BOUNDS = st.one_of(st.none(), DAYS, INSTANTS)
CLOCKS_CHANGE = {
    "Europe/Berlin": [date(2026, 3, 29), date(2026, 10, 25)],
    "America/Sao_Paulo": [date(2018, 11, 4), date(2018, 2, 17)],
    "America/Havana": [date(2026, 3, 8), date(2026, 11, 1)],
    "Asia/Beirut": [date(2026, 3, 29), date(2026, 10, 24)],
    "America/St_Johns": [date(2010, 11, 6), date(2010, 11, 7)],
}


def typed(bound: date | datetime | None) -> str:
    return bound.isoformat() if bound else ""


def asked(desk, sandbox, zone: str, **criteria) -> tuple[object, dict | None]:
    """The page with its criteria form open, and the body of the lookup if ECE was asked."""
    Agent.objects.update(time_zone=zone)
    before = len(sandbox.requests())
    answer = desk.post("/cases/", criteria, follow=True)
    sent = [json.loads(each["body"]) for each in sandbox.requests()[before:] if each["body"]]
    folded = re.search(
        r'<p id="criteria" class="criteria"><a href="([^"]+)"', answer.content.decode()
    )
    return desk.get(unescape(folded[1])) if folded else answer, sent[0] if sent else None


def echoed(answer) -> list[str]:
    return re.findall(r'<time datetime="([^"]+)">', answer.content.decode())


def instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def is_start(moment: datetime, bound: date | datetime, zone: str) -> bool:
    """Whether the moment is the instant that was typed, or the first of the day."""
    if isinstance(bound, datetime):
        return moment == bound
    local = ZoneInfo(zone)
    return (
        moment.astimezone(local).date() == bound
        and (moment - TICK).astimezone(local).date() < bound
    )


def is_end(moment: datetime, bound: date | datetime, zone: str) -> bool:
    if isinstance(bound, datetime):
        return moment == bound
    local = ZoneInfo(zone)
    return (
        moment.astimezone(local).date() == bound
        and (moment + TICK).astimezone(local).date() > bound
    )


@pytest.mark.faults
@given(
    zone=st.sampled_from(ZONES),
    start=BOUNDS,
    end=BOUNDS,
    name=st.sampled_from(["created", "modified", "closed"]),
)
@example(zone="Europe/Berlin", start=date(2026, 3, 29), end=date(2026, 3, 29), name="created")
@example(zone="Europe/Berlin", start=date(2026, 10, 25), end=date(2026, 10, 25), name="modified")
@example(zone="America/New_York", start=date(2026, 3, 8), end=None, name="closed")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_sent_is_what_was_typed_and_what_the_page_echoes(
    jack, sandbox, zone, start, end, name
):
    answer, sent = asked(
        jack,
        sandbox,
        zone,
        status="open",
        **{f"{name}_from": typed(start), f"{name}_to": typed(end)},
    )

    if sent is None:
        assert answer.status_code == 422
        assert "This is before the beginning of the range." in text_of(answer)
        assert typed(start) in answer.content.decode()
        return
    literal = sent.get(
        {"created": "createdDate", "modified": "lastModifiedDate", "closed": "lastClosedDate"}[name]
    )
    if start is None and end is None:
        assert literal is None
        assert echoed(answer) == []
        return
    bounds = literal.removeprefix("[").removesuffix("]").split(",")
    assert echoed(answer) == [bound for bound in bounds if bound]
    assert zone in text_of(answer)
    assert (not bounds[0]) if start is None else is_start(instant(bounds[0]), start, zone)
    assert (not bounds[1]) if end is None else is_end(instant(bounds[1]), end, zone)


@pytest.mark.parametrize(
    ("zone", "day"), [(zone, day) for zone, days in CLOCKS_CHANGE.items() for day in days]
)
def test_a_day_on_which_clocks_are_changed_is_sent_whole(jack, sandbox, zone, day):
    _, sent = asked(jack, sandbox, zone, created_from=typed(day), created_to=typed(day))

    start, end = map(instant, sent["createdDate"].strip("[]").split(","))
    assert is_start(start, day, zone)
    assert is_end(end, day, zone)


def test_a_range_is_echoed_in_local_time_and_in_utc(jack, sandbox):
    answer, _ = asked(
        jack, sandbox, "Europe/Berlin", created_from="2026-03-29", created_to="2026-03-30"
    )

    said = text_of(answer)
    assert "29 Mar 2026 00:00 – to 30 Mar 2026 23:59 Europe/Berlin" in said
    assert "28 Mar 2026 23:00 – 30 Mar 2026 21:59 UTC" in said


def test_the_created_range_of_customers_is_echoed_too(jack, sandbox):
    Agent.objects.update(time_zone="Asia/Tokyo")
    answer = jack.search(created_from="2026-03-29", email="jhenry@customer.com")
    assert echoed(answer) == ["2026-03-28T15:00:00.000Z"]


@pytest.mark.parametrize("path", ["/cases/", "/customers/"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_preset_fills_both_dates_in_the_zone_of_the_agent_and_keeps_the_rest(
    jack, sandbox, path, zone
):
    Agent.objects.update(time_zone=zone)
    answer = jack.post(path, {"email": "half-typed@", "phone": "", "preset": "created.last-7"})

    today = datetime.now(ZoneInfo(zone)).date()
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'name="created_from" value="{today - timedelta(days=6)}"' in html
    assert f'name="created_to" value="{today}"' in html
    assert 'value="half-typed@"' in html
    assert "not a whole e-mail address" not in text_of(answer)
    assert not operations.asked(sandbox, "customer search")
    assert not operations.asked(sandbox, "case lookup")


@given(today=st.dates(date(1970, 1, 1), date(2100, 1, 1)), name=st.sampled_from([*PRESETS]))
@example(today=date(2024, 3, 1), name="last-month")
@example(today=date(2026, 1, 1), name="last-month")
def test_presets_are_whole_days_that_are_not_in_the_future(today, name):
    first, last = days(name, today)

    assert first <= last <= today
    if name.startswith("last-") and name != "last-month":
        assert (last - first).days + 1 == int(name.removeprefix("last-"))
    if "month" in name:
        assert first.day == 1
        assert first.month == last.month
    if name == "last-month":
        assert (last + timedelta(days=1)).day == 1
        assert last.month != today.month
