"""The connection breaks, or time goes by."""

from tests.faults.registry import fault, named
from tests.faults.statuses import ok


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
