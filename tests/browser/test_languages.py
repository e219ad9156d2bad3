"""Other languages in Chromium: a day at the desk, and room for every text.

German in every run, the others with LONG=1.
"""

import pytest
from django.conf import settings
from django.utils import translation
from playwright.sync_api import Page, expect

from tests.browser.test_access import breaches

SWITCHBOARD = "14082343456102"
PAGES = ("/", "/customers/1000/", "/customers/new/", "/unread/?show=list", "/findability/", "/me/")
LEFT_OUT = ".visually-hidden, .skip, bdi, option"
OVERFLOWING = """(leftOut) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const wide = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const box = text.parentElement.closest("a, button, summary, label, th");
    if (!box || !text.data.trim() || text.parentElement.closest(leftOut))
      continue;
    if (!box.checkVisibility({ visibilityProperty: true })) continue;
    if (text.parentElement.offsetWidth === 1) continue; // for screen readers only
    const range = document.createRange();
    range.selectNodeContents(text);
    const inner = range.getBoundingClientRect();
    const outer = box.getBoundingClientRect();
    const fits = inner.left >= outer.left - 1 && inner.right <= outer.right + 1
      && inner.top >= outer.top - 4 && inner.bottom <= outer.bottom + 4;
    if (!fits) wide.push(text.data.trim());
  }
  return wide;
}"""


def in_browser(code: str, *, long: bool) -> object:
    """A parameter that makes the browser ask for the language."""
    marks = [pytest.mark.browser_context_args(locale=code)]
    if long:
        marks.append(pytest.mark.long)
    return pytest.param(code, marks=marks)


def words(code: str, text: str) -> str:
    with translation.override(code):
        return translation.gettext(text)


@pytest.fixture
def pressed(page):
    """`pressed(code, text)` presses the button that is called so."""

    def press(code: str, text: str) -> None:
        page.get_by_role("button", name=words(code, text), exact=True).first.click()

    return press


def sign_in(page: Page, address: str, code: str, pressed) -> None:
    page.goto(f"{address}/sign-in/")
    expect(page.locator("html")).to_have_attribute("lang", code)
    page.locator("#login").fill("frank")
    page.locator("#password").fill("frank")
    pressed(code, "Sign in")
    page.wait_for_url(f"{address}/")


@pytest.mark.parametrize("code", [in_browser(code, long=True) for code in ("de", "ja", "ru")])
def test_a_day_at_the_desk_in_another_language(page, live_server, quiet, pressed, code):
    address = live_server.url
    page.set_viewport_size({"width": 1280, "height": 1600})  # the bar of buttons covers nothing
    sign_in(page, address, code, pressed)
    page.get_by_role("searchbox").fill(SWITCHBOARD)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#results-heading")).to_contain_text("25")
    name = page.locator("#results tbody th a").first.inner_text()
    page.locator("#results tbody th a").first.click()
    expect(page.locator("h1")).to_have_text(name)
    page.goto(f"{address}/customers/new/")
    page.locator('[name="person-0-first_name"]').fill("Rosa")
    assert breaches(page) == []
    pressed(code, "Create customer")
    expect(page.locator("h1")).to_have_text("Rosa")
    page.goto(f"{address}/cases/")
    page.get_by_label(words(code, "Department"), exact=True).fill("Service")
    page.get_by_label(words(code, "Department"), exact=True).press("Enter")
    expect(page.locator("#results-heading")).to_contain_text("25")
    assert breaches(page) == []
    page.goto(f"{address}/unread/?show=list")
    expect(page.locator(".chase tbody tr").first).to_be_visible()
    assert breaches(page) == []


@pytest.mark.parametrize(
    "code", [in_browser(code, long=code != "de") for code, _name in settings.LANGUAGES]
)
def test_every_text_has_room_on_a_phone(page, live_server, pressed, code):
    page.set_viewport_size({"width": 375, "height": 900})
    sign_in(page, live_server.url, code, pressed)
    wide = {path: overflowing(page, live_server.url + path) for path in PAGES}
    assert {path: texts for path, texts in wide.items() if texts} == {}


def overflowing(page: Page, address: str) -> list[str]:
    """The texts that stand out of their link, button or label on this page."""
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    return page.evaluate(OVERFLOWING, LEFT_OUT)
