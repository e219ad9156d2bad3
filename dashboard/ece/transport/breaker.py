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

    Any answer, be it an error, ends the pause. As long as one agent alone got none, the others are
    not held up. One for each server; any number of threads may use it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._without_answer: set[int | None] = set()
        self._next_try = 0.0
        self._last_answer = 0.0

    @property
    def is_open(self) -> bool:
        """Whether calls are refused, at least of one agent."""
        return self._failures >= FAILURES

    @contextmanager
    def watch(self, seconds: float, agent: int | None) -> Iterator[None]:
        """Learn from this agent's call inside, which waits so long for its answer.

        Errors: Paused where it must not be sent.
        """
        self._check(agent)
        began = time.monotonic()
        try:
            yield
        except errors.TimedOut:
            if seconds >= ENOUGH:
                self._note_failure(began, agent)
            raise
        except errors.Unreachable:
            self._note_failure(began, agent)
            raise
        except errors.Unusable:
            self._note_answer()
            raise
        self._note_answer()

    def _check(self, agent: int | None) -> None:
        with self._lock:
            if not self.is_open or self._is_somebody_elses(agent):
                return
            now = time.monotonic()
            if now < self._next_try:
                raise errors.Paused("no answers", retry_after=int(self._next_try - now) + 1)
            self._next_try = now + PAUSE

    def _is_somebody_elses(self, agent: int | None) -> bool:
        """Whether ECE may still answer this agent: one other alone got no answer."""
        return len(self._without_answer) == 1 and agent not in self._without_answer

    def _note_failure(self, began: float, agent: int | None) -> None:
        """A call that began before the last answer proves nothing."""
        with self._lock:
            if began < self._last_answer:
                return
            self._failures += 1
            self._without_answer.add(agent)
            if self._failures == FAILURES:
                self._next_try = time.monotonic() + PAUSE

    def _note_answer(self) -> None:
        with self._lock:
            self._failures = 0
            self._without_answer.clear()
            self._last_answer = time.monotonic()
