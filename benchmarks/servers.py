"""The server processes of a benchmark: the sandbox, the stub before it, and whoever is measured
behind gunicorn.
"""

import gzip
import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from tests import env
from tests.sandbox.running import running_sandbox

ROOT = Path(__file__).resolve().parent.parent
TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 30.0


@dataclass(slots=True)
class Server:
    """A server on this machine. `port` is where it answers, `process` what was started."""

    port: int
    process: subprocess.Popen[bytes]

    def workers(self) -> list[int]:
        """Return the process ids of its workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def cpu_seconds(self) -> float:
        """Return what its workers have used so far, in user and system time."""
        return sum(map(cpu_seconds_of, self.workers()))

    def memory_mib(self) -> float:
        """Return the resident memory of its largest worker."""
        return max(map(memory_mib_of, self.workers()), default=0.0)


def cpu_seconds_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory_mib_of(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    resident = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(resident[1]) / 1024 if resident else 0.0


@dataclass(slots=True)
class Browser:
    """One connection that is kept open, with cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    connection: http.client.HTTPConnection | None = None

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        return self.ask("GET", path, headers or {}, None)[:2]

    def post(self, path: str, fields: Mapping[str, str]) -> tuple[int, bytes, str]:
        """Return status, body and Location."""
        form = urlencode(fields)
        media = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, media, form)

    def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: str | None
    ) -> tuple[int, bytes, str]:
        try:
            return self.ask_once(method, path, headers, body)
        except http.client.RemoteDisconnected:  # it was idle for too long
            self.connection = None
            return self.ask_once(method, path, headers, body)

    def ask_once(
        self, method: str, path: str, headers: Mapping[str, str], body: str | None
    ) -> tuple[int, bytes, str]:
        connection = self.connection or http.client.HTTPConnection("127.0.0.1", self.port)
        self.connection = connection
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {**headers, "Cookie": cookie, "Accept-Encoding": "gzip"}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, answer.read(), answer.getheader("Location", "")

    def sign_in(self, login: str = "frank") -> None:
        """Sign in to the dashboard, by its own form."""
        self.connection = None
        form = self.page("/sign-in/")
        fields = {"csrfmiddlewaretoken": token_in(form), "login": login, "password": login}
        status, _, _ = self.post("/sign-in/", fields)
        assert status == 303, f"sign-in was answered with {status}"

    def find(self, text: str) -> str:
        """Type into the box and return the path of the results."""
        fields = {"csrfmiddlewaretoken": token_in(self.page("/")), "q": text}
        return self.post("/find/", fields)[2]

    def page(self, path: str) -> str:
        return self.read(path)[1]

    def read(self, path: str) -> tuple[int, str]:
        """Return status and text of a page."""
        status, body, _ = self.ask("GET", path, {}, None)
        if body[:2] == b"\x1f\x8b":
            body = gzip.decompress(body)
        return status, body.decode()


def token_in(html: str) -> str:
    match = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)
    assert match, "the page has no form"
    return unescape(match[1])


@contextmanager
def measured_servers(*, workers: int = 1, threads: int = 0) -> Iterator[dict[str, Server]]:
    """Start everything and yield the servers by name: stub, floor, django, ours."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sandbox = stack.enter_context(running_sandbox(folder, "--port", str(env.SANDBOX_PORT)))
        stub_port = env.free_port()
        stub = [sys.executable, "-m", "benchmarks.stub", "--port", str(stub_port)]
        servers = {"stub": start(stack, stub_port, [*stub, "--upstream", sandbox.host], {})}
        there = {"ECE_URL": f"http://127.0.0.1:{stub_port}/system"}
        database = {"NEIGHBOURS_DB": str(folder / "neighbours.sqlite3")}
        fill_neighbours({**there, **database})
        floor = "benchmarks.neighbours:floor"
        django = "benchmarks.neighbours:django_application()"
        servers["floor"] = start_gunicorn(stack, floor, there, workers)
        servers["django"] = start_gunicorn(stack, django, {**there, **database}, workers)
        servers["ours"] = start_ours(stack, folder, there, workers, threads)
        yield servers


def fill_neighbours(environment: Mapping[str, str]) -> None:
    run([sys.executable, "-m", "benchmarks.fill_neighbours"], environment)


def start_gunicorn(
    stack: ExitStack, application: str, environment: Mapping[str, str], workers: int
) -> Server:
    port = env.free_port()
    options = ["-c", "benchmarks/gunicorn.conf.py", "-b", f"127.0.0.1:{port}"]
    options += ["-k", "gthread", "--threads", "16", "-w", str(workers)]
    return start(stack, port, gunicorn(*options, application), environment)


def start_ours(
    stack: ExitStack, folder: Path, there: Mapping[str, str], workers: int, threads: int
) -> Server:
    """Start the dashboard as an operator would, with static files and a database of its own."""
    port = env.free_port()
    environment = {
        "VIEWS_A_MINUTE": "0",
        **there,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DATABASE_URL": f"sqlite:///{folder}/dashboard.sqlite3",
        "DEBUG": "0",
        "WEB_CONCURRENCY": str(workers),
        "VAR_DIR": str(folder),
    }
    for command in (["migrate", "-v0"], ["collectstatic", "--noinput", "-v0"]):
        run([sys.executable, "manage.py", *command], environment)
    options = ["-c", "gunicorn.conf.py", "-b", f"127.0.0.1:{port}"]
    if threads:
        options += ["--threads", str(threads)]
    return start(stack, port, gunicorn(*options, "dashboard.wsgi"), environment)


def gunicorn(*options: str) -> list[str]:
    return [sys.executable, "-m", "gunicorn", "--log-level", "error", *options]


def run(command: list[str], environment: Mapping[str, str]) -> None:
    subprocess.run(command, cwd=ROOT, env=whole(environment), check=True)


def whole(environment: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **environment}


def start(
    stack: ExitStack, port: int, command: list[str], environment: Mapping[str, str]
) -> Server:
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=whole(environment),
        stdout=subprocess.DEVNULL,
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    wait_for(port, process)
    return Server(port, process)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "a server ended before it answered"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("a server did not answer in time")
