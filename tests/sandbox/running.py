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

import requests

ROOT = Path(__file__).resolve().parent.parent.parent
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

    def line(self, media: str = "application/json") -> "Line":
        """Somebody who has not signed in."""
        return Line(self.host, {"Accept": media, "Accept-Language": "en-US"})

    def signed_in(self, login: str, media: str = "application/json") -> "Line":
        """An agent with an ECE session."""
        line = self.line(media)
        line.log_in(login)
        return line

    def authorised(
        self, login: str = "", scope: str = "core.customermgr.read core.casemgr.read"
    ) -> "Line":
        """Whoever has a v3 token: an agent, a customer (by e-mail address) or, without a login, an application."""
        line = self.line()
        form = {"grant_type": "client_credentials"}
        if login:
            form = {"grant_type": "password", "subject_username": login}
        realm = "sandbox-C" if "@" in login else "sandbox-U"
        secret = ("integration", "integration-secret")
        answer = line.post(
            f"/system/auth/{realm}/oauth2/token", data=form | {"scope": scope}, auth=secret
        )
        line.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        return line

    def _control(self, path: str, body: dict[str, Any]) -> None:
        urllib.request.urlopen(self.control_url + path, data=json.dumps(body).encode()).close()


class Line(requests.Session):
    """A client of the sandbox that names paths, of v12 and v20 from /ws on. It uses nothing of its environment."""

    def __init__(self, host: str, headers: dict[str, str]) -> None:
        super().__init__()
        self.host = host
        self.trust_env = False
        self.headers.update(headers)

    def request(self, method: str, path: str, *args: Any, **options: Any) -> requests.Response:
        root = self.host + ("/system" if path.startswith("/ws") else "")
        return super().request(method, root + path, *args, **options | {"allow_redirects": False})

    def log_in(self, login: str, **options: Any) -> requests.Response:
        answer = self.post(
            "/ws/v12/authentication/user/login",
            json={"userName": login, "password": login},
            **options,
        )
        self.headers["X-egain-session"] = answer.headers.get("X-egain-session")
        return answer

    def customers(self, **criteria: str) -> requests.Response:
        """customers(phone="14082343456102", sort="id"): $ is put before the common parameters."""
        return self.get("/ws/v12/interaction/customer", params=_with_dollars(criteria))

    def cloud_customers(self, **criteria: str) -> requests.Response:
        return self.get("/core/customermgr/v3/customer", params=_with_dollars(criteria))

    def lookup(self, criteria: Any, **common: str) -> requests.Response:
        return self.post(
            "/ws/v20/interaction/case/lookup", json=criteria, params=_with_dollars(common)
        )


def _with_dollars(parameters: dict[str, str]) -> dict[str, str]:
    common = ("sort", "order", "attribute", "pagenum", "pagesize", "rangestart", "rangesize")
    return {f"${name}" if name in common else name: value for name, value in parameters.items()}


@contextmanager
def running_sandbox(directory: Path, *options: str, fresh: bool = True) -> Iterator[Sandbox]:
    """A sandbox on free ports with its world in `directory`, ready to answer; ended with the block."""
    command = [
        sys.executable,
        "-m",
        "dashboard.sandbox",
        "--port",
        "0",
        "--control-port",
        "0",
        "--watch-stdin",
    ]
    command += [
        "--db",
        str(directory / "sandbox.sqlite3"),
        *(["--fresh"] if fresh else []),
        *options,
    ]
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
        raise RuntimeError(
            f"The sandbox ended with {process.wait()} before it was ready; it said {line!r}."
        )
    return match[1]
