"""Whether a server is asked at all while it does not answer."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from dashboard.ece import errors

FAILURES = 5
PAUSE = 5.0
ENOUGH = 3.0  # seconds; no answer in less proves nothing


class Breaker:
    """After FAILURES calls in a row without an answer, lets one call through every PAUSE seconds.

    Any answer, be it an error, ends the pause. One for each server; any number of threads may use
    it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._next_try = 0.0
        self._last_answer = 0.0

    @property
    def is_open(self) -> bool:
        """Whether calls are refused."""
        return self._failures >= FAILURES

    @contextmanager
    def watch(self, seconds: float) -> Iterator[None]:
        """Learn from the call inside, which waits so long for its answer.

        Errors: Paused where it must not be sent.
        """
        self._check()
        began = time.monotonic()
        try:
            yield
        except errors.TimedOut:
            if seconds >= ENOUGH:
                self._note_failure(began)
            raise
        except errors.Unreachable:
            self._note_failure(began)
            raise
        except errors.Unusable:
            self._note_answer()
            raise
        self._note_answer()

    def _check(self) -> None:
        with self._lock:
            if not self.is_open:
                return
            now = time.monotonic()
            if now < self._next_try:
                raise errors.Paused("no answers", retry_after=int(self._next_try - now) + 1)
            self._next_try = now + PAUSE

    def _note_failure(self, began: float) -> None:
        """A call that began before the last answer proves nothing."""
        with self._lock:
            if began < self._last_answer:
                return
            self._failures += 1
            if self._failures == FAILURES:
                self._next_try = time.monotonic() + PAUSE

    def _note_answer(self) -> None:
        with self._lock:
            self._failures = 0
            self._last_answer = time.monotonic()
