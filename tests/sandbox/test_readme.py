"""The README's curl lines work as they are printed."""

import re
import subprocess

import pytest

from tests.sandbox.running import ROOT

SCRIPT = re.compile(r"<!-- curl -->\n```sh\n(.*?)```\n<!-- /curl -->", re.DOTALL)
PRINTED_HOST = "http://127.0.0.1:8060"
SCRIPTS = SCRIPT.findall((ROOT / "README.md").read_text("utf-8"))


def test_the_readme_shows_how_to_call_the_sandbox():
    assert len(SCRIPTS) == 2
    assert all(PRINTED_HOST in script for script in SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_curl_line_of_the_readme_is_answered_without_an_error(sandbox, script):
    command = ["bash", "-euo", "pipefail", "-c", script.replace(PRINTED_HOST, sandbox.host)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 0, ended.stderr
    assert '"customerName":"John Russel Tierney"' in ended.stdout
    assert len(sandbox.requests()) == script.count("curl ")
