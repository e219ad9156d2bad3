"""The pictures of the README:

`uv run --group test python -m docs.screenshots`, or `just screenshots`.

Starts the demo, uses it as an agent would, and writes docs/pictures/<page>-<light or dark>.png.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.env import free_port

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}
CHROMIUM = os.environ.get("CHROME_PATH") or shutil.which("chromium")


def main() -> None:
    with running_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            take_all(browser, address, scheme)
        browser.close()


def take_all(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(
        base_url=address, color_scheme=scheme, viewport=SIZE, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/sign-in/")
    take(page, "sign-in", scheme)
    sign_in(page, "frank")
    find(page, "14082343456102")
    take(page, "results", scheme)
    page.goto("/customers/1000/")
    page.wait_for_load_state("networkidle")
    take(page, "customer", scheme)
    page.goto("/customers/new/")
    take(page, "create", scheme)
    page.goto("/unread/")
    page.wait_for_load_state("networkidle")
    take(page, "unread", scheme)
    context.close()


def sign_in(page: Page, login: str) -> None:
    page.get_by_label("ECE login").fill(login)
    page.get_by_label("Password").fill(login)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")


def find(page: Page, text: str) -> None:
    page.locator("#find").fill(text)
    page.locator("#find").press("Enter")
    page.wait_for_url("**/customers/s/**")


def take(page: Page, name: str, scheme: str) -> None:
    page.screenshot(path=PICTURES / f"{name}-{scheme}.png")


@contextmanager
def running_demo() -> Iterator[str]:
    port = free_port()
    ports = ["--port", str(port), "--ece-port", str(free_port())]
    command = [sys.executable, "manage.py", "demo", "--fresh", *ports]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    for line in process.stdout:
        if "open at" in line:
            break
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=20)


if __name__ == "__main__":
    main()
