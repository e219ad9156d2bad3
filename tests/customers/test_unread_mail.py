"""Unread secure mail of the customer at hand: on their page, and on the results of a search."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import page_of, text_of

pytestmark = pytest.mark.usefixtures("each_api")

SWITCHBOARD = "14082343456102"
STRETCH = timedelta(days=14)
REGION = {"HX-Request": "true", "HX-Target": "unread"}
HAS_NOT = "Has not read secure mail sent since {day:%-d} {day:%b}."
NONE = "No unread secure mail sent in the last 28 days."
SILENT = "ECE could not be asked about unread secure mail."


@pytest.fixture
def days() -> list[datetime]:
    """Where the stretches begin that ECE is asked for, the newest first."""
    return [datetime.now(UTC) - timedelta(days=count) for count in (14, 28)]


@pytest.fixture
def unread(sandbox, days) -> list[set[str]]:
    """Whom of the switchboard ECE names for each of these stretches."""
    line = sandbox.signed_in("frank")
    return [named(line, start) for start in days]


def named(line, start: datetime) -> set[str]:
    edges = [moment.strftime("%Y-%m-%dT%H:%M:%S.000Z") for moment in (start, start + STRETCH)]
    mail = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
    activity = json.dumps({**mail, "sentDate": f"[{','.join(edges)}]"})
    query = {"phone": SWITCHBOARD, "activity": activity, "$pagesize": "75"}
    answer = line.get("/ws/v12/interaction/customer", params=query)
    return {customer["id"] for customer in answer.json()["customer"]}


def about(desk, id: str) -> str:
    return text_of(desk.get(f"/customers/{id}/unread/", headers=REGION))


def test_the_page_says_since_when_a_customer_has_not_read_their_mail(frank, unread, days):
    newest, older = unread
    for ids, day in ((newest - older, days[0]), (older, days[1])):
        line = about(frank, min(ids))
        assert HAS_NOT.format(day=day) in line
        assert "Tell them that secure mail waits for them in the portal." in line
        assert NONE not in line
    assert about(frank, "1000").startswith(NONE)


def test_an_ece_that_does_not_answer_for_all_days_is_no_proof_that_there_is_none(between, frank):
    between.script(["500", "ok"], only="customer search")
    answer = frank.get("/customers/1000/unread/")
    assert answer.status_code == 200
    assert SILENT in text_of(answer)
    assert NONE not in text_of(answer)
    between.script(["500"], only="customers by id")
    assert SILENT in about(frank, "1000")


@pytest.mark.long_on_v3
def test_the_customer_comes_first_and_the_line_after_it(frank, sandbox):
    page = frank.get("/customers/1000/").content.decode()
    assert not any("activity=" in request["query"] for request in sandbox.requests())
    assert 'hx-get="/customers/1000/unread/" hx-trigger="load"' in page
    assert '<a href="/customers/1000/unread/">' in page
    calls = len(sandbox.requests())
    frank.get("/customers/1000/unread/")
    assert len(sandbox.requests()) == calls + 3


def test_results_of_a_phone_mark_who_has_unread_mail_and_only_those_shown(frank, sandbox, unread):
    results = frank.find(SWITCHBOARD)
    href = page_of(results).css_first("#unread a").attributes["href"]
    assert SWITCHBOARD not in href
    shown = {row.attributes["value"] for row in page_of(results).css("tbody [name=ids]")}
    wanted = shown & set.union(*unread)
    calls = len(sandbox.requests())
    region = frank.get(href, headers=REGION)
    assert len(sandbox.requests()) == calls + 2
    marks = set(re.findall(r'hx-swap-oob="afterend:#customer-(\d+)"', region.content.decode()))
    assert marks == wanted
    sentence = f"{len(wanted)} of these have not read secure mail sent in the last 28 days."
    assert sentence in text_of(region)
    page = frank.get(href).content.decode()
    assert set(re.findall(r'<li><a href="/customers/(\d+)/">', page)) == wanted


@pytest.mark.long_on_v3
def test_results_of_which_ece_tells_nothing_say_so(between, frank):
    href = page_of(frank.find(SWITCHBOARD)).css_first("#unread a").attributes["href"]
    between.script(["500"], only="customer search")
    assert text_of(frank.get(href, headers=REGION)).startswith(SILENT)


@pytest.mark.long_on_v3
def test_a_search_by_neither_phone_nor_email_has_no_such_line(frank):
    page = frank.search(created_from="2021-08-20", created_to="2021-08-20")
    assert "John Russel Tierney" in text_of(page)
    assert page_of(page).css_first("#unread") is None


@pytest.mark.long_on_v3
def test_an_agent_who_is_no_supervisor_is_told_of_their_caller(settings, jack):
    settings.SUPERVISORS = ["frank"]
    assert about(jack, "1000").startswith(NONE)
    assert jack.get("/customers/s/" + "x" * 43 + "/unread/").status_code == 404
