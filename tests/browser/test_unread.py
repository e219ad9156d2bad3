"""The supervisor's morning in Chromium: windows, chart, panels, the check every five minutes."""

import re
from collections import deque

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import ONE_LOOK, breaches


@pytest.fixture(autouse=True)
def no_snapshot(page):
    """No snapshot goes on in the background when a test has ended."""
    page.route("**/unread/snapshot/", lambda route: route.fulfill(status=204))


@pytest.fixture
def morning(frank_at_work, live_server):
    """The list of the last fourteen days."""
    frank_at_work.goto(f"{live_server.url}/unread/")
    expect(heading(frank_at_work, "Customers 1–25 of")).to_be_visible()
    return frank_at_work


def test_a_note_is_written_over_the_list_and_stands_in_its_row(morning):
    row = morning.locator(".chase tbody tr").first
    row.locator("summary", has_text="Note").click()
    row.get_by_label("Outcome").select_option("No answer")
    row.get_by_label("Note, at most").fill("Try after six")
    row.get_by_role("button", name="Save").click()
    expect(row.locator("td > div").get_by_text("Try after six").first).to_be_visible()
    row.get_by_role("button", name="I look after this").click()
    expect(row.get_by_role("button", name="No longer mine")).to_be_visible()
    morning.get_by_role("link", name="Mine", exact=True).click()
    expect(heading(morning, "1 customer with unread secure mail")).to_be_visible()
    assert breaches(morning) == []


def heading(page, words: str):
    return page.get_by_role("heading", name=re.compile(words))


def test_from_the_window_to_the_day_and_back(morning):
    expect(heading(morning, "Customers 1–25 of")).to_be_visible()
    morning.get_by_role("link", name="Show customers day by day").click()
    expect(heading(morning, "Customers by the day")).to_be_focused()
    morning.locator(".chart a").nth(-2).click()
    expect(heading(morning, "with unread secure mail")).to_be_visible()
    expect(morning.locator(".window input").first).to_have_value(
        morning.locator(".window input").nth(1).input_value()
    )
    morning.go_back()
    expect(heading(morning, "Customers 1–25 of")).to_be_visible()
    morning.get_by_role("link", name="14 days before").click()
    expect(morning.get_by_role("link", name="14 days after")).to_be_visible()
    expect(morning.locator("#older")).to_be_focused()


def test_twenty_eight_days_say_how_far_they_are_and_are_sorted_as_wished(morning, sandbox):
    sandbox.switch(latency=300)
    morning.get_by_role("link", name="Last 28 days").click()
    expect(morning.get_by_role("progressbar")).to_be_visible()
    expect(progress(morning, "of 28 days")).to_be_visible()
    expect(heading(morning, "Customers 1–25 of")).to_be_visible(timeout=15_000)
    morning.get_by_role("link", name="Name", exact=True).click()
    expect(morning.locator("#sort-customerName")).to_be_focused()
    expect(morning.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(morning.locator("th[aria-sort]")).to_have_text("Name")
    morning.reload()
    expect(morning.locator("th[aria-sort]")).to_have_text("Name")


def test_a_slow_ece_shows_progress_within_a_second_and_can_be_left(morning, sandbox, quiet):
    quiet("htmx:")  # a request that was left behind
    sandbox.switch(latency=2000)
    morning.get_by_role("link", name="180 days back").click()
    expect(morning.get_by_role("progressbar")).to_be_visible(timeout=1000)
    expect(progress(morning, "of 180 days")).to_be_visible(timeout=15_000)
    morning.get_by_role("link", name="Cases", exact=True).click()
    expect(morning).to_have_url(re.compile("/cases/$"))
    sandbox.switch(latency=0)
    morning.wait_for_timeout(3000)  # until what was left behind has ended


def test_sent_opens_over_the_list_and_moves_nothing(morning):
    row = morning.locator(".chase tbody tr").first
    summary = row.locator("summary", has_text="Sent")
    before = places(morning)
    summary.click()
    expect(row.locator(".entries li").first).to_be_visible()
    assert places(morning) == before
    morning.keyboard.press("Escape")
    expect(row.locator(".entries")).to_be_hidden()
    expect(summary).to_be_focused()


def progress(page, words: str):
    """How far the list has been read, in words."""
    return page.locator("#results label", has_text=words)


def places(page) -> list[dict]:
    """Where each head and each row stands."""
    boxes = page.locator(".chase thead th, .chase tbody tr").all()
    return [box.bounding_box() for box in boxes]


def test_the_check_asks_every_five_minutes_while_somebody_looks(page, sign_in, live_server):
    page.clock.install()
    checks: list[str] = []
    page.on("request", lambda request: "/news/" in request.url and checks.append(request.url))
    sign_in(page, "frank")
    page.goto(f"{live_server.url}/unread/")
    page.clock.run_for("06:00")
    expect(heading(page, "Customers 1–25 of")).to_be_visible()
    assert len(checks) == 0
    page.get_by_label("Check every 5 minutes").check()
    rows = page.locator(".chase tbody tr").count()
    with page.expect_response(re.compile("/unread/news/")):
        page.clock.run_for("00:20")
    expect(page.locator("#news")).to_have_text(re.compile(r"Nothing new at|new since"))
    page.clock.run_for("04:30")
    assert len(checks) == 1
    with page.expect_response(re.compile("/unread/news/")):
        page.clock.run_for("00:40")
    assert page.locator(".chase tbody tr").count() == rows
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    page.clock.run_for("20:00")
    assert len(checks) == 2


@pytest.mark.parametrize(("scheme", "width"), ONE_LOOK)
def test_everybody_can_use_it(frank_at_work, live_server, quiet, scheme, width):
    quiet("status of 422")
    page = frank_at_work
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    places = ("", "by-day/", "sheet/", "?from=2026-01-01&to=2026-11-20")
    for place in places:
        page.goto(f"{live_server.url}/unread/{place}")
        deque(
            (
                each.click()
                for each in page.locator("details:has(> table) summary, .sent summary").all()[:2]
            ),
            0,
        )
        page.wait_for_load_state("networkidle")
        assert breaches(page) == [], place
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{place} scrolls sideways"
        )


def test_it_works_without_javascript(browser, live_server, sandbox):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/sign-in/?next=/unread/")
    page.get_by_label("ECE login").fill("frank")
    page.get_by_label("Password").fill("frank")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("Other days").click()
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Show the list").click()
    expect(heading(page, "Customers 1–25 of")).to_be_visible()
    expect(page.get_by_label("Check every 5 minutes")).to_be_hidden()
    page.locator(".chase summary").first.click()
    page.get_by_role("link", name="Secure mail sent").first.click()
    expect(heading(page, "Secure mail sent")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Show customers day by day").click()
    page.locator(".chart a").first.click()
    expect(heading(page, "Unread secure mail")).to_be_visible()
    page.goto(f"{live_server.url}/unread/?from=2026-10-01&to=2026-11-20")
    page.get_by_role("link", name="Show the list").click()
    while page.get_by_role("progressbar").count():
        page.get_by_role("link", name="Read the next window").click()
    expect(heading(page, "Customers 1–25 of")).to_be_visible()
    page.context.close()
