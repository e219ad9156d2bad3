"""Two instances behind nginx on one PostgreSQL, while they are killed or given new keys."""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
import requests

from tests.operators.site import Site, running_site, token_in

pytestmark = pytest.mark.operators

LOGINS = ("jack", "mia", "frank") * 2
NUMBER = "14082343456102"
NEW = "/customers/new/"
NEW_KEYS = {
    "SECRET_KEY": "only-for-tests-of-rotation-" * 3,
    "FIELD_KEY": "bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0=",
}


@pytest.fixture(scope="module")
def whole_site(tmp_path_factory, running) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def site(whole_site, sandbox) -> Site:
    return whole_site


@contextmanager
def agents_at_work(site: Site) -> Iterator[Counter]:
    """Let some agents read pages, one after the other, and count how they were answered."""
    seen: Counter = Counter()
    over = threading.Event()
    browsers = [site.browser(login) for login in LOGINS]
    threads = [
        threading.Thread(target=read_pages, args=(site, browser, over, seen))
        for browser in browsers
    ]
    for thread in threads:
        thread.start()
    try:
        yield seen
    finally:
        over.set()
        for thread in threads:
            thread.join()


def read_pages(site: Site, browser: requests.Session, over: threading.Event, seen: Counter) -> None:
    results = find(site, browser).url
    while not over.is_set():
        for address in (results, f"{site.address}/"):
            seen[outcome(lambda address=address: browser.get(address, timeout=30))] += 1


def find(site: Site, browser: requests.Session) -> requests.Response:
    """Type a number into the box and see the results."""
    token = browser.cookies.get("__Host-csrf")
    return site.post(browser, "/find/", {"q": NUMBER, "csrfmiddlewaretoken": token})


def outcome(ask: Callable[[], requests.Response]) -> str:
    try:
        answer = ask()
    except requests.RequestException as error:
        return type(error).__name__
    if answer.url.endswith("/sign-in/") or "/sign-in/?" in answer.url:
        return "signed out"
    return str(answer.status_code)


def test_a_search_begun_at_one_instance_goes_on_at_the_other(site):
    browser = site.browser()
    results = find(site, browser)
    assert "John Russel Tierney" in results.text
    for _ in range(8):
        assert "John Russel Tierney" in browser.get(results.url, timeout=10).text


def test_one_form_makes_one_customer_whichever_instances_take_it(site, sandbox):
    browser = site.browser()
    fields = new_customer(site, browser)
    with ThreadPoolExecutor(6) as presses:
        answers = list(presses.map(lambda _: site.post(browser, NEW, fields), range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert creates(sandbox) == 1


def test_both_keys_are_changed_by_rolling_restarts_that_nobody_notices(site, sandbox):
    """The first two steps of docs/operate.md; the third one is for the day after."""
    old = {name: site.environment[name] for name in NEW_KEYS}
    early = site.browser()
    fields, results = new_customer(site, early), find(site, early).url
    with agents_at_work(site) as seen:
        for order in ("{old},{new}", "{new},{old}"):
            for name, new in NEW_KEYS.items():
                site.environment[name] = order.format(old=old[name], new=new)
            for place in range(2):
                site.restart(place)
    print(f"rolling change of keys: {dict(seen)}")
    assert set(seen) == {"200"}, dict(seen)
    assert "John Russel Tierney" in early.get(results, timeout=10).text
    site.post(early, NEW, fields)
    assert creates(sandbox) == 1


@pytest.mark.long
def test_tables_of_the_next_release_may_be_made_beside_this_one(site):
    with agents_at_work(site) as seen:
        time.sleep(1)
        with psycopg.connect(site.environment["DATABASE_URL"], autocommit=True) as database:
            for table in ("agent", "ecesession", "draft", "auditevent"):
                database.execute(f"ALTER TABLE dashboard_{table} ADD COLUMN next text DEFAULT ''")
            database.execute(
                "INSERT INTO django_migrations (app, name, applied) "
                "VALUES ('dashboard', '9999_next_release', now())"
            )
        site.restart(0)  # which waits until it is ready
        time.sleep(1)
    print(f"next tables: {dict(seen)}")
    assert set(seen) == {"200"}, dict(seen)


def new_customer(site: Site, browser: requests.Session) -> dict[str, str]:
    """Open the form of a new customer, and return it filled in."""
    page = browser.get(f"{site.address}{NEW}", timeout=10).text
    token = re.search(r'name="token" value="([^"]+)"', page)
    return {
        "token": token[1],
        "csrfmiddlewaretoken": token_in(page),
        "type": "individual",
        "department": "Service",
        "person-0-first_name": "Ada",
        "person-0-last_name": "Lovelace",
    }


def creates(sandbox) -> int:
    """Return how many creates have reached ECE."""
    path = "/system/ws/v12/interaction/customer"
    return sum(call["method"] == "POST" and call["path"] == path for call in sandbox.requests())


def test_an_instance_that_is_killed_costs_nobody_more_than_the_page_it_was_making(site):
    with agents_at_work(site) as seen:
        time.sleep(1)
        site.kill(0)
        time.sleep(2)
        site.instances[0] = site.start(0)
        time.sleep(1)
    print(f"killed instance: {dict(seen)}")
    assert "signed out" not in seen
    assert seen["200"] > 20
    assert sum(seen.values()) - seen["200"] <= len(LOGINS)
