"""Every command line of the README, tried as a stranger would: `uv run --group test python -m
benchmarks.readme`. Prints a table of lines and seconds, and ends with 1 where a line fails.

The lines run in a fresh clone of what is committed, in the README's order, with an empty home and
an empty environment: a Python is all there is, in a `venv` of its own so that the machine's stays
as it is. Of this machine's environment only
certificates, proxies and package indexes are passed on. Ports are free ones.
"""

import argparse
import os
import re
import secrets
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from benchmarks.servers import ROOT, Browser
from tests import env
from tests.sandbox.running import running_sandbox
from tests.servers import answers

PASSED_ON = re.compile(r"(PIP|UV)_\w+|SSL_CERT_\w+|\w+_CA_BUNDLE|(\w+_PROXY|\w+_proxy)")
FENCED = re.compile(r"```.*?```", re.DOTALL)
LINE = re.compile(r"^    (\S.*)$|`((?:pip|uv|python3?) [^`\n]+)`", re.MULTILINE)
PORT = re.compile(r"(?<=127\.0\.0\.1:)\d{4}\b|(?<=-port )\d{4}\b")
NUMBER = "14082343456102"
CUSTOMER = "John Russel Tierney"
PATIENCE = 300.0
PATIENCE_WITH_ALL_TESTS = 3600.0


class Failed(Exception):
    """What a stranger would have seen instead."""


@dataclass(frozen=True, slots=True)
class Clone:
    """A fresh clone in `folder`. `environment` is all that its commands see of the world; what an
    operator sets on top of it is `installed`.
    """

    folder: Path
    environment: dict[str, str]
    installed: dict[str, str]

    def start(self, line: str, output: Path, variables: dict[str, str]) -> subprocess.Popen[bytes]:
        with output.open("wb") as file:
            return subprocess.Popen(
                ["bash", "-c", line],
                cwd=self.folder,
                env=self.environment | variables,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def run(
        self,
        line: str,
        variables: dict[str, str] | None = None,
        patience: float = PATIENCE,
    ) -> tuple[int, str]:
        """Run a line to its end. Return its status and what it printed."""
        output = self.folder.parent / "output"
        process = self.start(line, output, self.installed if variables is None else variables)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        return process.wait(), output.read_text("utf-8", "replace")

    @contextmanager
    def running(self, line: str, port: int, variables: dict[str, str]) -> Iterator[None]:
        """Run a line until it answers at this port, and end it by Ctrl-C after the block."""
        output = self.folder.parent / "output"
        process = self.start(line, output, variables)
        until = time.monotonic() + PATIENCE
        try:
            while not answers(port):
                if process.poll() is not None or time.monotonic() > until:
                    raise Failed(f"no answer\n{output.read_text('utf-8', 'replace')}")
                time.sleep(0.05)
            yield
        finally:
            stop(process)
        until = time.monotonic() + 10
        while answers(port):
            if time.monotonic() > until:
                raise Failed("it stays behind after Ctrl-C")
            time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


type Way = Callable[[Clone, str], str]


def finds_a_customer(clone: Clone, line: str) -> str:
    wanted = re.search(r"--python (\S+)", line)
    if wanted and clone.run(f"command -v python{wanted[1]}")[0]:
        return f"not tried: no Python {wanted[1]} on the PATH; --path names a folder of one"
    port, began = env.free_port(), time.monotonic()
    ports = f"{line} --port {port} --ece-port {env.free_port()}"
    with clone.running(ports, port, {}):
        browser = Browser(port)
        browser.sign_in("jack")
        results = browser.find(NUMBER).partition("?")[0]
        if CUSTOMER not in browser.page(results):
            raise Failed("the customer was not found")
        return f"a customer found after {time.monotonic() - began:.1f} s; ended"


def is_ready(clone: Clone, line: str) -> str:
    """Whoever signs in here has the sessions of which the lines below tell."""
    port = env.free_port()
    variables = clone.installed | {"PUBLIC_URL": f"http://127.0.0.1:{port}"}
    with clone.running(PORT.sub(str(port), line), port, variables):
        answer = requests.get(f"http://127.0.0.1:{port}/readyz", timeout=20)
        if answer.status_code != 200:
            raise Failed(f"/readyz: {answer.status_code} {answer.text}")
        Browser(port).sign_in("jack")
    return "/readyz answers ok, jack signed in; ended"


def is_an_ece(clone: Clone, line: str) -> str:
    port = env.free_port()
    with clone.running(PORT.sub(str(port), line), port, {}):
        login = f"http://127.0.0.1:{port}/system/ws/v12/authentication/user/login"
        who = {"userName": "frank", "password": "frank"}
        answer = requests.post(login, json=who, timeout=20)
    if "X-egain-session" not in answer.headers:
        raise Failed(f"sign-in was answered with {answer.status_code}")
    return "an agent signed in; ended"


def collects(clone: Clone, line: str) -> str:
    status, printed = clone.run(f"{line} --collect-only -q", {})
    found = re.search(r"^(\d+)[/ ].*tests? ", printed, re.MULTILINE)
    if status or not found:
        raise Failed(printed)
    return f"{found[1]} tests collected, none run"


def passes(clone: Clone, line: str) -> str:
    status, printed = clone.run(line, {}, PATIENCE_WITH_ALL_TESTS)
    if status:
        raise Failed(printed)
    return printed.strip().splitlines()[-1].strip("= ")


def tells_why_not(clone: Clone, line: str) -> str:
    status, printed = clone.run(line)
    if status != 1 or "v20 knows no client applications" not in printed:
        raise Failed(printed)
    return "says that v20 has no such thing"


def ends_well(clone: Clone, line: str) -> str:
    status, printed = clone.run(line.replace("LOGIN", "jack"))
    if status:
        raise Failed(printed)
    return "ends well"


WAYS: list[tuple[str, Way]] = [
    (r"manage\.py demo$", finds_a_customer),
    (r"\bpytest\b", collects),
    (r"\bgunicorn\b", is_ready),
    (r"-m dashboard\.sandbox\b", is_an_ece),
    (r"manage\.py snapshot\b", tells_why_not),
    (
        r"manage\.py (demo --help|migrate|collectstatic|purge|sessions|end_sessions|forget)\b",
        ends_well,
    ),
    (r"^uv sync\b|\bpython -c ", ends_well),
]


def command_lines(text: str) -> list[str]:
    """Return the command lines of a document, in its order, without their comments."""
    found = LINE.findall(FENCED.sub("", text))
    return [re.sub(r"\s+# .*", "", indented or inline) for indented, inline in found]


def way_of(line: str) -> Way | None:
    """Return how a line is tried, None where nobody knows."""
    return next((way for pattern, way in WAYS if re.search(pattern, line)), None)


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    options = read_options()
    with tempfile.TemporaryDirectory(prefix="readme-") as name:
        folder = Path(name)
        with running_sandbox(folder) as sandbox:
            clone = fresh_clone(folder, sandbox.url, options.path)
            lines = command_lines((clone.folder / "README.md").read_text("utf-8"))
            chosen = [line for line in lines if options.only in line]
            print(f"{'seconds':>7}  line")
            worked = [report(clone, line, options.tests) for line in chosen]
    return int(not all(worked))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true", help="run the tests, not only collect them")
    parser.add_argument("--only", metavar="TEXT", default="", help="lines that hold this text")
    parser.add_argument(
        "--path", action="append", default=[], help="a folder to look for Python in"
    )
    return parser.parse_args()


def report(clone: Clone, line: str, all_tests: bool) -> bool:
    """Try a line, print what came of it, and return whether it did what the README says."""
    way = way_of(line)
    if way is collects and all_tests:
        way = passes
    began = time.monotonic()
    try:
        seen = way(clone, line) if way else "nobody knows how to try this line"
    except (Failed, AssertionError, OSError) as failure:
        way, seen = None, f"FAILED: {str(failure)[-2000:]}"
    print(f"{time.monotonic() - began:7.1f}  {line}\n         {seen}", flush=True)
    return way is not None


def fresh_clone(folder: Path, ece: str, path: Sequence[str]) -> Clone:
    clone, home, python = folder / "agent-dashboard", folder / "home", folder / "python"
    home.mkdir()
    run("git", "clone", "-q", "--depth", "1", f"file://{ROOT}", str(clone))
    run(f"{sys.base_prefix}/bin/python3", "-m", "venv", str(python))
    places = [f"{python}/bin", f"{sys.base_prefix}/bin", "/usr/bin", "/bin", *path]
    passed_on = {key: value for key, value in os.environ.items() if PASSED_ON.fullmatch(key)}
    return Clone(
        folder=clone,
        environment={**passed_on, "HOME": str(home), "PATH": ":".join(places)},
        installed={
            "ECE_URL": ece,
            "PUBLIC_URL": "http://127.0.0.1",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "FIELD_KEY": env.KEY,
            "DRAIN_SECONDS": "0",
        },
    )


def run(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main())
