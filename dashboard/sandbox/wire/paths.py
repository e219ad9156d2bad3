"""Which route a request takes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply

KINDS = {"version": "v12|v20", "realm": "sandbox-[UC]"}


@dataclass(frozen=True, slots=True)
class Route:
    """`path` holds variable parts in angle brackets: /ws/<version>/interaction/case/<ids>."""

    method: str
    path: str
    operation: Callable[[Call], Reply]


class Paths[Kind: Route]:
    def __init__(self, routes: Iterable[Kind]) -> None:
        self._routes = [(_pattern(route.path), route) for route in routes]

    def find(self, call: Call) -> Kind:
        """Fills in `call.arguments`. HEAD takes the way of GET. Raises 404 for a path unknown here, 405 for a method
        that it does not have."""
        path = unquote(call.path)
        method = "GET" if call.method == "HEAD" else call.method
        matching = [
            (route, match) for pattern, route in self._routes if (match := pattern.fullmatch(path))
        ]
        if not matching:
            raise problems.not_served(404, "Not found.")
        for route, match in matching:
            if route.method == method:
                call.arguments = match.groupdict()
                return route
        allowed = ", ".join(sorted({route.method for route, _ in matching}))
        raise problems.not_served(405, f"Only {allowed} is allowed here.", {"Allow": allowed})


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(
        re.sub(
            r"<(\w+)>",
            lambda part: f"(?P<{part[1]}>{KINDS.get(part[1], '[^/]+')})",
            path,
        )
    )
