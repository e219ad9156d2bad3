"""ECE sessions: login, logout, and who an X-egain-session header stands for. They live in memory, as long as used."""

import secrets
import threading
import time
from dataclasses import dataclass, field

from dashboard.sandbox.actors import AGENT_BY_LOGIN, Agent
from dashboard.sandbox.switches import Switches
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.problems import Problem


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
        """204 with the new session id. Raises 400, 401 for a wrong password, 403 for one session too many."""
        force = call.parameters.get("forceLogin")
        if force not in (None, "yes"):
            raise problems.bad_parameter("forceLogin", force, "Allowed value: yes.")
        login, password = _credentials(call)
        agent = AGENT_BY_LOGIN.get(login.strip().lower())
        if agent is None or password != agent.login:
            raise Problem(401, "401-101", "The user name or the password is wrong.")
        call.session_id = self._open_session(agent, force=force == "yes")
        return Reply(204)

    def log_out(self, call: Call) -> Reply:
        with self._lock:
            self._open = [session for session in self._open if call.session_id not in session.ids]
        return Reply(204)

    def find(self, id: str) -> tuple[Agent, str]:
        """The agent and the id that the answer carries. Raises 401-101."""
        with self._lock:
            self._end_idle_ones()
            session = next((session for session in self._open if id in session.ids), None)
            if session is None:
                raise problems.no_session()
            session.used = time.monotonic()
            if self._switches.rotate and id == session.ids[0]:
                session.ids = [_new_id(), id]
            return session.agent, session.ids[0]

    def end_all(self) -> None:
        with self._lock:
            self._open.clear()

    def _open_session(self, agent: Agent, *, force: bool) -> str:
        with self._lock:
            self._end_idle_ones()
            theirs = [session for session in self._open if session.agent is agent]
            excess, may_end = (
                len(theirs) + 1 - self._switches.sessions,
                len(theirs) if force else 0,
            )
            if excess > may_end:
                raise Problem(
                    403,
                    "403-105",
                    f"The user has {len(theirs)} sessions, which is the maximum.",
                )
            for oldest in theirs[: max(0, excess)]:
                self._open.remove(oldest)
            session = Session(agent, [_new_id()])
            self._open.append(session)
            return session.ids[0]

    def _end_idle_ones(self) -> None:
        oldest = time.monotonic() - self._switches.idle_minutes * 60
        self._open = [session for session in self._open if session.used >= oldest]


def _credentials(call: Call) -> tuple[str, str]:
    given = {key.lower(): value for key, value in bodies.read(call, "login").items()}
    for name in ("username", "password"):
        if not isinstance(given.get(name), str) or not given[name]:
            raise problems.bad_element(
                "userName" if name == "username" else name, "It is required."
            )
    return given["username"], given["password"]


def _new_id() -> str:
    text = secrets.token_hex(16)
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
