"""How many calls may be under way at once.

Threads are few, and those that wait for ECE answer nobody. If ECE hangs, health checks, static
files and pages that need no ECE must still find one. So calls have places. Where all are taken a
call waits for one as long as places come free that it may take, and is refused at once when they do
not.
"""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from dashboard.ece import errors

PATIENCE = 5.0
STANDSTILL = 2.0  # seconds without one taken or given back, after which nobody waits for it
BUSY_SECONDS = 2


class _Thread(threading.local):
    """Whether this thread has a place already; then its calls need none."""

    has_place = False


_here = _Thread()


@dataclass(frozen=True, slots=True)
class Limits:
    """How many calls may be under way in a process, and in it for one agent; and how many may wait
    for a place."""

    in_a_process: int = 12
    for_an_agent: int = 8
    waiting: int = 104


class Gate:
    """Gives places to calls. Any number of threads may use it.

    `agent` tells whose calls they are. Those of nobody, such as sign-ins, have None.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._moved = threading.Condition()
        self._taken: Counter[int | None] = Counter()
        self._waiting: Counter[int | None] = Counter()
        self._last_move = 0.0
        self._last_moves: dict[int | None, float] = {}  # of those who have places

    @property
    def taken(self) -> int:
        """How many places are taken."""
        return self._taken.total()

    def place(self, agent: int | None, *, seconds: float) -> AbstractContextManager[object]:
        """Hold a place for one call; wait for so long at most. Errors: Full."""
        if _here.has_place:
            return nullcontext()
        return self._places(agent, 1, seconds=seconds)

    @contextmanager
    def threads(
        self, agent: int | None, most: int, *, seconds: float
    ) -> Iterator[ThreadPoolExecutor]:
        """Yield threads for calls side by side, each with a place of its own.

        They are as many as there are places, at least one, for which it waits for so long at most.
        A thread that has a place lends it. Errors: Full.
        """
        lent = int(_here.has_place)
        with (
            self._places(agent, most - lent, least=1 - lent, seconds=seconds) as count,
            ThreadPoolExecutor(count + lent, initializer=_have_place) as threads,
        ):
            yield threads

    @contextmanager
    def _places(
        self, agent: int | None, most: int, *, least: int = 1, seconds: float
    ) -> Iterator[int]:
        with self._moved:
            if self._free(agent) < least:
                self._wait(agent, min(PATIENCE, seconds))
            count = min(most, self._free(agent))
            self._taken[agent] += count
            self._note_move(agent)
        try:
            yield count
        finally:
            with self._moved:
                _take_from(self._taken, agent, count)
                self._note_move(agent)
                self._moved.notify_all()

    def _note_move(self, agent: int | None) -> None:
        self._last_move = time.monotonic()
        self._last_moves[agent] = self._last_move
        if agent not in self._taken:
            del self._last_moves[agent]

    def _free(self, agent: int | None) -> int:
        """Return how many places this agent may take."""
        in_the_process = self._limits.in_a_process - self._taken.total()
        for_the_agent = self._limits.for_an_agent - self._taken[agent]
        return max(0, min(in_the_process, for_the_agent))

    def _wait(self, agent: int | None, patience: float) -> None:
        """Wait until there is a place. Errors: Full."""
        if not self._may_wait(agent):
            raise errors.Full("too many calls", retry_after=BUSY_SECONDS)
        until = time.monotonic() + patience
        self._waiting[agent] += 1
        try:
            while not self._free(agent):
                seconds = min(until, self._stands_still_at(agent)) - time.monotonic()
                if seconds <= 0:
                    raise errors.Full("too many calls", retry_after=BUSY_SECONDS)
                self._moved.wait(seconds)
        finally:
            _take_from(self._waiting, agent, 1)

    def _stands_still_at(self, agent: int | None) -> float:
        """Return when it is of no use to wait. Who has all places that one agent may take waits for
        one of them, whatever the others' do."""
        has_all = self._taken[agent] >= self._limits.for_an_agent
        last_move = self._last_moves[agent] if has_all else self._last_move
        return last_move + STANDSTILL

    def _may_wait(self, agent: int | None) -> bool:
        """Whether one more may wait. One agent leaves some room for the others."""
        if self._waiting.total() >= self._limits.waiting:
            return False
        room_for_others = self._limits.for_an_agent
        return agent is None or self._waiting[agent] < self._limits.waiting - room_for_others


def _have_place() -> None:
    _here.has_place = True


def _take_from(counter: Counter[int | None], agent: int | None, count: int) -> None:
    counter[agent] -= count
    if not counter[agent]:
        del counter[agent]
