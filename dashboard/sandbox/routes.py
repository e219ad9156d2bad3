"""Every path of the API on one screen, and the checks that come before an operation, in ECE's order."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from dashboard.sandbox import activities, attributes, cases, changes, customers, problems, profiles
from dashboard.sandbox.actors import Actor
from dashboard.sandbox.call import Call, Reply
from dashboard.sandbox.parameters import COMMON, PAGES, REPRESENTATION, read_query
from dashboard.sandbox.problems import Problem
from dashboard.sandbox.sessions import Sessions
from dashboard.sandbox.world import World

LANGUAGES = ("en-US", "es-ES", "fr-FR", "it-IT", "de-DE", "nl-NL", "pt-BR", "pt-PT", "da-DK", "ru-RU", "fr-CA", "zh-CN",
             "ja-JP", "ko-KR", "sv-SE")  # fmt: skip
_LANGUAGE_BY_NAME = {language.lower(): language for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Route:
    """`parameters` is what the query may hold, `custom` whether custom.<name> may stand beside it. An operation that
    `writes` runs in a transaction, one that `is_open` needs no session."""

    method: str
    path: str
    operation: Callable[[Call], Reply]
    parameters: tuple[str, ...] = ()
    custom: bool = False
    writes: bool = False
    is_open: bool = False


def routes(sessions: Sessions) -> tuple[Route, ...]:
    return (
        Route("POST", "/ws/<version>/authentication/user/login", sessions.log_in, ("forceLogin",), is_open=True),
        Route("DELETE", "/ws/<version>/authentication/user/logout", sessions.log_out),
        Route("GET", "/ws/<version>/interaction/customer", customers.search, (*customers.CRITERIA, *COMMON), custom=True),
        Route("POST", "/ws/<version>/interaction/customer", changes.create, writes=True),
        Route("PUT", "/ws/<version>/interaction/customer", changes.edit, writes=True),
        Route("GET", "/ws/<version>/interaction/customer/attributes", attributes.metadata, ("$attribute",)),
        Route("GET", "/ws/<version>/interaction/customer/<ids>", customers.by_ids, REPRESENTATION),
        Route("POST", "/ws/v20/interaction/case/lookup", cases.lookup, COMMON),
        Route("GET", "/ws/<version>/interaction/case", cases.search, (*cases.SEARCH_CRITERIA, *COMMON), custom=True),
        Route("GET", "/ws/<version>/interaction/case/<ids>", cases.by_ids, REPRESENTATION),
        Route("GET", "/ws/<version>/interaction/activity", activities.search, (*activities.CRITERIA, *COMMON), custom=True),
        Route("GET", "/ws/<version>/interaction/activity/<ids>", activities.by_ids, activities.BY_IDS),
        Route("GET", "/ws/<version>/administration/user", profiles.of_department, ("department", "$attribute", *PAGES)),
        Route("GET", "/ws/<version>/administration/user/login/<login>", profiles.by_login, ("$attribute",)),
        Route("GET", "/ws/<version>/administration/user/<ids>", profiles.by_ids, ("$attribute",)),
    )


class Interface:
    """ECE's web services under the context root: a Call in, the Reply of the operation out."""

    def __init__(self, world: World, sessions: Sessions) -> None:
        self._world = world
        self._sessions = sessions
        self._routes = [(_pattern(route.path), route) for route in routes(sessions)]

    def __call__(self, call: Call) -> Reply:
        route = self._route(call)
        try:
            return self._answer(route, call)
        except Problem as problem:
            if route.is_open and call.switches.login_errors == "message":
                return Reply(problem.status, {"message": problem.message}, "Error")
            raise

    def _answer(self, route: Route, call: Call) -> Reply:
        call.language = _language(call.headers.get("Accept-Language"))
        if not route.is_open:
            agent, call.session_id = self._sessions.find(call.headers.get("X-egain-session", ""))
            call.actor = Actor("user", agent)
        call.parameters = read_query(call.query, route.parameters, custom=route.custom)
        with self._world.writing() if route.writes else self._world.reading() as call.connection:
            return route.operation(call)

    def _route(self, call: Call) -> Route:
        """Fills in the variable parts of the path. Raises 404 for an unknown one, 405 for a method it does not have."""
        path = unquote(call.path)
        matching = [(route, match) for pattern, route in self._routes if (match := pattern.fullmatch(path))]
        if not matching:
            raise problems.not_served(404, "Not found.")
        for route, match in matching:
            if route.method == call.method:
                call.arguments = match.groupdict()
                call.version = call.arguments.get("version", "v20")
                return route
        allowed = ", ".join(sorted({route.method for route, _ in matching}))
        raise problems.not_served(405, f"Only {allowed} is allowed here.", {"Allow": allowed})


def _language(header: str | None) -> str:
    if header is None:
        return LANGUAGES[0]
    if header.strip().lower() not in _LANGUAGE_BY_NAME:
        raise problems.language_not_supported(header)
    return _LANGUAGE_BY_NAME[header.strip().lower()]


def _pattern(path: str) -> re.Pattern[str]:
    kinds = {"version": "v12|v20"}
    return re.compile("/system" + re.sub(r"<(\w+)>", lambda match: f"(?P<{match[1]}>{kinds.get(match[1], '[^/]+')})", path))
