"""Every path of the v12 and v20 APIs on one screen, and the checks before an operation."""

from dataclasses import dataclass

from dashboard.sandbox.actors import Actor
from dashboard.sandbox.interaction import (
    activities,
    case_changes,
    cases,
    changes,
    customers,
    metadata,
    profiles,
)
from dashboard.sandbox.interaction.sessions import Sessions
from dashboard.sandbox.wire import paths
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.languages import read_language
from dashboard.sandbox.wire.negotiation import need_media
from dashboard.sandbox.wire.parameters import COMMON, PAGES, REPRESENTATION, read_query
from dashboard.sandbox.wire.problems import Problem, language_not_supported
from dashboard.sandbox.wire.sentences import ENGLISH
from dashboard.sandbox.world.database import World

ROOT = "/system/ws"
CUSTOMER = ROOT + "/<version>/interaction/customer"
CASE = ROOT + "/<version>/interaction/case"
LOOKUP = ROOT + "/v20/interaction/case/lookup"
ACTIVITY = ROOT + "/<version>/interaction/activity"
USER = ROOT + "/<version>/administration/user"
AUTHENTICATION = ROOT + "/<version>/authentication/user"

CUSTOMER_SEARCH = (*customers.CRITERIA.table, *COMMON)
CASE_SEARCH = (*cases.CRITERIA.table, *COMMON)
ACTIVITY_SEARCH = (*activities.CRITERIA.table, *COMMON)
USER_SEARCH = ("department", "$attribute", *PAGES)
ATTRIBUTE = ("$attribute",)


@dataclass(frozen=True, slots=True)
class Route(paths.Route):
    """`parameters` is what the query may hold.

    An operation that `writes` runs in a transaction, one that `is_open` needs no session.
    """

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
        Route("GET", CUSTOMER, customers.search, CUSTOMER_SEARCH),
        Route("POST", CUSTOMER, changes.create, writes=True),
        Route("PUT", CUSTOMER, changes.edit, writes=True),
        Route("GET", CUSTOMER + "/attributes", metadata.of_customers, ATTRIBUTE),
        Route("GET", CUSTOMER + "/<ids>", customers.by_ids, REPRESENTATION),
        Route("POST", LOOKUP, cases.lookup, COMMON),
        Route("GET", CASE, cases.search, CASE_SEARCH),
        Route("GET", CASE + "/attributes", metadata.of_cases, ATTRIBUTE),
        Route("GET", CASE + "/<ids>", cases.by_ids, REPRESENTATION),
        Route("POST", CASE + "/<id>/note", case_changes.add_note, writes=True),
        Route("GET", CASE + "/<id>/note", case_changes.notes_of),
        Route("GET", CASE + "/<id>/note/<note>", case_changes.note_by_id),
        Route("PUT", CASE + "/<id>/changecustomer", case_changes.change_customer, writes=True),
        Route("GET", ACTIVITY, activities.search, ACTIVITY_SEARCH),
        Route("GET", ACTIVITY + "/attributes", metadata.of_activities, ATTRIBUTE),
        Route("GET", ACTIVITY + "/<ids>", activities.by_ids, activities.BY_IDS),
        Route("GET", USER, profiles.of_department, USER_SEARCH),
        Route("GET", USER + "/login/<login>", profiles.by_login, ATTRIBUTE),
        Route("GET", USER + "/<ids>", profiles.by_ids, ATTRIBUTE),
        Route("DELETE", AUTHENTICATION + "/logout", sessions.log_out),
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
            if not _is_mere_message(problem, route, call):
                raise
            message = problem.sentence.written(call.language)
            return Reply(problem.status, {"message": message}, "Error")

    def _answer(self, route: Route, call: Call) -> Reply:
        language = read_language(call.headers.get("Accept-Language"), default=ENGLISH)
        if call.switches.languages == "english" and language != ENGLISH:
            raise language_not_supported(language)
        call.language = language
        need_media(call)
        if not route.is_open:
            session_id = call.headers.get("X-egain-session", "")
            agent, call.session_id = self._sessions.find(session_id)
            call.actor = Actor("user", agent)
        call.parameters = read_query(call.query, route.parameters)
        with self._world.lent(writes=route.writes) as call.connection:
            return route.operation(call)


def _is_mere_message(problem: Problem, route: Route, call: Call) -> bool:
    """The documents print the error of a missing session only, and that has a code."""
    if not problem.code:
        return False
    if route.is_open:
        return call.switches.login_errors == "message"
    return call.switches.errors == "message" and problem.status != 401
