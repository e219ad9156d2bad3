"""A day at the desk: mouse, keyboard, Back, no JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.faulty import Faulty

SWITCHBOARD = "14082343456102"


def names(page) -> list[str]:
    return page.locator("#results tbody th a").all_inner_texts()


def test_search_sort_page_open_back_back(frank_at_work, look_up):
    page = frank_at_work
    look_up(page, SWITCHBOARD)
    expect(page.get_by_role("heading", name=re.compile("Customers 1–25"))).to_be_visible()
    page.get_by_role("link", name="Name", exact=True).click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("#sort-customerName")).to_be_focused()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name=re.compile("Customers 26–50"))).to_be_visible()
    second = names(page)
    assert second == sorted(second, key=str.casefold)
    expect(page.locator("#results caption")).to_have_text(re.compile("26–50.* sorted by Name"))
    page.locator("#results tbody a").first.click()
    expect(page.locator("h1")).to_have_text(second[0])
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("Customers 26–50"))).to_be_visible()
    assert names(page) == second
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("Customers 1–25"))).to_be_visible()
    page.reload()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")


def test_the_whole_job_works_without_javascript(browser, live_server, sandbox):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_label("ECE login").fill("frank")
    page.get_by_label("Password").fill("frank")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("searchbox").fill(SWITCHBOARD)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Type", exact=True).click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name=re.compile("Customers 26–50"))).to_be_visible()
    page.goto(f"{live_server.url}/customers/1000/")
    page.get_by_role("link", name="Show cases").click()
    expect(page.get_by_text("Charging is too slow")).to_be_visible()
    page.get_by_role("link", name="Closed").click()
    expect(page.get_by_text("No closed case")).to_be_visible()
    page.goto(f"{live_server.url}/customers/1000/")
    page.get_by_text("Identification").click()
    page.get_by_role("button", name=re.compile("Document number")).click()
    expect(page.get_by_text("AE0000005")).to_have_count(1)
    page.goto(f"{live_server.url}/customers/")
    page.get_by_label("E-mail").fill("not an address")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_label("E-mail")).to_have_value("not an address")
    context.close()


def test_the_criteria_form_answers_in_place(jack_at_work, live_server, quiet):
    quiet("status of 422")
    page = jack_at_work
    page.goto(f"{live_server.url}/customers/")
    page.get_by_label("Phone").fill("none of your business")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_text("Type the digits of a phone number").first).to_be_visible()
    expect(page.get_by_label("Phone")).to_have_value("none of your business")
    assert page.url == f"{live_server.url}/customers/"
    page.get_by_label("Phone").fill("+1 (408) 234-3456 ext 102")
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("link", name="John Russel Tierney")).to_be_visible()
    assert re.fullmatch(rf"{live_server.url}/customers/s/[\w-]+/", page.url)
    page.reload()
    expect(page.get_by_role("link", name="John Russel Tierney")).to_be_visible()


def test_the_cases_load_beside_the_customer(jack_at_work, live_server):
    page = jack_at_work
    page.goto(f"{live_server.url}/customers/1000/")
    expect(
        page.locator("#cases").get_by_role("link", name=re.compile("Charging is too slow"))
    ).to_be_visible()
    page.get_by_role("link", name="Closed").click()
    expect(page.locator("#cases").get_by_text("No closed case")).to_be_visible()
    assert page.url == f"{live_server.url}/customers/1000/"


def test_unread_mail_is_marked_in_results_and_said_on_the_page_of_a_customer_once(
    frank_at_work, look_up, sandbox
):
    page = frank_at_work
    look_up(page, SWITCHBOARD)
    row = page.locator("tr", has=page.locator(".unread-mark")).first
    row.get_by_role("link").click()
    line = page.locator("#unread summary")
    expect(line).to_contain_text("Has not read secure mail sent since")
    page.wait_for_load_state("networkidle")
    asked = sum("activity=" in request["query"] for request in sandbox.requests())
    page.get_by_role("button", name="Reveal PIN").click()
    expect(page.locator("[data-revealed]")).to_be_visible()
    expect(line).to_be_visible()
    assert sum("activity=" in request["query"] for request in sandbox.requests()) == asked


def test_a_revealed_value_hides_itself_after_a_minute(jack_at_work, live_server):
    page = jack_at_work
    page.clock.install()
    page.goto(f"{live_server.url}/customers/1000/")
    page.get_by_text("Identification").click()
    page.get_by_role("button", name=re.compile("Document number")).click()
    expect(page.get_by_text("AE0000005")).to_be_visible()
    page.clock.fast_forward("01:01")
    expect(page.get_by_text("AE0000005")).to_have_count(0)


@pytest.mark.parametrize("act", ["sort", "search"])
def test_a_session_that_ends_is_renewed_over_the_untouched_page(
    frank_at_work, look_up, sandbox, quiet, act
):
    quiet("status of 401")
    page = frank_at_work
    look_up(page, SWITCHBOARD)
    expect(page.locator("#results tbody tr")).to_have_count(25)
    if act == "search":
        page.get_by_text("Change the criteria").click()
        expect(page.locator("form").get_by_label("E-mail")).to_be_visible()
    sandbox.reset()
    if act == "sort":
        page.get_by_role("link", name="Name", exact=True).click()
    else:
        page.locator("form").get_by_label("E-mail").fill("john.russel@customer.com")
        page.get_by_role("button", name="Search", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(page.locator("#results tbody tr")).to_have_count(25)
    dialog.get_by_label("Password").fill("frank")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_be_hidden()
    if act == "sort":
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    else:
        expect(page.get_by_role("link", name="John Russel Tierney")).to_have_count(1)


def test_what_to_press_again_stays_while_the_page_asks_again_for_the_rest(
    jack_at_work, live_server, sandbox, quiet
):
    quiet("status of 401")
    page = jack_at_work
    page.set_viewport_size({"width": 375, "height": 600})
    page.goto(f"{live_server.url}/customers/1000/")
    expect(page.locator("#cases .entries")).to_be_visible()
    sandbox.reset()
    page.get_by_role("button", name="Reveal PIN").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Password").fill("jack")
    dialog.get_by_role("button", name="Sign in").click()
    expect(page.locator("#timeline .entries")).to_be_visible()
    expect(page.get_by_text("Signed in. Press Reveal PIN again.")).to_be_visible()


def test_the_keyboard_is_enough(jack_at_work, live_server):
    page = jack_at_work
    page.goto(f"{live_server.url}/customers/")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("jhenry@customer.com")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("John Russel Tierney")


def test_single_keys_go_everywhere_and_the_overlay_says_where(frank_at_work, live_server, look_up):
    page = frank_at_work
    look_up(page, "14082343456102")
    links = page.locator(".rows tbody th a")
    for key, row in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(links.nth(row)).to_be_focused()
    page.keyboard.press("?")
    overlay = page.get_by_role("dialog", name="Keys")
    expect(overlay.get_by_text("Next page of the list")).to_be_visible()
    expect(overlay.get_by_text("Previous page of the list")).to_be_hidden()
    page.keyboard.press("Escape")
    page.keyboard.press("]")
    expect(page.get_by_role("heading", name=re.compile("Customers 26–50"))).to_be_visible()
    page.keyboard.press("[")
    expect(page.get_by_role("heading", name=re.compile("Customers 1–25"))).to_be_focused()
    page.get_by_role("link", name="John Russel Tierney").click()
    expect(page.locator("h1")).to_have_text("John Russel Tierney")
    page.wait_for_load_state("networkidle")
    for keys, heading in (("gk", "Cases"), ("gu", "Unread secure mail"), ("gc", "Customers")):
        page.keyboard.type(keys)
        expect(page.locator("h1")).to_have_text(heading)
    page.keyboard.press("n")
    expect(page.locator("h1")).to_have_text("New customer")
    expect(page.get_by_label("First name (required)")).to_be_focused()
    page.keyboard.type("gh?n")
    expect(page.get_by_label("First name (required)")).to_have_value("gh?n")
    page.locator("h1").click()
    page.keyboard.type("gh")
    expect(page.locator("h1")).to_have_text("Find a customer or a case")


def test_ticks_stay_through_sort_pages_back_and_reload_until_they_are_compared(
    frank_at_work, look_up
):
    page = frank_at_work
    bar = page.locator("#picked")
    look_up(page, SWITCHBOARD)
    expect(bar).to_be_hidden()
    page.keyboard.type("jxjjx")
    expect(page.locator("tbody :checked")).to_have_count(2)
    page.get_by_role("link", name="Name", exact=True).click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("[form=picked]:checked")).to_have_count(2)
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name=re.compile("Customers 26–50"))).to_be_visible()
    page.locator("tbody [form=picked]:not(:checked)").first.check()
    page.locator("#results tbody a").first.click()
    expect(page.locator("#cases")).to_be_visible()
    page.go_back()
    expect(bar.get_by_role("button", name="Compare")).to_be_visible()
    page.reload()
    expect(page.locator("[form=picked]:checked")).to_have_count(3)
    page.keyboard.press("c")
    expect(page.get_by_role("heading", name="3 customers side by side")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Remove")).first.click()
    expect(page.get_by_role("heading", name="2 customers side by side")).to_be_focused()
    expect(page).to_have_title(re.compile("^2 customers"))


def test_single_keys_can_be_turned_off(jack_at_work, live_server, quiet):
    page, box = jack_at_work, jack_at_work.get_by_role("searchbox")
    page.goto(f"{live_server.url}/customers/")
    page.get_by_label("E-mail").fill("half-typed@")
    page.get_by_role("button", name="Jack").click()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Turn single keys off").click()
    expect(page.get_by_role("button", name="Turn single keys on")).to_be_focused()
    page.get_by_role("button", name="Close").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box).not_to_be_focused()
    expect(page.get_by_label("E-mail")).to_have_value("half-typed@")
    page.reload()
    page.locator("h1").click()
    page.keyboard.type("/?gk")
    expect(box).not_to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Jack").click()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Turn single keys on").click()
    expect(page.get_by_role("button", name="Turn single keys off")).to_be_focused()
    page.get_by_role("button", name="Close").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box).to_be_focused()


def test_the_browser_keeps_nothing_personal(jack_at_work, look_up, live_server):
    page = jack_at_work
    look_up(page, "john.russel@customer.com")
    page.get_by_role("link", name="John Russel Tierney").click()
    expect(page.locator("#cases").get_by_role("link", name=re.compile("Charging"))).to_be_visible()
    stored = page.evaluate(
        "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert not re.search(r"(?i)tierney|russel|customer\.com|session|csrf", stored)
    page.get_by_role("button", name=re.compile("Jack")).click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("ECE login")).to_be_visible()
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Tierney")


def test_an_unreachable_ece_fails_the_cases_alone(
    jack_at_work, live_server, ece_at, sandbox, quiet
):
    quiet("status of 502")
    page = jack_at_work
    with Faulty("ok", upstream=sandbox.url) as server:
        server.script(["500"], only="case lookup")
        ece_at(server.url)
        page.goto(f"{live_server.url}/customers/1000/")
        expect(page.locator("h1")).to_have_text("John Russel Tierney")
        expect(page.locator("#cases").get_by_text("ECE had an error")).to_be_visible()
        server.script(["ok"])
        page.locator("#cases").get_by_role("link", name="Try again").click()
        expect(
            page.locator("#cases").get_by_role("link", name=re.compile("Charging"))
        ).to_be_visible()


def test_a_reveal_that_fails_leaves_the_page_as_it_is(
    jack_at_work, live_server, ece_at, sandbox, quiet
):
    quiet("status of 502")
    page = jack_at_work
    with Faulty("ok", upstream=sandbox.url) as server:
        ece_at(server.url)
        page.goto(f"{live_server.url}/customers/1000/")
        server.script(["500"])
        page.get_by_role("button", name="Reveal PIN").click()
        expect(page.get_by_role("alert").get_by_text("ECE had an error")).to_be_visible()
        expect(page.get_by_text("john.russel@customer.com")).to_be_visible()


def test_a_sort_that_fails_leaves_the_rows_there(frank_at_work, look_up, ece_at, sandbox, quiet):
    quiet("status of 502")
    page, rows = frank_at_work, frank_at_work.locator("#results tbody tr")
    look_up(page, SWITCHBOARD)
    expect(rows).to_have_count(25)
    with Faulty("ok", upstream=sandbox.url) as server:
        ece_at(server.url)
        for _ in range(2):
            server.script(["500"])
            page.get_by_role("link", name="Name", exact=True).click()
            expect(page.locator("#results .fault")).to_have_count(1)
            expect(page.locator("#results .fault")).to_contain_text("ECE had an error")
            expect(rows).to_have_count(25)
        server.script(["ok"])
        page.get_by_role("link", name="Try again").click()
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
        expect(page.locator("#results .fault")).to_have_count(0)
        expect(rows).to_have_count(25)


def test_after_a_search_the_keyboard_goes_on_at_the_results_and_back_where_it_was(
    frank_at_work, look_up
):
    page = frank_at_work
    look_up(page, SWITCHBOARD)
    expect(page.locator("#results-heading")).to_be_focused()
    last = page.locator("#results tbody th a").last
    last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 200
    last.click()
    expect(page.locator("#cases")).to_be_visible()
    page.go_back()
    expect(page.locator("#results tbody tr")).to_have_count(25)
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()


def test_the_box_still_holds_what_was_looked_up(jack_at_work, look_up):
    look_up(jack_at_work, "14082343456103")
    expect(jack_at_work.get_by_text("No customer has exactly this phone number")).to_be_visible()
    expect(jack_at_work.get_by_role("searchbox")).to_have_value("14082343456103")
