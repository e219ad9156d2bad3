"""One running sandbox: its world, its sessions, and the way back to how it began."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from dashboard.sandbox.call import Call, Reply
from dashboard.sandbox.routes import Interface
from dashboard.sandbox.sessions import Sessions
from dashboard.sandbox.switches import Switches, change
from dashboard.sandbox.world import World

COMPANIONS = ("", "-wal", "-shm", "-seeded")

type Fill = Callable[[World], None]


class Stand:
    """`world` and the sessions of whoever signed in to it. With `resettable` a copy of the new world is put aside."""

    def __init__(self, world: World, switches: Switches, *, resettable: bool) -> None:
        self.world = world
        self.switches = switches
        self._sessions = Sessions(switches)
        self._interface = Interface(world, self._sessions)
        self._first_switches = dataclasses.asdict(switches)
        self._copy = world.path.with_name(world.path.name + "-seeded")
        if resettable:
            world.copy_to(self._copy)

    def __call__(self, call: Call) -> Reply:
        return self._interface(call)

    def reset(self) -> None:
        """The world, the sessions and the switches are again what they were at the start."""
        self.world.restore(self._copy)
        self._sessions.end_all()
        change(self.switches, self._first_switches)


def opened(path: Path, fill: Fill, *, fresh: bool) -> World:
    """The world kept in `path`; a new one when there is none, when its filling was cut short, or when `fresh`."""
    if fresh or not path.exists():
        return _filled(path, fill)
    world = World(path)
    if world.is_whole:
        return world
    world.close()
    return _filled(path, fill)


def _filled(path: Path, fill: Fill) -> World:
    for companion in COMPANIONS:
        path.with_name(path.name + companion).unlink(missing_ok=True)
    world = World(path)
    fill(world)
    return world
