"""Faults by name. Each is a function of an Exchange of tests/faulty.py."""

from collections.abc import Callable

FAULTS: dict[str, Callable] = {}


def fault(play: Callable) -> Callable:
    """Register a function under its own name."""
    FAULTS[play.__name__] = play
    return play


def named(name: str, play: Callable) -> None:
    """Register a function under a name that no function can have, or that is made on the spot."""
    FAULTS[name] = play
