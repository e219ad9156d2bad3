"""Reading activities: the search and the activities of given ids."""

from collections.abc import Iterable

from dashboard.sandbox.actors import AGENTS
from dashboard.sandbox.interaction import represent_activity
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.moments import read_range
from dashboard.sandbox.wire.parameters import CUSTOM, REPRESENTATION, read_criteria, read_id

IDS = {"customer": "customer", "case": "cases", "assignedTo": "assigned", "queue": "queue"}
DATES = {"createdDate": "created", "lastModifiedDate": "modified", "completionDate": "completed"}
CRITERIA = (*IDS, *DATES, "status", "mode", "type", "assignedUserName")
BY_IDS = (*REPRESENTATION, "embedInlineAttachment", "payloadVersion", "transcriptDatetimeFormat", "timeOffset")
ACTIVITIES = Resource(
    name="activity",
    root="activities",
    table="activity",
    rows="SELECT activity.*, customer.name FROM activity JOIN customer ON customer.id = activity.customer",
    sorts={
        "id": "activity.id",
        "createdDate": "activity.created",
        "lastModifiedDate": "activity.modified",
        "completionDate": "activity.completed",
        "type": "activity.type",
        "status": "activity.status",
    },
    attributes=represent_activity.ATTRIBUTES,
    custom=(),
    represent=represent_activity.activity,
)


def search(call: Call) -> Reply:
    """One page of the activities that meet every criterion, by id ascending unless sorted, or 204."""
    _refuse_custom(call.parameters)

    def narrow_all(selection: Selection) -> None:
        for name, value in read_criteria(call.parameters, CRITERIA, weak=("type",)).items():
            narrow(selection, name, value)

    return ACTIVITIES.search(call, narrow_all)


def _refuse_custom(names: Iterable[str]) -> None:
    """No custom attributes of activities are configured."""
    for name in names:
        if name.startswith(CUSTOM):
            raise problems.unknown_parameter(name)


def narrow(selection: Selection, name: str, value: str) -> None:
    if name in IDS:
        selection.where(f"activity.{IDS[name]} = ?", read_id(name, value))
    elif name in DATES:
        selection.where_within(f"activity.{DATES[name]}", read_range(name, value))
    elif name == "status":
        _narrow_by_status(selection, value)
    elif name == "assignedUserName":
        selection.where_in("activity.assigned", (agent.id for agent in AGENTS if agent.login == value))
    else:
        selection.where(f"activity.{name} = ?", value)


def _narrow_by_status(selection: Selection, value: str) -> None:
    """A status, status:substatus (assigned:in_progress), a substatus, or "open" for whatever is not completed."""
    status, colon, substatus = value.partition(":")
    if status == "open":
        selection.where("activity.status <> 'completed'")
    elif colon:
        selection.where("activity.status = ? AND activity.substatus = ?", status, substatus)
    else:
        selection.where("(activity.status = ? OR activity.substatus = ?)", value, value)
