"""Where the body of a request ends: after its Content-Length, or after the chunk that is empty."""

import re
from email.message import Message
from io import BufferedIOBase

from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.problems import Problem

LARGEST_BODY = 1024 * 1024
MOST_DRAINED = 64 * LARGEST_BODY
LONGEST_LINE = 4096
LENGTH = re.compile(r"[0-9]{1,18}", re.ASCII)
CHUNK_SIZE = re.compile(rb"([0-9a-fA-F]{1,15})\s*(;.*)?")
CUT_SHORT = "The request body ends too early."


def read_body(headers: Message, stream: BufferedIOBase) -> bytes:
    """Raises 400, 413 or 501 for a body of which nobody knows where it ends.

    The connection has to end then, too.
    """
    coding = headers.get("Transfer-Encoding")
    if coding is None:
        return _read(stream, _length(headers))
    if coding.strip().lower() != "chunked":
        raise _broken(501, "The only Transfer-Encoding known is chunked.")
    if "Content-Length" in headers:
        raise _broken(400, "Content-Length and Transfer-Encoding exclude each other.")
    return _read_chunks(stream)


def _length(headers: Message) -> int:
    given = headers.get_all("Content-Length", ["0"])
    lengths = {text.strip() for text in given}
    length = lengths.pop()
    if lengths or not LENGTH.fullmatch(length):
        raise _broken(400, "The Content-Length is not one number.")
    return int(length)


def _read(stream: BufferedIOBase, length: int, before: int = 0) -> bytes:
    """Return the next bytes of a body of which `before` are there already."""
    if before + length > LARGEST_BODY:
        _drain(stream, length)
        raise _broken(413, f"A request body has at most {LARGEST_BODY} bytes.")
    content = stream.read(length)
    if len(content) < length:
        raise _broken(400, CUT_SHORT)
    return content


def _drain(stream: BufferedIOBase, length: int) -> None:
    """Read the rest away: a client that is still writing would not see the answer."""
    if length > MOST_DRAINED:
        return
    left = length
    while left:
        content = stream.read(min(left, LARGEST_BODY))
        if not content:
            return
        left -= len(content)


def _read_chunks(stream: BufferedIOBase) -> bytes:
    body = b""
    while size := _chunk_size(stream):
        body += _read(stream, size, len(body))
        if _line(stream):
            raise _broken(400, "A chunk is longer than it says.")
    _skip_trailers(stream)
    return body


def _skip_trailers(stream: BufferedIOBase) -> None:
    while _line(stream):
        continue


def _chunk_size(stream: BufferedIOBase) -> int:
    size = CHUNK_SIZE.fullmatch(_line(stream))
    if size is None:
        raise _broken(400, "A chunk does not begin with its size.")
    return int(size[1], 16)


def _line(stream: BufferedIOBase) -> bytes:
    line = stream.readline(LONGEST_LINE)
    if not line.endswith(b"\n"):
        raise _broken(400, CUT_SHORT)
    return line.strip()


def _broken(status: int, text: str) -> Problem:
    return problems.not_served(status, text, {"Connection": "close"})
