"""Signing in with an ECE account, and what ends it."""

import json
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from dashboard.models import Agent, EceSession, SignInAttempt
from tests.conftest import Desk, text_of


def ended_at_ece(sandbox) -> bool:
    """Whether ECE was told that a session or token is over."""
    return any(
        request["path"].endswith(("/user/logout", "/revoke")) for request in sandbox.requests()
    )


def sign_ins_at_ece(sandbox) -> list[dict]:
    return [request for request in sandbox.requests() if request["path"].endswith("/user/login")]


def test_an_agent_signs_in_and_sees_their_departments(desk):
    answer = desk.sign_in("frank")
    assert (answer.status_code, answer["Location"]) == (303, "/")
    page = text_of(desk.get("/"))
    assert all(name in page for name in ("Service", "Sales", "QA"))


def test_a_login_may_be_typed_with_blanks_and_capitals(desk):
    desk.sign_in("  JACK ", "jack")
    desk.sign_in("jack")
    assert [agent.login for agent in Agent.objects.all()] == ["jack"]


def test_a_wrong_password_is_said_so_and_the_login_stays(desk):
    answer = desk.sign_in("jack", "not-it-canary")
    assert answer.status_code == 401
    assert 'value="jack"' in answer.content.decode()
    assert "canary" not in answer.content.decode()
    assert desk.get("/").status_code == 302


def test_an_unknown_login_gets_the_same_words_as_a_wrong_password(desk):
    assert text_of(desk.sign_in("nobody", "x")) == text_of(desk.sign_in("jack", "x"))


def test_a_password_arrives_as_it_was_typed(desk, sandbox):
    desk.sign_in("jack", " pass word ⚑ ")
    assert json.loads(sign_ins_at_ece(sandbox)[-1]["body"])["password"] == " pass word ⚑ "


def test_the_sixth_session_is_explained_and_ended_only_on_request(db, sandbox):
    for _ in range(5):
        assert Desk().sign_in("jack").status_code == 303
    refused = Desk().sign_in("jack")
    assert refused.status_code == 403
    assert "five ECE sessions" in text_of(refused)
    assert 'name="end_oldest"' in refused.content.decode()
    assert not any("forceLogin" in str(request) for request in sign_ins_at_ece(sandbox))
    assert Desk().sign_in("jack", end_oldest="on").status_code == 303
    assert "forceLogin" in str(sign_ins_at_ece(sandbox)[-1])


@pytest.mark.usefixtures("each_api")
def test_a_copied_cookie_is_worth_nothing_after_sign_out(jack):
    thief = Desk()
    thief.cookies = jack.cookies.copy()
    assert thief.get("/").status_code == 200
    jack.post("/sign-out/")
    assert thief.get("/").status_code == 302


@pytest.mark.usefixtures("each_api")
def test_a_planted_session_is_not_taken_over(desk):
    desk.get("/sign-in/")
    desk.session["planted"] = True
    desk.sign_in("jack")
    before = desk.cookies["session"].value
    desk.sign_in("jack")
    assert desk.cookies["session"].value != before


def test_signing_out_ends_the_session_at_ece_too(jack, sandbox, settled):
    answer = jack.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert jack.get("/").status_code == 302
    settled(lambda: ended_at_ece(sandbox))


@pytest.mark.usefixtures("each_api")
@pytest.mark.parametrize(
    "limit", [{"last_used": timedelta(minutes=31)}, {"signed_in": timedelta(hours=13)}]
)
def test_an_idle_or_old_session_ends_here_and_at_ece(jack, sandbox, settled, limit):
    EceSession.objects.update(**{field: timezone.now() - age for field, age in limit.items()})
    answer = jack.get("/customers/1000/")
    assert unquote(answer["Location"]) == "/sign-in/?next=/customers/1000/"
    settled(lambda: ended_at_ece(sandbox))


def test_what_an_agent_left_open_is_given_back_before_the_next_sign_in(db, sandbox):
    for _ in range(5):
        Desk().sign_in("jack")
    EceSession.objects.update(last_used=timezone.now() - timedelta(hours=1))
    assert Desk().sign_in("jack").status_code == 303


def test_after_signing_in_the_wanted_page_opens(desk):
    answer = desk.post(
        "/sign-in/",
        {"login": "jack", "password": "jack", "next": "/customers/1000/cases/?status=open"},
    )
    assert answer["Location"] == "/customers/1000/cases/?status=open"


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "/\\evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "@evil.example",
        "..//evil.example",
        "/%0d%0aSet-Cookie:x",
        "https://evil.example/",
        "/sign-out/",
        "/no-such-page/",
        "/\tevil",
        "/customers/\r\nX: y",
    ],
)
def test_signing_in_never_leads_away(desk, evil):
    answer = desk.post("/sign-in/", {"login": "jack", "password": "jack", "next": evil})
    assert answer["Location"] == "/"


def test_when_ece_is_gone_nobody_is_told_that_the_password_is_wrong(desk, gone):
    answer = desk.sign_in("jack")
    assert answer.status_code == 502
    assert "ECE can't be reached" in text_of(answer)
    assert not SignInAttempt.objects.exists()


@pytest.mark.usefixtures("each_api")
def test_an_agent_without_rights_signs_in_and_is_told_what_is_missing(desk):
    desk.sign_in("norights")
    assert "<bdi>norights</bdi></button>" in desk.get("/").content.decode()
    answer = desk.find("john.russel@customer.com")
    assert answer.status_code == 403
    assert "View Agent Console" in text_of(answer)
    assert desk.post("/sign-out/").status_code == 303
