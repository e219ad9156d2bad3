"""Reading cases: the lookup by body (v20), the older search by query, and the cases of given ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.sandbox import bodies, problems, represent
from dashboard.sandbox.actors import DEPARTMENT_BY_NAME, VIEW
from dashboard.sandbox.call import Call, Reply
from dashboard.sandbox.configured import CUSTOM_ATTRIBUTES, custom_attribute
from dashboard.sandbox.customers import narrow_by_email, narrow_by_phone
from dashboard.sandbox.findable import digits
from dashboard.sandbox.moments import read_range
from dashboard.sandbox.pages import ID, page, read_ids
from dashboard.sandbox.parameters import CUSTOM, read_attributes, read_order, read_window
from dashboard.sandbox.selection import Selection

SEARCH_CRITERIA = ("customer", "email", "phone")
LOOKUP_TEXTS = ("customer", "email", "phone", "status", "department", "ownerId")
LOOKUP_RANGES = {"createdDate": "cases.created", "lastModifiedDate": "cases.modified", "lastClosedDate": "cases.closed"}
LOOKUP_CRITERIA = (*LOOKUP_TEXTS, "custom", *LOOKUP_RANGES)
SORTS = {
    "id": "cases.id", "status": "cases.status", "severity": "cases.severity", "subject": "cases.subject",
    "lastModifiedDate": "cases.modified", "createdDate": "cases.created", "dueDate": "cases.due",
}  # fmt: skip
CUSTOM_NAMES = tuple(attribute.name for attribute in CUSTOM_ATTRIBUTES if attribute.object == "case")


def lookup(call: Call) -> Reply:
    """One page of the cases that meet every criterion of the body, or 204."""
    order = read_order(call.parameters, SORTS, CUSTOM_NAMES)
    window = read_window(call.parameters)
    wanted = read_attributes(call.parameters, represent.CASE_ATTRIBUTES, CUSTOM_NAMES)
    criteria = bodies.read(call, "case")
    if not criteria:
        raise problems.missing_parameter(LOOKUP_CRITERIA)
    selection = _selection(call)
    for name, value in criteria.items():
        _narrow_by_body(selection, call, name, value)
    call.actor.need(VIEW)
    return page(call, selection, order, window, lambda ids: represented(call, ids, wanted), "case")


def search(call: Call) -> Reply:
    """One page of the cases that meet every criterion of the query, or 204."""
    _refuse_unsearchable(call.parameters)
    order = read_order(call.parameters, SORTS, CUSTOM_NAMES)
    window = read_window(call.parameters)
    wanted = read_attributes(call.parameters, represent.CASE_ATTRIBUTES, CUSTOM_NAMES)
    criteria = {name: value for name, value in call.parameters.items() if not name.startswith("$")}
    if not criteria:
        raise problems.missing_parameter((*SEARCH_CRITERIA, "custom.<name>"))
    selection = _selection(call)
    for name, value in criteria.items():
        if not value:
            raise problems.bad_parameter(name, value, "It is empty.")
        _narrow(selection, call, name, value)
    call.actor.need(VIEW)
    return page(call, selection, order, window, lambda ids: represented(call, ids, wanted), "case")


def by_ids(call: Call) -> Reply:
    """All of the cases asked for, in order of id unless sorted. Raises 404 or 403 if one of them cannot be shown."""
    order = read_order(call.parameters, SORTS, CUSTOM_NAMES)
    wanted = read_attributes(call.parameters, represent.CASE_ATTRIBUTES, CUSTOM_NAMES)
    call.actor.need(VIEW)
    selection = Selection("cases", "case", SORTS)
    selection.where_in("cases.id", read_ids(call, "cases"))
    return Reply(200, {"case": represented(call, selection.ids(call.database, order), wanted)}, "cases")


def represented(call: Call, ids: Iterable[int], wanted: frozenset[str]) -> list[dict]:
    ids = list(ids)
    statement = (
        "SELECT cases.*, customer.name FROM cases JOIN customer ON customer.id = cases.customer"
        f" WHERE cases.id IN ({', '.join('?' * len(ids))})"
    )
    rows = {row["id"]: row for row in call.database.execute(statement, ids)}
    return [represent.case(rows[id], call, wanted) for id in ids]


def _selection(call: Call) -> Selection:
    selection = Selection("cases", "case", SORTS)
    if call.departments is not None:
        selection.where_in("cases.department", call.departments)
    return selection


def _refuse_unsearchable(names: Iterable[str]) -> None:
    for name in names:
        if name.startswith(CUSTOM) and custom_attribute("case", name.removeprefix(CUSTOM)) is None:
            raise problems.unknown_parameter(name)


def _narrow(selection: Selection, call: Call, name: str, value: str) -> None:
    if name == "customer":
        if not ID.fullmatch(value):
            raise problems.bad_parameter(name, value, "It is not an ID.")
        selection.where("cases.customer = ?", int(value))
    elif name == "phone":
        narrow_by_phone(selection, call, "cases.customer", digits(value))
    elif name == "email":
        narrow_by_email(selection, "cases.customer", value)
    else:
        selection.where_custom("case", name.removeprefix(CUSTOM), value)


def _narrow_by_body(selection: Selection, call: Call, name: str, value: Any) -> None:
    if name not in LOOKUP_CRITERIA:
        raise problems.bad_element(name, f"Supported: {', '.join(LOOKUP_CRITERIA)}.")
    if name == "custom":
        _narrow_by_custom(selection, value)
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
        selection.where("cases.owner = ?", _owner(value))
    else:
        _narrow(selection, call, name, value)


def _narrow_by_custom(selection: Selection, value: Any) -> None:
    """One object with name and value; a list of such objects is taken too."""
    for criterion in value if isinstance(value, list) else [value]:
        if not isinstance(criterion, Mapping) or not all(isinstance(criterion.get(key), str) for key in ("name", "value")):
            raise problems.bad_element("custom", "It needs a name and a value.")
        if custom_attribute("case", criterion["name"]) is None:
            raise problems.bad_element("custom", f"There is no custom attribute '{criterion['name'][:100]}' of cases.")
        selection.where_custom("case", criterion["name"], criterion["value"])


def _owner(value: str) -> int:
    if not ID.fullmatch(value):
        raise problems.bad_element("ownerId", "It is not an ID.")
    return int(value)
