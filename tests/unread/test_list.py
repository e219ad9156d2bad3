"""The list: which customers, in which window, and what is said about them."""

import random
import re
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.unread.windows import WIDEST, Window, older_than, whole_days
from tests.conftest import text_of
from tests.unread.world import (
    ZONE,
    address,
    last,
    listed,
    oldest_first,
    open_list,
    questions,
    rows,
    send_mail,
    unread_in,
)

pytestmark = pytest.mark.usefixtures("each_api")


def some_windows(*widths: int) -> list[Window]:
    """Windows of so many days, somewhere in the last eighty."""
    draw, today = random.Random(6), datetime.now(ZONE).date()
    lasts = [today - timedelta(days=draw.randrange(0, 80 - width)) for width in widths]
    return [
        whole_days(last - timedelta(days=width - 1), last, ZONE)
        for width, last in zip(widths, lasts, strict=True)
    ]


@pytest.mark.parametrize(
    "window",
    [
        *some_windows(1, 14, 28),
        *(
            pytest.param(window, marks=pytest.mark.faults)
            for window in some_windows(2, 5, 7, 10, 13, 15, 21, 50)
        ),
    ],
    ids=lambda window: "_".join(window.written),
)
def test_the_list_is_what_the_far_side_knows(supervisor, sandbox, database, window):
    ids = listed(supervisor, window)
    assert len(ids) == len(set(ids))
    assert set(ids) == unread_in(database, window.covered)
    assert all(end - start <= WIDEST for start, end in questions(sandbox))


def test_the_page_comes_before_ece_is_asked_and_a_link_shows_the_list(supervisor, sandbox):
    page = supervisor.get("/unread/").content.decode()
    assert "<progress" in page
    assert questions(sandbox) == []
    assert "Show the list" in page
    assert rows(open_list(supervisor, "/unread/"))


def test_the_oldest_unread_comes_first_unless_another_order_is_wanted(supervisor, database):
    window = last(28)
    oldest = oldest_first(database, window)
    assert listed(supervisor, window) == oldest
    by_id = listed(supervisor, window, sort="id", order="desc")
    assert by_id == sorted(oldest, key=int, reverse=True)


def test_a_hundred_and_eighty_days_are_read_window_by_window(supervisor, sandbox, database):
    window = last(180)
    shown = supervisor.get(address(window, show="list"))
    assert re.search(r"\d+ of 180 days, \d+ customers? so far", text_of(shown))
    assert "Read the next window" in text_of(shown)
    assert listed(supervisor, window) == oldest_first(database, window)
    assert all(end - start <= WIDEST for start, end in questions(sandbox))


def test_reading_can_be_stopped_and_what_is_known_is_shown(supervisor, change):
    send_mail(change)
    window = whole_days(date(2025, 2, 1), date(2025, 6, 30), ZONE)
    supervisor.get(address(window, show="list"))
    page = supervisor.get(address(window, show="part"))
    assert rows(page) == ["1000"]
    assert re.search(r"Only the oldest (9|10|11) of 150 days have been read", text_of(page))
    assert "Read the rest" in text_of(page)


def test_the_second_page_is_of_the_same_list_and_asks_for_no_day_again(supervisor, sandbox):
    window = last(14)
    first = rows(open_list(supervisor, address(window)))
    before = len(questions(sandbox))
    second = rows(open_list(supervisor, address(window, page=2)))
    assert len(questions(sandbox)) == before
    assert not set(first) & set(second)
    open_list(supervisor, address(window, fresh=1))
    assert len(questions(sandbox)) > before


def test_a_list_on_one_page_says_how_many_there_are_and_has_no_pager(supervisor, change):
    page = text_of(open_list(supervisor, address(send_mail(change))))
    assert "1 customer with unread secure mail" in page
    assert "Per page" not in page


def test_a_day_with_more_than_three_hundred_says_so(supervisor, change):
    moment = datetime.now(UTC) - timedelta(hours=2)
    change(
        "UPDATE activity SET sent = ?, seen = 0 WHERE id IN"
        " (SELECT min(id) FROM activity WHERE secure = 1 GROUP BY customer)",
        (moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),),
    )
    page = text_of(open_list(supervisor, address(last(2))))
    assert "of each day at most the first 300 customers are listed" in page
    assert "Customers 1–25 of" in page


def test_htmx_gets_the_window_first_and_then_the_list(supervisor, sandbox):
    path = address(last(14))
    frame = supervisor.get(path, headers={"HX-Request": "true", "HX-Target": "unread"})
    assert "<progress" in frame.content.decode()
    assert questions(sandbox) == []
    open_list(supervisor, path)
    assert rows(supervisor.get(path, headers={"HX-Request": "true", "HX-Target": "results"}))


def test_a_customer_of_a_day_without_an_answer_has_no_known_age(between, supervisor, change):
    path = address(send_mail(change))
    between.script(["ok", "500", "ok"])
    page = text_of(open_list(supervisor, path))
    assert "not known John Russel Tierney" in page
    assert "ECE did not answer for 5 Feb" in page
    again = text_of(open_list(supervisor, path + "&again=1"))
    assert "5 Feb 2025 John Russel Tierney" in again
    assert "ECE did not answer" not in again


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    "query",
    [
        "from=2026-11-20&to=2026-11-01",
        "from=2026-01-01&to=2026-06-30",
        "from=0001-01-01&to=9999-12-31",
        "from=9999-12-31&to=9999-12-31",
        "from=2026-11-01",
        "to=2026-11-01",
        "from=yesterday&to=today",
    ],
)
def test_a_window_that_can_not_be_read_is_refused_in_words_with_all_that_was_typed(
    supervisor, sandbox, query
):
    answer = supervisor.get(f"/unread/?{query}")
    assert answer.status_code == 422
    assert "Check these fields" in text_of(answer)
    for typed in re.findall(r"=([^&]+)", query):
        assert f'value="{typed}"' in answer.content.decode()
    assert questions(sandbox) == []


def test_fourteen_days_over_a_clock_change_are_asked_as_fourteen_times_24_hours(
    supervisor, sandbox
):
    page = text_of(open_list(supervisor, "/unread/?from=2026-10-20&to=2026-11-02"))
    assert "Clocks are set back in this window" in page
    assert "20 Oct 2026 00:59" in page
    start, end = questions(sandbox)[0]
    assert end - start == WIDEST


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize("query", ["page=0", "size=10", "sort=password", "order=desc", "sort=type"])
def test_a_part_that_the_list_does_not_have_is_refused_without_a_call(supervisor, sandbox, query):
    assert supervisor.get(f"/unread/?{query}").status_code == 400
    assert questions(sandbox) == []


@pytest.mark.parametrize("days", [28, 60, 90, 180])
def test_the_list_can_look_further_back(supervisor, days):
    page = supervisor.get("/unread/").content.decode()
    [href] = re.findall(rf'href="([^"]+)">{days} days back', page)
    assert supervisor.get(href.replace("&amp;", "&")).status_code == 200


def test_the_stepper_and_the_presets_lead_to_other_windows(supervisor):
    page = supervisor.get("/unread/?from=2026-10-10&to=2026-10-12").content.decode()
    assert 'id="older" href="/unread/?from=2026-09-26&amp;to=2026-10-09"' in page
    assert 'id="newer" href="/unread/?from=2026-10-13&amp;to=2026-10-26"' in page
    start, end = older_than(datetime.now(ZONE).date(), 5, 60, ZONE).written
    assert f'href="/unread/?from={start}&amp;to={end}"' in page


def test_rows_tell_how_and_when_to_reach_the_customer(supervisor, change):
    page = text_of(open_list(supervisor, address(send_mail(change))))
    assert (
        "John Russel Tierney Service 1000 +1 408 234 3456 ext. 102 Any day, Mornings john.russ"
        in page
    )
    assert "Please read this Sent" in page
    assert re.search(r"[67]\d\d days Wed 5 Feb 2025 John", page)


def test_the_secure_mails_of_a_customer_unfold(supervisor, sandbox, change):
    path = address(send_mail(change), "/unread/1000/sent/")
    headers = {"HX-Request": "true", "HX-Target": "sent-1000"}
    region = supervisor.get(path, headers=headers)
    assert '<section id="sent-1000">' in region.content.decode()
    assert "Please read this" in text_of(region)
    assert "not read yet" not in text_of(region)
    assert "Please read this" in text_of(supervisor.get(path))
    sandbox.switch(read_flag=True)
    assert "not read yet" in text_of(supervisor.get(path, headers=headers))


def test_a_window_in_which_all_is_read_says_so(supervisor):
    page = text_of(open_list(supervisor, "/unread/?from=2025-02-05&to=2025-02-05"))
    assert "No customer has unread secure mail sent in this window" in page
    assert "The 14 days before" in page


def test_ece_may_refuse_a_supervisor(desk):
    desk.sign_in("norights")
    answer = desk.get("/unread/?show=list")
    assert answer.status_code == 403
    assert "View Agent Console" in text_of(answer)
    assert desk.get("/unread/by-day/").status_code == 403
