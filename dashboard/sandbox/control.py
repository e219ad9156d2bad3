"""The control port: how a test resets the sandbox, turns its switches and moves its clock.

POST /reset       everything as it was at the start                              204
GET  /switches    all of them: {"latency": 0, …}                                 200
POST /switches    the ones to change: {"departments": "no"}                      204
GET  /requests    what arrived since the last reset, oldest first                200
GET  /clock       the moment in the sandbox's world: {"now": "…"}                200
POST /clock       move it: {"seconds": 86400} or {"instant": "2026-…Z"}          200
POST /read        a customer reads: {"mail": "1002"} or {"customer": "1000"}     200
POST /move        {"customer": "1000", "department": "Sales"}                    204
POST /rotate-key  sign ID tokens with a new key from now on: {"kid": "…"}        200

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


class Control:
    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._requests: deque[Tree] = deque(maxlen=MOST_REQUESTS)
        self._paths = Paths(
            (
                Route("POST", "/reset", self._reset),
                Route("GET", "/switches", self._show_switches),
                Route("POST", "/switches", self._change_switches),
                Route("GET", "/requests", self._show_requests),
                Route("GET", "/clock", self._show_clock),
                Route("POST", "/clock", self._move_clock),
                Route("POST", "/read", self._read_mail),
                Route("POST", "/move", self._move_customer),
                Route("POST", "/rotate-key", self._rotate_key),
            )
        )

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

    def _reset(self, call: Call) -> Reply:
        self._stand.reset()
        self._requests.clear()
        return Reply(204)

    def _show_switches(self, call: Call) -> Reply:
        return _json(dataclasses.asdict(self._stand.switches))

    def _change_switches(self, call: Call) -> Reply:
        change(self._stand.switches, _body(call))
        return Reply(204)

    def _show_requests(self, call: Call) -> Reply:
        return _json({"requests": list(self._requests)})

    def _show_clock(self, call: Call) -> Reply:
        return _json({"now": self._now})

    def _move_clock(self, call: Call) -> Reply:
        body = _body(call)
        if "seconds" in body:
            self._stand.clock.move(timedelta(seconds=float(body["seconds"])))
            return self._show_clock(call)
        instant = read_moment(str(body["instant"]))
        if instant is None:
            raise ValueError("instant has to be a moment like 2026-03-23T08:39:16.000Z")
        self._stand.clock.move_to(instant)
        return self._show_clock(call)

    def _read_mail(self, call: Call) -> Reply:
        body = _body(call)
        moment = self._now
        with self._stand.world.writing() as connection:
            if "mail" in body:
                ids = interventions.read_mail(connection, int(body["mail"]), moment)
            else:
                customer = int(body["customer"])
                ids = interventions.read_mail_of(connection, customer, moment)
        return _json({"mails": [str(id) for id in ids], "at": moment})

    def _move_customer(self, call: Call) -> Reply:
        body = _body(call)
        department = DEPARTMENT_BY_NAME.get(str(body["department"]))
        if department is None:
            names = ", ".join(DEPARTMENT_BY_NAME)
            raise ValueError(f"there is no such department; there are {names}")
        with self._stand.world.writing() as connection:
            interventions.move_customer(connection, int(body["customer"]), department)
        return Reply(204)

    def _rotate_key(self, call: Call) -> Reply:
        key = self._stand.keys.rotate()
        return _json({"kid": key.id})

    @property
    def _now(self) -> str:
        return written(self._stand.clock.now())


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
