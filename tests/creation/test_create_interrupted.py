"""A second tab, a locked database, an agent who goes: what was typed stays, and so does the
truth."""

import re
import sqlite3
from contextlib import contextmanager
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.utils import timezone

from dashboard.models import CreateAttempt, EceSession
from tests.conftest import Desk, text_of
from tests.creation.creating import creations, form_on, open_form, send
from tests.creation.test_create_once import later
from tests.faulty import resolved

pytestmark = pytest.mark.usefixtures("each_api")

ADA = {
    "department": "Service",
    "person-0-first_name": "Ada",
    "person-0-last_name": "Example",
    "email-0-address": "ada@example.com",
}
REGION = {"HX-Request": "true", "HX-Target": "create"}


@contextmanager
def locked_database():
    """Somebody else is writing, and does not come to an end."""
    writer = sqlite3.connect(
        connection.settings_dict["NAME"], uri=True, timeout=0, check_same_thread=False
    )
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE dashboard_createattempt SET state = state")
    writer.execute("DELETE FROM dashboard_draft")
    try:
        yield
    finally:
        writer.rollback()
        writer.close()


@pytest.fixture
def at_work(transactional_db, between) -> Desk:
    """jack, whose work is really written, and waits for a lock for half a second."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 500")
    desk = Desk()
    desk.sign_in("jack")
    return desk


@pytest.fixture
def locked_by_ece(between):
    """The database is locked from the moment ECE answers a create: `locked_by_ece("ok")`."""
    lock = locked_database()
    locked = []

    def play(answer: str) -> None:
        def lock_and_answer(exchange):
            assert exchange.healthy.status == 201
            locked.append(lock.__enter__())
            resolved(answer)(exchange)

        between.script([lock_and_answer], only="create customer")

    def release() -> None:
        while locked:
            locked.pop()
            lock.__exit__(None, None, None)

    play.release = release
    yield play
    release()


def in_another_tab(desk: Desk) -> Desk:
    tab = Desk()
    tab.cookies = desk.cookies.copy()
    return tab


def test_signing_out_in_another_tab_while_a_create_runs_loses_no_answer(at_work, between, sandbox):
    tab = in_another_tab(at_work)

    def signs_out(exchange):
        assert exchange.healthy.status == 201
        tab.post("/sign-out/")
        resolved("ok")(exchange)

    form = open_form(at_work) | ADA
    between.script([signs_out], only="create customer")
    answer = send(at_work, form)
    assert re.fullmatch(r"/customers/\d+/", answer["Location"])
    assert at_work.get(answer["Location"])["Location"].startswith("/sign-in/")
    at_work.sign_in("jack")
    page = at_work.get(answer["Location"])
    assert "You created this customer at" in text_of(page)
    assert len(creations(sandbox)) == 1


def test_a_create_after_signing_out_in_another_tab_waits_for_its_agent(at_work, sandbox):
    form = open_form(at_work) | ADA
    in_another_tab(at_work).post("/sign-out/")
    signing = at_work.post("/customers/new/", form, follow=True)
    assert "what you typed is kept" in text_of(signing)
    assert "Ada" not in text_of(signing)
    wanted = unescape(re.search(r'name="next" value="([^"]+)"', signing.content.decode())[1])
    back = form_on(at_work.get(at_work.sign_in("jack", next=wanted)["Location"]))
    assert {name: back[name] for name in ADA} == ADA
    assert not creations(sandbox)
    at_work.sign_in("mia")
    assert form_on(at_work.get(wanted))["person-0-first_name"] == ""


@pytest.mark.parametrize("headers", [{}, REGION])
def test_a_locked_database_before_ece_is_asked_keeps_the_form(at_work, sandbox, headers):
    form = open_form(at_work) | ADA
    # So long ago that the dashboard wants to note that the agent is here.
    EceSession.objects.update(last_used=timezone.now() - timedelta(minutes=2))
    with locked_database():
        answer = at_work.post("/customers/new/", form, headers=headers)
    assert answer.status_code == 503
    assert "The dashboard's database is busy" in text_of(answer)
    assert "Nothing was created" in text_of(answer)
    again = form_on(answer)
    assert {name: again[name] for name in ADA} == ADA
    assert not creations(sandbox)
    assert send(at_work, again).status_code == 303
    assert len(creations(sandbox)) == 1


def test_a_locked_database_after_ece_created_leads_to_the_customer(
    at_work, locked_by_ece, sandbox, log
):
    form = open_form(at_work) | ADA
    locked_by_ece("ok")
    answer = send(at_work, form)
    assert re.fullmatch(r"/customers/\d+/", answer["Location"])
    assert '"event": "create_not_recorded"' in log()
    locked_by_ece.release()
    assert "Ada Example" in text_of(at_work.get(answer["Location"]))
    later(seconds=61)
    outcome = send(at_work, form)["Location"]
    assert "Is it this one?" in text_of(at_work.get(outcome))
    assert len(creations(sandbox)) == 1


def test_a_locked_database_and_no_answer_is_not_confirmed(at_work, locked_by_ece, sandbox):
    form = open_form(at_work) | ADA
    locked_by_ece("reset")
    outcome = send(at_work, form)["Location"]
    assert outcome.startswith("/creates/")
    assert "being created" in text_of(at_work.get(outcome))
    locked_by_ece.release()
    later(seconds=61)
    with locked_database():
        page = at_work.get(outcome)
    assert page.status_code == 503
    assert "The dashboard can't tell at the moment what became of this customer." in text_of(page)
    assert "Is it this one?" in text_of(at_work.get(outcome))
    assert CreateAttempt.objects.get().state == "unknown"
    assert len(creations(sandbox)) == 1


def test_leaving_the_form_keeps_what_was_typed(jack, sandbox):
    left = jack.post("/customers/new/", open_form(jack) | ADA | {"leave": "yes"}, follow=True)
    assert "You left the form; no customer was created" in text_of(left)
    back = re.search(r'href="(/customers/new/\?draft=[^"]+)"', left.content.decode())[1]
    page = jack.get(back)
    assert {name: form_on(page)[name] for name in ADA} == ADA
    assert "The customer is not created yet" not in text_of(page)
    assert send(jack, form_on(page)).status_code == 303
    assert len(creations(sandbox)) == 1


def test_leaving_a_form_in_which_nothing_was_typed_leads_to_the_search(jack):
    left = jack.post("/customers/new/", open_form(jack) | {"leave": "yes"})
    assert left["Location"] == "/customers/"


def test_leaving_where_nothing_may_be_stored_says_so(jack, settings):
    settings.DRAFT_HOURS = 0
    left = jack.post("/customers/new/", open_form(jack) | ADA | {"leave": "yes"}, follow=True)
    assert "What you typed could not be stored." in text_of(left)
