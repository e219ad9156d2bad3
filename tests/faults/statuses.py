"""The whole answer is as it should be, or a status says no."""

import json
from collections.abc import Callable

from tests.faults.registry import fault, named


@fault
def ok(exchange) -> None:
    healthy = exchange.healthy
    exchange.answer(healthy.status, healthy.body, **healthy.headers)


def says(status: int, body: bytes = b"", **headers: str) -> Callable:
    return lambda exchange: exchange.answer(status, body, **headers)


def error_body(code: str, message: str = "made up") -> bytes:
    return json.dumps({"code": code, "developerMessage": message}).encode()


STACK = (
    b"java.sql.SQLException: SECRET-DB-PASSWORD\n\tat com.example.Pool.get(Pool.java:1)"
    b"<script>alert(1)</script>"
)
SOAP = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><customers>&e;</customers>'
WEB_PAGE = b"<!doctype html><title>Sign in</title><p>Sign in to go on"

for _code in ("400-101", "401-101", "403-178", "404-100", "406-100", "429-001", "500-100"):
    named(_code[:3], says(int(_code[:3]), error_body(_code)))
named("204", says(204))
named("409", says(409, error_body("409-100")))
named("502", says(502, WEB_PAGE, Content_Type="text/html"))
named("503", says(503, WEB_PAGE, Content_Type="text/html", Retry_After="7"))
named("maintenance_503", says(503, WEB_PAGE, Content_Type="text/html", Retry_After="86400"))
named("202", says(202, b"{}"))
named("stack_trace_500", says(500, STACK, Content_Type="text/plain"))
named("empty", says(200))
named("200_body", says(200, b'{"id": "1000"}'))
named("no_location", says(201))
named("html_200", says(200, WEB_PAGE, Content_Type="text/html"))
named("html_as_json", says(200, WEB_PAGE))
named("xml_body", says(200, SOAP, Content_Type="application/xml"))
named(
    "redirect_sso", says(302, WEB_PAGE, Location="http://127.0.0.1:9/sso", Content_Type="text/html")
)
named("redirect_307", says(307, b"", Location="http://127.0.0.1:9/sink"))
named("redirect_loop", lambda exchange: exchange.answer(302, b"", Location=exchange.request.path))
named("redirect_no_location", says(302))
named("not_modified", says(304))
