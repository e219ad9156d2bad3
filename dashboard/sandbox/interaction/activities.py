"""Reading activities: the search and the activities of given ids."""

from dashboard.sandbox.interaction import represent_activity
from dashboard.sandbox.interaction.criteria import (
    Criteria,
    of_login,
    same,
    same_id,
    within,
)
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import REPRESENTATION

BY_IDS = (
    *REPRESENTATION,
    "embedInlineAttachment",
    "payloadVersion",
    "transcriptDatetimeFormat",
    "timeOffset",
)
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
    represent=represent_activity.activity,
)


def search(call: Call) -> Reply:
    """One page of the activities that meet every criterion, by id ascending unless sorted, or 204."""
    return ACTIVITIES.search(call, CRITERIA)


def _with_status(selection: Selection, call: Call, name: str, value: str) -> None:
    """A status, status:substatus (assigned:in_progress), a substatus, or "open" for whatever is not completed."""
    status, colon, substatus = value.partition(":")
    if status == "open":
        selection.where("activity.status <> 'completed'")
    elif colon:
        selection.where("activity.status = ? AND activity.substatus = ?", status, substatus)
    else:
        selection.where("(activity.status = ? OR activity.substatus = ?)", value, value)


SHARED_CRITERIA = {
    "assignedTo": same_id("activity.assigned"),
    "assignedUserName": of_login("activity.assigned"),
    "createdDate": within("activity.created"),
    "lastModifiedDate": within("activity.modified"),
    "completionDate": within("activity.completed"),
    "status": _with_status,
    "mode": same("activity.mode"),
    "type": same("activity.type"),
}
OWNERS = {
    "customer": same_id("activity.customer"),
    "case": same_id("activity.cases"),
    "queue": same_id("activity.queue"),
}
CRITERIA = Criteria(OWNERS | SHARED_CRITERIA, weak=("type",))
