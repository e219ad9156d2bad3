"""Results of a search as CSV: all pages of them, and never less than it looks."""

import csv
import io
import re
from itertools import islice

import pytest

from dashboard.ece import conversation
from dashboard.models import AuditEvent
from dashboard.pages import export
from tests.conftest import Desk, page_of, text_of
from tests.faults import FAULTS
from tests.operations import asked

pytestmark = pytest.mark.usefixtures("each_api")
SERVICE = {"department": "Service"}


def look_up(desk: Desk, **criteria):
    return desk.post("/cases/", criteria or SERVICE, follow=True)


def file_of(desk: Desk, results):
    """Press "Save as CSV" under the results."""
    links = page_of(results).css(".actions a")
    return desk.get(next(a.attributes["href"] for a in links if a.text() == "Save as CSV"))


def lines(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


def exports() -> list[str]:
    return list(AuditEvent.objects.filter(action="list exported").values_list("detail", flat=True))


def test_all_pages_are_in_the_file_in_the_order_that_was_shown(desk, sandbox):
    desk.sign_in("jack", time_zone="America/New_York")
    results = look_up(desk, owner="1010", status="open")
    results = desk.get(results.request["PATH_INFO"] + "?sort=id&order=desc&page=2")
    total = int(re.search(r"of (\d+)", text_of(results))[1])
    before = len(asked(sandbox, "case lookup"))
    answer = file_of(desk, results)
    assert answer["Content-Disposition"] == 'attachment; filename="cases.csv"'
    heads, *rows = lines(answer)
    assert heads == [
        *["Subject", "ID", "Status", "Severity", "Customer", "Department", "Owner"],
        "Last modified",
    ]
    ids = [int(row[1]) for row in rows]
    assert (len(ids), ids) == (total, sorted(ids, reverse=True))
    calls = asked(sandbox, "case lookup")[before:]
    assert all("pagesize=75" in call["query"] for call in calls)
    assert len(calls) == -(-total // 75)
    shown = text_of(results)
    assert rows[25][0] in shown
    assert rows[25][-1] in shown
    assert exports() == [f"cases, {total} rows"]


def test_a_customer_has_the_agents_columns_and_all_contact_points(jack):
    key = jack.search(phone="14082343456102").request["PATH_INFO"].split("/")[3]
    jack.post(f"/customers/columns/?from={key}", {"columns": ["level"]})
    heads, *rows = lines(jack.get(f"/customers/s/{key}/export.csv"))
    assert heads == ["Name", "ID", "Type", "Department", "Contact points", "Level"]
    row = next(row for row in rows if row[1] == "1000")
    assert (row[0], row[3], row[5]) == ("John Russel Tierney", "Service", "Premium")
    assert "john.russel@customer.com" in row[4]
    assert len(row[4].split("; ")) > 2


def test_a_long_list_is_cut_and_both_page_and_file_say_so(jack, sandbox, monkeypatch):
    monkeypatch.setattr(export, "MOST", 150)
    results = look_up(jack)
    assert "A CSV holds the first 150 rows and no more." in text_of(results)
    before = len(asked(sandbox, "case lookup"))
    *rows, remark = lines(file_of(jack, results))
    assert len(rows) == 151
    assert remark == ["This file has the first 150 rows. ECE may have more."]
    assert len(asked(sandbox, "case lookup")) == before + 2
    assert "A CSV holds" not in text_of(look_up(jack, email="jhenry@customer.com"))


@pytest.mark.parametrize("fault", ["500", "reset_mid_body"])
def test_a_fault_on_the_way_is_said_in_the_file_and_one_at_the_start_on_a_page(
    jack, between, fault
):
    results = look_up(jack)
    between.script(["ok", fault], only="case lookup")
    *rows, remark = lines(file_of(jack, results))
    assert len(rows) == 76
    assert remark[0].startswith("This file is incomplete")
    assert exports() == ["cases, 75 rows"]
    between.script([fault], only="case lookup")
    page = file_of(jack, results)
    assert page.status_code >= 500
    assert "text/html" in page["Content-Type"]


def test_whoever_leaves_costs_ece_no_further_call(jack, between):
    results = look_up(jack)
    between.requests.clear()
    answer = file_of(jack, results)
    assert len(list(islice(answer.streaming_content, 40))) == 40
    answer._iterator.close()
    assert len(between.asked("case lookup")) == 1
    assert exports() == ["cases, 38 rows"]


@pytest.mark.long_on_v3
def test_a_long_file_may_take_longer_than_a_page(jack, between, monkeypatch):
    def slow(exchange) -> None:
        exchange.pause(0.4)
        FAULTS["ok"](exchange)

    monkeypatch.setattr(export, "MOST", 300)
    monkeypatch.setattr(conversation, "PAGE_SECONDS", 2.0)
    results = look_up(jack)
    between.script([slow], only="case lookup")
    assert lines(file_of(jack, results))[-1][0].startswith("This file has the first 300 rows")


def test_rows_that_come_twice_are_one_and_the_file_says_that_it_may_lack_some(jack, between):
    pages = []

    def same_again(exchange) -> None:
        pages.append(exchange.healthy)
        exchange.answer(200, pages[0].body)

    results = look_up(jack)
    between.script([same_again], only="case lookup")
    *rows, remark = lines(file_of(jack, results))
    assert len(rows) == 76
    assert remark[0].startswith("Rows may be missing")
    assert len(pages) == 2
