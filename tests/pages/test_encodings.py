"""Text comes in UTF-8, or not at all: in any other encoding nobody gets further than one page."""

import encodings.aliases
import io
import json
import re
from contextlib import contextmanager
from html import unescape

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from dashboard.wsgi import application
from tests.conftest import Desk, text_of
from tests.pages.test_every_page import HEADERS

CHARSETS = sorted(
    {
        *encodings.aliases.aliases.values(),
        *("hex", "rot13", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "no-such"),
    }
    - {"utf_8"}
)


@contextmanager
def connection_kept():
    """A request that does not come from Django's test client would close the test's connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def sent(
    content_type: str, query: str = "", desk: Desk | None = None
) -> tuple[int, dict[str, str], str]:
    """What a server gets that hands the dashboard a request with this Content-Type."""
    answered = {}
    cookies = desk.cookies.output(header="", sep=";") if desk else ""
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/find/",
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "80",
        "HTTP_HOST": "127.0.0.1",
        "HTTP_COOKIE": cookies,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": "8",
        "wsgi.input": io.BytesIO(b"q=canary"),
        "wsgi.url_scheme": "http",
    }

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        answered.update(headers)
        answered["status"] = status

    with connection_kept():
        body = b"".join(application(environ, start)).decode()
    return int(answered.pop("status").split()[0]), answered, body


@pytest.mark.parametrize("charset", CHARSETS)
def test_any_other_charset_is_refused_in_our_frame(jack, sandbox, log, charset):
    calls = len(sandbox.requests())
    for desk in (jack, None):
        status, headers, body = sent(f"text/plain; charset={charset}", "next=canary", desk)
        assert status == 415
        assert "This can't be read" in unescape(body)
        assert ("agent-menu" in body) == (desk is jack)
        for header, value in HEADERS.items():
            assert value in headers[header], header
    assert len(sandbox.requests()) == calls
    assert "canary" not in log()


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain; charset*=no-such''utf-8",
        "text/plain; charset=" + "x" * 20_000,
        "text/plain; charset=utf-8\0",
        "multipart/form-data; boundary=x; charset=undefined",
        "application/x-www-form-urlencoded; charset=utf-8; charset=utf-7",
    ],
)
def test_a_content_type_that_can_not_be_read_gets_a_page(jack, content_type):
    status, headers, _ = sent(content_type, desk=jack)
    assert status == 415
    assert "default-src 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("charset", ["utf-8", "utf8", '"UTF-8"'])
def test_utf8_is_taken_however_it_is_spelled(jack, charset):
    media = f"application/x-www-form-urlencoded; charset={charset}"
    answer = jack.post("/find/", "q=john.russel%40customer.com", content_type=media)
    assert answer.status_code == 303


def test_halves_of_letters_are_not_taken_for_text(jack):
    media = "application/x-www-form-urlencoded"
    answer = jack.post("/find/", b"q=%ED%A0%80", content_type=media, follow=True)
    assert answer.status_code < 500


@pytest.mark.parametrize(
    "disposition",
    [
        "form-data; name*=hex''q",
        "form-data; name*=undefined''q",
        "form-data; name*=no-such''q",
        "form-data; name*=unicode_escape''%5Cud800",
    ],
)
def test_parts_of_a_form_in_odd_encodings_crash_nothing(jack, disposition):
    part = f"--x\r\nContent-Disposition: {disposition}\r\n\r\ncanary\r\n--x--\r\n".encode()
    answer = jack.post("/find/", part, content_type="multipart/form-data; boundary=x")
    assert answer.status_code < 500


def test_a_crash_writes_no_address_to_the_log(jack, log, monkeypatch):
    jack.raise_request_exception = False
    monkeypatch.setattr("dashboard.home.views.attempts", None)
    answer = jack.get("/?next=canary%40example.com")
    assert answer.status_code == 500
    reference = re.search(r"Reference (\w{8})", text_of(answer))
    assert reference
    assert reference[1] in log()
    assert "canary" not in log()
    assert all(json.loads(line) for line in log().splitlines())
