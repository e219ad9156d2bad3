"""Looking cases up and comparing customers, as an agent does it in Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import ONE_LOOK, breaches


@pytest.fixture
def looked_up(frank_at_work, live_server):
    """frank, in front of the cases of Service."""
    page = frank_at_work
    page.goto(f"{live_server.url}/cases/")
    page.get_by_label("Department").fill("Service")
    page.get_by_label("Department").press("Enter")
    expect(page.get_by_role("heading", name="Cases 1–25")).to_be_focused()
    return page


def test_a_preset_fills_the_dates_and_keeps_the_focus_and_what_was_typed(
    frank_at_work, live_server, quiet
):
    page = frank_at_work
    page.goto(f"{live_server.url}/cases/")
    page.get_by_label("Phone of the customer").fill("(408) 234-3456 ext 102")
    page.get_by_role("button", name="14 days").first.click()

    expect(page.get_by_label("Created from")).not_to_have_value("")
    expect(page.locator("#preset-created-last-14")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("The dates are filled in.")
    expect(page.get_by_label("Phone of the customer")).to_have_value("(408) 234-3456 ext 102")


def test_only_a_row_that_was_added_takes_the_focus(frank_at_work, live_server, quiet):
    page = frank_at_work
    page.goto(f"{live_server.url}/customers/")
    page.get_by_role("button", name="Add a custom attribute").click()
    expect(page.locator("fieldset.group").last).to_be_focused()
    page.get_by_role("button", name="7 days").click()
    expect(page.get_by_label("Created from")).not_to_have_value("")
    expect(page.locator("#preset-created-last-7")).to_be_focused()


def test_narrow_sort_page_open_and_back_keep_the_list(looked_up, quiet):
    page = looked_up
    page.get_by_role("cell", name="Closed").first.get_by_role("button").click()
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.get_by_role("heading", name="Cases 1–25")).to_be_focused()
    page.get_by_role("link", name="Severity").click()
    expect(page.get_by_role("columnheader", name="Severity")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(page.get_by_role("link", name="Severity")).to_be_focused()
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", name="Cases 26–50")).to_be_focused()
    second = page.url

    page.locator("tbody th a").first.click()
    expect(page.get_by_role("heading", name="Activities")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Cases 26–50")).to_be_visible()
    assert page.url.partition("#")[0] == second
    page.go_back()
    expect(page.get_by_role("heading", name="Cases 1–25")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Severity")).to_have_attribute(
        "aria-sort", "ascending"
    )
    assert re.fullmatch(r".*/cases/s/[\w-]+/(\?sort=severity)?", page.url)


def test_ticked_customers_stand_side_by_side_and_only_what_differs_can_be_shown(
    frank_at_work, live_server, look_up, quiet
):
    page = frank_at_work
    look_up(page, "14082343456102")
    expect(page.get_by_role("heading", name="Customers 1–25")).to_be_visible()
    compare = page.get_by_role("button", name=re.compile("^Compare"))
    expect(compare).to_be_hidden()
    for box in page.get_by_role("checkbox").all()[:3]:
        box.check()
    compare.click()
    expect(page.get_by_role("heading", name="3 customers side by side")).to_be_visible()

    page.get_by_role("link", name="Name", exact=True).click()
    expect(page).to_have_url(re.compile("sort=customerName"))
    expect(page.locator("#sort-customerName")).to_be_focused()
    page.get_by_role("link", name=re.compile("Only what differs")).click()
    expect(page.locator("tbody tr.same")).to_have_count(0)
    expect(page).to_have_url(re.compile("sort=customerName.*show=differences"))
    expect(page.locator("#show-2")).to_be_focused()


@pytest.mark.parametrize(("scheme", "width"), ONE_LOOK)
def test_case_pages_can_be_used_by_everybody(looked_up, live_server, scheme, width, quiet):
    quiet("status of 422")
    page = looked_up
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    assert breaches(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_text("Change the criteria").click()
    page.get_by_label("Status").fill("never")
    page.get_by_role("button", name="Yesterday").first.click()
    expect(page.locator(".echo")).to_be_visible()
    assert breaches(page) == []
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("heading", name="No case meets all 3 criteria")).to_be_focused()
    assert breaches(page) == []
    for path in (
        "/cases/1000/activities/",
        "/customers/compare/",
        "/customers/compare/?ids=1000,1001,9",
    ):
        page.goto(live_server.url + path)
        assert breaches(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{path} scrolls sideways"
        )
