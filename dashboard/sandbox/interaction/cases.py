"""Reading cases: the lookup by body (v20), the older search by query, and the cases of given ids."""

from collections.abc import Iterable
from typing import Any

from dashboard.sandbox.actors import AGENTS, DEPARTMENT_BY_NAME
from dashboard.sandbox.interaction import represent
from dashboard.sandbox.interaction.customers import narrow_by_email, narrow_by_phone
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.moments import read_range
from dashboard.sandbox.wire.parameters import CUSTOM, read_criteria, read_id
from dashboard.sandbox.world.configured import custom_attribute, custom_names
from dashboard.sandbox.world.findable import digits

SEARCH_CRITERIA = ("customer", "email", "phone")
LOOKUP_TEXTS = ("customer", "email", "phone", "status", "department", "ownerId")
LOOKUP_RANGES = {"createdDate": "cases.created", "lastModifiedDate": "cases.modified", "lastClosedDate": "cases.closed"}
LOOKUP_CRITERIA = (*LOOKUP_TEXTS, "custom", *LOOKUP_RANGES)
CASES = Resource(
    name="case",
    root="cases",
    table="cases",
    rows="SELECT cases.*, customer.name FROM cases JOIN customer ON customer.id = cases.customer",
    sorts={
        "id": "cases.id",
        "status": "cases.status",
        "severity": "cases.severity",
        "subject": "cases.subject",
        "lastModifiedDate": "cases.modified",
        "createdDate": "cases.created",
        "dueDate": "cases.due",
    },
    attributes=represent.CASE_ATTRIBUTES,
    custom=custom_names("case"),
    represent=represent.case,
)


def lookup(call: Call) -> Reply:
    """One page of the cases that meet every criterion of the body, or 204."""
    criteria = bodies.read(call, "case")

    def narrow(selection: Selection) -> None:
        if not criteria:
            raise problems.missing_parameter(LOOKUP_CRITERIA)
        for name, value in criteria.items():
            _narrow_by_body(selection, call, name, value)

    return CASES.search(call, narrow)


def search(call: Call) -> Reply:
    """One page of the cases that meet every criterion of the query, or 204."""
    _refuse_unsearchable(call.parameters)

    def narrow_all(selection: Selection) -> None:
        for name, value in read_criteria(call.parameters, (*SEARCH_CRITERIA, "custom.<name>")).items():
            narrow(selection, call, name, value)

    return CASES.search(call, narrow_all)


def _refuse_unsearchable(names: Iterable[str]) -> None:
    for name in names:
        if name.startswith(CUSTOM) and custom_attribute("case", name.removeprefix(CUSTOM)) is None:
            raise problems.unknown_parameter(name)


def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
    if name == "customer":
        selection.where("cases.customer = ?", read_id(name, value))
    elif name == "phone":
        narrow_by_phone(selection, call, "cases.customer", digits(value))
    elif name == "email":
        narrow_by_email(selection, "cases.customer", value)
    else:
        selection.where_custom("case", name.removeprefix(CUSTOM), value)


def _narrow_by_body(selection: Selection, call: Call, name: str, value: Any) -> None:
    supported = LOOKUP_CRITERIA if call.version == "v20" else (*LOOKUP_CRITERIA, "ownerLoginId")
    if name not in supported:
        raise problems.bad_element(name, f"Supported: {', '.join(supported)}.")
    if name == "custom":
        narrow_by_custom(selection, value)
        return
    if not isinstance(value, str) or not value:
        raise problems.bad_element(name, "It has to be a text that is not empty.")
    if name in LOOKUP_RANGES:
        selection.where_within(LOOKUP_RANGES[name], read_range(name, value))
    elif name == "status":
        selection.where("cases.status = ?", value)
    elif name == "department":
        department = DEPARTMENT_BY_NAME.get(value)
        selection.where("cases.department = ?", department.id if department else -1)
    elif name == "ownerId":
        selection.where("cases.owner = ?", read_id(name, value))
    elif name == "ownerLoginId":
        selection.where_in("cases.owner", (agent.id for agent in AGENTS if agent.login == value))
    else:
        narrow(selection, call, name, value)


def narrow_by_custom(selection: Selection, value: Any) -> None:
    """One object with name and value; a list of such objects is taken too."""
    for criterion in value if isinstance(value, list) else [value]:
        given = criterion if isinstance(criterion, dict) else {}
        if not all(isinstance(given.get(key), str) for key in ("name", "value")):
            raise problems.bad_element("custom", "It needs a name and a value.")
        if custom_attribute("case", given["name"]) is None:
            raise problems.bad_element("custom", f"There is no custom attribute '{given['name'][:100]}' of cases.")
        selection.where_custom("case", given["name"], given["value"])
