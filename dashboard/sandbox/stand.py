"""One running sandbox: its world, its sessions, its clock, and the way back to how it began."""

import dataclasses
import sqlite3
from collections.abc import Callable
from pathlib import Path

from dashboard.sandbox.clock import Clock
from dashboard.sandbox.cloud.grants import Grants
from dashboard.sandbox.cloud.id_tokens import SigningKeys
from dashboard.sandbox.cloud.oauth import OAuth
from dashboard.sandbox.cloud.routes import Cloud
from dashboard.sandbox.interaction.routes import Interaction
from dashboard.sandbox.interaction.sessions import Sessions
from dashboard.sandbox.switches import Switches, change
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.world.database import World, is_whole, opened

SEEDED = "-seeded"
COMPANIONS = ("", "-wal", "-shm", SEEDED)

type Fill = Callable[[sqlite3.Connection], None]


class Stand:
    """A world and whoever is signed in to it.

    With `resettable` a copy of the new world is put aside.
    """

    def __init__(self, world: World, switches: Switches, *, resettable: bool) -> None:
        self.world = world
        self.switches = switches
        self.clock = Clock()
        self.keys = SigningKeys()
        self._sessions = Sessions(switches)
        self._grants = Grants(switches)
        self._interaction = Interaction(world, self._sessions)
        self._cloud = Cloud(world, self._grants)
        self._oauth = OAuth(self._grants, self.keys, world.customer_reached_at)
        self._first_switches = dataclasses.asdict(switches)
        self._copy = _companion(world.path, SEEDED)
        if resettable:
            world.copy_to(self._copy)

    def __call__(self, call: Call) -> Reply:
        call.clock = self.clock
        if call.path.startswith("/core/"):
            return self._cloud(call)
        if call.path.startswith("/system/auth/"):
            return self._oauth(call)
        return self._interaction(call)

    def reset(self) -> None:
        """Put world, sessions, switches and clock back to what they were at the start."""
        if self.world.is_changed:
            self.world.restore(self._copy)
        self._sessions.end_all()
        self._grants.end_all()
        self.clock.reset()
        change(self.switches, self._first_switches)


def opened_world(path: Path, fill: Fill, *, fresh: bool) -> World:
    """Return the world in the file at `path`.

    It is filled when there is none, when its filling was cut short, or when `fresh`. Raises OSError
    and leaves the file alone when it holds something else.
    """
    is_there = path.exists() and path.stat().st_size > 0
    if not is_there or not is_whole(path) or fresh:
        path.parent.mkdir(exist_ok=True)
        for name in COMPANIONS:
            _companion(path, name).unlink(missing_ok=True)
        with opened(path) as connection:
            fill(connection)
    return World(path)


def _companion(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
