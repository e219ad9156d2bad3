"""What comes and can't be read, or is somebody else's, is left out, and every page says so."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from dashboard.models import Agent, AuditEvent
from tests.conftest import text_of

pytestmark = [pytest.mark.faults, pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]

LEFT_OUT = "Rows that could not be read and are left out: 1."
ELSEWHERE = "Left out, because ECE says that they belong elsewhere: 1."
CASES = "/customers/1000/cases/?status=open"
OF_ONE = [CASES, "/customers/1000/timeline/", "/cases/1000/activities/"]


@pytest.fixture
def back(frank):
    """frank, whose sign-in before this one was a month ago."""
    agent, long_ago = Agent.objects.get(login="frank"), timezone.now() - timedelta(days=30)
    event = {"server": settings.ECE_URL, "agent": agent, "action": "signed in"}
    AuditEvent.objects.create(**event, at=long_ago)
    return frank


def test_every_list_says_how_many_rows_could_not_be_read(back, between):
    lists = [back.find("14082343456102").request["PATH_INFO"], *OF_ONE, "/changed-cases/"]
    lists.append(back.post("/cases/", {"phone": "14082343456102"})["Location"])
    between.script(["nulls_in_lists"])
    for place in lists:
        assert LEFT_OUT in text_of(back.get(place)), place


@pytest.mark.parametrize("place", OF_ONE)
def test_what_belongs_to_another_one_is_left_out(frank, between, place):
    between.script(["one_stranger"])
    page = text_of(frank.get(place))
    assert ELSEWHERE in page
    assert "Somebody Else" not in page
    between.script(["strangers"])
    assert frank.get(place).status_code == 502
    between.script(["owners_missing"])
    assert ELSEWHERE not in text_of(frank.get(place))


def test_a_pin_that_cannot_be_read_is_not_called_none(frank, between):
    between.script(["pin_lost"])
    page = text_of(frank.post("/customers/1000/reveal/", {"field": "pin"}))
    assert "PIN Part of ECE's answer can't be read." in page


def test_of_two_customers_with_one_id_none_is_called_hidden(frank, between):
    between.script(["ids_alike"])
    page = text_of(frank.get("/customers/compare/?ids=1000,1001"))
    assert "1 customer could not be read and is left out." in page
    assert "Not found, or not in your departments" not in page


def test_a_customer_of_whom_something_is_unreadable_is_not_called_hidden(frank, between):
    between.script(["missing_ids"], only="customers by id")
    day = timezone.localdate() - timedelta(days=1)
    for place in ("/unread/", "/unread/sheet/"):
        page = text_of(frank.get(f"{place}?from={day}&to={day}&show=list"))
        assert "Some values could not be read and are left out: " in page
        assert "not shown by ECE" not in page
        assert "ECE did not show" not in page
