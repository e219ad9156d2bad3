"""What happened with one customer, over all their cases."""

import re
from datetime import UTC, datetime

import pytest

from tests.conftest import text_of

pytestmark = pytest.mark.usefixtures("each_api")

PATH = "/customers/1864/timeline/"
ENTRY = re.compile(r"<li>(.*?)</li>", re.DOTALL)
MOMENT = re.compile(r"\d+ \w{3} \d{4} \d\d:\d\d")
REGION = {"HX-Request": "true", "HX-Target": "timeline"}


def entries(answer) -> list[str]:
    timeline = answer.content.decode().partition('<section id="timeline"')[2]
    return ENTRY.findall(timeline)


def written(moment: str) -> datetime:
    return datetime.strptime(moment, "%d %b %Y %H:%M").replace(tzinfo=UTC)


def test_all_cases_are_in_one_list_the_newest_first_and_each_entry_opens_its_case(frank, sandbox):
    calls = len(sandbox.requests())
    shown = entries(frank.get(PATH))
    assert len(sandbox.requests()) == calls + 1
    moments = [written(MOMENT.search(entry)[0]) for entry in shown]
    assert moments == sorted(moments, reverse=True)
    cases = {re.search(r'href="/cases/(\d+)/"', entry)[1] for entry in shown}
    assert len(cases) > 3
    rest = entries(frank.get(f"{PATH}?page=2"))
    assert len(shown) == 25
    assert rest
    newest = re.search(r'href="(/cases/\d+/)"><bdi>([^<]+)', shown[0])
    assert newest[2] in text_of(frank.get(f"{newest[1]}activities/"))


def test_the_activities_are_there_where_ece_does_not_sort_them_by_their_moments(frank, sandbox):
    sandbox.switch(sorts="printed")
    assert len(entries(frank.get(PATH))) == 25
    calls = len(sandbox.requests())
    assert entries(frank.get(f"{PATH}?page=2"))
    assert len(sandbox.requests()) == calls + 1, "the order that ECE refused was asked for again"


def test_one_type_is_asked_of_ece_and_the_tabs_name_those_that_it_has_told(frank):
    everything = frank.get(PATH).content.decode()
    tabs = dict(re.findall(r'href="([^"]*\?type=[^"]+)"[^>]*><bdi>([^<]+)', everything))
    assert {"Email", "Phone call"} <= set(tabs.values())
    for href, label in tabs.items():
        page = frank.get(href)
        assert entries(page)
        assert all(f"<bdi>{label}</bdi>" in entry for entry in entries(page))
        assert "All" in text_of(page)
    none = text_of(frank.get(f"{PATH}?type=fax"))
    assert "No activities of this type in your departments." in none


@pytest.mark.long_on_v3
def test_the_page_of_the_customer_does_not_wait_for_them(between, frank):
    between.script(["500"], only="activity search")
    page = frank.get("/customers/1864/").content.decode()
    assert f'hx-get="{PATH}" hx-trigger="intersect once"' in page
    assert f'<a href="{PATH}">' in page
    region = frank.get(PATH, headers=REGION)
    assert region.status_code == 502
    assert "Try again" in text_of(region)
    assert region.content.decode().lstrip().startswith('<section id="timeline"')


def test_whether_a_mail_was_read_is_said_only_where_ece_tells(frank, sandbox):
    assert not re.search(r"· (not )?read\b", text_of(frank.get(PATH)))
    sandbox.switch(read_flag=True)
    assert "secure · not read" in text_of(frank.get(PATH))


@pytest.mark.long_on_v3
def test_a_part_that_there_cannot_be_is_refused_without_asking_ece(frank, sandbox):
    calls = len(sandbox.requests())
    for query in ("?page=x", f"?type={'x' * 101}"):
        assert frank.get(PATH + query).status_code == 400
    assert len(sandbox.requests()) == calls
