"""The sandbox as a product of its own: its list of operations, its fixtures, where it listens."""

import re
import subprocess
import sys

import pytest

from dashboard.sandbox import operations
from tests.sandbox.running import ROOT, running_sandbox

PAGE = ROOT / "docs" / "sandbox.md"
SCRIPT = re.compile(r"```sh\n(.*?)```", re.DOTALL)
HEADING = re.compile(r"^### (\S+ \S+)$", re.MULTILINE)


def test_the_page_of_operations_is_the_one_that_the_command_prints():
    command = [sys.executable, "-m", "dashboard.sandbox", "--operations"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert printed == PAGE.read_text("utf-8")


def test_every_route_is_on_the_page_with_what_it_does():
    for chapter in operations.chapters():
        routes = list(chapter.routes)
        assert {f"{route.method} {route.path}" for route in routes} == set(chapter.examples)
        for route in routes:
            summary = (route.operation.__doc__ or "").partition("\n\n")[0]
            assert summary.endswith("."), route.path
    assert len(HEADING.findall(PAGE.read_text("utf-8"))) > 50


def test_every_example_of_the_page_is_answered_without_an_error(sandbox):
    scripts = SCRIPT.findall(PAGE.read_text("utf-8"))
    text = "\n".join(f"{script}echo" for script in scripts)
    text = text.replace("http://127.0.0.1:8060", sandbox.host)
    text = text.replace("http://127.0.0.1:8061", sandbox.control_url)
    command = ["bash", "-euo", "pipefail", "-c", text]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr + ended.stdout[-500:]


TEST_OF_SOMEBODY = """
import urllib.request

import pytest


@pytest.fixture(scope="session")
def ece_options():
    return ["--customers", "150", "--departments", "no"]


def test_the_sandbox_answers(ece):
    ece.switch(latency=1)
    assert ece.url.endswith("/system")
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(ece.url + "/ws/v12/interaction/customer/1000")
    assert [request["method"] for request in ece.requests()] == ["GET"]


def test_the_next_test_begins_anew(ece):
    assert ece.requests() == []
"""


@pytest.mark.long
def test_the_fixtures_serve_the_tests_of_a_project_of_its_own(tmp_path):
    (tmp_path / "pytest.ini").write_text(f"[pytest]\npythonpath = {ROOT}\n")
    (tmp_path / "conftest.py").write_text('pytest_plugins = ["dashboard.sandbox.pytest_plugin"]\n')
    (tmp_path / "test_somebody.py").write_text(TEST_OF_SOMEBODY)
    others = [
        part for name in ("cacheprovider", "django", "xdist") for part in ("-p", f"no:{name}")
    ]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *others],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "2 passed" in ended.stdout


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0", "localhost"])
def test_it_listens_where_it_is_told_to(tmp_path, host):
    with running_sandbox(tmp_path, "--customers", "150", "--host", host) as sandbox:
        answer = sandbox.signed_in("jack").get("/ws/v12/interaction/customer/1000")
        assert answer.status_code == 200
