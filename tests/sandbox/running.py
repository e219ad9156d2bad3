"""The sandbox as a process, and clients that call it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from dashboard.sandbox import running
from dashboard.sandbox.running import ROOT

__all__ = ["ROOT", "Line", "Sandbox", "running_sandbox"]


class Sandbox(running.Sandbox):
    """A running sandbox, with lines to it."""

    __slots__ = ()

    def line(self, media: str = "application/json", language: str = "en-US") -> "Line":
        """Return the line of somebody who has not signed in."""
        return Line(self.host, {"Accept": media, "Accept-Language": language})

    def signed_in(
        self,
        login: str,
        media: str = "application/json",
        language: str = "en-US",
    ) -> "Line":
        """Return the line of an agent with an ECE session."""
        line = self.line(media, language)
        line.log_in(login)
        return line

    def authorised(
        self,
        login: str = "",
        scope: str = "core.customermgr.read core.casemgr.read",
        language: str = "en-US",
    ) -> "Line":
        """Return the line of whoever has a v3 token.

        An agent, a customer (by e-mail address) or, without a login, a client application.
        """
        line = self.line(language=language)
        form = {"grant_type": "client_credentials"}
        if login:
            form = {"grant_type": "password", "subject_username": login}
        realm = "sandbox-C" if "@" in login else "sandbox-U"
        secret = ("integration", "integration-secret")
        path = f"/system/auth/{realm}/oauth2/token"
        answer = line.post(path, data=form | {"scope": scope}, auth=secret)
        line.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        return line


class Line(requests.Session):
    """A client of the sandbox that names paths, of v12 and v20 from /ws on.

    It uses nothing of its environment.
    """

    def __init__(self, host: str, headers: dict[str, str]) -> None:
        super().__init__()
        self.host = host
        self.trust_env = False
        self.headers.update(headers)

    def request(self, method: str, path: str, *args: Any, **options: Any) -> requests.Response:
        root = self.host + ("/system" if path.startswith("/ws") else "")
        return super().request(method, root + path, *args, **options | {"allow_redirects": False})

    def log_in(self, login: str, **options: Any) -> requests.Response:
        path = "/ws/v12/authentication/user/login"
        answer = self.post(path, json={"userName": login, "password": login}, **options)
        self.headers["X-egain-session"] = answer.headers.get("X-egain-session")
        return answer

    def customers(self, **criteria: str) -> requests.Response:
        """customers(phone="14082343456102", sort="id"): $ is put before the common parameters."""
        return self.get("/ws/v12/interaction/customer", params=_with_dollars(criteria))

    def cloud_customers(self, **criteria: str) -> requests.Response:
        return self.get("/core/customermgr/v3/customer", params=_with_dollars(criteria))

    def lookup(self, criteria: Any, **common: str) -> requests.Response:
        path = "/ws/v20/interaction/case/lookup"
        return self.post(path, json=criteria, params=_with_dollars(common))


def _with_dollars(parameters: dict[str, str]) -> dict[str, str]:
    common = ("sort", "order", "attribute", "pagenum", "pagesize", "rangestart", "rangesize")
    return {f"${name}" if name in common else name: value for name, value in parameters.items()}


@contextmanager
def running_sandbox(directory: Path, *options: str, fresh: bool = True) -> Iterator[Sandbox]:
    with running.running_sandbox(directory, *options, fresh=fresh) as sandbox:
        yield Sandbox(sandbox.url, sandbox.control_url, sandbox.process)
