"""Whose page is made when: those of one agent one after the other.

However many tabs one agent opens at once, the others' pages share a process with only one of them.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

from dashboard.models import Agent
from dashboard.storage.connections import give_back

PATIENCE = 2.0  # seconds, after which it is made all the same

_lock = threading.Lock()
_turns: WeakValueDictionary[int, threading.RLock] = WeakValueDictionary()


@contextmanager
def turn_of(agent: Agent | None) -> Iterator[None]:
    """Wait until no other thread makes a page for this agent, with no connection to the database,
    which that page may need. Nobody's pages need not wait."""
    if agent is None:
        yield
        return
    with _lock:
        turn = _turns.setdefault(agent.pk, threading.RLock())
    has_turn = turn.acquire(blocking=False) or wait_for(turn)
    try:
        yield
    finally:
        if has_turn:
            turn.release()


def wait_for(turn: threading.RLock) -> bool:
    give_back()
    return turn.acquire(timeout=PATIENCE)
