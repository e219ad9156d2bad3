"""The sweep, the sheet of the morning and the ledger in Chromium."""

import re
import sqlite3

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import ONE_LOOK, breaches
from tests.conftest import Desk
from tests.findability.world import Planted, email, phone
from tests.unread.days import Days, take_snapshot
from tests.unread.world import last, oldest_first


@pytest.fixture
def planted(sandbox):
    return Planted(sandbox)


def heading(page, words: str):
    return page.get_by_role("heading", name=re.compile(words))


def test_the_sweep_goes_on_by_itself_and_can_be_stopped(frank_at_work, live_server, planted, quiet):
    quiet("htmx:")
    for count in range(80):
        planted.create(f"Nobody {count}")
    page = frank_at_work
    page.goto(f"{live_server.url}/findability/?{planted.days}")
    expect(heading(page, "80 findings about 80 customers")).to_be_visible()
    asked = []
    page.route("**/findability/?*", lambda route: held(route, asked))
    page.get_by_role("link", name="Refresh").click()
    page.get_by_role("link", name="Stop and show these").click()
    expect(heading(page, "75 findings about 75 customers")).to_be_visible()
    expect(page.get_by_text("The sweep was stopped after 75 customers.")).to_be_visible()


def held(route, asked: list[str]) -> None:
    """Leave the second page of customers unanswered, as a slow ECE would."""
    asked.append(route.request.url)
    if len(asked) != 2:
        route.continue_()


@pytest.mark.parametrize(("scheme", "width"), ONE_LOOK)
def test_everybody_can_use_the_sweep(frank_at_work, live_server, planted, quiet, scheme, width):
    quiet("status of 422")
    planted.create("Extended", phone("234 3403", extension="77"), email("extended@example.com,"))
    for name in ("Ann", "Anne"):
        planted.create(name, phone("234 3406"))
    page = frank_at_work
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for query in ("", f"?{planted.days}", "?from=2026-11-03&to=2026-11-01"):
        page.goto(f"{live_server.url}/findability/{query}")
        page.wait_for_load_state("networkidle")
        assert breaches(page) == [], query
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), query
    page.goto(f"{live_server.url}/findability/?{planted.days}")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Side by side").click()
    expect(page.get_by_role("link", name="Anne", exact=True)).to_be_visible()


@pytest.fixture
def two_mornings(monkeypatch, sandbox, transactional_db):
    """Snapshots of yesterday and of today; somebody read their mail in between."""
    database = sqlite3.connect(database_of(sandbox))
    days = Days(monkeypatch, sandbox)
    desk = Desk()
    desk.sign_in("frank")
    days.go_to(-1)
    take_snapshot(desk)
    for customer in oldest_first(database, last(14))[:9]:
        sandbox.read_mail_of(customer)
    days.go_to(0)
    take_snapshot(desk)


def database_of(sandbox) -> str:
    arguments = sandbox.process.args
    return arguments[arguments.index("--db") + 1]


@pytest.mark.usefixtures("two_mornings")
@pytest.mark.parametrize(("scheme", "width"), ONE_LOOK)
def test_everybody_can_use_the_morning(page, sign_in, live_server, quiet, scheme, width):
    page.route("**/unread/snapshot/", lambda route: route.fulfill(status=204))
    sign_in(page, "frank")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for place, words in (("today/", "New since yesterday"), ("ledger/", "Service")):
        page.goto(f"{live_server.url}/unread/{place}")
        expect(heading(page, words)).to_be_visible()
        assert breaches(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), place
