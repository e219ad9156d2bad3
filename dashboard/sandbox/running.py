"""Starts the sandbox as a process, the way a person would, and talks to its control port.

with running_sandbox(directory) as sandbox:
    sandbox.switch(departments=False)
    call(sandbox.url + "/ws/v12/interaction/customer?phone=14082343456102")
"""

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

ROOT = Path(__file__).resolve().parent.parent.parent
CONTROL = re.compile(r"Control is at (\S+)")
ADDRESS = re.compile(r"The sandbox is at (\S+)")


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A running sandbox. `url` ends with the context root, /system."""

    url: str
    control_url: str
    process: subprocess.Popen[str]

    @property
    def host(self) -> str:
        """The same address without the context root: v3 and the OAuth endpoints are there."""
        return self.url.removesuffix("/system")

    def reset(self) -> None:
        """Put world, sessions, switches and clock back to what they were at the start."""
        self._post("/reset", {})

    def switch(self, **wanted: Any) -> None:
        """switch(departments=False, phones="liberal"): until the next reset."""
        self._post("/switches", wanted)

    def requests(self) -> list[dict[str, Any]]:
        """Return what arrived since the last reset, oldest first.

        Each has method, path, query, headers and body.
        """
        return list(self._get("/requests")["requests"])

    def now(self) -> str:
        """Return the moment in the sandbox's world."""
        return str(self._get("/clock")["now"])

    def move_clock(self, *, days: float = 0, seconds: float = 0) -> str:
        """Move the clock forward, or back for a negative number. Return its moment then."""
        seconds += days * 24 * 60 * 60
        return str(self._post("/clock", {"seconds": seconds})["now"])

    def set_clock(self, instant: str) -> str:
        """Set the clock to a moment like 2026-03-23T08:39:16.000Z. Return its moment then."""
        return str(self._post("/clock", {"instant": instant})["now"])

    def read_mail(self, id: str) -> list[str]:
        """Let the customer read this secure mail now. Return its id, or none if it was read."""
        return list(self._post("/read", {"mail": id})["mails"])

    def read_mail_of(self, customer: str) -> list[str]:
        """Let the customer read all secure mail sent up to now. Return the ids of these mails."""
        return list(self._post("/read", {"customer": customer})["mails"])

    def move_customer(self, id: str, department: str) -> None:
        """Put a customer into another department, by its name."""
        self._post("/move", {"customer": id, "department": department})

    def rotate_key(self) -> str:
        """Sign ID tokens with a new key from now on. Return its `kid`."""
        return str(self._post("/rotate-key", {})["kid"])

    def _get(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(self.control_url + path) as answer:  # noqa: S310
            return dict(json.load(answer))

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        content = json.dumps(body).encode()
        with urllib.request.urlopen(self.control_url + path, data=content) as answer:  # noqa: S310
            return dict(json.loads(answer.read() or b"{}"))


@contextmanager
def running_sandbox(directory: Path, *options: str, fresh: bool = True) -> Iterator[Sandbox]:
    """Run a sandbox on ports that were free, with its world in `directory`, until the block ends.

    `options` are those of the command. Raises RuntimeError when it cannot start.
    """
    command = [sys.executable, "-m", "dashboard.sandbox"]
    command += ["--port", "0", "--control-port", "0", "--watch-stdin"]
    command += ["--db", str(directory / "sandbox.sqlite3")]
    if fresh:
        command.append("--fresh")
    with subprocess.Popen(  # noqa: S603
        [*command, *options],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            control_url = _announced(process, CONTROL)
            yield Sandbox(_announced(process, ADDRESS), control_url, process)
        finally:
            process.terminate()


def _announced(process: subprocess.Popen[str], pattern: re.Pattern[str]) -> str:
    assert process.stdout is not None, "it is opened with a pipe"
    line = process.stdout.readline()
    match = pattern.match(line)
    if match is None:
        code = process.wait()
        raise RuntimeError(f"The sandbox ended with {code} before it was ready: {line!r}.")
    return match[1]
