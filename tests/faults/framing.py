"""The framing or the encoding is wrong."""

import functools
import gzip
from collections.abc import Callable

from tests.faults.registry import fault, named


def _raw(raw: bytes) -> Callable:
    def play(exchange) -> None:
        exchange.last = True
        exchange.send(raw)

    return play


named("garbage", _raw(bytes(range(256)) * 8))
named("bad_status_line", _raw(b"HTTP/1.1 two hundred\r\n\r\n"))
named("http_0_9", lambda exchange: _raw(exchange.healthy.body)(exchange))
named("status_999", _raw(b"HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"))
named("status_103", _raw(b"HTTP/1.1 103 Early Hints\r\n\r\n"))
named("headers_too_many", _raw(b"HTTP/1.1 200 OK\r\n" + b"X-More: 1\r\n" * 200 + b"\r\n"))
named("header_line_huge", _raw(b"HTTP/1.1 200 OK\r\nX-Huge: " + b"a" * 100_000 + b"\r\n\r\n"))
named(
    "chunk_truncated", _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n" + b"{")
)
named(
    "chunk_bad_size",
    _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
)
named(
    "chunk_line_huge",
    _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 200_000),
)
named("body_after_204", _raw(b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"))


def _remark(exchange, remark: bytes) -> None:
    body = exchange.healthy.body
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + remark)
    exchange.send(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)


named("header_malformed", lambda exchange: _remark(exchange, b"no colon in here\r\n"))
named(
    "set_cookie",
    lambda exchange: _remark(
        exchange, b"Set-Cookie: X-egain-session=cookie-of-someone; Path=/\r\n"
    ),
)


@fault
def truncate_cl(exchange) -> None:
    body = exchange.healthy.body
    exchange.head(len(body))
    exchange.send(body[:-20])


@fault
def truncate(exchange) -> None:
    exchange.answer(200, exchange.healthy.body[:-20])


@fault
def truncate_no_cl(exchange) -> None:
    exchange.head(0, Content_Length=None)
    exchange.send(exchange.healthy.body[:-20])


@fault
def chunked_ok(exchange) -> None:
    body = exchange.healthy.body
    exchange.head(0, Content_Length=None, Transfer_Encoding="chunked")
    for at in range(0, len(body), 100):
        piece = body[at : at + 100]
        exchange.send(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
    exchange.send(b"0\r\n\r\n")


@fault
def chunk_negative(exchange) -> None:
    exchange.head(0, Content_Length=None, Transfer_Encoding="chunked")
    exchange.send(b"-1\r\n")
    _endless(exchange)


@fault
def huge_body(exchange) -> None:
    exchange.head(64 * 1024 * 1024)
    _endless(exchange)


@fault
def redirect_bomb(exchange) -> None:
    exchange.last = True
    exchange.send(b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 67108864\r\n\r\n")
    _endless(exchange)


def _endless(exchange) -> None:
    for _ in range(1024):
        exchange.send(b" " * 65536)


@functools.cache
def _bomb() -> bytes:
    return gzip.compress(bytes(64 * 1024 * 1024), compresslevel=1)


def _encoded(encoding: str, encode: Callable[[bytes], bytes]) -> Callable:
    return lambda exchange: exchange.answer(
        200, encode(exchange.healthy.body), Content_Encoding=encoding
    )


named("gzip_ok", _encoded("gzip", gzip.compress))
named("gzip_bomb", _encoded("gzip", lambda body: _bomb()))
named("gzip_bad", _encoded("gzip", lambda body: body))
named("gzip_truncated", _encoded("gzip", lambda body: gzip.compress(body)[:-12]))
named("gzip_trailing", _encoded("gzip", lambda body: gzip.compress(body) + b"more"))
named("encoding_unknown", _encoded("br", lambda body: body))
named("encoding_chain", _encoded("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))))
named("identity", _encoded("identity", lambda body: body))
