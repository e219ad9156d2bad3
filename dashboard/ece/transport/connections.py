"""Connections whose answers end: at the deadline of the call, and at the largest size."""

import http.client
import io
import logging
import socket
import ssl
import threading
import time
from collections.abc import Buffer
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import requests
import truststore
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from dashboard.ece import errors

if TYPE_CHECKING:
    from urllib3._base_connection import BaseHTTPConnection, BaseHTTPSConnection

LARGEST_ANSWER = 5 * 1024 * 1024

_CONNECT_SECONDS = 2.0
_POOL_SIZE = 64


@dataclass(slots=True)
class Attempt:
    """One try at a call: when it has to be over, on what connection, and how far it came."""

    ends: float
    on_new_connection: bool
    on_used_connection: bool = False
    sent: bool = False
    answered: bool = False

    @property
    def seconds_left(self) -> float:
        return self.ends - time.monotonic()

    @property
    def broke_before_the_answer(self) -> bool:
        return self.sent and not self.answered


# Which attempt this thread is making; connections are pooled, so they cannot know by themselves.
_here = threading.local()


class TooLarge(Exception):
    pass


class _Metered(io.RawIOBase):
    """Every byte of an answer comes through here, so here is where its time and its size end."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, attempt: Attempt) -> None:
        self._raw = raw
        self._sock = sock
        self._attempt = attempt
        self._received = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        seconds = self._attempt.seconds_left
        if seconds <= 0:
            raise TimeoutError
        self._sock.settimeout(seconds)
        received = self._raw.readinto(buffer) or 0
        if self._attempt.sent and received:
            self._attempt.answered = True
        self._received += received
        if self._received > LARGEST_ANSWER:
            raise TooLarge
        return received

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, debuglevel: int = 0, method: str | None = None) -> None:
        super().__init__(sock, debuglevel, method)
        self.fp = io.BufferedReader(_Metered(self.fp.detach(), sock, _here.attempt))

    def begin(self) -> None:
        # What a proxy says about its tunnel is read in another way, and is no answer.
        _here.attempt.sent = True
        super().begin()
        if self.msg.defects:
            raise http.client.HTTPException("headers end where they should not")


class _HTTPConnection(HTTPConnection):
    response_class = _Response


class _HTTPSConnection(HTTPSConnection):
    response_class = _Response


class _HTTPPool(HTTPConnectionPool):
    """A pool that opens a new connection when the attempt must not meet one that may be closing."""

    ConnectionCls: "type[BaseHTTPConnection] | type[BaseHTTPSConnection]" = _HTTPConnection

    def _get_conn(self, timeout: float | None = None) -> "BaseHTTPConnection":
        if _here.attempt.on_new_connection:
            return self._new_conn()
        connection = super()._get_conn(timeout)
        _here.attempt.on_used_connection = not connection.is_closed
        return connection


class _HTTPSPool(_HTTPPool, HTTPSConnectionPool):
    ConnectionCls = _HTTPSConnection


_POOLS = {"http": _HTTPPool, "https": _HTTPSPool}


class Connections:
    """Opens connections, keeps them for the calls that follow, and repeats nothing by itself."""

    def __init__(self, ca_file: str, proxy: str) -> None:
        manager = _manager(proxy, ssl_context=_tls_context(ca_file), maxsize=_POOL_SIZE)
        manager.pool_classes_by_scheme = _POOLS
        # Looked up once: urllib3 reads an address anew to find its pool.
        self._pool = cache(manager.connection_from_url)
        self._proxy = proxy

    def open(self, request: requests.PreparedRequest, attempt: Attempt) -> urllib3.BaseHTTPResponse:
        """Send the request and return its response, with the body still to be read."""
        url = str(request.url)
        is_forwarded = self._proxy and url.startswith("http:")
        _here.attempt = attempt
        seconds = attempt.seconds_left
        try:
            return self._pool(origin(url)).urlopen(
                str(request.method),
                url if is_forwarded else request.path_url,
                request.body,
                request.headers,
                retries=False,
                redirect=False,
                assert_same_host=False,
                timeout=urllib3.Timeout(connect=min(_CONNECT_SECONDS, seconds), read=seconds),
                preload_content=False,
                decode_content=False,
            )
        finally:
            del _here.attempt


def origin(url: str) -> str:
    """Return the scheme, host and port of the address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _manager(proxy: str, **options: Any) -> urllib3.PoolManager:
    if not proxy:
        return urllib3.PoolManager(**options)
    login = urllib3.util.parse_url(proxy).auth_decoded_joined
    headers = urllib3.make_headers(proxy_basic_auth=login, proxy_basic_auth_encoding="utf-8")
    return urllib3.ProxyManager(proxy, proxy_headers=headers, **options)


def _tls_context(ca_file: str) -> ssl.SSLContext:
    """Return a context of TLS 1.2 or later that trusts the authorities of this file; "" are those
    of the system. Errors: Unreachable when the file cannot be read."""
    if ca_file:
        context = urllib3.util.create_urllib3_context()
        try:
            context.load_verify_locations(ca_file)
        except OSError:
            raise errors.Unreachable("unreadable certificates") from None
    else:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


# urllib3 logs addresses with all that is asked in them, some of it as warnings.
for _name in ("urllib3.connectionpool", "urllib3.connection", "urllib3.util.retry"):
    logging.getLogger(_name).addFilter(lambda record: False)
