"""The audit in a browser: to read, to choose from and to leaf through."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import ONE_LOOK, breaches


@pytest.fixture
def auditor(frank_at_work, settings):
    settings.AUDITORS = ["frank"]
    return frank_at_work


@pytest.mark.parametrize(("scheme", "width"), ONE_LOOK)
def test_everybody_can_use_the_audit(auditor, live_server, scheme, width):
    page = auditor
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/customers/1000/")
    page.goto(f"{live_server.url}/audit/")
    expect(page.get_by_role("link", name="Customer 1000").first).to_be_visible()
    assert breaches(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_from_the_menu_to_one_customers_events(auditor, live_server):
    page = auditor
    page.goto(f"{live_server.url}/customers/1000/")
    page.get_by_role("button", name="Frank Fielding").click()
    page.get_by_role("link", name="Audit").click()
    page.get_by_label("Customer or case ID").fill("1000")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("cell", name="Customer opened")).to_be_visible()
    expect(page.get_by_role("cell", name="Signed in")).to_have_count(0)
