"""The transport against servers that are broken in every way we could think of."""

import logging
import threading
import time
import tracemalloc
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest

from dashboard import ece
from tests.faults import FAULTS, healthy_body
from tests.faulty import Faulty

pytestmark = pytest.mark.faults

SESSION = ece.SessionCredential("session-of-jack")
FRANK = ece.SessionCredential("session-of-frank")
READ = ece.Call(
    "customer search", "GET", "/ws/v12/interaction/customer", params=(("phone", "14082343456102"),)
)
WRITE = ece.Call(
    "create",
    "POST",
    "/ws/v12/interaction/customer",
    body={"type": {"value": "individual"}},
    writes=True,
)


def send(server, call=READ, deadline=3.0, credential=SESSION):
    return ece.Transport(server.url).send(replace(call, deadline=deadline), credential, "en-US")


@pytest.mark.parametrize(
    "answer", ["ok", "chunked_ok", "gzip_ok", "identity", "set_cookie", "delay"]
)
def test_a_good_answer_comes_back_whole(answer):
    with Faulty(answer) as server:
        received = send(server)
        assert received.status == 200
        assert received.body == healthy_body("GET", "/customer")


@pytest.mark.parametrize(
    "status", ["204", "400", "401", "403", "404", "406", "409", "429", "500", "502", "503", "202"]
)
def test_a_status_is_left_to_the_client_to_judge(status):
    with Faulty(status) as server:
        assert send(server).status == int(status)


def test_only_four_headers_come_through():
    with Faulty(
        lambda exchange: exchange.answer(
            201, b"{}", Location="/x", Retry_After="1", Set_Cookie="a=b"
        )
    ) as server:
        assert set(send(server).headers) == {
            "Content-Type",
            "X-egain-session",
            "Location",
            "Retry-After",
        }


@pytest.mark.parametrize(
    "answer",
    ["hang", "hang_after_headers", "hang_mid_body", "slow_headers", "slow_body", "slow_chunks"],
)
def test_no_call_outlasts_its_deadline(answer):
    call = ece.Call(READ.operation, READ.method, READ.path, deadline=0.5)
    with Faulty(answer, "ok") as server:
        transport = ece.Transport(server.url)
        started = time.monotonic()
        with pytest.raises(ece.TimedOut):
            transport.send(call, SESSION, "en-US")
        assert time.monotonic() - started < 1.5
        assert transport.send(call, SESSION, "en-US").status == 200
        assert [request.connection for request in server.requests] == [1, 2]


def test_a_flood_of_interim_answers_ends_at_the_deadline():
    with Faulty("interim_100_flood") as server, pytest.raises(ece.TimedOut):
        send(server, deadline=0.5)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("reset_after_headers", "broken answer"),
        ("reset_mid_body", "broken answer"),
        ("truncate_cl", "broken answer"),
        ("chunk_truncated", "broken answer"),
        ("chunk_bad_size", "broken answer"),
        ("chunk_line_huge", "broken answer"),
        ("chunk_negative", "too large"),
        ("garbage", "broken answer"),
        ("bad_status_line", "broken answer"),
        ("http_0_9", "broken answer"),
        ("headers_too_many", "broken answer"),
        ("header_line_huge", "broken answer"),
        ("header_malformed", "broken answer"),
        ("status_103", "not http"),
        ("huge_body", "too large"),
        ("gzip_bomb", "too large"),
        ("gzip_bad", "broken gzip"),
        ("gzip_truncated", "broken gzip"),
        ("gzip_trailing", "broken gzip"),
        ("encoding_unknown", "unknown encoding"),
        ("encoding_chain", "unknown encoding"),
        ("redirect_sso", "redirect"),
        ("redirect_307", "redirect"),
        ("redirect_loop", "redirect"),
        ("redirect_no_location", "redirect"),
        ("redirect_bomb", "redirect"),
        ("not_modified", "redirect"),
    ],
)
def test_a_broken_answer_is_unusable(answer, why):
    with Faulty(answer) as server:
        with pytest.raises(ece.Unusable) as caught:
            send(server)
        assert caught.value.why == why
        assert len(server.requests) == 1


@pytest.mark.parametrize("answer", ["huge_body", "gzip_bomb", "redirect_bomb", "chunk_negative"])
def test_a_bomb_costs_little_memory(answer):
    with Faulty(answer, answer, "ok") as server:
        transport = ece.Transport(server.url)
        with pytest.raises(ece.Unusable):
            transport.send(READ, None, "en-US")
        tracemalloc.start()
        try:
            with pytest.raises(ece.Unusable):
                transport.send(READ, None, "en-US")
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert server.bytes_sent < 2 * 10_000_000
        assert peak < 20_000_000
        assert transport.send(READ, None, "en-US").status == 200


@pytest.mark.parametrize("answer", ["close_now", "reset_now"])
def test_a_read_is_repeated_once_when_its_connection_breaks_before_the_answer(answer):
    with Faulty(answer, "ok") as server:
        assert send(server).status == 200
        assert [request.connection for request in server.requests] == [1, 2]


@pytest.mark.parametrize("answer", ["close_now", "reset_now"])
def test_a_read_is_not_repeated_twice(answer):
    with Faulty(answer) as server:
        with pytest.raises(ece.Unreachable):
            send(server)
        assert len(server.requests) == 2


@pytest.mark.parametrize("answer", ["close_now", "reset_now", "hang", "chunk_truncated"])
def test_a_write_is_never_repeated(answer):
    with Faulty(answer, "ok") as server:
        with pytest.raises(ece.Error):
            send(server, WRITE, deadline=0.5)
        assert len(server.requests) == 1


def test_a_connection_that_went_stale_is_replaced_silently():
    with Faulty("stale_keepalive", "ok") as server:
        transport = ece.Transport(server.url)
        assert transport.send(READ, SESSION, "en-US").status == 200
        assert transport.send(READ, SESSION, "en-US").status == 200
        assert [request.connection for request in server.requests] == [1, 1, 2]


def test_a_write_never_meets_a_stale_connection():
    with Faulty("stale_keepalive", "ok") as server:
        transport = ece.Transport(server.url)
        transport.send(READ, SESSION, "en-US")
        assert transport.send(WRITE, SESSION, "en-US").status == 204
        assert [request.connection for request in server.requests] == [1, 2]


def test_good_answers_share_a_connection():
    with Faulty("ok", "204", "401", "gzip_ok", "500", "ok") as server:
        transport = ece.Transport(server.url)
        for _ in range(6):
            transport.send(READ, SESSION, "en-US")
        assert server.connections == 1


@pytest.mark.parametrize(
    "answer", ["status_103", "body_after_204", "redirect_sso", "huge_body", "truncate_cl"]
)
def test_the_next_call_never_sees_the_rest_of_a_bad_answer(answer):
    with Faulty(answer, "ok") as server:
        transport = ece.Transport(server.url)
        with suppress(ece.Unusable):
            assert transport.send(READ, SESSION, "en-US").body == b""
        assert transport.send(READ, SESSION, "en-US").json()["customer"][0]["id"] == "1000"
        assert server.connections == 2


def test_a_refused_connection_is_unreachable():
    with Faulty("ok") as server:
        url = server.url
    with pytest.raises(ece.Unreachable):
        ece.Transport(url).send(READ, SESSION, "en-US")


def test_no_cookie_is_kept_from_one_agent_to_the_next():
    with Faulty("set_cookie") as server:
        transport = ece.Transport(server.url)
        transport.send(READ, SESSION, "en-US")
        transport.send(READ, ece.SessionCredential("session-of-mia"), "en-US")
        assert all("cookie" not in request.headers for request in server.requests)


def test_proxies_and_netrc_of_the_environment_are_ignored(monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("default login someone password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    with Faulty("ok") as server, Faulty("ok") as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        send(server)
        assert proxy.requests == []
        assert "authorization" not in server.requests[0].headers


def test_the_proxy_of_the_settings_is_used():
    with Faulty("ok") as proxy:
        address = proxy.url.removesuffix("/system").replace("://", "://jack:p%40ss@")
        transport = ece.Transport("http://ece.example.com/system", proxy=address)
        assert transport.send(READ, SESSION, "en-US").status == 200
        request = proxy.requests[0]
        assert request.path.startswith("http://ece.example.com/system/ws/v12/")
        assert request.headers["host"] == "ece.example.com"
        assert request.headers["proxy-authorization"] == f"Basic {b64encode(b'jack:p@ss').decode()}"


def test_a_request_is_written_as_ece_reads_it():
    call = ece.Call(
        "case lookup",
        "POST",
        "/ws/v20/interaction/case/lookup",
        params=(
            ("$pagesize", "25"),
            ("created", "[2022-03-23T08:39:16.000Z,]"),
            ("email", "a&$x=1#b"),
        ),
        body={"status": "öffen"},
    )
    with Faulty("ok") as server:
        ece.Transport(server.url + "/").send(call, SESSION, "de-DE")
        request = server.requests[0]
    assert request.path == (
        "/system/ws/v20/interaction/case/lookup?%24pagesize=25"
        "&created=%5B2022-03-23T08%3A39%3A16.000Z%2C%5D&email=a%26%24x%3D1%23b"
    )
    assert request.json == {"status": "öffen"}
    assert request.headers["x-egain-session"] == "session-of-jack"
    assert request.headers["accept"] == request.headers["content-type"] == "application/json"
    assert request.headers["accept-language"] == "de-DE"


def test_a_call_without_a_body_has_no_content_type():
    with Faulty("ok") as server:
        send(server, credential=None)
        assert "content-type" not in server.requests[0].headers
        assert "x-egain-session" not in server.requests[0].headers


@pytest.mark.parametrize("params", [(("email", "\ud800"),)])
def test_what_cannot_be_written_is_rejected(params):
    with Faulty("ok") as server:
        with pytest.raises(ece.Rejected):
            send(server, ece.Call("search", "GET", "/x", params=params))
        assert server.requests == []


@pytest.mark.parametrize(
    "answer", ["ok", "header_malformed", "close_now", "hang", "reset_mid_body", "garbage"]
)
def test_nothing_about_a_call_is_logged_or_told_by_its_error(answer, caplog):
    caplog.set_level(logging.DEBUG)
    call = ece.Call(
        "search",
        "GET",
        "/ws/v12/interaction/customer",
        params=(("email", "jane.canary@example.com"),),
    )
    with Faulty(answer) as server:
        told = ""
        try:
            send(server, call, deadline=0.5)
        except ece.Error as error:
            told = f"{error!r} {error} {error.args} {error.__cause__} {error.code}"
    assert "canary" not in caplog.text + told + repr(call)
    assert "127.0.0.1" not in caplog.text + told


def test_forty_threads_get_their_own_answers():
    def echo(exchange):
        exchange.answer(200, exchange.request.headers["x-egain-session"].encode())

    received = {}

    def ask(name):
        credential = ece.SessionCredential(name)
        received[name] = {
            transport.send(READ, credential, "en-US").body.decode() for _ in range(10)
        }

    with Faulty(echo) as server:
        transport = ece.Transport(server.url)
        threads = [
            threading.Thread(target=ask, args=(f"session-{number:03}",)) for number in range(40)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert received == {name: {name} for name in received}
    assert len(received) == 40


def test_one_agents_hanging_calls_are_not_waited_for_because_others_are_answered():
    def hang_for_jack(exchange):
        if exchange.request.headers["x-egain-session"] == "session-of-jack":
            exchange.hang()
        FAULTS["ok"](exchange)

    def ask(agent, session):
        return transport.send(replace(READ, deadline=3), session, "en-US", agent=agent)

    def ask_for_frank():
        while not hanging.done():
            assert ask(2, FRANK).status == 200

    with Faulty(hang_for_jack) as server, ThreadPoolExecutor(2) as threads:
        transport = ece.Transport(server.url, limits=ece.Limits(in_a_process=2, for_an_agent=1))
        hanging = threads.submit(ask, 1, SESSION)
        answered = threads.submit(ask_for_frank)
        time.sleep(0.1)
        with pytest.raises(ece.Full):
            ask(1, SESSION)
        assert not hanging.done()
        answered.result()
