"""Every page by the rules of WCAG 2.2 AA, as far as axe can tell, in light and dark, wide and on a
phone.
"""

import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = {
    "home": "/",
    "criteria": "/customers/",
    "customer": "/customers/1000/",
    "cases": "/customers/1000/cases/",
    "case": "/cases/1000/",
    "not found": "/customers/999999999/",
    "compare": "/customers/compare/?ids=1000,1001,1003",
    "columns": "/customers/columns/",
    "preferences": "/me/",
    "no such page": "/nowhere/",
    "no such search": "/customers/s/xxxxxxxxxxxxxxxxxxxxxxxxxxx/",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [("light", 1440), ("dark", 375)]
ONE_LOOK = [("dark", 375)]
if "ALL_LOOKS" in os.environ:
    LOOKS = ONE_LOOK = [*LOOKS, ("dark", 1440), ("light", 375)]


def breaches(page) -> list[str]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{breach['id']}: {node['html'][:120]}" for breach in found for node in breach["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_every_page_can_be_used_by_everybody(
    frank_at_work, live_server, look_up, quiet, scheme, width
):
    quiet("status of 404")
    page = frank_at_work
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    for path in PAGES.values():
        page.goto(live_server.url + path)
        if "1000/" in path and path.startswith("/customers/1000/"):
            expect(
                page.locator("#cases").get_by_role("link", name=re.compile("Charging"))
            ).to_be_visible()
        assert breaches(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{path} scrolls sideways"
        )
    for asked in ("14082343456102", "4085550000", "1000", "Somebody Else"):
        quiet("status of 422")
        page.goto(live_server.url + "/")
        look_up(page, asked)
        expect(page.get_by_role("searchbox")).to_be_visible()
        page.wait_for_load_state()
        assert breaches(page) == [], asked


def test_no_list_and_no_criteria_scroll_sideways_at_any_width(frank_at_work, live_server, look_up):
    page = frank_at_work
    look_up(page, "14082343456102")
    expect(page.get_by_role("heading", name="Customers 1–25")).to_be_visible()
    found = page.url
    page.goto(f"{live_server.url}/cases/")
    page.get_by_label("Department").fill("Service")
    page.get_by_label("Department").press("Enter")
    expect(page.get_by_role("heading", name="Cases 1–25")).to_be_visible()
    unread, compared = (
        f"{live_server.url}/unread/",
        f"{live_server.url}/customers/compare/?ids=1000,1001,1002,1003",
    )
    criteria = [f"{live_server.url}/customers/", f"{live_server.url}/cases/"]
    for address in (page.url, found, unread, f"{unread}sheet/", compared, *criteria):
        page.goto(address)
        for width in (320, 705, 768, 960, 1024, 1100):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
                address,
                width,
            )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_page_can_be_used_by_everybody(page, live_server, quiet, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/sign-in/")
    assert breaches(page) == []
    quiet("status of 401")
    page.get_by_label("ECE login").fill("jack")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("ECE does not know this login")).to_be_visible()
    assert breaches(page) == []
    page.emulate_media(forced_colors="active")
    colours = page.locator("#signin button, #login").evaluate_all(
        "all => all.map(each => getComputedStyle(each).backgroundColor)"
    )
    assert len(set(colours)) == len(colours), "the button stands out without our colours"
