"""Searches with a name: run again next week, and by a colleague who got the link."""

import io
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.management import call_command
from django.utils import timezone

from dashboard.models import EceSession, SavedSearch, Search
from dashboard.storage import saved_searches
from tests.conftest import Desk, page_of, text_of

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]
NUMBER = "14082343456102"
NAME = "Callers of the morning"


def save(desk: Desk, results, name: str = NAME):
    """Press "Save this search" on the results, type a name and press Enter."""
    link = page_of(results).css_first(".saved a").attributes["href"]
    return desk.post(link, {"name": name}, follow=True)


def entries(desk: Desk) -> dict[str, str]:
    """The saved searches on the first page: where each leads, by name."""
    links = page_of(desk.get("/")).css("section:has(#saved-searches) li > a")
    return {link.text(): link.attributes["href"] for link in links}


def sharing(desk: Desk, name: str = NAME) -> str:
    return f"{entries(desk)[name]}sharing/"


def link_on(page) -> str:
    """The link for colleagues, without the host."""
    return re.search(r"http://[^/]+(/saved/[\w-]+/)", text_of(page))[1]


def test_a_saved_search_is_run_from_the_first_page_after_what_is_remembered_is_gone(jack):
    results = jack.search(phone=NUMBER)
    for _ in range(2):  # a double click
        saved = save(jack, results)
        assert f"Saved as “ {NAME} ”" in text_of(saved)
        assert "Found as 14082343456102" in text_of(saved)
    Search.objects.update(expires=timezone.now() - timedelta(days=1))
    call_command("purge", stdout=io.StringIO())
    assert list(entries(jack)) == [NAME]
    again = jack.get(entries(jack)[NAME], follow=True)
    assert f"Saved as “ {NAME} ”" in text_of(again)
    assert page_of(again).css_first("caption").text() == page_of(saved).css_first("caption").text()
    jack.post(entries(jack)[NAME] + "delete/")
    assert entries(jack) == {}


def test_a_colleague_runs_a_shared_search_with_their_own_rights_and_keeps_it(frank):
    jack = Desk()
    jack.sign_in("jack")
    save(frank, frank.post("/cases/", {"department": "Sales"}, follow=True))
    mine = entries(frank)[NAME]
    assert jack.get(mine).status_code == 404
    link = link_on(frank.post(sharing(frank), {"share": "yes"}, follow=True))
    seen = jack.get(link, follow=True)
    assert re.search(f"“ {NAME} ”, shared by (Frank Fielding|frank)", text_of(seen))
    assert "No case" in text_of(seen)  # Sales is none of his departments
    assert page_of(frank.get(link, follow=True)).css("tbody tr")
    assert jack.get(f"{link}sharing/").status_code == 404
    jack.post(f"{link}delete/")
    assert NAME in page_of(jack.get(page_of(seen).css_first(".saved a").attributes["href"])).html
    save(jack, seen, "Sales, of Frank")
    assert list(entries(jack)) == ["Sales, of Frank"]
    frank.post(sharing(frank), {"share": "no"})
    assert jack.get(link).status_code == 404
    frank.post(sharing(frank), {"share": "yes"})
    assert jack.get(link).status_code == 404
    assert jack.get(entries(jack)["Sales, of Frank"], follow=True).status_code == 200


def test_nothing_of_it_can_be_read_and_it_goes_with_its_agent(jack):
    save(jack, jack.search(phone=NUMBER))
    link = link_on(jack.post(sharing(jack), {"share": "yes"}, follow=True))
    row = SavedSearch.objects.values().get()
    assert not re.search(f"{NAME}|{NUMBER}|{link.split('/')[2]}", str(row))
    call_command("forget", "jack", stdout=io.StringIO())
    assert not SavedSearch.objects.exists()


def test_a_name_survives_the_end_of_the_session(jack):
    link = page_of(jack.search(phone=NUMBER)).css_first(".saved a").attributes["href"]
    EceSession.objects.update(last_used=timezone.now() - timedelta(days=1))
    there = jack.post(link, {"name": NAME})["Location"]
    assert "draft" in there
    jack.sign_in("jack")
    form = jack.get(parse_qs(urlsplit(there).query)["next"][0])
    assert NAME in form.content.decode()


def test_a_name_is_needed_and_so_is_room(jack, monkeypatch):
    monkeypatch.setattr(saved_searches, "MOST", 1)
    results = jack.search(phone=NUMBER)
    assert "Give the search a name." in text_of(save(jack, results, " "))
    save(jack, results)
    refused = save(jack, jack.search(email="nobody@example.com"), "Another")
    assert "no room for more" in text_of(refused)
    assert list(entries(jack)) == [NAME]
