"""HTTP as clients of every kind speak it: where a request ends, the form of answers, links."""

import json
import re
import socket

import pytest
import requests

CUSTOMER = "/ws/v12/interaction/customer"
ALICE = json.dumps(
    {
        "department": {"name": "Service"},
        "type": {"value": "individual"},
        "contactPersons": {"contactPerson": [{"firstName": "Alice"}]},
    }
).encode()
POST = b"POST /system" + CUSTOMER.encode() + b" HTTP/1.1\r\n"
GET = b"GET /system" + CUSTOMER.encode() + b"/1000 HTTP/1.1\r\n"


@pytest.fixture
def jack(sandbox):
    return sandbox.signed_in("jack")


def spoken(line, *requests, half_closed=False):
    """Everything that is answered on one connection.

    `requests` are heads without their last blank line, and bodies.
    """
    headers = "".join(
        f"{name}: {value}\r\n" for name, value in line.headers.items() if name != "Accept-Encoding"
    )
    host, _, port = line.host.rpartition("/")[2].partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(
            b"".join(head + headers.encode() + b"\r\n" + body for head, body in requests)
        )
        if half_closed:
            connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def statuses(answers):
    return [int(status) for status in re.findall(rb"HTTP/1.1 (\d{3}) ", answers)]


def test_requests_sent_ahead_are_answered_in_turn_and_an_error_does_not_end_the_connection(jack):
    wrong = (POST + b"Content-Length: 2\r\n", b"{}")
    unknown = (b"GET /nowhere HTTP/1.1\r\nContent-Length: 3\r\n", b"abc")
    last = (GET + b"Connection: close\r\n", b"")
    assert statuses(spoken(jack, (GET, b""), wrong, unknown, last)) == [200, 400, 404, 200]


def test_a_body_may_come_in_chunks(jack):
    chunks = (
        b"5;name=value\r\n"
        + ALICE[:5]
        + b"\r\n%X\r\n" % len(ALICE[5:])
        + ALICE[5:]
        + b"\r\n0\r\nTrailer: x\r\n\r\n"
    )
    last = (GET + b"Connection: close\r\n", b"")
    assert statuses(spoken(jack, (POST + b"Transfer-Encoding: chunked\r\n", chunks), last)) == [
        201,
        200,
    ]
    assert jack.post(CUSTOMER, data=iter([ALICE[:9], ALICE[9:]])).status_code == 201


@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        (b"Content-Length: 5000", ALICE, 400),
        (b"Content-Length: 2\r\nContent-Length: 3", b"{} ", 400),
        (b"Content-Length: -5", b"", 400),
        (b"Content-Length: 2000000", b"x" * 2_000_000, 413),
        (b"Transfer-Encoding: gzip", b"", 501),
        (b"Transfer-Encoding: chunked\r\nContent-Length: 5", b"0\r\n\r\n", 400),
        (b"Transfer-Encoding: chunked", b"%X\r\n" % len(ALICE) + ALICE, 400),
        (b"Transfer-Encoding: chunked", b"-5\r\n{}", 400),
        (b"Transfer-Encoding: chunked", b"2\r\n{}x\r\n0\r\n\r\n", 400),
        (b"Transfer-Encoding: chunked", b"200000\r\n" + b"x" * 0x200000, 413),
        (b"Transfer-Encoding: chunked", b"1\r\n{" + b"\r\n" * 5000, 400),
    ],
)
def test_a_body_that_does_not_end_where_it_says_creates_nothing_and_ends_the_connection(
    sandbox, jack, head, body, status
):
    answers = spoken(jack, (POST + head + b"\r\n", body), half_closed=True)
    assert statuses(answers) == [status]
    assert b"\r\nConnection: close\r\n" in answers
    assert jack.get(f"{CUSTOMER}/3500").status_code == 404


def test_head_tells_what_get_would_without_the_body(jack):
    whole, head = jack.get(f"{CUSTOMER}/1000"), jack.head(f"{CUSTOMER}/1000")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers.keys() == whole.headers.keys()
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_the_target_may_name_the_host_as_proxies_are_sent_it(sandbox, jack):
    target = f"http://ece.example.com/system{CUSTOMER}/1000"
    head = f"GET {target} HTTP/1.1\r\nConnection: close\r\n".encode()
    assert statuses(spoken(jack, (head, b""))) == [200]


def test_every_answer_is_dated(jack):
    assert re.fullmatch(
        r"\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT", jack.get("/nowhere").headers["Date"]
    )


def test_the_oldest_http_is_told_that_it_is_too_old(sandbox):
    host, _, port = sandbox.host.rpartition("/")[2].partition(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(b"GET /\r\n\r\n")
        assert statuses(connection.recv(65_536)) == [505]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "application/xml"),
        ("*/*", "application/xml"),
        ("application/json", "application/json"),
        ("application/JSON; charset=utf-8", "application/json"),
        ("application/json, text/plain, */*", "application/json"),
        ("application/json;q=0.5, application/xml", "application/xml"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
        ("application/xml;q=0, */*", "application/json"),
        ("application/json;q=0, application/*;q=0.1", "application/xml"),
    ],
)
def test_the_answer_is_in_what_is_welcome_most(jack, accept, media):
    assert jack.get(f"{CUSTOMER}/1000", headers={"Accept": accept}).headers["Content-Type"] == media


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "*/*;q=0.0"])
def test_who_takes_neither_is_told_so(jack, accept):
    assert jack.get(f"{CUSTOMER}/1000", headers={"Accept": accept}).status_code == 406


@pytest.mark.parametrize(
    ("encodings", "is_zipped"),
    [
        ("gzip", True),
        ("deflate, gzip;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip;q=0, *", False),
        ("br", False),
        ("", False),
    ],
)
def test_an_answer_is_zipped_only_for_who_can_open_it(jack, encodings, is_zipped):
    answer = jack.get(f"{CUSTOMER}/1000", headers={"Accept-Encoding": encodings})
    assert (answer.headers.get("Content-Encoding") == "gzip") is is_zipped
    assert answer.json()["customer"][0]["id"] == "1000"


def test_a_query_that_is_sent_unencoded_comes_back_as_links_that_lead_there(sandbox):
    frank = sandbox.authorised("frank")
    address = "/core/customermgr/v3/customer?customerName=Müller&$pagesize=1"
    answers = spoken(frank, (f"GET {address} HTTP/1.1\r\nConnection: close\r\n".encode(), b""))
    links = json.loads(answers.partition(b"\r\n\r\n")[2])["link"]
    assert {link["rel"] for link in links} == {"self", "next"}
    for link in links:
        assert link["href"].isascii()
        assert "Müller" in frank.get(link["href"]).json()["customer"][0]["customerName"]


def test_a_path_may_be_encoded_and_the_location_is_not(jack):
    answer = jack.post("/ws/v12/interaction/%63ustomer", data=ALICE)
    assert answer.headers["Location"] == f"/system{CUSTOMER}/3500"


def test_every_letter_may_be_sent_unencoded(sandbox):
    target = "GET /core/customermgr/v3/customer?customerName=àïÿ HTTP/1.1\r\nConnection: close\r\n"
    assert statuses(spoken(sandbox.authorised("frank"), (target.encode(), b""))) == [204]


def hrefs(tree):
    if isinstance(tree, dict):
        return {tree["href"]} if "href" in tree else hrefs(list(tree.values()))
    return {href for each in tree for href in hrefs(each)} if isinstance(tree, list) else set()


@pytest.mark.parametrize(
    "path",
    [
        f"{CUSTOMER}?phone=14082343456102&%24pagesize=2&%24pagenum=3",
        f"{CUSTOMER}?phone=14082343456102&$rangestart=30&$rangesize=2",
        "/ws/v20/interaction/case/1000,1001,1002?$attribute=all",
        "/ws/v12/interaction/activity?mode=outbound&$pagesize=2",
        "/core/customermgr/v3/customer?phone=14082343456102&$pagesize=2&$pagenum=3",
        "/core/casemgr/v3/case/1000,1001,1002?$attribute=all",
        "/core/casemgr/v3/activity?mode=outbound&$pagesize=2",
    ],
)
def test_every_link_leads_somewhere(sandbox, path):
    frank = sandbox.authorised("frank") if path.startswith("/core") else sandbox.signed_in("frank")
    links = hrefs(frank.get(path).json())
    assert links
    for href in links:
        assert frank.get(href.removeprefix("/system")).status_code in (200, 204), href


def test_a_body_far_too_big_is_told_so_however_it_is_sent(jack):
    for _ in range(3):
        answer = requests.post(f"{jack.host}/system{CUSTOMER}", data=b"x" * 5_000_000, timeout=10)
        assert answer.status_code == 413
