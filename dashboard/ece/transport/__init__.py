"""The only I/O towards ECE: one call goes out over a pooled connection, one answer comes back.

Nothing is shared between agents but idle connections: without a requests Session there is no cookie
jar, no redirect, no .netrc and no proxy from the environment.
"""

import random
import socket
import ssl
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from math import inf
from urllib.parse import urlencode

import requests
import urllib3
from requests.auth import AuthBase

from dashboard.ece import errors
from dashboard.ece.calls import Answer, Call
from dashboard.ece.transport.bodies import read_answer
from dashboard.ece.transport.breaker import Breaker
from dashboard.ece.transport.connections import Attempt, Connections, TooLarge, origin
from dashboard.ece.transport.gate import Gate
from dashboard.ece.transport.gate import Limits as Limits

# The first one that is among the causes tells most.
_WHY_UNREACHABLE: tuple[tuple[type[Exception], errors.NoConnection], ...] = (
    (ssl.SSLCertVerificationError, "untrusted certificate"),
    (ssl.SSLError, "no tls"),
    (urllib3.exceptions.ProxyError, "proxy"),
    (socket.gaierror, "name not found"),
    (ConnectionRefusedError, "connection refused"),
)


def do_nothing(*_what: object) -> None:
    pass


class Transport:
    """Sends calls to one ECE server.

    One for each process, made after the fork; any number of threads may use it.

    `base_url` ends with the context root. `ca_file` holds the authorities that are trusted, those
    of the system if it is "". `proxy` is the address of a proxy or "". `before_waiting()` is called
    before each call, `on_change(calls, is_paused)` when one begins and when it is over, with how
    many are under way. `replaces_sessions` is whether the server has ever put another session in an
    agent's place, `unknown_languages` are those that it has refused, and `plain_until` tells by the
    wording of a call how long it is asked plainly, in seconds of the monotonic clock.
    """

    def __init__(
        self,
        base_url: str,
        *,
        ca_file: str = "",
        proxy: str = "",
        limits: Limits | None = None,
        before_waiting: Callable[[], None] = do_nothing,
        on_change: Callable[[int, bool], None] = do_nothing,
    ) -> None:
        self.gate = Gate(limits or Limits())
        self.replaces_sessions = False
        self.unknown_languages: set[str] = set()
        self.plain_until: dict[tuple[str, str], float] = {}
        self._breakers: defaultdict[str, Breaker] = defaultdict(Breaker)
        self._before_waiting = before_waiting
        self._on_change = on_change
        self._base_url = _plain(base_url).rstrip("/")
        self._connections = Connections(ca_file, proxy)
        self.origin = origin(self._base_url)

    @property
    def is_paused(self) -> bool:
        """Whether ECE is asked from time to time only, because it does not answer."""
        return self._breakers[self.origin].is_open

    def send(
        self,
        call: Call,
        credential: AuthBase | None,
        language: str,
        *,
        agent: int | None = None,
        seconds_left: float = inf,
    ) -> Answer:
        """Send the call, signed by the credential, and return the whole answer; no redirect.

        A read is sent once more when its connection broke before the answer began. `language` is
        one of ECE's codes, `agent` tells whose call it is, and `seconds_left` is how long it may
        take where its own deadline is later. Errors: Unreachable, TimedOut, Unusable; Full and
        Paused where it was not sent; Rejected for what cannot be written as a request.
        """
        seconds = min(call.deadline, seconds_left)
        ends = time.monotonic() + seconds
        request = self._write(call, credential, language)
        breaker = self._breakers[origin(str(request.url))]
        self._before_waiting()
        try:
            with self.gate.place(agent, seconds=seconds), breaker.watch(seconds, agent):
                self._tell()
                return self._send_in_time(call, request, ends)
        finally:
            self._tell()

    def _tell(self) -> None:
        self._on_change(self.gate.taken, self.is_paused)

    def _send_in_time(self, call: Call, request: requests.PreparedRequest, ends: float) -> Answer:
        attempt = Attempt(ends, on_new_connection=call.writes)
        try:
            return self._send_once(request, attempt)
        except errors.Unreachable:
            if call.writes or not attempt.broke_before_the_answer:
                raise
        if not attempt.on_used_connection:
            time.sleep(random.uniform(0.05, 0.25))  # noqa: S311 — a pause, not a secret
        return self._send_once(request, Attempt(ends, on_new_connection=True))

    def _write(
        self, call: Call, credential: AuthBase | None, language: str
    ) -> requests.PreparedRequest:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, identity",
            "Accept-Language": language,
            "User-Agent": "agent-dashboard",
        }
        if call.form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        request = requests.PreparedRequest()
        try:
            request.method = call.method
            request.url = self._url(call)
            request.prepare_headers(headers)
            request.prepare_body(call.form, None, call.body)
            return credential(request) if credential else request
        except ValueError:
            raise errors.Rejected("cannot be written") from None

    def _url(self, call: Call) -> str:
        if call.path.startswith(("https://", "http://")):
            return _plain(call.path)
        # Of these the server's own part was read once; reading it anew takes as long as all else.
        query = f"?{urlencode(call.params)}" if call.params else ""
        return f"{self._base_url}{call.path}{query}"

    def _send_once(self, request: requests.PreparedRequest, attempt: Attempt) -> Answer:
        try:
            response = self._connections.open(request, attempt)
            try:
                return read_answer(response)
            finally:
                # What was read to its end has given its connection back; any other ends here.
                response.close()
        except errors.Error:
            raise
        except Exception as fault:
            raise _read_fault(fault, attempt) from None


def _plain(address: str) -> str:
    """Return the address as it crosses the wire: names and signs in ASCII."""
    return requests.Request("GET", address).prepare().url or ""


def _read_fault(fault: Exception, attempt: Attempt) -> errors.Error:
    causes = list(_causes(fault))
    if any(isinstance(cause, TooLarge) for cause in causes):
        return errors.Unusable("too large")
    if attempt.seconds_left <= 0 or any(isinstance(cause, TimeoutError) for cause in causes):
        return errors.TimedOut("no answer in time")
    if attempt.answered:
        return errors.Unusable("broken answer")
    for kind, why in _WHY_UNREACHABLE:
        if any(isinstance(cause, kind) for cause in causes):
            return errors.Unreachable(why)
    return errors.Unreachable("connection broke" if attempt.sent else "no connection")


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """Yield the fault and whatever it wraps: the HTTP stack keeps causes among arguments, too."""
    yield fault
    for cause in (fault.__cause__, *fault.args):
        if isinstance(cause, BaseException):
            yield from _causes(cause)
