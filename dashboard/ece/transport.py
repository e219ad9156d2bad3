"""The only I/O of the product: one call goes out over a pooled connection, one answer comes back, or an error.

Nothing is shared between agents but idle connections: without a requests Session there is no cookie jar, no redirect,
no .netrc and no proxy from the environment.
"""

import http.client
import io
import json
import logging
import os
import random
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call

CONNECT_SECONDS = 2.0
LARGEST_ANSWER = 5 * 1024 * 1024
POOL_SIZE = 64

_PIECE = 64 * 1024
_HEADERS = ("Content-Type", "X-egain-session", "Location", "Retry-After")
_GZIP = 16 + zlib.MAX_WBITS


class Transport:
    """Sends calls to one ECE server. One for each process, made after the fork; any number of threads may use it.

    `base_url` ends with the context root. `verify` is True, the path of a CA file or folder, or False. `proxy` is the
    address of a proxy or "".
    """

    def __init__(self, base_url: str, *, verify: bool | str = True, proxy: str = "") -> None:
        self._base_url = base_url.rstrip("/")
        self._verify = verify is not False
        self._proxies = {"http": proxy, "https": proxy} if proxy else None
        self._adapter = _Adapter(verify)

    def send(self, call: Call, credential: AuthBase | None, language: str) -> Answer:
        """Send the call, signed by the credential, and return the whole answer, whatever its status; but no redirect.

        A read is sent once more when its connection broke before the answer began. `language` is one of ECE's codes.
        Errors: Unreachable, TimedOut, Unusable; Rejected for what cannot be written as a request.
        """
        ends = time.monotonic() + call.deadline
        request = self._prepare(call, credential, language)
        attempt = _Attempt(ends, on_new_connection=call.writes)
        try:
            return self._send_once(request, attempt)
        except errors.Unreachable:
            if call.writes or not attempt.broke_before_the_answer:
                raise
        if not attempt.on_used_connection:
            time.sleep(random.uniform(0.05, 0.25))  # noqa: S311
        return self._send_once(request, _Attempt(ends, on_new_connection=True))

    def _prepare(self, call: Call, credential: AuthBase | None, language: str) -> requests.PreparedRequest:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, identity",
            "Accept-Language": language,
            "User-Agent": "agent-dashboard",
        }
        if call.body is not None:
            headers["Content-Type"] = "application/json"
        try:
            return requests.Request(
                call.method,
                self._base_url + call.path,
                params=list(call.params),
                data=None if call.body is None else json.dumps(call.body, allow_nan=False),
                headers=headers,
                auth=credential,
            ).prepare()
        except ValueError:
            raise errors.Rejected("cannot be written") from None

    def _send_once(self, request: requests.PreparedRequest, attempt: "_Attempt") -> Answer:
        _here.attempt = attempt
        try:
            timeout = (min(CONNECT_SECONDS, attempt.seconds_left), attempt.seconds_left)
            response = self._adapter.send(
                request, stream=True, timeout=timeout, verify=self._verify, proxies=self._proxies
            )
            try:
                return _read_answer(response)
            finally:
                # Gives nothing away that was read to its end: that connection is back in the pool already.
                response.raw.close()
        except errors.Error:
            raise
        except Exception as fault:
            raise _read_fault(fault, attempt) from None
        finally:
            del _here.attempt


def _read_answer(response: requests.Response) -> Answer:
    status, headers = response.status_code, response.headers
    if status < 200:
        raise errors.Unusable("not http")
    if 300 <= status < 400:
        raise errors.Unusable("redirect")
    if status == 204 and _announces_body(headers):
        response.raw.close()
    wire = b"".join(_pieces(response.raw))
    body = _unpack(wire, headers.get("Content-Encoding", ""))
    return Answer(status, MappingProxyType({name: headers[name] for name in _HEADERS if name in headers}), body)


def _announces_body(headers: Mapping[str, str]) -> bool:
    # Such a body would be taken for the beginning of the next answer on the connection.
    return "Transfer-Encoding" in headers or headers.get("Content-Length", "0").strip() != "0"


def _pieces(raw: urllib3.BaseHTTPResponse) -> Iterator[bytes]:
    while piece := raw.read(_PIECE, decode_content=False):
        yield piece


def _unpack(wire: bytes, encoding: str) -> bytes:
    match encoding.strip().lower():
        case "" | "identity":
            return wire
        case "gzip" if wire:
            return _gunzip(wire)
        case "gzip":
            return b""
        case _:
            raise errors.Unusable("unknown encoding")


def _gunzip(wire: bytes) -> bytes:
    unpacking = zlib.decompressobj(_GZIP)
    try:
        body = unpacking.decompress(wire, LARGEST_ANSWER + 1)
    except zlib.error:
        raise errors.Unusable("broken gzip") from None
    if len(body) > LARGEST_ANSWER:
        raise errors.Unusable("too large")
    if not unpacking.eof or unpacking.unused_data:
        raise errors.Unusable("broken gzip")
    return body


def _read_fault(fault: Exception, attempt: "_Attempt") -> errors.Error:
    causes = list(_causes(fault))
    if any(isinstance(cause, _TooLarge) for cause in causes):
        return errors.Unusable("too large")
    if attempt.seconds_left <= 0 or any(isinstance(cause, TimeoutError) for cause in causes):
        return errors.TimedOut("no answer in time")
    if attempt.answered:
        return errors.Unusable("broken answer")
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return errors.Unreachable("tls")
    return errors.Unreachable("connection broke" if attempt.sent else "no connection")


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """Yield the fault and whatever it wraps: the HTTP stack keeps causes among arguments, too."""
    yield fault
    for cause in (fault.__cause__, *fault.args):
        if isinstance(cause, BaseException):
            yield from _causes(cause)


@dataclass(slots=True)
class _Attempt:
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


class _TooLarge(Exception):
    pass


class _Metered(io.RawIOBase):
    """Every byte of an answer comes through here, so here is where its time and its size end."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, attempt: _Attempt) -> None:
        self._raw = raw
        self._sock = sock
        self._attempt = attempt
        self._received = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        seconds = self._attempt.seconds_left
        if seconds <= 0:
            raise TimeoutError
        self._sock.settimeout(seconds)
        received = self._raw.readinto(buffer)
        self._attempt.answered = self._attempt.answered or received > 0
        self._received += received
        if self._received > LARGEST_ANSWER:
            raise _TooLarge
        return received

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: object, **kwargs: object) -> None:
        super().__init__(sock, *args, **kwargs)
        _here.attempt.sent = True
        self.fp = io.BufferedReader(_Metered(self.fp.detach(), sock, _here.attempt))

    def begin(self) -> None:
        super().begin()
        if self.msg.defects:
            raise http.client.HTTPException("headers end where they should not")


class _HTTPConnection(HTTPConnection):
    response_class = _Response


class _HTTPSConnection(HTTPSConnection):
    response_class = _Response


class _ChoosesConnection:
    """A pool that opens a new connection when the attempt must not meet one that the server may be closing."""

    def _get_conn(self, timeout: float | None = None) -> HTTPConnection:
        if _here.attempt.on_new_connection:
            return self._new_conn()
        connection = super()._get_conn(timeout)
        _here.attempt.on_used_connection = not connection.is_closed
        return connection


class _HTTPPool(_ChoosesConnection, HTTPConnectionPool):
    ConnectionCls = _HTTPConnection


class _HTTPSPool(_ChoosesConnection, HTTPSConnectionPool):
    ConnectionCls = _HTTPSConnection


_POOLS = {"http": _HTTPPool, "https": _HTTPSPool}


class _Adapter(HTTPAdapter):
    """Never repeats a request by itself, and trusts whom the settings trust."""

    def __init__(self, verify: bool | str) -> None:
        self._tls = _tls_context(verify)
        super().__init__(pool_maxsize=POOL_SIZE)

    def init_poolmanager(self, *args: object, **kwargs: object) -> None:
        super().init_poolmanager(*args, ssl_context=self._tls, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: object) -> urllib3.ProxyManager:
        manager = super().proxy_manager_for(proxy, ssl_context=self._tls, **kwargs)
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def cert_verify(self, *args: object) -> None:
        """Leave the connection as it is: the TLS context knows the authorities, and loads them once."""


def _tls_context(verify: bool | str) -> ssl.SSLContext:
    context = urllib3.util.create_urllib3_context(ssl_minimum_version=ssl.TLSVersion.TLSv1_2)
    if verify is False:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif verify is True:
        context.load_verify_locations(requests.certs.where())
    elif os.path.isdir(verify):
        context.load_verify_locations(capath=verify)
    else:
        context.load_verify_locations(verify)
    return context


# urllib3 logs addresses with all that is asked in them, some of it as warnings.
for _name in ("urllib3.connectionpool", "urllib3.connection", "urllib3.util.retry"):
    logging.getLogger(_name).addFilter(lambda record: False)
