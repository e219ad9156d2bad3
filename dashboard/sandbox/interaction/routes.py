"""Every path of the v12 and v20 APIs on one screen, and the checks before an operation, in ECE's order."""

from dataclasses import dataclass

from dashboard.sandbox.actors import Actor
from dashboard.sandbox.interaction import (
    activities,
    attributes,
    cases,
    changes,
    customers,
    profiles,
)
from dashboard.sandbox.interaction.sessions import Sessions
from dashboard.sandbox.wire import paths
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.languages import LANGUAGES, read_language
from dashboard.sandbox.wire.negotiation import need_media
from dashboard.sandbox.wire.parameters import (
    COMMON,
    PAGES,
    REPRESENTATION,
    read_query,
)
from dashboard.sandbox.wire.problems import Problem
from dashboard.sandbox.world.database import World

ROOT = "/system/ws"
CUSTOMER = ROOT + "/<version>/interaction/customer"
CASE = ROOT + "/<version>/interaction/case"
ACTIVITY = ROOT + "/<version>/interaction/activity"
USER = ROOT + "/<version>/administration/user"
AUTHENTICATION = ROOT + "/<version>/authentication/user"


@dataclass(frozen=True, slots=True)
class Route(paths.Route):
    """`parameters` is what the query may hold. An operation that `writes` runs in a transaction, one that `is_open`
    needs no session."""

    parameters: tuple[str, ...] = ()
    writes: bool = False
    is_open: bool = False


def routes(sessions: Sessions) -> tuple[Route, ...]:
    return (
        Route(
            "POST",
            AUTHENTICATION + "/login",
            sessions.log_in,
            ("forceLogin",),
            is_open=True,
        ),
        Route("DELETE", AUTHENTICATION + "/logout", sessions.log_out),
        Route(
            "GET",
            CUSTOMER,
            customers.search,
            (*customers.CRITERIA.table, *COMMON),
        ),
        Route("POST", CUSTOMER, changes.create, writes=True),
        Route("PUT", CUSTOMER, changes.edit, writes=True),
        Route(
            "GET",
            CUSTOMER + "/attributes",
            attributes.metadata,
            ("$attribute",),
        ),
        Route(
            "GET",
            CUSTOMER + "/<ids>",
            customers.CUSTOMERS.by_ids,
            REPRESENTATION,
        ),
        Route("POST", ROOT + "/v20/interaction/case/lookup", cases.lookup, COMMON),
        Route("GET", CASE, cases.search, (*cases.CRITERIA.table, *COMMON)),
        Route("GET", CASE + "/<ids>", cases.CASES.by_ids, REPRESENTATION),
        Route(
            "GET",
            ACTIVITY,
            activities.search,
            (*activities.CRITERIA.table, *COMMON),
        ),
        Route(
            "GET",
            ACTIVITY + "/<ids>",
            activities.ACTIVITIES.by_ids,
            activities.BY_IDS,
        ),
        Route(
            "GET",
            USER,
            profiles.of_department,
            ("department", "$attribute", *PAGES),
        ),
        Route("GET", USER + "/login/<login>", profiles.by_login, ("$attribute",)),
        Route("GET", USER + "/<ids>", profiles.by_ids, ("$attribute",)),
    )


class Interaction:
    """ECE's APIs under the context root: a Call in, the Reply of its operation out."""

    def __init__(self, world: World, sessions: Sessions) -> None:
        self._world = world
        self._sessions = sessions
        self._paths = paths.Paths(routes(sessions))

    def __call__(self, call: Call) -> Reply:
        route = self._paths.find(call)
        call.version = call.arguments.get("version", "v20")
        try:
            return self._answer(route, call)
        except Problem as problem:
            if route.is_open and problem.code and call.switches.login_errors == "message":
                return Reply(problem.status, {"message": problem.message}, "Error")
            raise

    def _answer(self, route: Route, call: Call) -> Reply:
        call.language = read_language(call.headers.get("Accept-Language"), default=LANGUAGES[0])
        need_media(call)
        if not route.is_open:
            agent, call.session_id = self._sessions.find(call.headers.get("X-egain-session", ""))
            call.actor = Actor("user", agent)
        call.parameters = read_query(call.query, route.parameters)
        with self._world.writing() if route.writes else self._world.reading() as call.connection:
            return route.operation(call)
