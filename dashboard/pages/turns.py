"""Whose page is made when: those of one agent one after the other.

However many tabs one agent opens at once, the others' pages have to share a process with only one
of them.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

from dashboard.models import Agent

_lock = threading.Lock()
_turns: WeakValueDictionary[int, threading.RLock] = WeakValueDictionary()


@contextmanager
def turn_of(agent: Agent | None) -> Iterator[None]:
    """Wait until no other thread makes a page for this agent. Nobody's pages need not wait."""
    if agent is None:
        yield
        return
    with _lock:
        turn = _turns.setdefault(agent.pk, threading.RLock())
    with turn:
        yield
