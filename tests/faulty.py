"""A server that is broken on purpose: it plays one scripted answer for each request.

with Faulty("ok", "reset_mid_body") as server: ... point the product at server.url ... assert
server.requests[0].path == "/system/ws/v12/interaction/customer?phone=14082343456102"

An answer is a name out of FAULTS, or "create_then_<name>" (let the far side do it, then play
<name>), or a function of the Exchange. The last answer is repeated. With an `upstream` address the
server stands between product and sandbox: what `only` does not match is passed on, and answers are
made from what the sandbox says.
"""

import gzip
import http.client
import json
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.faults import FAULTS, healthy_body
from tests.operations import is_asked

SESSION = "5f2b8c1e-session-of-the-faulty-server"


@dataclass(frozen=True)
class Request:
    """What arrived.

    `path` includes the context root and the query; header names are in lower case.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    connection: int

    @property
    def json(self) -> object:
        return json.loads(self.body)


@dataclass
class Healthy:
    """The answer that a healthy server gives to the request."""

    status: int
    headers: dict[str, str]
    body: bytes


class Gone(Exception):
    """The client has left, or the server is closing."""


class Faulty:
    """The server.

    `bytes_sent` counts what the network took; `connections` counts how often a client connected.
    """

    def __init__(self, *answers, upstream: str = "", tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.connections = 0
        self.bytes_sent = 0
        self.closing = threading.Event()
        self.upstream = upstream
        self._tls = tls
        self._lock = threading.Lock()
        self.script(list(answers) or ["ok"])

    def script(self, answers: list, *, only: str = "") -> None:
        """Play these answers from now on; where `only` names an operation of OPERATIONS, play "ok"
        to all others.
        """
        self._answers = [resolved(answer) for answer in answers]
        self._only = only

    def asked(self, operation: str) -> list[Request]:
        """The requests of this operation, the oldest first."""
        return [
            request
            for request in self.requests
            if is_asked(operation, request.method, request.path)
        ]

    @property
    def url(self) -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}/system"

    def __enter__(self) -> "Faulty":
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *fault: object) -> None:
        self.closing.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self.connections += 1
                threading.Thread(
                    target=self._serve, args=(connection, self.connections), daemon=True
                ).start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        with connection, suppress(OSError, Gone, ValueError):
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            reader = connection.makefile("rb")
            exchange = None
            while request := _read_request(reader, number):
                stale = exchange is not None and exchange.stale
                self.requests.append(request)
                if stale:
                    return
                exchange = Exchange(self, connection, request)
                self._next_answer(request)(exchange)
                if exchange.last:
                    return

    def _next_answer(self, request: Request) -> Callable[["Exchange"], None]:
        if self._only and not is_asked(self._only, request.method, request.path):
            return FAULTS["ok"]
        with self._lock:
            return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


@dataclass
class Exchange:
    """One request, and the ways to answer it."""

    server: Faulty
    connection: socket.socket
    request: Request
    last: bool = False
    stale: bool = False
    _healthy: Healthy | None = field(default=None)

    @property
    def healthy(self) -> Healthy:
        """What a healthy server answers; asking an upstream happens once."""
        if self._healthy is None:
            self._healthy = (
                _ask(self.server.upstream, self.request)
                if self.server.upstream
                else _made_up(self.request)
            )
        return self._healthy

    def send(self, raw: bytes) -> None:
        self.connection.sendall(raw)
        self.server.bytes_sent += len(raw)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a well-framed answer; header names are given with underscores, and None leaves one
        out.
        """
        lines = {"X_egain_session": self.request.headers.get("x-egain-session", SESSION)}
        lines |= {"Content_Type": "application/json"} if body else {}
        lines |= {"Content_Length": str(len(body))} | headers
        head = "".join(
            f"{name.replace('_', '-')}: {value}\r\n"
            for name, value in lines.items()
            if value is not None
        )
        self.send(f"HTTP/1.1 {status} Scripted\r\n{head}\r\n".encode("latin-1") + body)

    def head(self, length: int, **headers: str) -> None:
        """Begin a 200 answer whose body of `length` bytes is still to be sent, and end the
        connection after it.
        """
        self.last = True
        lines = {"Content_Type": "application/json", "Content_Length": str(length)} | headers
        head = "".join(
            f"{name.replace('_', '-')}: {value}\r\n"
            for name, value in lines.items()
            if value is not None
        )
        self.send(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode("latin-1"))

    def hang(self) -> None:
        """Say nothing more until the client leaves."""
        self.last = True
        while not self.server.closing.is_set():
            readable, _, _ = select.select([self.connection], [], [], 0.05)
            if readable and not self.connection.recv(4096):
                raise Gone

    def drip(self, raw: bytes, seconds: float = 0.05) -> None:
        """Send byte by byte."""
        self.last = True
        for at in range(len(raw)):
            self.pause(seconds)
            self.send(raw[at : at + 1])

    def pause(self, seconds: float) -> None:
        if self.server.closing.wait(seconds):
            raise Gone

    def reset(self) -> None:
        """Break the connection with a TCP reset."""
        self.last = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


def resolved(answer: str | Callable[[Exchange], None]) -> Callable[[Exchange], None]:
    if callable(answer):
        return answer
    if answer.startswith("create_then_"):
        return _after_the_far_side_did_it(FAULTS[answer.removeprefix("create_then_")])
    return FAULTS[answer]


def _after_the_far_side_did_it(fault: Callable[[Exchange], None]) -> Callable[[Exchange], None]:
    def play(exchange: Exchange) -> None:
        assert exchange.healthy
        fault(exchange)

    return play


def _read_request(reader, connection: int) -> Request | None:
    line = reader.readline(65536).decode("latin-1").split()
    if len(line) != 3:
        return None
    headers = {}
    while (header := reader.readline(65536).decode("latin-1").strip()) != "":
        name, _, value = header.partition(":")
        headers[name.lower()] = value.strip()
    body = reader.read(int(headers.get("content-length", "0")))
    return Request(line[0], line[1], headers, body, connection)


def _ask(upstream: str, request: Request) -> Healthy:
    target = urlsplit(upstream)
    connection = http.client.HTTPConnection(target.hostname, target.port, timeout=30)
    headers = {
        name: value
        for name, value in request.headers.items()
        if name not in ("host", "accept-encoding")
    }
    connection.request(request.method, request.path, body=request.body or None, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    kept = ("Content-Type", "X-egain-session", "Location", "Retry-After")
    headers = {
        name.replace("-", "_"): answer.headers[name] for name in kept if name in answer.headers
    }
    return Healthy(
        answer.status,
        headers,
        gzip.decompress(body) if answer.headers["Content-Encoding"] else body,
    )


def _made_up(request: Request) -> Healthy:
    body = healthy_body(request.method, request.path)
    return Healthy(200 if body else 204, {}, body)
