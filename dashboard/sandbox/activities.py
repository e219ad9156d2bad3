"""Reading activities: the search and the activities of given ids."""

from collections.abc import Iterable

from dashboard.sandbox import problems, represent_activity
from dashboard.sandbox.actors import AGENTS, VIEW
from dashboard.sandbox.call import Call, Reply
from dashboard.sandbox.moments import read_range
from dashboard.sandbox.pages import ID, page, read_ids
from dashboard.sandbox.parameters import CUSTOM, REPRESENTATION, read_attributes, read_order, read_window
from dashboard.sandbox.selection import Selection

IDS = {"customer": "customer", "case": "cases", "assignedTo": "assigned", "queue": "queue"}
DATES = {"createdDate": "created", "lastModifiedDate": "modified", "completionDate": "completed"}
CRITERIA = (*IDS, *DATES, "status", "mode", "type", "assignedUserName")
BY_IDS = (*REPRESENTATION, "embedInlineAttachment", "payloadVersion", "transcriptDatetimeFormat", "timeOffset")
SORTS = {
    "id": "activity.id", "createdDate": "activity.created", "lastModifiedDate": "activity.modified",
    "completionDate": "activity.completed", "type": "activity.type", "status": "activity.status",
}  # fmt: skip


def search(call: Call) -> Reply:
    """One page of the activities that meet every criterion, by id ascending unless sorted, or 204."""
    _refuse_custom(call.parameters)
    order = read_order(call.parameters, SORTS, ())
    window = read_window(call.parameters)
    wanted = read_attributes(call.parameters, represent_activity.ATTRIBUTES, ())
    criteria = {name: value for name, value in call.parameters.items() if not name.startswith("$")}
    if not criteria.keys() - {"type"}:
        raise problems.missing_parameter(name for name in CRITERIA if name != "type")
    selection = Selection("activity", "activity", SORTS)
    if call.departments is not None:
        selection.where_in("activity.department", call.departments)
    for name, value in criteria.items():
        if not value:
            raise problems.bad_parameter(name, value, "It is empty.")
        _narrow(selection, name, value)
    call.actor.need(VIEW)
    return page(call, selection, order, window, lambda ids: represented(call, ids, wanted), "activity")


def by_ids(call: Call) -> Reply:
    """All of the activities asked for. Raises 404 or 403 if one of them cannot be shown."""
    order = read_order(call.parameters, SORTS, ())
    wanted = read_attributes(call.parameters, represent_activity.ATTRIBUTES, ())
    call.actor.need(VIEW)
    selection = Selection("activity", "activity", SORTS)
    selection.where_in("activity.id", read_ids(call, "activity"))
    return Reply(200, {"activity": represented(call, selection.ids(call.database, order), wanted)}, "activities")


def represented(call: Call, ids: Iterable[int], wanted: frozenset[str]) -> list[dict]:
    ids = list(ids)
    statement = (
        "SELECT activity.*, customer.name FROM activity JOIN customer ON customer.id = activity.customer"
        f" WHERE activity.id IN ({', '.join('?' * len(ids))})"
    )
    rows = {row["id"]: row for row in call.database.execute(statement, ids)}
    return [represent_activity.activity(rows[id], call, wanted) for id in ids]


def _refuse_custom(names: Iterable[str]) -> None:
    """No custom attributes of activities are configured."""
    for name in names:
        if name.startswith(CUSTOM):
            raise problems.unknown_parameter(name)


def _narrow(selection: Selection, name: str, value: str) -> None:
    if name in IDS:
        if not ID.fullmatch(value):
            raise problems.bad_parameter(name, value, "It is not an ID.")
        selection.where(f"activity.{IDS[name]} = ?", int(value))
    elif name in DATES:
        selection.where_within(f"activity.{DATES[name]}", read_range(name, value))
    elif name == "status":
        _narrow_by_status(selection, value)
    elif name == "assignedUserName":
        selection.where_in("activity.assigned", (agent.id for agent in AGENTS if agent.login == value))
    else:
        selection.where(f"activity.{name} = ?", value)


def _narrow_by_status(selection: Selection, value: str) -> None:
    """A status, a status with its substatus (assigned:in_progress), a substatus, or open for whatever is not completed."""
    status, colon, substatus = value.partition(":")
    if status == "open":
        selection.where("activity.status <> 'completed'")
    elif colon:
        selection.where("activity.status = ? AND activity.substatus = ?", status, substatus)
    else:
        selection.where("(activity.status = ? OR activity.substatus = ?)", value, value)
