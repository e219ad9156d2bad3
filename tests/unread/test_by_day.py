"""Day by day: the chart, and what it says when ECE does not."""

import re

import pytest

from dashboard import ece
from dashboard.models import EceSession
from dashboard.unread.chart import TALLEST, bar_chart
from dashboard.unread.news import count_of
from tests.conftest import text_of
from tests.unread.world import address, last, open_list, questions, rows, unread_in

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]

LABEL = re.compile(r"<text x[^>]*>([^<]+)</text>")
VALUE = re.compile(r'<text class="value"[^>]*>([^<]+)</text>')


def chart_of(desk, path: str) -> str:
    while "<progress" in (page := desk.get(path).content.decode()):
        pass
    return page


@pytest.mark.parametrize("days", [1, 14, 28])
def test_the_chart_counts_each_day_as_the_far_side_does_and_asks_once(
    supervisor, sandbox, database, days
):
    window = last(days)
    path = address(window, "/unread/by-day/")
    page = chart_of(supervisor, path)
    assert VALUE.findall(page) == [
        str(len(unread_in(database, part))) for _day, part in window.days()
    ]
    asked = len(questions(sandbox))
    supervisor.get(path)
    open_list(supervisor, address(window))
    assert len(questions(sandbox)) == asked


def test_what_stands_under_the_bars_is_short_in_every_language(supervisor):
    path = "/unread/by-day/?from=2026-10-30&to=2026-11-02"
    supervisor.post("/language/", {"language": "es"})
    page = chart_of(supervisor, path)
    assert LABEL.findall(page) == ["vie", "30", "Oct", "sáb", "31", "dom", "1", "Nov", "lun", "2"]


def test_the_bars_lead_to_their_day(supervisor):
    page = supervisor.get("/unread/by-day/?from=2026-11-09&to=2026-11-10").content.decode()
    assert 'href="/unread/?from=2026-11-09&amp;to=2026-11-09"' in page


def test_one_agent_does_not_see_what_was_read_for_another(supervisor, sandbox):
    supervisor.get("/unread/by-day/")
    supervisor.sign_in("jack")
    asked = len(questions(sandbox))
    supervisor.get("/unread/by-day/")
    assert len(questions(sandbox)) > asked + 10


def test_a_day_without_an_answer_is_a_gap_that_says_so(between, supervisor):
    path = address(last(14), "/unread/by-day/")
    between.script([*["ok"] * 6, "500", "ok"])
    chart_of(supervisor, path)
    answer = supervisor.get(path)
    assert VALUE.findall(answer.content.decode()).count("?") == 1
    assert re.search(r"ECE did not answer for \d+ \w+: .* Ask again", text_of(answer))
    assert "no answer" in text_of(answer)
    asked = len(between.requests)
    assert "?" not in VALUE.findall(supervisor.get(path + "&again=1").content.decode())
    assert len(between.requests) == asked + 1


def test_when_no_day_is_answered_that_is_the_answer(supervisor, gone):
    answer = supervisor.get("/unread/by-day/", headers={"HX-Request": "true", "HX-Target": "days"})
    assert answer.status_code == 502
    assert "ECE can't be reached" in text_of(answer)
    assert '<section id="days"' in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_session_that_ends_meanwhile_opens_the_sign_in(supervisor, sandbox):
    sandbox.reset()
    assert (
        supervisor.get(
            "/unread/by-day/", headers={"HX-Request": "true", "HX-Target": "days"}
        ).status_code
        == 401
    )


def test_a_list_that_fails_keeps_its_window(supervisor, gone):
    answer = supervisor.get(address(last(28), show="list"))
    assert answer.status_code == 502
    assert "ECE can't be reached" in text_of(answer)
    assert f'value="{last(28).written[0]}"' in answer.content.decode()


@pytest.mark.only_v20("v3 has tokens, see test_redirect")
@pytest.mark.django_db(transaction=True)
def test_sessions_that_ece_renews_with_every_answer_survive_two_calls_at_a_time(
    supervisor, sandbox
):
    sandbox.switch(rotate=True)
    before = EceSession.objects.get().fingerprint
    assert rows(open_list(supervisor, address(last(28))))
    assert EceSession.objects.get().fingerprint != before
    assert supervisor.get("/unread/by-day/").status_code == 200


def test_a_number_is_only_told_when_it_is_proved():
    customers = tuple(ece.Customer(id=str(id)) for id in range(75))
    page = ece.ResultPage(customers, 1, 75, count=None, has_next=True, has_previous=False)
    assert str(count_of(page)) == "75+"


def test_bars_are_in_proportion_and_none_but_zero_is_invisible():
    chart = bar_chart([0, 1, 500, 1000, None])
    assert [bar.height for bar in chart.bars] == [0, 1, TALLEST // 2, TALLEST, TALLEST]
    assert all(bar.y + bar.height == chart.base for bar in chart.bars)
