"""What the first page remembers for an agent, and what they choose about it."""

import re

import pytest

from dashboard.models import RecentRecord
from tests.conftest import Desk, page_of, text_of

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]

PREFERENCES = {
    "language": "",
    "theme": "",
    "opens_single_hit": "on",
    "keeps_recents": "on",
    "uses_keys": "on",
}


def opened_last(desk: Desk) -> list[str]:
    links = page_of(desk.get("/")).css("section:has(#opened) li a")
    return [link.text().strip() for link in links]


def test_what_was_opened_last_is_a_press_away(jack):
    assert opened_last(jack) == []
    jack.get("/customers/1000/")
    jack.get("/cases/1000/")
    jack.get("/customers/1000/")
    customer, case = opened_last(jack)
    assert customer == "John Russel Tierney"
    assert "Charging is too slow" in case
    link = page_of(jack.get("/")).css_first("section:has(#opened) li a")
    assert "John Russel Tierney" in text_of(jack.get(link.attributes["href"]))


def test_only_twelve_are_kept_and_nothing_of_them_can_be_read(jack):
    for id in range(1000, 1030):
        jack.get(f"/customers/{id}/")
    stored = RecentRecord.objects.all()
    assert len(opened_last(jack)) == len(stored) <= 12
    assert not any(re.search("Tierney|1000", row.sealed + row.kind) for row in stored)


def offered_by_the_box(desk: Desk) -> list[str]:
    """What the box has fetched when it was first used."""
    wanted = {"HX-Request": "true", "HX-Target": "recents"}
    options = page_of(desk.get("/me/recents/", headers=wanted)).css("[role=option] bdi")
    return [option.text() for option in options]


def test_the_box_offers_the_same_but_no_page_carries_it(jack):
    jack.get("/customers/1000/")
    assert "Tierney" not in jack.get("/customers/").content.decode()
    assert offered_by_the_box(jack) == ["John Russel Tierney"]
    jack.post("/me/", PREFERENCES | {"keeps_recents": ""})
    assert offered_by_the_box(jack) == []
    assert page_of(jack.get("/customers/")).css_first("#recents") is None


def test_a_colleague_sees_none_of_it(jack):
    jack.get("/customers/1000/")
    mia = Desk()
    mia.sign_in("mia")
    assert opened_last(mia) == []


def test_the_list_can_be_cleared_and_turned_off(jack):
    jack.get("/customers/1000/")
    jack.post("/me/clear-recents/")
    assert opened_last(jack) == []
    jack.get("/customers/1000/")
    saved = jack.post("/me/", PREFERENCES | {"keeps_recents": ""}, follow=True)
    assert "Saved." in text_of(saved)
    jack.get("/customers/1000/")
    assert opened_last(jack) == []
    assert not RecentRecord.objects.exists()


def test_the_only_customer_whom_the_box_finds_is_opened(jack):
    page = jack.find_one("john.russel@customer.com")
    assert page.request["PATH_INFO"] == "/customers/1000/"
    assert "This was the only one." in text_of(page)
    back = page_of(page).css_first("a[rel=prev]")
    assert "1 customer" in text_of(jack.get(back.attributes["href"]))


def test_several_stay_a_list_and_so_does_one_for_who_wants_that(frank):
    several = frank.find_one("14082343456102")
    assert "Customers 1–25" in text_of(several)
    frank.post("/me/", PREFERENCES | {"opens_single_hit": ""})
    alone = frank.find_one("john.russel@customer.com")
    assert "1 customer" in text_of(alone)
    assert alone.request["PATH_INFO"].startswith("/customers/s/")


def test_the_colours_can_be_chosen(jack):
    assert page_of(jack.get("/")).css_first("html").attributes.get("data-theme") is None
    jack.post("/me/", PREFERENCES | {"theme": "dark"})
    assert page_of(jack.get("/")).css_first("html").attributes["data-theme"] == "dark"
    refused = jack.post("/me/", PREFERENCES | {"theme": "pink"})
    assert "pink is not one of the available choices" in text_of(refused)


def test_every_time_is_told_in_the_zone_that_the_agent_chose(jack):
    page = jack.get("/customers/1000/")
    jack.post("/me/", PREFERENCES | {"chosen_zone": "Asia/Kolkata"})
    there = jack.get("/customers/1000/")
    assert "Times are those of Asia/Kolkata" in text_of(there)
    assert text_of(there) != text_of(page).replace("UTC", "Asia/Kolkata")
    jack.sign_in("jack", time_zone="Europe/Berlin")
    assert "Times are those of Asia/Kolkata" in text_of(jack.get("/"))
    jack.post("/me/", PREFERENCES)
    assert "Times are those of Europe/Berlin" in text_of(jack.get("/"))
    refused = jack.post("/me/", PREFERENCES | {"chosen_zone": "Moon/Base"})
    assert "Moon/Base is not one of the available choices" in text_of(refused)


def test_lists_are_as_long_and_as_close_as_the_agent_wants_them(frank):
    frank.post("/me/", PREFERENCES | {"density": "comfortable", "page_size": "50"})
    found = frank.find("14082343456102")
    assert page_of(found).css_first("html").attributes["data-density"] == "comfortable"
    assert "Customers 1–50" in text_of(found)
    path = found.request["PATH_INFO"]
    sizes = {size.text(): size.attributes["href"] for size in page_of(found).css(".sizes a")}
    assert "Customers 1–25" in text_of(frank.get(path + sizes["25"]))
    assert "size" not in sizes["50"]
