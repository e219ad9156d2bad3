"""Sockets and HTTP/1.1: bytes to a Call, a Reply to bytes. What a Call means is not known here."""

import re
import socketserver
import time
import traceback
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any

from dashboard.sandbox.switches import Switches
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.answers import TEXT, Answer, answer, refusal
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.framing import read_body
from dashboard.sandbox.wire.problems import Problem

ORIGIN = re.compile(r"^https?://[^/?]*", re.IGNORECASE)
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")

type Application = Callable[[Call], Reply]


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """One thread a connection; connections are kept alive. Raises OSError when the port is taken."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    application: Application

    def __init__(self, port: int, switches: Switches) -> None:
        self.switches = switches
        super().__init__(("127.0.0.1", port), Connection)

    @property
    def port(self) -> int:
        return self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 120
    server: Server

    def do_GET(self) -> None:
        started = time.monotonic()
        if self.request_version == "HTTP/0.9":
            self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
            return
        status, headers, body = self._answer(self._call())
        time.sleep(
            max(
                0.0,
                self.server.switches.latency / 1000 - (time.monotonic() - started),
            )
        )
        self._send(status, headers, body)

    do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_GET

    def parse_request(self) -> bool:
        """What is beyond ASCII in the request line is percent-encoded first: read as text, some of it is blanks."""
        self.raw_requestline = BEYOND_ASCII.sub(
            lambda byte: b"%%%02X" % ord(byte[0]), self.raw_requestline
        )
        return super().parse_request()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Requests that are not HTTP: the connection ends after the answer."""
        self.close_connection = True
        text = (message or HTTPStatus(code).phrase).encode()
        head = f"HTTP/1.1 {int(code)} {HTTPStatus(code).phrase}\r\nContent-Type: {TEXT}\r\n"
        self.wfile.write(
            f"{head}Content-Length: {len(text)}\r\nConnection: close\r\n\r\n".encode() + text
        )

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: requests carry personal data."""

    def _call(self) -> Call:
        """The target may name the host, as proxies are sent it."""
        path, _, query = ORIGIN.sub("", self.path).partition("?")
        return Call(self.command, path, query, self.headers, b"", self.server.switches)

    def _answer(self, call: Call) -> Answer:
        """Whatever happens, an answer. A connection that broke is left to the caller."""
        try:
            call.body = read_body(self.headers, self.rfile)
            return answer(call, self.server.application(call))
        except Problem as problem:
            return answer(call, refusal(problem))
        except OSError:
            raise
        except Exception:
            traceback.print_exc()
            return answer(call, refusal(problems.server_failure()))

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Head and body leave in one piece."""
        if self.close_connection:
            headers["Connection"] = "close"
        self.send_response_only(status)
        self.send_header("Date", self.date_time_string())
        for name, value in headers.items():
            self.send_header(name, value)
        head = b"".join(self._headers_buffer) + b"\r\n"
        self._headers_buffer = []
        self.wfile.write(head if self.command == "HEAD" else head + body)
