"""Sockets and HTTP/1.1: bytes to a Call, a Reply to bytes. What a Call means is not known here."""

import gzip
import json
import socketserver
import time
import traceback
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any

from dashboard.sandbox.switches import Switches
from dashboard.sandbox.wire import markup, problems
from dashboard.sandbox.wire.call import JSON, XML, Call, Reply, accepted
from dashboard.sandbox.wire.problems import Problem
from dashboard.sandbox.wire.shapes import shaped

LARGEST_BODY = 1024 * 1024
SMALLEST_ZIPPED = 1024
TEXT = "text/plain; charset=utf-8"

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
        path, _, query = self.path.partition("?")
        call = Call(self.command, path, query, self.headers, b"", self.server.switches)
        answer = self._answer(call)
        time.sleep(max(0.0, self.server.switches.latency / 1000 - (time.monotonic() - started)))
        self._send(*answer)

    do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = do_OPTIONS = do_GET

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Requests that are not HTTP: the connection ends after the answer."""
        self.close_connection = True
        text = (message or HTTPStatus(code).phrase).encode()
        head = f"HTTP/1.1 {int(code)} {HTTPStatus(code).phrase}\r\nContent-Type: {TEXT}\r\n"
        self.wfile.write(f"{head}Content-Length: {len(text)}\r\nConnection: close\r\n\r\n".encode() + text)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: requests carry personal data."""

    def _read_body(self) -> bytes:
        length = self.headers.get("Content-Length", "0").strip()
        if "Transfer-Encoding" in self.headers or not (length.isascii() and length.isdigit()):
            self.close_connection = True
            raise problems.not_served(411, "A Content-Length is required.")
        if len(length) > 9 or int(length) > LARGEST_BODY:
            self.close_connection = True
            raise problems.not_served(413, f"A request body has at most {LARGEST_BODY} bytes.")
        return self.rfile.read(int(length))

    def _answer(self, call: Call) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body, whatever happens. A connection that broke is left to the caller."""
        try:
            call.body = self._read_body()
            return _rendered(call, self.server.application(call))
        except Problem as problem:
            return _rendered(call, refusal(problem))
        except OSError:
            raise
        except Exception:
            traceback.print_exc()
            return _rendered(call, refusal(problems.server_failure()))

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Head and body leave in one piece."""
        if self.close_connection:
            headers["Connection"] = "close"
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        head = b"".join(self._headers_buffer) + b"\r\n"
        self._headers_buffer = []
        self.wfile.write(head if self.command == "HEAD" else head + body)


def _rendered(call: Call, reply: Reply) -> tuple[int, dict[str, str], bytes]:
    body, media = _written(call, reply)
    headers = {"X-egain-session": call.session_id} if call.session_id else {}
    headers |= {"Content-Type": media} | reply.headers
    if len(body) >= SMALLEST_ZIPPED and "gzip" in call.headers.get("Accept-Encoding", ""):
        body = gzip.compress(body, 1)
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    if reply.status != 204:
        headers["Content-Length"] = str(len(body))
    return reply.status, headers, body


def _written(call: Call, reply: Reply) -> tuple[bytes, str]:
    if reply.tree is None:
        return reply.text.encode(), reply.media or accepted(call) or XML
    if (reply.media or accepted(call)) == JSON:
        return json.dumps(shaped(reply.tree, call.switches), ensure_ascii=False, separators=(",", ":")).encode(), JSON
    return markup.write(reply.tree, reply.root, call.version).encode(), XML


def refusal(problem: Problem) -> Reply:
    """How the interaction APIs say no. The web server in front of them says it in plain words."""
    if not problem.code:
        return Reply(problem.status, text=problem.message, media=TEXT, headers=problem.headers)
    tree = {"code": problem.code, "developerMessage": problem.message}
    return Reply(problem.status, tree, "error", headers=problem.headers)
