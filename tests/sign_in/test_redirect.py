"""Signing in where ECE asks for the password itself, and what keeps an agent signed in there."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.utils import timezone

from dashboard import ece
from dashboard.agents import credentials, renewals
from dashboard.models import Agent, CreateAttempt, EceSession
from tests import cloud
from tests.conftest import Desk, text_of
from tests.creation.creating import open_form, send
from tests.faulty import resolved

pytestmark = pytest.mark.usefixtures("v3")


def asked_for_tokens(sandbox, grant: str) -> int:
    return sum(f"grant_type={grant}" in request["body"] for request in sandbox.requests())


def access_token() -> str:
    return credentials.read(EceSession.objects.get()).secret


@pytest.fixture
def end_token(sandbox):
    """ECE no longer takes this token, or else the one that the agent has."""

    def end(token: str = "") -> None:
        form = {
            "token": token or access_token(),
            "client_id": "dashboard",
            "client_secret": "dashboard-secret",
        }
        sandbox.line().post("/system/auth/sandbox-U/oauth2/revoke", data=form)

    return end


def leave(desk, **fields) -> str:
    return desk.post("/sign-in/", fields)["Location"]


def test_the_page_has_one_button_and_no_password(desk):
    page = desk.get("/sign-in/")
    assert "Sign in with ECE" in text_of(page)
    assert "password" not in re.sub(r"(?s)<p class=.help.*?</p>", "", page.content.decode())


def test_the_button_leads_to_ece_with_a_challenge_and_nothing_secret(desk, sandbox):
    address = urlsplit(leave(desk))
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert f"{address.scheme}://{address.netloc}" == sandbox.host
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 32 and len(asked["nonce"]) >= 32
    assert asked["redirect_uri"] == "http://127.0.0.1/sign-in/callback/"
    assert "secret" not in address.query
    policy = desk.get("/sign-in/")["Content-Security-Policy"]
    assert f"form-action 'self' {sandbox.host};" in f"{policy};"


def test_an_agent_comes_back_signed_in_on_the_page_they_wanted(desk):
    answer = desk.sign_in(
        "jack", next="/customers/1000/cases/?status=open", time_zone="Europe/Berlin"
    )
    assert (answer.status_code, answer["Location"]) == (303, "/customers/1000/cases/?status=open")
    agent = Agent.objects.get()
    assert (agent.login, agent.name, agent.time_zone) == ("jack", "jack", "Europe/Berlin")
    assert "John Russel Tierney" in text_of(desk.find("john.russel@customer.com"))


def test_the_login_may_come_from_the_user_info_answer(desk, settings, sandbox):
    settings.ECE_OAUTH |= {
        "user_info_url": settings.ECE_OAUTH["token_url"].replace("/token", "/userinfo")
    }
    assert desk.sign_in("jack").status_code == 303
    assert any(request["path"].endswith("/userinfo") for request in sandbox.requests())
    assert Agent.objects.get().login == "jack"


@pytest.mark.parametrize(
    "wrong", [{"login_claim": "upn"}, {"issuer": "https://elsewhere.example.com"}]
)
def test_who_it_is_must_be_certain(desk, settings, wrong):
    settings.ECE_OAUTH |= wrong
    answer = desk.sign_in("jack")
    assert answer.status_code == 502
    assert not EceSession.objects.exists()


def test_the_token_rests_sealed_and_outside_the_browsers_session(desk):
    desk.sign_in("jack")
    token = access_token()
    assert token not in EceSession.objects.get().sealed
    assert token not in str(dict(desk.session))
    assert "journeys" not in desk.session


def test_cancelling_there_is_no_error_here_and_the_wanted_page_is_kept(desk):
    back = cloud.typed_there(leave(desk, next="/customers/1000/"), "jack", decision="deny")
    page = desk.get(back)
    assert page.status_code == 403
    assert "You were not signed in" in text_of(page)
    assert 'value="/customers/1000/"' in page.content.decode()


@pytest.mark.parametrize(
    "query", ["", "?code=x", "?state=x", "?code=x&state=y", "?error=access_denied&state=z"]
)
def test_a_way_back_that_nobody_left_by_leads_nowhere(desk, sandbox, query):
    answer = desk.get(f"/sign-in/callback/{query}")
    assert answer.status_code == 400
    assert not sandbox.requests()
    assert not EceSession.objects.exists()


def test_nobody_is_signed_in_by_a_link_that_somebody_else_began(desk):
    back = cloud.typed_there(leave(Desk()), "mia")
    assert desk.get(back).status_code == 400
    assert desk.get("/").status_code == 302


def test_a_way_back_can_be_used_once(desk):
    back = cloud.typed_there(leave(desk), "jack")
    assert desk.get(back).status_code == 303
    assert desk.get(back).status_code == 400


def test_a_stolen_code_buys_nothing_without_the_verifier(desk):
    stolen = parse_qs(urlsplit(cloud.typed_there(leave(Desk()), "mia")).query)["code"][0]
    own = parse_qs(urlsplit(leave(desk)).query)["state"][0]
    assert desk.get(f"/sign-in/callback/?code={stolen}&state={own}").status_code == 403
    assert not EceSession.objects.exists()


def test_two_tabs_may_be_on_the_way_at_once(desk):
    first, second = leave(desk, next="/customers/"), leave(desk)
    assert desk.get(cloud.typed_there(first, "jack"))["Location"] == "/customers/"
    assert desk.get(cloud.typed_there(second, "jack")).status_code == 400


@pytest.mark.parametrize(
    "evil", ["//evil.example", "https://evil.example/", "/sign-out/", "/sign-in/callback/"]
)
def test_coming_back_never_leads_away(desk, evil):
    assert desk.sign_in("jack", next=evil)["Location"] == "/"


def test_signing_out_revokes_both_tokens(desk, sandbox, settled):
    desk.sign_in("jack")
    token = access_token()
    desk.post("/sign-out/")
    settled(lambda: sum(request["path"].endswith("/revoke") for request in sandbox.requests()) == 2)
    refused = sandbox.line().get(
        "/core/customermgr/v3/customer/1000", headers={"Authorization": f"Bearer {token}"}
    )
    assert refused.status_code == 401


def test_a_token_that_ends_in_a_search_or_a_page_click_is_not_noticed(desk, sandbox, end_token):
    desk.sign_in("frank")
    end_token()
    found = desk.find("14082343456102")
    assert "1–25 of" in text_of(found)
    end_token()
    assert "26–50 of" in text_of(
        desk.get(f"{found.request['PATH_INFO']}?page=2&sort=type&order=desc")
    )
    assert asked_for_tokens(sandbox, "refresh_token") == 2


@pytest.mark.parametrize(("answer", "customers"), [("ok", 0), ("create_then_401", 1)])
def test_a_create_that_meets_an_ended_token_is_sent_once_and_its_outcome_looked_for(
    between, desk, sandbox, end_token, answer, customers
):
    def token_ends(exchange):
        if answer == "ok":
            end_token(exchange.request.headers["authorization"].removeprefix("Bearer "))
        resolved(answer)(exchange)

    desk.sign_in("jack")
    between.script([token_ends], only="create customer")
    form = {
        "person-0-first_name": "Ada",
        "email-0-address": "ada@example.com",
        "department": "Service",
    }
    send(desk, open_form(desk), **form)
    there = sandbox.signed_in("jack").customers(email="ada@example.com")
    assert (there.json()["paginationInfo"]["count"] if there.content else 0) == customers
    assert CreateAttempt.objects.get().state == "unknown"
    assert len(between.asked("create customer")) == 1


@pytest.mark.django_db(transaction=True)
def test_a_token_that_ends_under_two_calls_at_a_time_is_renewed_once(desk, sandbox, end_token):
    desk.sign_in("frank")
    end_token()
    assert desk.get("/unread/by-day/").status_code == 200
    assert asked_for_tokens(sandbox, "refresh_token") == 1


def test_a_token_is_renewed_before_it_ends(desk, sandbox):
    sandbox.switch(token_minutes=0.02)
    desk.sign_in("jack")
    sandbox.switch(token_minutes=60)
    time.sleep(1.1)
    assert "John Russel Tierney" in text_of(desk.find("john.russel@customer.com"))
    refused = [
        request for request in sandbox.requests() if request["path"].endswith("/v3/customer")
    ]
    assert len(refused) == 1
    assert asked_for_tokens(sandbox, "refresh_token") == 1


def test_when_the_grant_is_over_the_page_leads_to_sign_in_and_back(desk, sandbox):
    desk.sign_in("jack")
    sandbox.reset()
    there = desk.get("/customers/1000/", follow=True)
    wanted = re.search(r'name="next" value="([^"]+)"', there.content.decode())[1]
    assert desk.sign_in("jack", next=wanted)["Location"] == "/customers/1000/"


def test_a_page_that_waited_gets_its_fresh_token_once_the_agent_is_back(desk):
    desk.sign_in("jack")
    agent = desk.session["agent"]
    same = desk.get(f"/sign-in/done/?agent={agent}", headers={"HX-Request": "true"})
    assert "signed-in" in same["HX-Trigger"]
    other = desk.get("/sign-in/done/?agent=999999", headers={"HX-Request": "true"})
    assert other["HX-Refresh"] == "true"
    assert "go on in the one you came from" in text_of(desk.get("/sign-in/done/"))


def test_a_sign_in_server_that_is_gone_signs_nobody_out(desk, settings, end_token):
    desk.sign_in("jack")
    settings.ECE_OAUTH |= {
        "token_url": settings.ECE_OAUTH["token_url"].replace("/token", "/nowhere")
    }
    EceSession.objects.update(renewing_until=None)
    end_token()
    answer = desk.get("/customers/1000/")
    assert answer.status_code == 503
    assert EceSession.objects.count() == 1


class TokenServer:
    """Gives the next token as `renew` does, and remembers which were revoked."""

    def __init__(self, renew):
        self.renew = renew
        self.revoked = []

    def revoke(self, token: ece.BearerCredential) -> None:
        self.revoked.append(token)


def refuse(token: ece.BearerCredential) -> ece.BearerCredential:
    raise ece.Unauthorized("grant over")


@pytest.fixture
def row(desk) -> EceSession:
    """The session of jack, who has just signed in."""
    desk.sign_in("jack")
    return EceSession.objects.get()


def test_one_process_fetches_the_next_token_for_all(row):
    old, new = credentials.read(row), ece.BearerCredential("the-next-token")
    fetches, answers = [], []

    def renew(token: ece.BearerCredential) -> ece.BearerCredential:
        fetches.append(token)
        answers.append(renewals.renewed(row, old, server, was_refused=False))
        return new

    server = TokenServer(renew)
    answers.append(renewals.renewed(row, old, server, was_refused=True))
    answers.append(renewals.renewed(row, old, server, was_refused=True))
    assert fetches == [old]
    assert answers == [old, new, new]


def test_a_token_that_comes_when_its_agent_has_signed_out_is_revoked(desk, row):
    new = ece.BearerCredential("the-next-token")

    def renew(token: ece.BearerCredential) -> ece.BearerCredential:
        desk.post("/sign-out/")
        return new

    server = TokenServer(renew)
    with pytest.raises(ece.Unauthorized):
        renewals.renewed(row, credentials.read(row), server, was_refused=True)
    assert server.revoked == [new]


def test_whoever_waits_in_vain_is_told_to_come_back(row, monkeypatch):
    EceSession.objects.update(renewing_until=timezone.now() + renewals.LEASE)
    monkeypatch.setattr(renewals, "PATIENCE", 0.2)
    with pytest.raises(ece.Busy):
        renewals.renewed(row, credentials.read(row), TokenServer(pytest.fail), was_refused=True)


def test_when_there_is_no_next_token_nobody_waits_for_it(row, monkeypatch):
    monkeypatch.setattr(renewals, "PATIENCE", 0.2)
    for _ in range(2):
        with pytest.raises(ece.Unauthorized):
            renewals.renewed(row, credentials.read(row), TokenServer(refuse), was_refused=True)


def test_a_process_that_died_while_fetching_holds_nobody_up_for_long(row):
    EceSession.objects.update(renewing_until=timezone.now() - renewals.LEASE)
    server = TokenServer(lambda token: ece.BearerCredential("the-next-token"))
    new = renewals.renewed(row, credentials.read(row), server, was_refused=True)
    assert new.secret == "the-next-token"


def test_signing_out_leads_through_the_sign_out_of_ece_and_back(desk, settings, sandbox):
    end_session = settings.ECE_OAUTH["authorize_url"].replace("/authorize", "/logout")
    settings.ECE_OAUTH |= {"end_session_url": end_session}
    desk.sign_in("jack")
    for _press in range(2):
        leaving = desk.post("/sign-out/")["Location"]
        assert leaving.startswith(f"{end_session}?client_id=dashboard&")
        assert "jack" not in leaving
        there = requests.get(leaving, allow_redirects=False, timeout=5)
        assert there.headers["Location"] == "http://127.0.0.1/sign-in/"
    assert desk.get("/").status_code == 302
    assert "prompt=login" in leave(desk)


def test_after_a_sign_out_the_password_is_asked_for_again(desk):
    assert "prompt=" not in leave(desk)
    desk.sign_in("jack")
    desk.post("/sign-out/")
    assert "prompt=login" in leave(desk)
