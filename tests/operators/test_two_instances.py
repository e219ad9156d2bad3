"""Two instances behind nginx on one PostgreSQL, while one of them is killed or restarted."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import requests

from tests.operators.site import Site, running_site

pytestmark = pytest.mark.operators

LOGINS = ("jack", "mia", "frank") * 2
NUMBER = "14082343456102"


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


def test_a_rolling_restart_signs_nobody_out_and_fails_no_page(site):
    with agents_at_work(site) as seen:
        time.sleep(1)
        for place in range(2):
            site.restart(place)
        time.sleep(1)
    print(f"rolling restart: {dict(seen)}")
    assert set(seen) == {"200"}, dict(seen)


def test_an_instance_that_is_killed_costs_nobody_more_than_the_page_it_was_making(site):
    with agents_at_work(site) as seen:
        time.sleep(1)
        site.instances[0].kill()
        site.instances[0].wait()
        time.sleep(2)
        site.instances[0] = site.start(0)
        time.sleep(1)
    print(f"killed instance: {dict(seen)}")
    assert "signed out" not in seen
    assert seen["200"] > 20
    assert sum(seen.values()) - seen["200"] <= len(LOGINS)
