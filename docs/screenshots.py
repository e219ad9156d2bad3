"""The pictures of the README:

`uv run --group test python -m docs.screenshots`, or `just screenshots`.

Starts the demo, uses it as an agent would, and writes docs/pictures/<page>-<light or dark>.png.

`just screenshots --languages FOLDER [de ja …]` writes the same pages in all languages, or in these,
on a phone and on a screen: FOLDER/<page>-<language>-<width>.png.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.env import free_port

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 800}
WIDTHS = (375, 1440)
LANGUAGES = [
    *("en", "es", "fr", "it", "de", "nl", "pt-br", "pt"),
    *("da", "ru", "fr-ca", "zh-hans", "ja", "ko", "sv"),
]
CHROMIUM = os.environ.get("CHROME_PATH") or shutil.which("chromium")


def main() -> None:
    arguments = read_arguments()
    with running_demo() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        if arguments.languages:
            folder, *codes = arguments.languages
            take_languages(browser, address, Path(folder), codes or LANGUAGES)
        else:
            take_schemes(browser, address)
        browser.close()


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="screenshots")
    parser.add_argument("--languages", nargs="+", metavar=("FOLDER", "CODE"))
    return parser.parse_args()


def take_schemes(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(
            base_url=address, color_scheme=scheme, viewport=SIZE, reduced_motion="reduce"
        )
        for page, name in pages(context):
            page.screenshot(path=PICTURES / f"{name}-{scheme}.png")
        context.close()


def take_languages(browser: Browser, address: str, folder: Path, codes: Iterable[str]) -> None:
    for code, width in product(codes, WIDTHS):
        context = browser.new_context(
            base_url=address,
            locale=code,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        for page, name in pages(context):
            page.screenshot(path=folder / f"{name}-{code}-{width}.png", full_page=True)
        context.close()


def pages(context: BrowserContext) -> Iterator[tuple[Page, str]]:
    """Give the page as it shows one thing after the other, and the name of what it shows."""
    page = context.new_page()
    page.goto("/sign-in/")
    yield page, "sign-in"
    sign_in(page, "frank")
    find(page, "14082343456102")
    yield page, "results"
    for name, path in (("customer", "/customers/1000/"), ("create", "/customers/new/")):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        yield page, name
    page.goto("/unread/")
    page.wait_for_load_state("networkidle")
    yield page, "unread"
    sign_out(page)


def sign_in(page: Page, login: str) -> None:
    page.locator("#login").fill(login)
    page.locator("#password").fill(login)
    page.locator("#signin button").click()
    page.wait_for_url("**/")


def sign_out(page: Page) -> None:
    """Leave the session to the next browser: ECE gives an agent five."""
    page.locator("form[action='/sign-out/']").evaluate("form => form.submit()")
    page.wait_for_url("**/sign-in/**")


def find(page: Page, text: str) -> None:
    page.locator("#find").fill(text)
    page.locator("#find").press("Enter")
    page.wait_for_url("**/customers/s/**")


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
