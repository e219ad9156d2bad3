"""An ECE that hangs or is gone holds up whoever waits for it, and nobody else."""

import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest
import requests

from tests.conftest import Desk, text_of
from tests.creation.creating import MINIMAL
from tests.faults import FAULTS
from tests.faulty import Exchange, Faulty
from tests.operations import asked
from tests.servers import serving
from tests.storage.test_stores import token_on

pytestmark = pytest.mark.faults

CUSTOMER = "/customers/1000/"
AT_ONCE = 1.0  # seconds, on a machine that runs other tests beside this one


@pytest.fixture
def ece(sandbox):
    """What stands between the dashboard and the sandbox, and hangs when told to."""
    with Faulty("ok", upstream=sandbox.url) as server:
        yield server


@pytest.fixture
def address(ece, tmp_path):
    """Where the dashboard is, in one process."""
    database = f"sqlite:///{tmp_path}/dashboard.sqlite3"
    with serving(database, ECE_URL=ece.url, WEB_CONCURRENCY="1") as address:
        yield address


@pytest.fixture
def signed_in(address):
    """A browser in which somebody signs in: `signed_in("frank")`."""
    with ExitStack() as opened:

        def sign_in(login: str) -> requests.Session:
            session = opened.enter_context(requests.Session())
            page = session.get(f"{address}/sign-in/", timeout=20)
            fields = {
                "login": login,
                "password": login,
                "csrfmiddlewaretoken": token_on(page),
            }
            assert session.post(f"{address}/sign-in/", fields, timeout=20).url == f"{address}/"
            return session

        yield sign_in


def play_for(session_id: str, fault: Callable[[Exchange], None]) -> Callable[[Exchange], None]:
    """Play this where a call is signed with this session, and answer all others."""

    def play(exchange: Exchange) -> None:
        if exchange.request.headers.get("x-egain-session") == session_id:
            fault(exchange)
        else:
            FAULTS["ok"](exchange)

    return play


def seconds_of(question: Callable[[], requests.Response], status: int) -> float:
    began = time.monotonic()
    assert question().status_code == status
    return time.monotonic() - began


@pytest.mark.long
def test_one_agents_hanging_calls_hold_up_nobody_else(address, signed_in, ece, settled):
    jack, frank = signed_in("jack"), signed_in("frank")
    jack.get(address + CUSTOMER, timeout=20)
    session_id = ece.requests[-1].headers["x-egain-session"]
    ece.script([play_for(session_id, Exchange.hang)])
    ece.requests.clear()
    with ThreadPoolExecutor(30) as tabs:
        pages = [tabs.submit(jack.get, address + CUSTOMER, timeout=30) for _ in range(30)]
        settled(lambda: len(ece.requests) >= 8)
        alive = seconds_of(lambda: requests.get(f"{address}/livez", timeout=20), 200)
        form = seconds_of(lambda: requests.get(f"{address}/sign-in/", timeout=20), 200)
        other = seconds_of(lambda: frank.get(address + CUSTOMER, timeout=20), 200)
        answers = [page.result() for page in pages]
    assert max(alive, form, other) < AT_ONCE
    hanging = [call for call in ece.requests if call.headers["x-egain-session"] == session_id]
    assert len(hanging) == 8
    assert sorted(answer.status_code for answer in answers) == [503] * 22 + [504] * 8
    refused = next(answer for answer in answers if answer.status_code == 503)
    assert "The dashboard is busy" in refused.text
    assert refused.headers["Retry-After"] == "2"


def test_when_all_calls_hang_the_next_one_is_refused_and_what_needs_no_ece_is_quick(
    address, signed_in, ece, settled
):
    agents = [signed_in(login) for login in ("jack", "frank", "mia")]
    ece.script(["hang"])
    ece.requests.clear()
    with ThreadPoolExecutor(60) as tabs:
        pages = [
            tabs.submit(agents[number % 3].get, address + CUSTOMER, timeout=30)
            for number in range(60)
        ]
        settled(lambda: len(ece.requests) >= 12)
        settled(lambda: sum(page.done() for page in pages) == 48)
        alive = seconds_of(lambda: requests.get(f"{address}/livez", timeout=20), 200)
        home = seconds_of(lambda: agents[0].get(f"{address}/", timeout=20), 200)
        busy = seconds_of(lambda: agents[1].get(address + CUSTOMER, timeout=20), 503)
        assert len(ece.requests) == 12
    assert max(alive, home, busy) < AT_ONCE


def test_a_burst_that_ece_answers_waits_for_its_turn(address, signed_in, ece):
    frank = signed_in("frank")
    ece.script([after(0.3)])
    with ThreadPoolExecutor(24) as tabs:
        answers = list(tabs.map(lambda _: frank.get(address + CUSTOMER, timeout=30), range(16)))
    assert {answer.status_code for answer in answers} == {200}


def after(seconds: float) -> Callable[[Exchange], None]:
    def play(exchange: Exchange) -> None:
        exchange.pause(seconds)
        FAULTS["ok"](exchange)

    return play


def test_an_ece_that_is_gone_is_asked_from_time_to_time(between, jack, settled):
    jack.get(CUSTOMER)  # and what ECE calls its attributes is known
    between.script(["reset_now"])
    statuses = [jack.get(CUSTOMER).status_code for _ in range(5)]
    between.script(["ok"])
    between.requests.clear()
    page = jack.get(CUSTOMER)
    assert statuses == [502] * 5
    assert page.status_code == 503
    assert int(page["Retry-After"]) <= 5
    assert "ECE does not answer at the moment" in text_of(page)
    assert not between.requests
    settled(lambda: jack.get(CUSTOMER).status_code == 200, seconds=7)
    assert len(between.requests) == 1
    assert jack.get(CUSTOMER).status_code == 200


def test_an_ece_that_is_gone_for_one_agent_is_asked_for_the_others(between, jack):
    frank = Desk()
    frank.sign_in("frank")
    frank.get(CUSTOMER)
    jack.get(CUSTOMER)
    session_id = between.requests[-1].headers["x-egain-session"]
    between.script([play_for(session_id, Exchange.reset)])
    statuses = [jack.get(CUSTOMER).status_code for _ in range(6)]
    assert statuses == [502] * 5 + [503]
    assert frank.get(CUSTOMER).status_code == 200


def test_an_ece_that_answers_with_errors_is_asked_all_the_same(between, jack):
    jack.get(CUSTOMER)
    between.script(["500"])
    between.requests.clear()
    for _ in range(8):
        assert jack.get(CUSTOMER).status_code == 502
    assert len(between.requests) == 8


def test_nothing_is_created_while_ece_is_not_asked(between, jack, sandbox, settled):
    form = jack.get("/customers/new/").content.decode()
    token = re.search(r'name="token" value="([^"]+)"', form)[1]
    typed = {"token": token, **MINIMAL, "department": "Service"}
    between.script(["reset_now"])
    for _ in range(5):
        jack.get(CUSTOMER)
    between.script(["ok"])
    refused = jack.post("/customers/new/", typed)
    assert refused.status_code == 503
    assert "Nothing was created, and what you typed is still here" in text_of(refused)
    assert 'value="Jack"' in refused.content.decode()
    assert not asked(sandbox, "create customer")
    settled(lambda: jack.get(CUSTOMER).status_code == 200, seconds=7)
    created = jack.post("/customers/new/", typed)
    assert created.status_code == 303
    assert len(asked(sandbox, "create customer")) == 1


def test_a_sign_in_while_ece_is_gone_says_that_nobody_is_signed_in(between, desk):
    between.script(["reset_now"])
    for _ in range(5):
        desk.sign_in("jack")
    page = desk.sign_in("jack")
    assert page.status_code == 503
    assert "ECE does not answer at the moment. You are not signed in yet." in text_of(page)


@pytest.mark.long
def test_a_page_that_needs_many_slow_calls_ends_in_time_and_says_what_was_left(between, jack):
    ids = ",".join(map(str, (1000, 1001, *range(900000, 900030))))
    between.script([after(6)])
    began = time.monotonic()
    page = jack.get(f"/customers/compare/?ids={ids}")
    assert time.monotonic() - began < 22
    assert page.status_code == 200
    assert "they were not looked for" in text_of(page)
