"""Windows in time, over every clock change of some years and fifteen time zones."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dashboard.unread.windows import INSTANT, WIDEST, Window, last_days, older_than, whole_days

ZONES = [
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Havana",
    "America/Santiago",
    "America/Nuuk",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
]

on_a_busy_machine = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
zones = st.sampled_from(ZONES).map(ZoneInfo)
dates = st.dates(date(2009, 1, 1), date(2030, 1, 1))


def was(day: date, zone: ZoneInfo) -> bool:
    """Tell whether the zone had this day: Samoa went from 29 to 31 December 2011."""
    return whole_days(day, day, zone).width > timedelta(0)


moments = st.integers(0, 21 * 365 * 86_400_000).map(
    lambda count: datetime(2009, 1, 1, tzinfo=UTC) + count * INSTANT
)
widths = st.timedeltas(timedelta(0), 2 * WIDEST).map(lambda width: width // INSTANT * INSTANT)
windows = st.builds(
    lambda start, width, zone: Window(start, start + width, zone), moments, widths, zones
)
day_windows = st.builds(
    lambda first, more, zone: whole_days(first, first + timedelta(days=more), zone),
    dates,
    st.integers(0, 27),
    zones,
).filter(lambda window: window.width > timedelta(0))


@on_a_busy_machine
@given(windows | day_windows)
def test_no_piece_is_wider_than_ece_takes_and_together_they_are_the_window(window):
    pieces = window.pieces
    assert len(pieces) == window.spans
    assert all(timedelta(0) <= piece.width <= WIDEST for piece in pieces)
    assert all(earlier.end + INSTANT == later.start for earlier, later in pairwise(pieces))
    assert pieces[-1].end == window.end
    assert window.start <= pieces[0].start <= window.start + timedelta(hours=2)


@on_a_busy_machine
@given(windows)
def test_what_is_not_too_wide_is_one_piece(window):
    if window.width <= WIDEST:
        assert window.pieces == (window,)


def test_fourteen_days_in_which_clocks_are_set_back_lose_no_more_than_that_hour():
    berlin = ZoneInfo("Europe/Berlin")
    window = whole_days(date(2026, 10, 20), date(2026, 11, 2), berlin)
    assert window.width == timedelta(hours=337) - INSTANT
    assert window.spans == 1
    assert window.covered.width == WIDEST


@on_a_busy_machine
@given(windows | day_windows)
def test_days_follow_each_other_without_gaps_and_fill_the_window(window):
    parts = [part for _day, part in window.days()]
    assert parts[0].start == window.start
    assert parts[-1].end == window.end
    assert all(earlier.end + INSTANT == later.start for earlier, later in pairwise(parts))
    assert all(part.width <= timedelta(hours=26) for part in parts)


@on_a_busy_machine
@given(day_windows)
def test_the_days_before_and_after_are_whole_days_that_touch_the_window(window):
    zone = window.zone
    first, last = window.on_the_wall(window.start).date(), window.on_the_wall(window.end).date()
    assert window.before(WIDEST) == whole_days(first - WIDEST, first - timedelta(days=1), zone)
    assert window.after(WIDEST) == whole_days(last + timedelta(days=1), last + WIDEST, zone)


@on_a_busy_machine
@given(windows | day_windows)
def test_what_is_written_in_an_address_is_read_as_the_same_window(window):
    start, end = window.written
    zone = window.zone
    read_start = (
        whole_days(date.fromisoformat(start), date.fromisoformat(start), zone).start
        if len(start) == 10
        else start
    )
    read_end = (
        whole_days(date.fromisoformat(end), date.fromisoformat(end), zone).end
        if len(end) == 10
        else end
    )
    read = [
        datetime.fromisoformat(edge) if isinstance(edge, str) else edge
        for edge in (read_start, read_end)
    ]
    assert read == [window.start, window.end]


@on_a_busy_machine
@given(dates, zones)
def test_presets_end_when_they_say(today, zone):
    first, last = today - timedelta(days=59), today - timedelta(days=3)
    assume(all(was(day, zone) for day in (first, last, today)))
    assert last_days(today, 1, zone).written == (str(today), str(today))
    assert older_than(today, 2, 60, zone).written == (str(first), str(last))


def test_a_preset_that_begins_with_a_day_that_never_was_begins_with_the_next_one():
    apia = ZoneInfo("Pacific/Apia")
    window = older_than(date(2012, 2, 27), 2, 60, apia)
    assert window.written == ("2011-12-31", "2012-02-24")
    assert next(window.days())[0] == date(2011, 12, 31)
