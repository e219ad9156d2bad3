"""What an agent is told who signs out in another tab, or whose session can't be saved."""

import json
import logging
from urllib.parse import unquote

import pytest

from dashboard import logs
from dashboard.models import BrowserSession, ChaseNote, CreateAttempt, EceSession
from tests.conftest import page_of, text_of
from tests.creation.creating import creations, open_form, send

pytestmark = pytest.mark.usefixtures("each_api")
FORM = {
    "person-0-first_name": "Ada",
    "email-0-address": "ada@example.com",
    "department": "Service",
}


class WhenEceAnswers(logging.Handler):
    """Signs out in another tab of the same browser as soon as ECE has answered a call."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg == "ece_call":
            EceSession.objects.all().delete()
            BrowserSession.objects.all().delete()


@pytest.fixture
def sign_out_elsewhere():
    """From now on the agent signs out in another tab while this one waits for ECE."""
    tab = WhenEceAnswers()
    yield lambda: logs.events.addHandler(tab)
    logs.events.removeHandler(tab)


@pytest.fixture
def results(jack) -> str:
    """The address of a search whose results teach this browser's session something."""
    address = jack.find("14082343456102").request["PATH_INFO"]
    session = jack.session
    for name in set(session.keys()) - {"ece_session", "agent"}:
        del session[name]
    session.save()
    return address


def test_a_page_leads_to_sign_in_and_back(jack, results, sign_out_elsewhere):
    sign_out_elsewhere()
    answer = jack.get(results)
    assert answer.status_code == 302
    assert unquote(answer["Location"]) == f"/sign-in/?next={results}"


def test_a_region_opens_the_dialog(jack, results, sign_out_elsewhere):
    sign_out_elsewhere()
    answer = jack.get(results, headers={"HX-Request": "true", "HX-Target": "results"})
    assert answer.status_code == 401
    assert not answer.content


def test_a_create_that_ece_has_carried_out_leads_to_its_outcome(jack, sandbox, sign_out_elsewhere):
    form = open_form(jack)
    sign_out_elsewhere()
    answer = send(jack, form, **FORM)
    assert CreateAttempt.objects.get().state == "created"
    assert len(creations(sandbox)) == 1
    assert answer.status_code == 303
    assert answer["Location"].startswith(("/customers/", "/creates/"))


@pytest.mark.django_db(transaction=True)
def test_a_session_that_can_not_be_saved_costs_no_answer(jack, results, lock, log):
    lock(BrowserSession)
    answer = jack.get(results)
    assert answer.status_code == 200
    assert "John Russel Tierney" in text_of(answer)
    assert "session_not_saved" in log()


@pytest.mark.django_db(transaction=True)
def test_a_create_is_told_even_if_the_session_can_not_be_saved(jack, lock):
    form = open_form(jack)
    lock(BrowserSession)
    answer = send(jack, form, **FORM)
    assert answer.status_code == 303
    assert CreateAttempt.objects.get().state == "created"
    assert "Ada" in text_of(jack.get(answer["Location"]))


def test_a_page_of_one_agent_does_nothing_in_the_name_of_the_next(jack):
    body = page_of(jack.get("/unread/1000/chase/")).css_first("body")
    of_jack = json.loads(body.attributes.get("hx-headers", "{}"))
    of_jack |= {"HX-Request": "true", "HX-Target": "chase-1000"}
    jack.post("/sign-out/")
    jack.sign_in("frank")
    note = {"outcome": "called", "note": "by jack", "version": "0"}
    for is_checked in (False, True):
        jack.handler.enforce_csrf_checks = is_checked
        answer = jack.post("/unread/1000/chase/", note, headers=of_jack)
        assert answer.headers.get("HX-Refresh") == "true"
        assert "HX-Trigger" not in answer
    assert not ChaseNote.objects.exists()
