"""Chromium in front of the dashboard on a real port.

Whatever a test does, the page keeps its own policy and prints no error.
"""

import os
import shutil

import pytest
from playwright.sync_api import expect

from dashboard.models import Agent

CHROMIUM = (
    os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not CHROMIUM:
        reason = "no Chromium on this machine: install Debian's chromium or set CHROME_PATH"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": QUIET}


@pytest.fixture(autouse=True)
def far_side(transactional_db, sandbox):
    return sandbox


@pytest.fixture
def complaints(context) -> list[str]:
    """What the browser complained about: broken policy and errors on the console."""
    heard: list[str] = []
    context.expose_function("complain", lambda text: heard.append(text))
    context.add_init_script(
        "addEventListener('securitypolicyviolation',"
        " e => complain(`${e.violatedDirective} ${e.blockedURI}`))"
    )
    context.on(
        "console", lambda message: heard.append(message.text) if message.type == "error" else None
    )
    context.on("weberror", lambda error: heard.append(str(error.error)))
    return heard


@pytest.fixture
def quiet(complaints):
    """At the end of the test nothing was complained about; `quiet("status of 401")` names what was
    to be expected.
    """
    expected = ["Transition was"]  # Chromium tells of a crossfade that it skipped on a busy machine
    expected += ["htmx:afterRequest", "htmx:sendAbort"]  # a page was left before a region had come
    yield expected.append
    assert [text for text in complaints if not any(part in text for part in expected)] == []


@pytest.fixture
def sign_in(live_server, quiet):
    """`sign_in(page, login)` goes through the sign-in page, and lets the home page come whole: what
    it asks for late must not meet another ECE."""

    def through_the_page(page, login: str = "jack") -> None:
        page.goto(f"{live_server.url}/sign-in/")
        page.get_by_label("ECE login").fill(login)
        page.get_by_label("Password").fill(login)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{live_server.url}/")
        expect(page.locator("[hx-trigger=load]")).to_have_count(0)

    return through_the_page


@pytest.fixture
def jack_at_work(page, sign_in):
    sign_in(page, "jack")
    return page


@pytest.fixture
def frank_at_work(page, sign_in):
    sign_in(page, "frank")
    return page


@pytest.fixture
def look_up(live_server):
    """`look_up(page, text)` types into the box and waits for the page that answers; results are
    shown also where there is only one."""

    def type_and_enter(page, text: str) -> None:
        Agent.objects.update(opens_single_hit=False)
        page.get_by_role("searchbox").fill(text)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    return type_and_enter
