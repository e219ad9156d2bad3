"""Why signing in failed, in words that are true; and no session is left behind at ECE."""

import json

import pytest
from django.db import OperationalError
from django.db.models.signals import pre_save

from dashboard.models import Agent, EceSession, SignInAttempt
from tests.conftest import Desk, text_of
from tests.operations import OPERATIONS
from tests.sign_in.test_sign_in import ended_at_ece

OPERATIONS["sign in"] = r"POST /system/ws/v12/authentication/user/login"


def ece_error(status: int, code: str):
    body = {"code": code, "developerMessage": "no"} if code else {"message": "no"}

    def play(exchange) -> None:
        exchange.answer(status, json.dumps(body).encode())

    return play


@pytest.mark.parametrize(
    ("status", "code", "answer", "words"),
    [
        (403, "403-110", 403, "your account has no licence"),
        (403, "403-178", 403, "your account lacks a right"),
        (400, "", 403, "ECE did not accept this sign-in"),
        (409, "", 403, "ECE did not accept this sign-in"),
        (404, "404-100", 502, "does not sign in at the address"),
        (408, "", 504, "ECE did not answer in time"),
        (503, "", 503, "ECE is busy. You are not signed in yet."),
        (500, "", 502, "ECE had an error"),
    ],
)
def test_every_refusal_has_its_own_words(desk, between, status, code, answer, words):
    between.script([ece_error(status, code)], only="sign in")
    page = desk.sign_in("jack")
    assert page.status_code == answer
    assert words in text_of(page)
    assert "five ECE sessions" not in text_of(page)
    assert not SignInAttempt.objects.exists()


def test_how_long_to_wait_stands_there_once(desk, between):
    between.script(["503"], only="sign in")
    assert text_of(desk.sign_in("jack")).count("Try again in") == 1


@pytest.fixture
def broken_table():
    """`broken_table(model)`: from now on the database takes no new row of it."""
    broken = []

    def refuse(sender, **_):
        if sender in broken:
            raise OperationalError("disk full")

    pre_save.connect(refuse)
    yield broken.append
    pre_save.disconnect(refuse)


@pytest.mark.usefixtures("each_api")
@pytest.mark.parametrize("model", [Agent, EceSession])
def test_a_session_that_could_not_be_stored_is_given_back_to_ece(
    desk, sandbox, settled, broken_table, model
):
    broken_table(model)
    page = desk.sign_in("jack")
    assert page.status_code == 503
    assert "so you are not signed in" in text_of(page)
    settled(lambda: ended_at_ece(sandbox))
    assert not EceSession.objects.exists()
    assert desk.get("/").status_code == 302


def test_the_newest_session_id_is_stored_where_every_answer_brings_one(desk, sandbox):
    sandbox.switch(rotate=True)
    desk.sign_in("jack")
    desk.get("/customers/1000/")
    used = [
        request["headers"].get("X-egain-session", "")
        for request in sandbox.requests()
        if "/interaction/" in request["path"] or "/administration/" in request["path"]
    ]
    assert len(used) > 1
    assert used[0] != used[1]


@pytest.mark.usefixtures("each_api")
def test_the_log_tells_why_ece_could_not_be_reached(jack, gone, log):
    jack.get("/customers/1000/")
    faults = [json.loads(line) for line in log().splitlines() if '"ece_fault"' in line]
    assert [fault["outcome"] for fault in faults] == ["Unreachable"]
    assert faults[0]["why"]


def test_signing_in_is_never_stored_as_a_form(db, sandbox):
    """Two tabs: in one of them the agent signs in, and the other one's token is too old then."""
    from dashboard.models import Draft

    desk = Desk(enforce_csrf_checks=True)
    desk.get("/sign-in/")
    token = desk.cookies["csrf"].value
    desk.post("/sign-in/", {"login": "jack", "password": "jack", "csrfmiddlewaretoken": token})
    stale = {"login": "mia", "password": "canary", "csrfmiddlewaretoken": token}
    page = desk.post("/sign-in/", stale, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.status_code == 403
    assert 'href="/sign-in/"' in page.content.decode()
    assert not Draft.objects.exists()
