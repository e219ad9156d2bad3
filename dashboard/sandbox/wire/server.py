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
    """One thread a connection, which is kept alive. Raises OSError when the port is taken."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    application: Application

    def __init__(self, host: str, port: int, switches: Switches) -> None:
        self.switches = switches
        super().__init__((host, port), Connection)

    @property
    def address(self) -> str:
        """Where it listens, as the beginning of a URL."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 120
    server: Server
    raw_requestline: bytes

    def do_GET(self) -> None:
        started = time.monotonic()
        if self.request_version == "HTTP/0.9":
            self.send_error(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED)
            return
        status, headers, body = self._answer(self._call())
        due = started + self.server.switches.latency / 1000
        time.sleep(max(0.0, due - time.monotonic()))
        self._send(status, headers, body)

    do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_GET

    def parse_request(self) -> bool:
        """Percent-encode what is beyond ASCII first: read as text, some of it would be blanks."""
        line = self.raw_requestline
        self.raw_requestline = BEYOND_ASCII.sub(_percent_encoded, line)
        return super().parse_request()

    def send_error(
        self,
        code: int,
        message: str | None = None,
        explain: str | None = None,
    ) -> None:
        """Answer what is not HTTP. The connection ends after the answer."""
        self.close_connection = True
        phrase = HTTPStatus(code).phrase
        text = (message or phrase).encode()
        head = (
            f"HTTP/1.1 {int(code)} {phrase}\r\n"
            f"Content-Type: {TEXT}\r\n"
            f"Content-Length: {len(text)}\r\n"
            "Connection: close\r\n\r\n"
        )
        self.wfile.write(head.encode() + text)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: requests carry personal data."""

    def _call(self) -> Call:
        """The target may name the host, as proxies are sent it."""
        target = ORIGIN.sub("", self.path)
        path, _, query = target.partition("?")
        return Call(
            self.command,
            path,
            query,
            self.headers,
            b"",
            self.server.switches,
        )

    def _answer(self, call: Call) -> Answer:
        """Return an answer, whatever happens. A connection that broke is left to the caller."""
        try:
            call.body = read_body(self.headers, self.rfile)
            return answer(call, self.server.application(call))
        except Problem as problem:
            return answer(call, refusal(call, problem))
        except OSError:
            raise
        except Exception:
            traceback.print_exc()
            return answer(call, refusal(call, problems.server_failure()))

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Write head and body in one piece. An answer that says so ends the connection."""
        if self.close_connection:
            headers["Connection"] = "close"
        self.close_connection = headers.get("Connection") == "close"
        lines = [
            f"{self.protocol_version} {status} {self.responses[status][0]}",
            f"Date: {self.date_time_string()}",
        ]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        head = "\r\n".join(lines) + "\r\n\r\n"
        if self.command == "HEAD":
            body = b""
        self.wfile.write(head.encode("latin-1") + body)


def _percent_encoded(byte: re.Match[bytes]) -> bytes:
    return b"%%%02X" % ord(byte[0])
