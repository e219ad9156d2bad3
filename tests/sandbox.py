"""Starts the sandbox as a process of its own, the way a person would, on ports that were free."""

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CONTROL = re.compile(r"Control is at (\S+)")
ADDRESS = re.compile(r"The sandbox is at (\S+)")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """`url` ends with the context root; `host` is the same without it, where v3 and the OAuth endpoints are."""

    url: str
    control_url: str
    process: subprocess.Popen[str]

    @property
    def host(self) -> str:
        return self.url.removesuffix("/system")

    def reset(self) -> None:
        """The world, the sessions and the switches as they were at the start."""
        self._control("/reset", {})

    def switch(self, **wanted: Any) -> None:
        """switch(departments=False, phones="liberal"): until the next reset."""
        self._control("/switches", wanted)

    def requests(self) -> list[dict[str, Any]]:
        """What arrived since the last reset, oldest first: method, path, query, headers, body."""
        with urllib.request.urlopen(self.control_url + "/requests") as answer:
            return json.load(answer)["requests"]

    def _control(self, path: str, body: dict[str, Any]) -> None:
        urllib.request.urlopen(self.control_url + path, data=json.dumps(body).encode()).close()


@contextmanager
def running_sandbox(directory: Path, *options: str) -> Iterator[Sandbox]:
    """A sandbox on free ports with its world in `directory`, ready to answer; ended with the block."""
    command = [sys.executable, "-m", "dashboard.sandbox", "--port", "0", "--control-port", "0", "--fresh"]
    command += ["--db", str(directory / "sandbox.sqlite3"), "--watch-stdin", *options]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, **pipes) as process:
        try:
            control_url = _announced(process, CONTROL)
            yield Sandbox(_announced(process, ADDRESS), control_url, process)
        finally:
            process.terminate()


def _announced(process: subprocess.Popen[str], pattern: re.Pattern[str]) -> str:
    line = process.stdout.readline() if process.stdout else ""
    match = pattern.match(line)
    if match is None:
        raise RuntimeError(f"The sandbox ended with {process.wait()} before it was ready; it said {line!r}.")
    return match[1]
