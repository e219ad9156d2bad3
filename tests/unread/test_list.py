"""The list: which customers, in which window, and what is said about them."""

import random
import re
from datetime import UTC, datetime, timedelta

import pytest

from dashboard.unread.windows import WIDEST, Window, older_than, whole_days
from tests.conftest import text_of
from tests.unread.world import ZONE, address, last, listed, questions, rows, send_mail, unread_in

pytestmark = pytest.mark.usefixtures("each_api")


def some_windows(*widths: int) -> list[Window]:
    """Windows of so many days, somewhere in the last sixty."""
    draw, today = random.Random(6), datetime.now(ZONE).date()
    lasts = [today - timedelta(days=draw.randrange(0, 60 - width)) for width in widths]
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
            for window in some_windows(2, 5, 7, 10, 13, 15, 21)
        ),
    ],
    ids=lambda window: "_".join(window.written),
)
def test_the_list_is_what_the_far_side_knows(supervisor, sandbox, database, window):
    ids = listed(supervisor, window)
    assert len(ids) == len(set(ids))
    assert set(ids) == unread_in(database, window.asked)
    assert all(end - start <= WIDEST for start, end in questions(sandbox))


def test_a_usual_page_asks_ece_once(supervisor, sandbox):
    before = len(questions(sandbox))
    supervisor.get("/unread/")
    assert len(questions(sandbox)) == before + 1


def test_a_list_on_one_page_says_how_many_there_are_and_has_no_pager(supervisor, change):
    page = text_of(supervisor.get(address(send_mail(change))))
    assert "1 customer with unread secure mail" in page
    assert "Per page" not in page


def test_two_windows_are_merged_sorted_and_paged(supervisor, database):
    window = last(28)
    page = text_of(supervisor.get(address(window, sort="customerName", page=2)))
    assert f"Customers 26–50 of {len(unread_in(database, window))}" in page
    descending = rows(supervisor.get(address(window, sort="id", order="desc", size=75)))
    assert descending == sorted(descending, key=int, reverse=True)


def test_two_windows_say_when_there_are_more_than_three_hundred(supervisor, change):
    moment = (
        (datetime.now(UTC) - timedelta(hours=2))
        .isoformat(timespec="milliseconds")
        .replace("+00:00", "Z")
    )
    change(
        "UPDATE activity SET sent = ?, seen = 0 WHERE id IN"
        " (SELECT min(id) FROM activity WHERE secure = 1 GROUP BY customer)",
        (moment,),
    )
    page = text_of(supervisor.get(address(last(28))))
    assert "of each 14 days at most the first 300 customers are listed" in page
    assert "Customers 1–25 with unread" in page


def test_htmx_sees_that_two_windows_are_being_asked(supervisor, sandbox):
    path = address(last(28))
    frame = supervisor.get(
        path, headers={"HX-Request": "true", "HX-Target": "unread"}
    ).content.decode()
    assert "<progress" in frame
    assert questions(sandbox) == []
    assert rows(supervisor.get(path, headers={"HX-Request": "true", "HX-Target": "results"}))


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    "query",
    [
        "from=2026-11-20&to=2026-11-01",
        "from=2026-11-01&to=2026-11-15",
        "from=2026-10-01&to=2026-11-15&windows=2",
        "from=0001-01-01&to=9999-12-31",
        "from=9999-12-31&to=9999-12-31",
        "from=2026-11-01",
        "to=2026-11-01",
        "from=yesterday&to=today",
        "from=2026-11-01T00:00:00Z&to=2026-11-15T00:00:01Z",
        "from=2026-11-01&to=2026-11-02&windows=3",
    ],
)
def test_a_window_that_ece_would_refuse_is_refused_in_words_with_all_that_was_typed(
    supervisor, sandbox, query
):
    answer = supervisor.get(f"/unread/?{query}")
    assert answer.status_code == 422
    assert "Check these fields" in text_of(answer)
    for typed in re.findall(r"=([^&]+)", query.replace("&windows=3", "")):
        assert f'value="{typed}"' in answer.content.decode()
    assert questions(sandbox) == []


def test_fourteen_days_over_a_clock_change_are_asked_as_fourteen_times_24_hours(
    supervisor, sandbox
):
    page = text_of(supervisor.get("/unread/?from=2026-10-20&to=2026-11-02"))
    assert "Clocks are set back in this window" in page
    assert "20 Oct 2026 00:59" in page
    [(start, end)] = questions(sandbox)
    assert end - start == WIDEST


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize("query", ["page=0", "size=10", "sort=password", "order=desc", "sort=type"])
def test_a_part_that_the_list_does_not_have_is_refused_without_a_call(supervisor, sandbox, query):
    assert supervisor.get(f"/unread/?{query}").status_code == 400
    assert questions(sandbox) == []


def test_the_stepper_and_the_presets_lead_to_other_windows(supervisor):
    page = supervisor.get("/unread/?from=2026-10-10&to=2026-10-12").content.decode()
    assert 'id="older" href="/unread/?from=2026-09-26&amp;to=2026-10-09"' in page
    assert 'id="newer" href="/unread/?from=2026-10-13&amp;to=2026-10-26"' in page
    start, end = older_than(datetime.now(ZONE).date(), 5, ZONE).written
    assert f'href="/unread/?from={start}&amp;to={end}"' in page


def test_rows_tell_how_and_when_to_reach_the_customer(supervisor, change):
    page = text_of(supervisor.get(address(send_mail(change))))
    assert (
        "John Russel Tierney 1000 +1 408 234 3456 ext. 102 Any day, Mornings john.russel@customer.com"
        in page
    )
    assert "Service" in page


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
    page = text_of(supervisor.get("/unread/?from=2025-02-05&to=2025-02-05"))
    assert "No customer has unread secure mail sent in this window" in page
    assert "The 14 days before" in page


def test_ece_may_refuse_a_supervisor(desk):
    desk.sign_in("norights")
    answer = desk.get("/unread/")
    assert answer.status_code == 403
    assert "View Agent Console" in text_of(answer)
    assert desk.get("/unread/by-day/").status_code == 403
