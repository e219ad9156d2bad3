"""The control port: how a test puts the sandbox back, turns its switches and sees what arrived.

POST /reset      everything as it was at the start                          204
GET  /switches   {"latency": 0, …}                                          200
POST /switches   the ones to change: {"departments": "no"}                  204, or 400 with the reason
GET  /requests   what arrived since the last reset, oldest first            200
"""

import dataclasses
import json
from collections import deque

from dashboard.sandbox.stand import Stand
from dashboard.sandbox.switches import change
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import JSON, Call, Reply
from dashboard.sandbox.wire.paths import Paths, Route

REMEMBERED = 1000


class Control:
    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._requests: deque[dict] = deque(maxlen=REMEMBERED)
        self._paths = Paths(
            (
                Route("POST", "/reset", self._reset),
                Route("GET", "/switches", self._show_switches),
                Route("POST", "/switches", self._change_switches),
                Route("GET", "/requests", self._show_requests),
            )
        )

    def __call__(self, call: Call) -> Reply:
        return self._paths.find(call).operation(call)

    def recorded(self, call: Call) -> Reply:
        """The sandbox itself, with every call written down before it is answered."""
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
        return Reply(200, dataclasses.asdict(self._stand.switches), media=JSON)

    def _change_switches(self, call: Call) -> Reply:
        try:
            change(self._stand.switches, json.loads(call.body))
        except (ValueError, AttributeError, TypeError, RecursionError) as error:
            raise problems.not_served(400, str(error)) from None
        return Reply(204)

    def _show_requests(self, call: Call) -> Reply:
        return Reply(200, {"requests": list(self._requests)}, media=JSON)
