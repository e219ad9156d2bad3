"""The ways in which a far side can be broken, by name. Each is a function of an Exchange of tests/faulty.py."""

import functools
import gzip
import json
from collections.abc import Callable

FAULTS: dict[str, Callable] = {}

CUSTOMER = {
    "id": "1000",
    "link": [{"rel": "self", "href": "/system/ws/v12/interaction/customer/1000"}],
    "customerName": "John Russel Tierney",
    "department": {"id": "999", "name": "Service"},
    "type": {"value": "individual", "displayValue": "Individual"},
    "lastModified": {"date": "2021-08-25T13:18:25.000Z", "user": {"id": "1012", "name": "Frank"}},
    "contactPersons": {
        "contactPerson": [{"id": "1", "firstName": "John", "middleName": "Russel", "lastName": "Tierney"}]
    },
}
CASE = {
    "id": "1000",
    "subject": "Charging is too slow [#1000]",
    "status": {"value": "open", "displayValue": "Open"},
    "severity": {"value": "medium", "displayValue": "Medium"},
    "customer": {"id": "1000", "customerName": "John Russel Tierney"},
    "lastModified": {"date": "2021-08-25T13:18:25.000Z", "user": {"id": "1012", "name": "Frank"}},
}
PROFILE = {
    "id": 1010,
    "loginId": "jack",
    "firstName": "Jack",
    "departments": {"department": [{"id": 1001, "name": "Sales"}, {"id": 999, "name": "Service", "home": "yes"}]},
}
PAGE = {"count": 1, "pagenum": 1, "pagesize": 25}


def healthy_body(method: str, path: str) -> bytes:
    """Return what a healthy far side that knows one customer and one case says; b"" where it has nothing to say."""
    if "/authentication/" in path or (method == "POST" and not path.partition("?")[0].endswith("/lookup")):
        return b""
    if "/administration/user/" in path:
        return json.dumps({"user": [PROFILE]}).encode()
    if "/case" in path:
        return json.dumps({"case": [CASE], "paginationInfo": PAGE}).encode()
    return json.dumps({"customer": [CUSTOMER], "paginationInfo": PAGE}).encode()


def fault(play: Callable) -> Callable:
    FAULTS[play.__name__] = play
    return play


def named(name: str, play: Callable) -> None:
    FAULTS[name] = play


# The whole answer is as it should be, or a status says no.


@fault
def ok(exchange) -> None:
    healthy = exchange.healthy
    exchange.answer(healthy.status, healthy.body, **healthy.headers)


def _status(status: int, body: bytes = b"", **headers: str) -> Callable:
    return lambda exchange: exchange.answer(status, body, **headers)


def _error(code: str, message: str = "made up") -> bytes:
    return json.dumps({"code": code, "developerMessage": message}).encode()


STACK = b"java.sql.SQLException: SECRET-DB-PASSWORD\n\tat com.example.Pool.get(Pool.java:1)<script>alert(1)</script>"
SOAP = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><customers>&e;</customers>'
WEB_PAGE = b"<!doctype html><title>Sign in</title><p>Sign in to go on"

for _code in ("400-101", "401-101", "403-178", "404-100", "406-100", "429-001", "500-100"):
    named(_code[:3], _status(int(_code[:3]), _error(_code)))
named("204", _status(204))
named("409", _status(409, _error("409-100")))
named("502", _status(502, WEB_PAGE, Content_Type="text/html"))
named("503", _status(503, WEB_PAGE, Content_Type="text/html", Retry_After="7"))
named("maintenance_503", _status(503, WEB_PAGE, Content_Type="text/html", Retry_After="86400"))
named("202", _status(202, b"{}"))
named("stack_trace_500", _status(500, STACK, Content_Type="text/plain"))
named("empty", _status(200))
named("200_body", _status(200, b'{"id": "1000"}'))
named("no_location", _status(201))
named("html_200", _status(200, WEB_PAGE, Content_Type="text/html"))
named("html_as_json", _status(200, WEB_PAGE))
named("xml_body", _status(200, SOAP, Content_Type="application/xml"))
named("redirect_sso", _status(302, WEB_PAGE, Location="http://127.0.0.1:9/sso", Content_Type="text/html"))
named("redirect_307", _status(307, b"", Location="http://127.0.0.1:9/sink"))
named("redirect_loop", lambda exchange: exchange.answer(302, b"", Location=exchange.request.path))
named("redirect_no_location", _status(302))
named("not_modified", _status(304))


# The connection breaks, or time goes by.


@fault
def hang(exchange) -> None:
    exchange.hang()


@fault
def hang_after_headers(exchange) -> None:
    exchange.head(len(exchange.healthy.body))
    exchange.hang()


@fault
def hang_mid_body(exchange) -> None:
    body = exchange.healthy.body
    exchange.head(len(body))
    exchange.send(body[: len(body) // 2])
    exchange.hang()


@fault
def slow_headers(exchange) -> None:
    exchange.drip(b"HTTP/1.1 200 OK\r\n" + b"X-Slow: yes\r\n" * 90 + b"\r\n")


@fault
def slow_body(exchange) -> None:
    exchange.head(10_000)
    exchange.drip(b" " * 10_000)


@fault
def slow_chunks(exchange) -> None:
    exchange.head(0, Content_Length=None, Transfer_Encoding="chunked")
    exchange.drip(b"1\r\n \r\n" * 10_000)


@fault
def interim_100_flood(exchange) -> None:
    exchange.last = True
    while True:
        exchange.pause(0.001)
        exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n")


@fault
def delay(exchange) -> None:
    exchange.pause(1)
    ok(exchange)


@fault
def close_now(exchange) -> None:
    exchange.last = True


named("close", close_now)


@fault
def reset_now(exchange) -> None:
    exchange.reset()


named("reset", reset_now)


@fault
def reset_after_headers(exchange) -> None:
    exchange.head(len(exchange.healthy.body))
    exchange.pause(0.05)
    exchange.reset()


@fault
def reset_mid_body(exchange) -> None:
    body = exchange.healthy.body
    exchange.head(len(body))
    exchange.send(body[: len(body) // 2])
    exchange.pause(0.05)
    exchange.reset()


@fault
def stale_keepalive(exchange) -> None:
    """Answer well, and close the connection when the next request is already on its way."""
    ok(exchange)
    exchange.stale = True


# The framing is wrong.


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
named("chunk_truncated", _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\n" + b"{"))
named("chunk_bad_size", _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"))
named("chunk_line_huge", _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1" * 200_000))
named("body_after_204", _raw(b"HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"))


def _remark(exchange, remark: bytes) -> None:
    body = exchange.healthy.body
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + remark)
    exchange.send(f"Content-Length: {len(body)}\r\n\r\n".encode() + body)


named("header_malformed", lambda exchange: _remark(exchange, b"no colon in here\r\n"))
named("set_cookie", lambda exchange: _remark(exchange, b"Set-Cookie: X-egain-session=cookie-of-someone; Path=/\r\n"))


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


# The encoding is wrong.


@functools.cache
def _bomb() -> bytes:
    return gzip.compress(bytes(64 * 1024 * 1024), compresslevel=1)


def _encoded(encoding: str, encode: Callable[[bytes], bytes]) -> Callable:
    return lambda exchange: exchange.answer(200, encode(exchange.healthy.body), Content_Encoding=encoding)


named("gzip_ok", _encoded("gzip", gzip.compress))
named("gzip_bomb", _encoded("gzip", lambda body: _bomb()))
named("gzip_bad", _encoded("gzip", lambda body: body))
named("gzip_truncated", _encoded("gzip", lambda body: gzip.compress(body)[:-12]))
named("gzip_trailing", _encoded("gzip", lambda body: gzip.compress(body) + b"more"))
named("encoding_unknown", _encoded("br", lambda body: body))
named("encoding_chain", _encoded("gzip, gzip", lambda body: gzip.compress(gzip.compress(body))))
named("identity", _encoded("identity", lambda body: body))


# The body is not what its type says.


def _typed(content_type: str | None) -> Callable:
    return lambda exchange: exchange.answer(200, exchange.healthy.body, Content_Type=content_type)


def _body(remake: Callable[[bytes], bytes]) -> Callable:
    return lambda exchange: exchange.answer(200, remake(exchange.healthy.body))


named("wrong_content_type", _typed("text/plain"))
named("no_content_type", _typed(None))
named("charset_bogus", _typed("application/json; charset=klingon"))
named("bom", _body(lambda body: b"\xef\xbb\xbf" + body))
named("utf16", _body(lambda body: body.decode().encode("utf-16")))
named("bad_utf8", _body(lambda body: body.replace(b"Tierney", b"Tiern\xff\xfe").replace(b"Charging", b"\xc0\xaf")))
named("concat_json", _body(lambda body: body + body))
named("dup_keys", _body(lambda body: b'{"customer": [], "case": [], ' + body[1:]))
for _name, _text in {
    "null": b"null",
    "number": b"42",
    "string": b'"x"',
    "true": b"true",
    "empty_array": b"[]",
    "empty_object": b"{}",
    "error_object_200": _error("400-101"),
    "nan_body": b'{"customer": [{"id": NaN}], "case": [{"id": NaN}]}',
    "big_int": b'{"customer": [{"id": ' + b"9" * 10_000 + b"}]}",
    "deep_nesting": b'{"customer": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "nested_51": b'{"customer": ' + b"[" * 51 + b"]" * 51 + b"}",
    "empty_list_200": b'{"customer": [], "case": []}',
}.items():
    named(_name, _status(200, _text))


# The session header.


def _session(value: str | None) -> Callable:
    def play(exchange) -> None:
        healthy = exchange.healthy
        exchange.answer(healthy.status, healthy.body, **healthy.headers | {"X_egain_session": value})

    return play


named("session_rotate", _session("rotated-0123456789"))
named("session_empty", _session(""))
named("session_missing", _session(None))
named("session_long", _session("a" * 5000))
named("session_evil", _session("evil id; <script>"))
named("login_no_header", _session(None))
named("login_200_body", _status(200, b'{"session": "5f2b8c1e-session"}'))


# The records are odd.


def _records(change: Callable[[dict, list], object]) -> Callable:
    def play(exchange) -> None:
        page = json.loads(exchange.healthy.body)
        name = next(name for name in ("customer", "case", "user") if name in page)
        change(page, page[name])
        exchange.answer(200, json.dumps(page).encode())

    return play


def _page(**fields: object) -> Callable:
    return _records(lambda page, rows: page.update(fields))


def _first(**fields: object) -> Callable:
    return _records(lambda page, rows: rows[0].update(fields))


named("pagination_missing", _records(lambda page, rows: page.pop("paginationInfo")))
named("pagination_lies", _page(paginationInfo={"count": 40_000_000_000, "pagenum": 7, "pagesize": 0}))
named("pagination_negative", _page(paginationInfo={"count": -5, "pagenum": -1, "pagesize": -25}))
named("next_link_hostile", _page(link={"rel": "next", "href": "javascript:alert(1)//http://127.0.0.1:9/sink"}))
named("link_as_object", _first(link={"rel": "self", "href": "/system/ws/v12/interaction/customer/1000"}))
named("too_many_records", _records(lambda page, rows: rows.extend(rows[0] | {"id": str(n)} for n in range(2000, 6999))))
named("duplicate_records", _records(lambda page, rows: rows.extend(rows * 3)))
named("fewer_than_asked", _records(lambda page, rows: rows.pop()))
named("wrong_record", _first(id="9999", loginId="someone.else"))
named("missing_ids", _records(lambda page, rows: rows[0].pop("id")))
named("missing_keys", _records(lambda page, rows: [rows[0].pop(name) for name in set(rows[0]) - {"id"}]))
named("all_null", _records(lambda page, rows: rows[0].update(dict.fromkeys(set(rows[0]) - {"id"}))))
named("nulls_in_lists", _records(lambda page, rows: rows.insert(0, None)))
named("id_hostile", _first(id="../1000?x=1"))
named("ints_as_ids", _first(id=1000, department={"id": 999, "name": "Service"}))
named("lone_surrogate", _first(customerName="John \ud800 Tierney", subject="Charging \udfff"))
named("nul_text", _first(customerName="John\0 Tierney", subject="Char\0ging"))
named(
    "types_swapped",
    _first(customerName={"a": 1}, subject=[1], type=7, status=True, lastModified=[], department="Service"),
)


@fault
def single_as_object(exchange) -> None:
    page = json.loads(exchange.healthy.body)
    page = {name: rows[0] if isinstance(rows, list) else rows for name, rows in page.items()}
    exchange.answer(200, json.dumps(page).encode())
