"""A caller comes up by himself, was there five minutes ago, or stands in a list that was left."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.test_access import breaches
from tests.browser.test_journeys import SWITCHBOARD

GUIDE = Path(__file__).resolve().parent.parent.parent / "docs" / "integrate.md"
SAMPLE = re.search(r"https://desk.example.com(/pop#phone=\S+)\n", GUIDE.read_text("utf-8"))[1]


def test_a_caller_comes_up_signed_out_signed_in_and_again_in_the_same_tab(page, live_server, quiet):
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.headers}"))
    page.goto(f"{live_server.url}{SAMPLE}")
    page.get_by_label("ECE login").fill("frank")
    page.get_by_label("Password").fill("frank")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("#find")).to_have_value("+14082343456")
    page.goto(f"{live_server.url}/")
    page.goto(f"{live_server.url}/pop#email=john.russel@customer.com")
    expect(page.locator("h1")).to_have_text("John Russel Tierney")
    expect(page.get_by_role("link", name="Closed")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(f"{live_server.url}/")
    page.goto(f"{live_server.url}/pop")
    expect(page.get_by_label("Phone number, e-mail address or ID")).to_be_focused()
    assert breaches(page) == []
    page.evaluate("location.hash = 'case=1000'")
    expect(page.locator("h1")).to_contain_text("Charging is too slow")
    assert not re.search("4082343456|john", "".join(sent))


def test_what_was_seen_just_now_is_two_keys_away_and_nothing_typed_leaves_the_page(
    jack_at_work, live_server
):
    page, box = jack_at_work, jack_at_work.locator("#find")
    for path in ("/customers/1000/", "/cases/1000/"):
        page.request.get(live_server.url + path)
    page.goto(f"{live_server.url}/customers/")
    box.focus()
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#live")).to_contain_text("2 records opened last")
    for key, chosen in (("ArrowDown", 0), ("ArrowUp", 1), ("ArrowDown", 0), ("ArrowDown", 1)):
        page.keyboard.press(key)
        expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id"))
    assert breaches(page) == []
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    page.keyboard.type("tierney")
    expect(box).to_have_value("tierney")
    assert sent == []
    box.fill("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("John Russel Tierney")


def test_whoever_comes_back_to_a_list_goes_on_at_the_row(frank_at_work, look_up):
    page = frank_at_work
    look_up(page, SWITCHBOARD)
    page.get_by_role("link", name="Name", exact=True).click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name=re.compile("Customers 26–50"))).to_be_visible()
    row = page.locator(".rows tbody th a").nth(20)
    for back in (page.go_back, page.get_by_role("link", name="Back to the results").click):
        row.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name="Closed")).to_be_visible()
        back()
        expect(page.get_by_role("heading", name=re.compile("Customers 26–50"))).to_be_visible()
        expect(row).to_be_focused()
        expect(row).to_be_in_viewport()
