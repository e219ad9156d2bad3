"""A phone system opens a link, and whoever is calling comes up."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from tests.conftest import Desk, page_of, text_of


def pop(desk: Desk, sent: str):
    """Do what the page's script does with what stands behind the #."""
    return desk.post("/pop/find/", {"q": sent}, follow=True)


def sign_in_over(desk: Desk, signing, login: str = "jack"):
    """Sign in on the page that the pop led to, and see where that leads."""
    wanted = re.search(r'name="next" value="([^"]+)"', signing.content.decode())[1]
    return desk.get(desk.sign_in(login, next=unescape(wanted))["Location"], follow=True)


@pytest.mark.usefixtures("each_api")
@pytest.mark.parametrize(
    ("sent", "heading"),
    [
        ("email=john.russel%40customer.com", "John Russel Tierney"),
        ("customer=1000", "John Russel Tierney"),
        ("case=1000&phone=%2B14085550000", "Charging is too slow"),
    ],
)
def test_the_one_who_is_meant_is_opened_at_once(jack, sent, heading):
    assert heading in page_of(pop(jack, sent)).css_first("h1").text()


def test_a_caller_nobody_knows_can_be_created_with_the_number(jack):
    nobody = pop(jack, "phone=%2B1%20408%20555%200000")
    assert "No customer has exactly this phone number" in text_of(nobody)
    create = page_of(nobody).css_first('a[href*="/new/?from"]').attributes["href"]
    assert "5550000" in jack.get(create).content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence", "in_box"),
    [
        ("phone=anonymous", "Type the digits of a phone number", "anonymous"),
        ("phone=", "The phone system sent nothing to look for", None),
        ("customer=Tierney", "An ID is a number of 1 to 18 digits", "Tierney"),
        ("email=john%40", "This is not a whole e-mail address", "john@"),
    ],
)
def test_what_can_not_be_read_is_said_and_stands_in_the_box(jack, sent, sentence, in_box):
    refused = pop(jack, sent)
    assert refused.status_code == 422
    assert sentence in text_of(refused)
    assert page_of(refused).css_first("#find").attributes["value"] == (in_box or "")


@pytest.mark.usefixtures("each_api")
def test_whoever_is_signed_out_signs_in_and_sees_who_is_calling(desk, log):
    tabs = [pop(desk, sent) for sent in ("phone=5550199", "email=john.russel@customer.com")]
    assert "Sign in, and the caller is looked for" in text_of(tabs[1])
    shown = tabs[1].content.decode() + str(tabs[1].redirect_chain)
    stored = str(dict(desk.session)) + log()
    assert not re.search("russel|5550199", shown + stored)
    first, second = (sign_in_over(desk, tab) for tab in (tabs[1], tabs[0]))
    assert "John Russel Tierney" in page_of(first).css_first("h1").text()
    assert "No customer has exactly this phone number" in text_of(second)


def test_a_caller_waits_for_half_an_hour(desk, monkeypatch):
    past = timezone.now() - timedelta(minutes=31)
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: past)
        signing = pop(desk, "customer=1000")
    assert sign_in_over(desk, signing).request["PATH_INFO"] == "/pop"


def test_no_more_than_three_wait(desk):
    tabs = [pop(desk, f"customer={id}") for id in range(1000, 1004)]
    ends = [sign_in_over(desk, tab).request["PATH_INFO"] for tab in reversed(tabs)]
    assert ends == ["/customers/1003/", "/customers/1002/", "/customers/1001/", "/pop"]


def test_where_nothing_may_be_kept_the_agent_is_told(desk, settings):
    settings.DRAFT_HOURS = 0
    assert "could not be kept" in text_of(pop(desk, "customer=1000"))
    assert "pops" not in desk.session
