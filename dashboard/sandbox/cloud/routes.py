"""Every path of the cloud's v3 APIs on one screen, and the checks that come before an operation."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.sandbox.cloud import activities, cases, changes, customers
from dashboard.sandbox.cloud.grants import Grants
from dashboard.sandbox.interaction import activities as shared_activities
from dashboard.sandbox.interaction import case_changes, metadata
from dashboard.sandbox.wire import paths, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.languages import read_language
from dashboard.sandbox.wire.negotiation import need_media
from dashboard.sandbox.wire.parameters import COMMON, REPRESENTATION, read_query
from dashboard.sandbox.world.database import World

USER = "user"
APPLICATION = "client application"
CUSTOMER = "customer"
CUSTOMER_PATH = "/core/customermgr/v3/customer"
CASE_PATH = "/core/casemgr/v3/case"
ACTIVITY_PATH = "/core/casemgr/v3/activity"

READ_CUSTOMERS = "core.customermgr.read"
MANAGE_CUSTOMERS = "core.customermgr.manage"
READ_CASES = "core.casemgr.read"
MANAGE_CASES = "core.casemgr.manage"

type Parameters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Route(paths.Route):
    """`parameters` is what the query may hold, by kind of actor.

    A kind that is not named may not call the route.
    """

    scope: str
    parameters: Parameters = field(default_factory=dict)
    writes: bool = False


def _for_all(*parameters: str) -> Parameters:
    return dict.fromkeys((USER, APPLICATION, CUSTOMER), parameters)


def _for_staff(*parameters: str) -> Parameters:
    return dict.fromkeys((USER, APPLICATION), parameters)


CUSTOMER_SEARCH: Parameters = {
    USER: (*customers.SHARED_CRITERIA, *COMMON),
    APPLICATION: (*customers.SHARED_CRITERIA, "department", *COMMON),
    CUSTOMER: ("$attribute",),
}
CASE_SEARCH: Parameters = {
    USER: (*cases.SHARED_CRITERIA, "owner", *COMMON),
    APPLICATION: (*cases.SHARED_CRITERIA, "department", *COMMON),
    CUSTOMER: ("status", *COMMON),
}
ACTIVITY_SEARCH: Parameters = {
    USER: (*activities.CRITERIA_OF_USERS, *COMMON),
    APPLICATION: (*activities.CRITERIA_OF_STAFF, "department", *COMMON),
    CUSTOMER: (*activities.CRITERIA_OF_ALL, *activities.FLAGS, "count", *COMMON),
}
ATTRIBUTE = _for_all("$attribute")
BY_IDS = _for_all(*REPRESENTATION)

CUSTOMER_ROUTES = (
    Route("GET", CUSTOMER_PATH, customers.search, READ_CUSTOMERS, CUSTOMER_SEARCH),
    Route(
        "POST",
        CUSTOMER_PATH,
        changes.create,
        MANAGE_CUSTOMERS,
        _for_staff(),
        writes=True,
    ),
    Route(
        "GET",
        CUSTOMER_PATH + "/attributes",
        metadata.of_customers,
        READ_CUSTOMERS,
        ATTRIBUTE,
    ),
    Route(
        "POST",
        CUSTOMER_PATH + "/<type>",
        changes.create_typed,
        MANAGE_CUSTOMERS,
        _for_staff(),
        writes=True,
    ),
    Route(
        "PUT",
        CUSTOMER_PATH + "/<type>",
        changes.edit,
        MANAGE_CUSTOMERS,
        _for_all(),
        writes=True,
    ),
    Route("GET", CUSTOMER_PATH + "/<ids>", customers.by_ids, READ_CUSTOMERS, BY_IDS),
)
CASE_ROUTES = (
    Route("POST", CASE_PATH + "/lookup", cases.lookup, READ_CASES, _for_staff(*COMMON)),
    Route("GET", CASE_PATH, cases.search, READ_CASES, CASE_SEARCH),
    Route(
        "GET",
        CASE_PATH + "/attributes",
        metadata.of_cases,
        READ_CASES,
        _for_staff("$attribute"),
    ),
    Route("GET", CASE_PATH + "/<ids>", cases.by_ids, READ_CASES, BY_IDS),
    Route(
        "POST",
        CASE_PATH + "/<id>/note",
        case_changes.add_note,
        MANAGE_CASES,
        _for_staff(),
        writes=True,
    ),
    Route("GET", CASE_PATH + "/<id>/note", case_changes.notes_of, READ_CASES, _for_staff()),
    Route(
        "GET",
        CASE_PATH + "/<id>/note/<note>",
        case_changes.note_by_id,
        READ_CASES,
        _for_staff(),
    ),
    Route(
        "PUT",
        CASE_PATH + "/<id>/changecustomer",
        case_changes.change_customer,
        MANAGE_CASES,
        _for_staff(),
        writes=True,
    ),
)
ACTIVITY_ROUTES = (
    Route("GET", ACTIVITY_PATH, activities.search, READ_CASES, ACTIVITY_SEARCH),
    Route(
        "GET",
        ACTIVITY_PATH + "/attributes",
        metadata.of_activities,
        READ_CASES,
        ATTRIBUTE,
    ),
    Route(
        "GET",
        ACTIVITY_PATH + "/<ids>",
        shared_activities.by_ids,
        READ_CASES,
        _for_all(*shared_activities.BY_IDS),
    ),
)
ROUTES = (*CUSTOMER_ROUTES, *CASE_ROUTES, *ACTIVITY_ROUTES)


class Cloud:
    """The v3 APIs at the root of the host: a Call in, the Reply of its operation out."""

    def __init__(self, world: World, grants: Grants) -> None:
        self._world = world
        self._grants = grants
        self._paths = paths.Paths(ROUTES)

    def __call__(self, call: Call) -> Reply:
        call.version = "v3"
        route = self._paths.find(call)
        call.language = read_language(call.headers.get("Accept-Language"))
        if "Accept" not in call.headers:
            raise problems.not_acceptable("The 'Accept' header is required.")
        need_media(call)
        self._authorise(route, call)
        allowed = route.parameters[call.actor.kind]
        call.parameters = read_query(call.query, allowed)
        with self._world.lent(writes=route.writes) as call.connection:
            return route.operation(call)

    def _authorise(self, route: Route, call: Call) -> None:
        """Raises 401 without a valid token, 403 for an actor or a scope that may not do this."""
        header = call.headers.get("Authorization", "")
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise problems.malformed_authorization()
        grant = self._grants.find(token.strip())
        if grant is None:
            raise problems.no_token("The access token is invalid or expired.")
        if grant.actor.kind not in route.parameters:
            raise problems.wrong_actor(grant.actor.kind)
        if route.scope not in grant.scopes:
            raise problems.scope_missing(route.scope)
        call.actor = grant.actor
