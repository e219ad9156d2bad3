"""Connections to PostgreSQL are few, and a slow ECE holds none of them."""

import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import requests

from tests.faults import FAULTS
from tests.faulty import Faulty
from tests.servers import running_postgres, serving
from tests.storage.test_stores import token_on

FEW = 3
PROCESSES = 2
OURS = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'desk'"
PIDS = OURS.replace("count(*)", "pid")
BUSY = f"{OURS} AND state <> 'idle'"


@pytest.fixture
def postgres():
    with running_postgres() as address:
        yield address


@pytest.fixture
def ece(sandbox):
    with Faulty("ok", upstream=sandbox.url) as server:
        yield server


@pytest.fixture
def address(ece, postgres):
    database = f"{postgres}?application_name=desk"
    with serving(database, ECE_URL=ece.url, DATABASE_CONNECTIONS=str(FEW)) as address:
        yield address


def slow(exchange) -> None:
    exchange.pause(0.3)
    FAULTS["ok"](exchange)


def cookies_of(address: str, login: str) -> requests.cookies.RequestsCookieJar:
    with requests.Session() as browser:
        page = browser.get(f"{address}/sign-in/", timeout=20)
        fields = {"login": login, "password": login, "csrfmiddlewaretoken": token_on(page)}
        assert browser.post(f"{address}/sign-in/", fields, timeout=20).url == f"{address}/"
        return browser.cookies


@pytest.mark.long
def test_140_requests_at_once_while_ece_is_slow_share_a_few_connections(address, postgres, ece):
    agents = [cookies_of(address, login) for login in ("jack", "frank")]
    ece.script([slow])

    def open_customer(number: int) -> int:
        jar = agents[number % 2]
        return requests.get(f"{address}/customers/1000/", cookies=jar, timeout=60).status_code

    with ThreadPoolExecutor(140) as tabs, psycopg.connect(postgres, autocommit=True) as observer:
        pages = [tabs.submit(open_customer, number) for number in range(140)]
        connections = []
        while not all(page.done() for page in pages):
            connections.append(observer.execute(OURS).fetchone()[0])
            time.sleep(0.05)
    assert Counter(page.result() for page in pages) == {200: 140}
    assert max(connections) <= FEW * PROCESSES


@pytest.mark.long
def test_while_ece_hangs_no_request_keeps_a_connection(address, postgres, ece, settled):
    agents = [cookies_of(address, login) for login in ("jack", "frank")]
    ece.script(["hang"])
    ece.requests.clear()

    def open_customer(number: int) -> int:
        jar = agents[number % 2]
        return requests.get(f"{address}/customers/1000/", cookies=jar, timeout=60).status_code

    with ThreadPoolExecutor(12) as tabs, psycopg.connect(postgres, autocommit=True) as observer:
        pages = [tabs.submit(open_customer, number) for number in range(12)]
        settled(lambda: len(ece.requests) == 12)
        # More hang than there are connections, and a page that needs one is there all the same.
        began = time.monotonic()
        home = requests.get(f"{address}/", cookies=agents[0], timeout=20)
        assert home.status_code == 200
        assert time.monotonic() - began < 1
        assert observer.execute(BUSY).fetchone()[0] == 0
    assert {page.result() for page in pages} <= {503, 504}


@pytest.mark.long
def test_a_connection_on_which_nothing_is_answered_is_given_up_in_time(address, postgres):
    cookies = cookies_of(address, "jack")
    with psycopg.connect(postgres, autocommit=True) as observer:
        stopped = [pid for (pid,) in observer.execute(PIDS)]
    assert stopped
    try:
        for pid in stopped:
            os.kill(pid, signal.SIGSTOP)
        pages = [seconds_of_home(address, cookies) for _ in range(3)]
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)
    assert max(pages) < 20
    assert min(pages) < 5


def seconds_of_home(address: str, cookies: requests.cookies.RequestsCookieJar) -> float:
    began = time.monotonic()
    requests.get(f"{address}/", cookies=cookies, timeout=60)
    return time.monotonic() - began
