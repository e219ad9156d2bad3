"""Broken ECEs, seen from the agent's chair: never a crash, never a guess, what was typed stays."""

import re

import pytest

from dashboard.ece import conversation
from tests.conftest import text_of
from tests.faults import FAULTS, contradictions

pytestmark = [
    pytest.mark.faults,
    pytest.mark.long_on_v3,
    pytest.mark.usefixtures("each_api"),
]

SLOW = {name for name in FAULTS if name.startswith(("hang", "slow_", "interim_"))}
SIGNING_IN = {"login_no_header", "login_200_body", "no_location"}
PLAYED = sorted(set(FAULTS) - SLOW - SIGNING_IN - contradictions.NAMES)
SELDOM = [pytest.param(fault, marks=pytest.mark.long) for fault in sorted(contradictions.NAMES)]
READS = ["results", "/customers/1000/", "/customers/1000/cases/?status=open", "/cases/1000/"]
# What each kind of page says when ECE's answer is of that kind.
WORDS = {
    502: ("ECE's answer could not be used", "ECE can't be reached", "ECE had an error"),
    503: ("ECE is busy",),
    504: ("ECE did not answer in time",),
    403: ("Your ECE account may not do this",),
    404: ("Not found, or not in your departments",),
    422: ("ECE did not accept this",),
}
HEALTHY_SHAPES = {
    "ok",
    "bom",
    "chunked_ok",
    "gzip_ok",
    "charset_bogus",
    "single_as_object",
    "ints_as_ids",
    "link_as_object",
    "set_cookie",
    "session_rotate",
    "session_empty",
    "session_missing",
    "session_long",
    "session_evil",
    "stale_keepalive",
    "identity",
}


@pytest.fixture
def broken(between, jack, monkeypatch):
    """jack at work with a faulty server between him and the sandbox: `broken(fault, place)` opens a
    page through it. A session that the server puts in the place of his never works: nobody waits
    for another one."""
    monkeypatch.setattr(conversation, "MORE_OVERTAKEN_SECONDS", ())
    results = jack.find("john.russel@customer.com").request["PATH_INFO"]
    for page in ("/customers/1000/", "/cases/1000/"):
        jack.get(page)  # from now on it is known how this ECE is configured
    between.requests.clear()

    def play(fault: str, place: str, **headers):
        between.script([fault])
        return jack.get(results if place == "results" else place, headers=headers)

    play.server = between
    return play


@pytest.mark.parametrize("fault", [*PLAYED, *SELDOM])
def test_every_fault_has_a_page_that_says_what_is_known(broken, fault):
    for place in READS:
        answer = broken(fault, place)
        if answer.status_code == 302:
            assert fault in {
                "401",
                "session_rotate",
            }  # the sandbox does not know a session that was made up
            return
        assert answer.status_code in {200, *WORDS}
        text = text_of(answer)
        if answer.status_code in WORDS:
            assert any(words in text for words in WORDS[answer.status_code]), text
            assert "No customer has" not in text
            assert "No open case" not in text
        assert not re.search(
            r"SECRET|Traceback|java\.|127\.0\.0\.1:\d+|root:", answer.content.decode()
        )


@pytest.mark.parametrize("fault", sorted(HEALTHY_SHAPES))
def test_shapes_that_real_servers_differ_in_show_the_same_customer(broken, fault):
    assert "John Russel Tierney" in text_of(broken(fault, "results"))


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        ("garbage", 502),
        ("html_200", 502),
        ("xml_body", 502),
        ("redirect_sso", 502),
        ("redirect_307", 502),
        ("500", 502),
        ("stack_trace_500", 502),
        ("gzip_bomb", 502),
        ("huge_body", 502),
        ("truncate_cl", 502),
        ("utf16", 502),
        ("deep_nesting", 502),
        ("big_int", 502),
        ("nan_body", 502),
        ("null", 502),
        ("error_object_200", 502),
        ("close_now", 502),
        ("429", 503),
        ("503", 503),
        ("maintenance_503", 503),
        ("400", 422),
        ("403", 403),
        ("406", 422),
    ],
)
def test_trouble_keeps_the_page_and_the_criteria_and_offers_another_try(broken, fault, status):
    answer = broken(fault, "results")
    html = answer.content.decode()
    assert answer.status_code == status
    assert "john.russel@customer.com" in html
    assert 'name="email"' in html
    assert ("Try again" in text_of(answer)) == (status >= 500)
    assert ("Retry-After" in answer) == (status == 503)


@pytest.mark.long
def test_a_slow_ece_ends_in_a_sentence_after_the_deadline(broken):
    answer = broken("slow_body", "/customers/1000/")
    assert answer.status_code == 504
    assert "did not answer in time" in text_of(answer)


def test_a_broken_connection_is_tried_once_more_and_no_further(broken):
    broken.server.requests.clear()
    broken("reset_now", "/customers/1000/")
    assert len(broken.server.requests) == 2


def test_cases_fail_alone_in_their_region(broken):
    answer = broken(
        "500", "/customers/1000/cases/?status=open", **{"HX-Request": "true", "HX-Target": "cases"}
    )
    html = answer.content.decode()
    assert answer.status_code == 502
    assert "<html" not in html
    assert 'id="cases"' in html
    assert "Try again" in html
    assert "John Russel Tierney" in text_of(broken("ok", "/customers/1000/"))


def test_nothing_of_an_answer_reaches_the_log(broken, log):
    broken("stack_trace_500", "results")
    assert "ece_fault" in log()
    assert not re.search(r"SECRET|russel|tierney|customer\.com|127\.0\.0\.1", log(), re.IGNORECASE)


def test_no_session_id_or_token_is_on_a_page_or_in_a_log(broken, log):
    pages = [broken("session_rotate", place).content.decode() for place in READS]
    secrets = {
        value.removeprefix("Bearer ")
        for request in broken.server.requests
        for name, value in request.headers.items()
        if name in ("x-egain-session", "authorization")
    }
    assert secrets
    assert not any(secret in text for secret in secrets for text in (*pages, log()))


@pytest.mark.only_v20("v3 has no session IDs")
def test_a_rotated_session_is_used_from_the_next_call_on(broken):
    broken("session_rotate", "/customers/1000/")
    broken("ok", "/customers/1000/")
    used = [request.headers["x-egain-session"] for request in broken.server.requests]
    assert len(set(used)) == 2
