"""The control port: how a test resets the sandbox, turns its switches and moves its clock.

A body that cannot be understood is a 400 with the reason, an id that is not there a 404.
"""

import dataclasses
import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from dashboard.sandbox.actors import DEPARTMENT_BY_NAME
from dashboard.sandbox.stand import Stand
from dashboard.sandbox.switches import change
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import JSON, Call, Reply
from dashboard.sandbox.wire.moments import read_moment, written
from dashboard.sandbox.wire.paths import Paths, Route
from dashboard.sandbox.world import interventions

MOST_REQUESTS = 1000
OPERATIONS = (
    ("POST", "/reset", "reset"),
    ("GET", "/switches", "show_switches"),
    ("POST", "/switches", "change_switches"),
    ("GET", "/requests", "show_requests"),
    ("GET", "/clock", "show_clock"),
    ("POST", "/clock", "move_clock"),
    ("POST", "/read", "read_mail"),
    ("POST", "/move", "move_customer"),
    ("POST", "/rotate-key", "rotate_key"),
)


class Control:
    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._requests: deque[Tree] = deque(maxlen=MOST_REQUESTS)
        self._paths = Paths(_routes(self))

    def __call__(self, call: Call) -> Reply:
        route = self._paths.find(call)
        with _understood():
            return route.operation(call)

    def recorded(self, call: Call) -> Reply:
        """Answer as the sandbox itself does, with the call written down before."""
        self._requests.append(
            {
                "method": call.method,
                "path": call.path,
                "query": call.query,
                "headers": dict(call.headers.items()),
                "body": call.body.decode("utf-8", "replace"),
            }
        )
        return self._stand(call)

    def reset(self, call: Call) -> Reply:
        """Put world, sessions, switches and clock back to what they were at the start."""
        self._stand.reset()
        self._requests.clear()
        return Reply(204)

    def show_switches(self, call: Call) -> Reply:
        """Answer every switch with its value."""
        return _json(dataclasses.asdict(self._stand.switches))

    def change_switches(self, call: Call) -> Reply:
        """Change the switches that the body names, until the next reset."""
        change(self._stand.switches, _body(call))
        return Reply(204)

    def show_requests(self, call: Call) -> Reply:
        """Answer the last 1000 requests since the last reset, oldest first."""
        return _json({"requests": list(self._requests)})

    def show_clock(self, call: Call) -> Reply:
        """Answer the moment in the sandbox's world."""
        return _json({"now": self._now})

    def move_clock(self, call: Call) -> Reply:
        """Move the clock by `seconds` or to an `instant`. It signs nobody out."""
        body = _body(call)
        if "seconds" in body:
            self._stand.clock.move(timedelta(seconds=float(body["seconds"])))
            return self.show_clock(call)
        instant = read_moment(str(body["instant"]))
        if instant is None:
            raise ValueError("instant has to be a moment like 2026-03-23T08:39:16.000Z")
        self._stand.clock.move_to(instant)
        return self.show_clock(call)

    def read_mail(self, call: Call) -> Reply:
        """Let one secure `mail` be read now, or all that a `customer` was sent up to now."""
        body = _body(call)
        moment = self._now
        with self._stand.world.writing() as connection:
            if "mail" in body:
                ids = interventions.read_mail(connection, int(body["mail"]), moment)
            else:
                customer = int(body["customer"])
                ids = interventions.read_mail_of(connection, customer, moment)
        return _json({"mails": [str(id) for id in ids], "at": moment})

    def move_customer(self, call: Call) -> Reply:
        """Put a customer into another department; its cases stay where they are."""
        body = _body(call)
        department = DEPARTMENT_BY_NAME.get(str(body["department"]))
        if department is None:
            names = ", ".join(DEPARTMENT_BY_NAME)
            raise ValueError(f"there is no such department; there are {names}")
        with self._stand.world.writing() as connection:
            interventions.move_customer(connection, int(body["customer"]), department)
        return Reply(204)

    def rotate_key(self, call: Call) -> Reply:
        """Sign ID tokens with a new key; the one before it stays published."""
        key = self._stand.keys.rotate()
        return _json({"kid": key.id})

    @property
    def _now(self) -> str:
        return written(self._stand.clock.now())


def control_routes() -> list[Route]:
    """Return the routes of any control port, to be read and not to be called."""
    return _routes(Control)


def _routes(owner: object) -> list[Route]:
    return [Route(method, path, getattr(owner, name)) for method, path, name in OPERATIONS]


def _body(call: Call) -> dict[str, Any]:
    body = json.loads(call.body)
    if not isinstance(body, dict):
        raise ValueError("the body has to be a JSON object")
    return body


def _json(tree: Tree) -> Reply:
    return Reply(200, tree, media=JSON)


@contextmanager
def _understood() -> Iterator[None]:
    """Answer 400 or 404 for a body that the operation could do nothing with."""
    try:
        yield
    except KeyError as error:
        raise problems.not_served(400, f"{error} is missing") from None
    except LookupError as error:
        raise problems.not_served(404, str(error)) from None
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise problems.not_served(400, str(error)) from None
