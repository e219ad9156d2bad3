"""The journeys of a day in front of servers that differ: each switch of the sandbox, in front of
both API generations."""

import re

import pytest

from tests.conftest import text_of
from tests.creation.creating import open_form, send

SWITCHES = [
    {"departments": False},
    {"phones": "liberal"},
    {"unique_emails": False},
    {"links": "object"},
    {"ids": "number"},
    {"metadata_root": "attribute"},
    {"case_metadata": False},
    {"region": "text"},
    {"region": "value"},
    {"create_path": "plain"},
    {"create_path": "typed"},
    {"activity_links": "caseID"},
    {"developer_messages": "english"},
    {"read_flag": True},
    {"rotate": "strict"},
]
GROUP = {
    "type": "group",
    "department": "Service",
    "customer_name": "Midfield Chess Club",
    "group_type": "Club",
    "group_region": "Europe",
    "person-0-first_name": "Ada",
    "email-0-address": "ada@club.example.com",
}


@pytest.mark.django_db(transaction=True)  # where sessions rotate, threads store the new ones
@pytest.mark.long_on_v3
@pytest.mark.parametrize("switches", SWITCHES, ids=str)
def test_a_day_in_front_of_this_server(each_api, desk, sandbox, switches):
    sandbox.switch(**switches)
    desk.sign_in("frank")
    customer = a_group_is_created(desk)
    a_customer_is_known_in_full(desk)
    customers_are_searched_by_attribute(desk)
    cases_are_looked_up_and_opened(desk)
    the_unread_are_listed(desk)
    address = {"custom_name": "", "email": GROUP["email-0-address"]}
    assert GROUP["customer_name"] in text_of(desk.search(**address))
    compared = text_of(desk.get(f"/customers/compare/?ids=1000,{customer}"))
    assert "2 customers side by side" in compared


def a_group_is_created(desk) -> str:
    created = send(desk, open_form(desk), **GROUP)
    assert created.status_code == 303, text_of(created)
    page = text_of(desk.get(created["Location"]))
    assert "Kind of group Club" in page
    assert "Region Europe" in page
    return re.search(r"/customers/(\d+)/", created["Location"])[1]


def a_customer_is_known_in_full(desk) -> None:
    page = text_of(desk.get("/customers/1000/"))
    for fact in ("John Russel Tierney", "Level Premium", "Preferred language English"):
        assert fact in page
    assert "#1000" in text_of(desk.get("/customers/1000/cases/"))


def customers_are_searched_by_attribute(desk) -> None:
    page = text_of(desk.search(custom_name="Preferred language", custom_value="English"))
    assert "Preferred language" in page
    assert "as of" in page


def cases_are_looked_up_and_opened(desk) -> None:
    page = desk.post("/cases/", {"status": "open"}, follow=True)
    assert "Cases 1–25" in text_of(page)
    assert "Charging is too slow" in text_of(desk.get("/cases/1000/"))
    assert "Activities" in text_of(desk.get("/cases/1000/activities/"))


def the_unread_are_listed(desk) -> None:
    page = text_of(desk.get("/unread/?show=list"))
    assert "with unread secure mail" in page or "so far" in page
