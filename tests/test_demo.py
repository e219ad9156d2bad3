"""`manage.py demo` on a fresh copy of the repository: one line from nothing to a page."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest
import requests

from tests.env import free_port

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis", "uv.lock"
)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Demo:
    """A running demo: its `address`, what it has `printed`, and the process behind it."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.port, self.ece_port = free_port(), free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.printed = ""
        self.process = subprocess.Popen(
            command("--port", self.port, "--ece-port", self.ece_port),
            cwd=folder,
            env={"PATH": os.environ["PATH"], **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __enter__(self) -> Self:
        while "Ctrl-C" not in self.printed:
            line = self.process.stdout.readline()
            assert line, self.printed
            self.printed += line
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def is_gone(self) -> bool:
        return not (answers(self.port) or answers(self.ece_port))


def command(*options: object) -> list[str]:
    return [sys.executable, "manage.py", "demo", *map(str, options)]


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("copy") / "agent-dashboard"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


@pytest.fixture
def demo(copy) -> Iterator[Demo]:
    with Demo(copy) as running:
        yield running


@contextlib.contextmanager
def signed_in(address: str) -> Iterator[requests.Session]:
    """A browser without JavaScript, in which jack is signed in."""
    with requests.Session() as browser:
        form = {"login": "jack", "password": "jack", "csrfmiddlewaretoken": ""}
        form["csrfmiddlewaretoken"] = TOKEN.search(browser.get(f"{address}/sign-in/").text)[1]
        assert browser.post(f"{address}/sign-in/", form).url == f"{address}/"
        yield browser


def test_it_says_where_it_is_and_who_can_sign_in_and_a_first_visit_is_light(demo):
    assert demo.address in demo.printed
    assert all(login in demo.printed for login in ("jack", "mia", "frank", "norights"))
    with signed_in(demo.address) as browser:
        home = weight(browser, f"{demo.address}/", "gzip")
    with requests.Session() as browser:
        html = browser.get(f"{demo.address}/sign-in/").text
        paths = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', html))
        assets = [weight(browser, demo.address + path, "br") for path in paths]
        caching = [browser.head(demo.address + path).headers["Cache-Control"] for path in paths]
    assert all("immutable" in header for header in caching)
    assert len(assets) <= 4
    assert home + sum(assets) <= 32_000
    assert not re.search(r"sign-in|jack", demo.printed.partition("Ctrl-C")[2])


def weight(browser: requests.Session, address: str, encoding: str) -> int:
    """Return how many bytes of body travel."""
    with browser.get(address, headers={"Accept-Encoding": encoding}, stream=True) as answer:
        return len(answer.raw.read(decode_content=False))


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_however_it_is_ended_nothing_stays_behind(demo, settled, name):
    with signed_in(demo.address):
        demo.process.send_signal(getattr(signal, name))
        demo.process.wait(timeout=20)
    settled(demo.is_gone, seconds=20)


def test_a_taken_port_is_one_clear_sentence(copy):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = subprocess.run(command("--port", port), cwd=copy, capture_output=True, text=True)
    assert answer.returncode == 1
    assert re.fullmatch(rf"Port {port} is taken by another program\..*\n", answer.stderr)


def test_one_port_for_both_is_one_clear_sentence(copy):
    same = command("--port", 8765, "--ece-port", 8765)
    answer = subprocess.run(same, cwd=copy, capture_output=True, text=True)
    assert answer.returncode == 1
    assert re.fullmatch(r"Port 8765 cannot serve both: .*\n", answer.stderr)


def test_it_writes_into_the_folder_that_is_named_alone(copy, tmp_path):
    before = files(copy)
    with Demo(copy, VAR_DIR=str(tmp_path / "var")) as running, signed_in(running.address):
        assert files(copy) == before


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


def test_searching_by_http_leaves_nothing_personal_in_what_the_demo_prints(demo):
    with signed_in(demo.address) as browser:
        token = TOKEN.search(browser.get(f"{demo.address}/").text)[1]
        form = {"q": "john.russel@customer.com", "csrfmiddlewaretoken": token}
        results = browser.post(f"{demo.address}/find/", form)
    assert "Tierney" in results.text
    assert re.fullmatch(r"/customers/1000/\?results=[\w-]+", results.url.removeprefix(demo.address))
    demo.process.terminate()
    printed = demo.printed.partition("Ctrl-C")[2] + demo.process.stdout.read()
    assert '"operation": "customer search"' in printed
    assert not re.search(r"russel|tierney|customer\.com", printed.lower())
