"""How often passwords may be tried: for one login, from one network, with one browser."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.db.models import F
from django.utils import timezone

from dashboard.models import AuditEvent, SignInAttempt
from dashboard.sign_in.limit import fold, network_of
from tests.conftest import Desk
from tests.sign_in.test_sign_in import sign_ins_at_ece


@pytest.fixture
def mistyped(desk) -> Desk:
    """A browser in which jack's password was wrong six times."""
    for _ in range(6):
        assert desk.sign_in("jack", "wrong").status_code == 401
    return desk


def test_after_six_failures_ece_is_not_asked_for_five_minutes(mistyped, sandbox):
    calls = len(sign_ins_at_ece(sandbox))
    limited = mistyped.sign_in("jack")
    assert limited.status_code == 429
    assert 0 < int(limited["Retry-After"]) <= 301
    assert len(sign_ins_at_ece(sandbox)) == calls
    SignInAttempt.objects.update(at=timezone.now() - timedelta(minutes=6))
    assert mistyped.sign_in("jack").status_code == 303


def test_tries_from_before_the_clock_was_set_back_close_nothing(mistyped):
    SignInAttempt.objects.update(at=timezone.now() + timedelta(days=1))
    assert mistyped.sign_in("jack").status_code == 303


@pytest.mark.parametrize("login", ["JACK", " jack ", "ｊａｃｋ", "ja\u200bck", "jáck"])
def test_no_other_address_and_no_other_spelling_gets_a_seventh_try(mistyped, sandbox, login):
    calls = len(sign_ins_at_ece(sandbox))
    assert Desk(REMOTE_ADDR="10.9.8.7").sign_in(login, "wrong").status_code == 429
    assert len(sign_ins_at_ece(sandbox)) == calls


def test_whoever_tries_passwords_elsewhere_does_not_lock_an_agent_out_of_their_own_browser(
    jack, sandbox
):
    jack.post("/sign-out/")
    stranger = Desk(REMOTE_ADDR="10.9.8.7")
    for _ in range(7):
        refused = stranger.sign_in("jack", "wrong")
    assert refused.status_code == 429
    assert jack.sign_in("jack").status_code == 303


def test_whoever_goes_on_trying_does_not_fill_the_audit(mistyped):
    told = AuditEvent.objects.filter(action="sign-in limited")
    for _ in range(4):
        assert mistyped.sign_in("jack", "wrong").status_code == 429
    assert told.count() == 1
    SignInAttempt.objects.update(at=F("at") - timedelta(seconds=61))
    assert mistyped.sign_in("jack", "wrong").status_code == 429
    assert told.count() == 2


def test_an_agents_own_browser_has_its_limit_too(jack):
    for _ in range(6):
        assert jack.sign_in("jack", "wrong").status_code == 401
    assert jack.sign_in("jack").status_code == 429


def test_a_browser_that_knows_jack_is_a_stranger_to_mia(jack):
    for _ in range(6):
        Desk(REMOTE_ADDR="10.9.8.7").sign_in("mia", "wrong")
    assert jack.sign_in("mia").status_code == 429


def test_a_browser_can_not_claim_to_know_anybody(mistyped):
    mistyped.cookies["known"] = "0" * 32
    assert mistyped.sign_in("jack").status_code == 429


def test_the_right_password_and_a_silent_ece_count_for_nothing(desk, sandbox):
    for _ in range(4):
        assert desk.sign_in("jack").status_code == 303
    assert not SignInAttempt.objects.exists()


def test_fifty_failures_close_a_network_for_every_login_but_not_agents_at_their_desks(desk):
    at_his_desk = Desk()
    at_his_desk.sign_in("jack")
    for number in range(50):
        desk.sign_in(f"guess{'x' * number}", "wrong")
    assert desk.sign_in("jack").status_code == 429
    assert at_his_desk.sign_in("jack").status_code == 303
    assert Desk(REMOTE_ADDR="10.9.8.7").sign_in("jack").status_code == 303


def test_the_port_that_a_proxy_adds_makes_no_other_address(db, sandbox, settings):
    settings.TRUSTED_PROXIES = [ip_network("127.0.0.0/8")]
    for port in range(40000, 40003):
        Desk(HTTP_X_FORWARDED_FOR=f"203.0.113.6:{port}").sign_in("jack", "wrong")
    assert SignInAttempt.objects.values("where").distinct().count() == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff"),
        ("::ffff:203.0.113.6", "203.0.113.6"),
        ("fe80::1%eth0", "fe80::2%eth1"),
    ],
)
def test_one_network_has_many_addresses(one, other):
    assert network_of(one) != network_of("2001:db8:1:3::1")
    assert network_of(one) in (network_of(other), f"{other}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("maß", "MASS"),
        ("Ａnna", "anna"),
        ("an\u00adna ", "Anna"),
        ("İ", "i"),
        ("mıa", "mia"),
        ("anna.", "anna"),
        ("CORP\\anna", "anna"),
        ("a/b＼Ａnna", "anna"),
        ("anna@corp.example", "Anna"),
    ],
)
def test_spellings_that_a_server_may_take_for_one_login_are_counted_as_one(one, other):
    assert fold(one) == fold(other)
