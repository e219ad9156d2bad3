"""Which route a request takes."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply

KINDS = {
    "version": "v12|v20",
    "realm": "sandbox-[UC]",
    "type": "individual|corp|group",
}
PART = re.compile(r"<(\w+)>")

type Operation = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Route:
    """`path` holds variable parts in angle brackets: /ws/<version>/interaction/case/<ids>."""

    method: str
    path: str
    operation: Operation


class Paths[Kind: Route]:
    def __init__(self, routes: Iterable[Kind]) -> None:
        self._routes = [(_pattern(route.path), route) for route in routes]

    def find(self, call: Call) -> Kind:
        """Return the route of the call, and set the call's arguments. HEAD takes the way of GET.

        Raises 404 for a path unknown here, 405 for a method that it does not have.
        """
        path = unquote(call.path)
        allowed = set()
        for pattern, route in self._routes:
            match = pattern.fullmatch(path)
            if match and _takes(route, call.method):
                call.arguments = match.groupdict()
                return route
            if match:
                allowed.add(route.method)
        if not allowed:
            raise problems.not_served(404, "Not found.")
        methods = ", ".join(sorted(allowed))
        raise problems.not_served(405, f"Only {methods} is allowed here.", {"Allow": methods})


def _takes(route: Route, method: str) -> bool:
    if method == "HEAD":
        return route.method == "GET"
    return route.method == method


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(PART.sub(_group, path))


def _group(part: re.Match[str]) -> str:
    name = part[1]
    kind = KINDS.get(name, "[^/]+")
    return f"(?P<{name}>{kind})"
