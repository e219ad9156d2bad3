"""When a session ends in the middle of work: no input is lost, and no call repeats itself."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from dashboard.models import Draft, EceSession
from tests.conftest import Desk, text_of

pytestmark = pytest.mark.usefixtures("each_api")


@pytest.fixture(params=["ours", "ECE's"])
def ended(request, jack, sandbox) -> Desk:
    """jack, whose session is over."""
    if request.param == "ours":
        EceSession.objects.update(last_used=timezone.now() - timedelta(hours=1))
    else:
        sandbox.reset()
    return jack


def signed_in_again(desk, wanted: str):
    """The page that was wanted, after signing in."""
    return desk.get(desk.sign_in("jack", next=unescape(wanted))["Location"])


def test_a_page_leads_to_sign_in_and_back(ended):
    signing = ended.get("/customers/1000/", follow=True)
    wanted = re.search(r'name="next" value="([^"]+)"', signing.content.decode())[1]
    back = signed_in_again(ended, wanted)
    assert "John Russel Tierney" in text_of(back)


def test_htmx_gets_a_401_and_nothing_to_swap(ended):
    for ask in (ended.get, ended.post):
        answer = ask(
            "/customers/1000/reveal/" if ask == ended.post else "/customers/1000/cases/",
            headers={"HX-Request": "true"},
        )
        assert answer.status_code == 401
        assert not answer.content


def test_a_posted_form_waits_filled_behind_the_sign_in(ended, sandbox):
    typed = {
        "phone": "408 555 0101",
        "custom_name": "Preferred language",
        "custom_value": "Canary",
    }
    signing = ended.post("/customers/", typed, follow=True)
    assert "Canary" not in signing.content.decode()
    wanted = re.search(r'name="next" value="([^"]+)"', signing.content.decode())[1]
    back = signed_in_again(ended, wanted).content.decode()
    assert all(f'value="{value}"' in back for value in typed.values())


def test_the_box_keeps_its_text_too(ended):
    signing = ended.post("/find/", {"q": "canary@example.com"}, follow=True)
    wanted = re.search(r'name="next" value="([^"]+)"', signing.content.decode())[1]
    back = signed_in_again(ended, wanted)
    assert 'value="canary@example.com"' in back.content.decode()


def test_a_browser_that_nobody_signed_in_from_is_told_that_nothing_was_kept(desk):
    assert "You are signed out" not in text_of(desk.get("/", follow=True))
    assert "You are signed out. Sign in to go on." in text_of(
        desk.get("/customers/1000/", follow=True)
    )
    typed = text_of(desk.find("canary@example.com"))
    assert (
        "You are signed out, and what you typed could not be kept. Sign in, then type it again."
        in typed
    )
    assert not Draft.objects.exists()


def test_a_kept_form_is_sealed_and_for_its_own_agent_only(jack):
    EceSession.objects.update(last_used=timezone.now() - timedelta(hours=1))
    signing = jack.post("/customers/", {"email": "canary@example.com"}, follow=True)
    assert "You are signed out. Sign in to go on; what you typed is kept." in text_of(signing)
    wanted = re.search(r'name="next" value="([^"]+)"', signing.content.decode())[1]
    assert "canary" not in Draft.objects.get().sealed
    mia = Desk()
    mia.sign_in("mia")
    assert "canary" not in mia.get(wanted).content.decode()


@pytest.mark.only_v20("on v3 the dialog opens ECE's own page")
def test_the_dialog_signs_in_over_the_untouched_page(ended):
    agent = ended.session["agent"]
    answer = ended.post(
        "/sign-in/",
        {"login": "jack", "password": "jack", "agent": agent},
        headers={"HX-Request": "true", "HX-Target": "signin"},
    )
    assert json.loads(answer["HX-Trigger"])["signed-in"]["csrf"]
    assert answer["HX-Reswap"] == "none"
    assert not answer.content


@pytest.mark.only_v20("on v3 the dialog opens ECE's own page")
def test_another_agent_in_the_dialog_gets_a_page_of_their_own(ended):
    answer = ended.post(
        "/sign-in/",
        {"login": "mia", "password": "mia", "agent": ended.session["agent"]},
        headers={"HX-Request": "true", "HX-Target": "signin"},
    )
    assert answer["HX-Refresh"] == "true"


@pytest.mark.only_v20("on v3 the dialog opens ECE's own page")
def test_a_refusal_in_the_dialog_is_shown_in_it(ended):
    answer = ended.post(
        "/sign-in/",
        {"login": "jack", "password": "wrong"},
        headers={"HX-Request": "true", "HX-Target": "signin"},
    )
    assert answer.status_code == 422
    assert "ECE does not know this login and password together" in text_of(answer)
    assert "<html" not in answer.content.decode()


@pytest.mark.only_v20("the form's own token is the same on v3")
def test_a_page_from_before_the_last_sign_in_gets_a_fresh_token(db, sandbox):
    desk = Desk(enforce_csrf_checks=True)
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', desk.get("/sign-in/").content.decode()
    )[1]
    desk.post("/sign-in/", {"login": "jack", "password": "jack", "csrfmiddlewaretoken": token})
    stale = {"q": "john.russel@customer.com", "csrfmiddlewaretoken": token}
    refused = desk.post("/find/", stale, headers={"HX-Request": "true"})
    assert refused.status_code == 403
    fresh = json.loads(refused["HX-Trigger"])["fresh-token"]["csrf"]
    again = desk.post("/find/", stale | {"csrfmiddlewaretoken": fresh}, follow=True)
    assert "John Russel Tierney" in text_of(again)


@pytest.mark.only_v20("the form's own token is the same on v3")
def test_without_a_script_the_form_is_kept_behind_a_stale_token(db, sandbox):
    desk = Desk(enforce_csrf_checks=True)
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', desk.get("/sign-in/").content.decode()
    )[1]
    desk.post("/sign-in/", {"login": "jack", "password": "jack", "csrfmiddlewaretoken": token})
    stale = {"email": "canary@example.com", "csrfmiddlewaretoken": token}
    refused = desk.post("/customers/", stale, headers={"Sec-Fetch-Site": "same-origin"})
    assert refused.status_code == 403
    form = desk.get(re.search(r'href="(/customers/\?draft=[^"]+)"', refused.content.decode())[1])
    assert 'value="canary@example.com"' in form.content.decode()


@pytest.mark.only_v20("the form's own token is the same on v3")
def test_a_foreign_site_can_not_leave_a_form_here(db, sandbox):
    desk = Desk(enforce_csrf_checks=True)
    token = re.search(
        r'name="csrfmiddlewaretoken" value="([^"]+)"', desk.get("/sign-in/").content.decode()
    )[1]
    desk.post("/sign-in/", {"login": "jack", "password": "jack", "csrfmiddlewaretoken": token})
    refused = desk.post(
        "/customers/", {"email": "x@example.com"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert refused.status_code == 403
    assert not Draft.objects.exists()
