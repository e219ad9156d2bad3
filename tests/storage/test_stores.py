"""PostgreSQL for SQLite, and two processes for one: the same day at the desk."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
import requests

from tests.servers import running_postgres, serving
from tests.test_demo import signed_in

SPELLINGS = (
    *("frank", "FRANK", " frank ", "Fränk", "ｆrank", "fr\u200bank", "frank."),
    *("CORP\\frank", "corp/frank", "frank@corp.example"),
)


@pytest.fixture(scope="module")
def postgres():
    """The address of an empty PostgreSQL database."""
    with running_postgres() as address:
        yield address


@pytest.fixture
def served(postgres, running):
    """The address of the dashboard, served by two processes."""
    running.reset()
    with serving(postgres) as address:
        yield address


def test_a_day_on_postgresql(served):
    assert requests.get(f"{served}/readyz", timeout=60).text == "ok"
    with signed_in(served) as browser:
        for _ in range(6):
            assert "John Russel Tierney" in browser.get(f"{served}/customers/1000/").text
        assert "Charging is too slow" in browser.get(f"{served}/customers/1000/cases/").text


def test_failed_sign_ins_count_whichever_process_takes_them(served):
    page = requests.get(f"{served}/sign-in/", timeout=60)
    wrong = {"login": "mia", "password": "wrong", "csrfmiddlewaretoken": token_on(page)}
    for _ in range(7):
        answer = requests.post(f"{served}/sign-in/", wrong, cookies=page.cookies, timeout=60)
    assert answer.status_code == 429
    with signed_in(served) as browser:
        assert browser.get(f"{served}/").status_code == 200


@pytest.mark.parametrize("store", ["sqlite", pytest.param("postgres", marks=pytest.mark.long)])
def test_of_sixty_wrong_passwords_at_once_at_most_six_reach_ece(request, running, tmp_path, store):
    running.reset()
    database = f"sqlite:///{tmp_path}/dashboard.sqlite3"
    if store == "postgres":
        database = request.getfixturevalue("postgres")
    with serving(database) as address, ThreadPoolExecutor(60) as attackers:
        page = requests.get(f"{address}/sign-in/", timeout=60)
        statuses = list(attackers.map(partial(guess, address, page), range(60)))
    login = [call for call in running.requests() if call["path"].endswith("/user/login")]
    assert len(login) <= 6
    assert set(statuses) <= {401, 429}
    assert statuses.count(401) == len(login)


def guess(address: str, page: requests.Response, number: int) -> int:
    """Try a wrong password from an address of its own, with one of many spellings of the login."""
    spelling = SPELLINGS[number % len(SPELLINGS)]
    wrong = {
        "login": spelling,
        "password": f"wrong-{number}",
        "csrfmiddlewaretoken": token_on(page),
    }
    came_from = {"X-Forwarded-For": f"2001:db8:{number}::1, 203.0.113.{number}:{40000 + number}"}
    answer = requests.post(
        f"{address}/sign-in/", wrong, cookies=page.cookies, headers=came_from, timeout=60
    )
    return answer.status_code


def token_on(page: requests.Response) -> str:
    return page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
