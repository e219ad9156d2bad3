"""`manage.py demo` on a fresh copy of the repository: one line from nothing to a page that answers."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from tests.env import free_port

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "__pycache__", ".*_cache", ".hypothesis", "uv.lock")


class Demo:
    """A running demo: `address`, what it `said`, and the process behind it."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.port, self.ece_port = free_port(), free_port()
        command = [sys.executable, "manage.py", "demo", "--port", str(self.port), "--ece-port", str(self.ece_port)]
        self.address = f"http://127.0.0.1:{self.port}"
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        bare = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
        self.process = subprocess.Popen([*command, *options], cwd=folder, env=bare, **pipes)
        self.said = ""

    def wait_until_it_says(self, words: str) -> None:
        while words not in self.said:
            line = self.process.stdout.readline()
            assert line, self.said
            self.said += line

    def is_gone(self) -> bool:
        return not (answers(self.port) or answers(self.ece_port))


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
def demo(copy):
    running = Demo(copy)
    running.wait_until_it_says("Ctrl-C")
    yield running
    running.process.kill()
    running.process.wait()


def sign_in(address: str) -> requests.Session:
    browser = requests.Session()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', browser.get(f"{address}/sign-in/").text)[1]
    answer = browser.post(f"{address}/sign-in/", {"login": "jack", "password": "jack", "csrfmiddlewaretoken": token})
    assert answer.url == f"{address}/"
    return browser


def test_it_says_where_it_is_and_who_can_sign_in_and_a_first_visit_is_light(demo):
    assert demo.address in demo.said
    assert all(login in demo.said for login in ("jack", "mia", "frank", "norights"))
    page = sign_in(demo.address).get(f"{demo.address}/", headers={"Accept-Encoding": "gzip"}, stream=True)
    sizes = [len(page.raw.read(decode_content=False))]
    html = requests.get(f"{demo.address}/sign-in/", timeout=5).text
    for path in set(re.findall(r'(?:src|href)="(/static/[^"#]+)', html)):
        asset = requests.get(demo.address + path, headers={"Accept-Encoding": "br"}, stream=True, timeout=5)
        assert "immutable" in asset.headers["Cache-Control"], path
        sizes.append(len(asset.raw.read(decode_content=False)))
    assert len(sizes) <= 6
    assert sum(sizes) <= 45_000
    assert not re.search(r"sign-in|jack", demo.said.partition("Ctrl-C")[2])


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_however_it_is_ended_nothing_stays_behind(demo, settled, name):
    sign_in(demo.address)
    demo.process.send_signal(getattr(signal, name))
    demo.process.wait(timeout=20)
    settled(demo.is_gone, seconds=20)


def test_a_taken_port_is_one_clear_sentence(copy):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        answer = subprocess.run(
            [sys.executable, "manage.py", "demo", "--port", str(port)], cwd=copy, capture_output=True, text=True
        )
    assert answer.returncode == 1
    assert re.fullmatch(rf"Port {port} is taken by another program\..*\n", answer.stderr)


def test_searching_by_http_leaves_nothing_personal_in_what_the_demo_prints(demo):
    browser = sign_in(demo.address)
    home = browser.get(f"{demo.address}/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', home)[1]
    found = browser.post(f"{demo.address}/find/", {"q": "john.russel@customer.com", "csrfmiddlewaretoken": token})
    assert "Tierney" in found.text
    assert not re.search("russel|tierney|customer", found.url.replace("/customers/s/", "/"))
    demo.process.terminate()
    time.sleep(0.1)
    said = demo.said.partition("Ctrl-C")[2] + demo.process.stdout.read()
    assert '"operation": "customer search"' in said
    assert not re.search(r"russel|tierney|customer\.com", said.lower())
