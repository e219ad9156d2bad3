"""ECE sessions: login, logout, and who an X-egain-session header stands for.

They live in memory, as long as they are used.
"""

import secrets
import threading
import time
import uuid
from dataclasses import dataclass, field

from dashboard.sandbox.actors import AGENT_BY_LOGIN, Agent
from dashboard.sandbox.switches import Switches
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply

FIELDS = {"username": "userName", "password": "password"}


@dataclass(slots=True)
class Session:
    """`ids` are the current id and, when ids rotate, the one before it."""

    agent: Agent
    ids: list[str]
    used: float = field(default_factory=time.monotonic)


class Sessions:
    def __init__(self, switches: Switches) -> None:
        self._switches = switches
        self._lock = threading.Lock()
        self._open: list[Session] = []

    def log_in(self, call: Call) -> Reply:
        """Answer 204 with the new session id.

        Raises 400, 401 for a wrong password, 403 for one session too many.
        """
        force = call.parameters.get("forceLogin")
        if force not in (None, "yes"):
            raise problems.bad_parameter(
                "forceLogin",
                force,
                "Allowed values: {allowed}.",
                allowed="yes",
            )
        login, password = _credentials(call)
        agent = AGENT_BY_LOGIN.get(login.strip().lower())
        if agent is None or password != agent.login:
            raise problems.refused(401, "401-101", "The user name or the password is wrong.")
        call.session_id = self._open_session(agent, force=force == "yes")
        return Reply(204)

    def log_out(self, call: Call) -> Reply:
        """Answer 204: the session has ended."""
        with self._lock:
            self._open = [each for each in self._open if call.session_id not in each.ids]
        return Reply(204)

    def find(self, id: str) -> tuple[Agent, str]:
        """Return the agent and the id that the answer carries. Raises 401-101."""
        with self._lock:
            self._end_idle_ones()
            session = self._session(id)
            session.used = time.monotonic()
            self._rotate(session, id)
            return session.agent, session.ids[0]

    def _rotate(self, session: Session, id: str) -> None:
        """Give the session another id, if ids rotate and this is the current one."""
        if self._switches.rotate == "no" or id != session.ids[0]:
            return
        session.ids = [_new_id()]
        if self._switches.rotate == "yes":
            session.ids.append(id)

    def end_all(self) -> None:
        with self._lock:
            self._open.clear()

    def _session(self, id: str) -> Session:
        for session in self._open:
            if id in session.ids:
                return session
        raise problems.no_session()

    def _open_session(self, agent: Agent, *, force: bool) -> str:
        with self._lock:
            self._end_idle_ones()
            theirs = [session for session in self._open if session.agent is agent]
            excess = max(0, len(theirs) + 1 - self._switches.sessions)
            may_end = 0
            if force:
                may_end = len(theirs)
            if excess > may_end:
                raise _too_many(len(theirs))
            for oldest in theirs[:excess]:
                self._open.remove(oldest)
            session = Session(agent, [_new_id()])
            self._open.append(session)
            return session.ids[0]

    def _end_idle_ones(self) -> None:
        oldest = time.monotonic() - self._switches.idle_minutes * 60
        self._open = [session for session in self._open if session.used >= oldest]


def _too_many(count: int) -> problems.Problem:
    return problems.refused(
        403,
        "403-105",
        "The user has {count} sessions, which is the maximum.",
        count=count,
    )


def _credentials(call: Call) -> tuple[str, str]:
    body = bodies.read(call, "login")
    given = {key.lower(): value for key, value in body.items()}
    for key, name in FIELDS.items():
        if not isinstance(given.get(key), str) or not given[key]:
            raise problems.bad_element(name, "It is required.")
    return given["username"], given["password"]


def _new_id() -> str:
    return str(uuid.UUID(bytes=secrets.token_bytes(16)))
