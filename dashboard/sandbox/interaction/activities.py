"""Reading activities: the search and the activities of given ids."""

from dashboard.sandbox.interaction import represent_activity
from dashboard.sandbox.interaction.criteria import (
    Criteria,
    Criterion,
    of_login,
    same,
    same_id,
    with_custom,
    within,
)
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection, custom_sorts
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
    rows=(
        "SELECT activity.*, customer.name FROM activity"
        " JOIN customer ON customer.id = activity.customer"
    ),
    sorts={
        "id": "activity.id",
        "createdDate": "activity.created",
        "lastModifiedDate": "activity.modified",
        "completionDate": "activity.completed",
        "type": "activity.type",
        "status": "activity.status",
    },
    attributes=(
        *represent_activity.ATTRIBUTES,
        *custom_sorts("activity", "activity"),
    ),
    represent=represent_activity.activity,
)


def search(call: Call) -> Reply:
    """Answer one page of the activities that meet every criterion, by id unless sorted, or 204."""
    return ACTIVITIES.search(call, CRITERIA)


def by_ids(call: Call) -> Reply:
    """Answer the activities of the ids in the path, 75 at most."""
    return ACTIVITIES.by_ids(call)


def _with_status(selection: Selection, criterion: Criterion) -> None:
    """A status, a substatus, both (assigned:in_progress), or "open": whatever is not completed."""
    value = criterion.value
    status, colon, substatus = value.partition(":")
    if status == "open":
        selection.where("activity.status <> 'completed'")
    elif colon:
        selection.where(
            "activity.status = ? AND activity.substatus = ?",
            status,
            substatus,
        )
    else:
        selection.where(
            "(activity.status = ? OR activity.substatus = ?)",
            value,
            value,
        )


SHARED_CRITERIA = {
    "assignedTo": same_id("activity.assigned"),
    "assignedUserName": of_login("activity.assigned"),
    "createdDate": within("activity.created"),
    "lastModifiedDate": within("activity.modified"),
    "status": _with_status,
    "mode": same("activity.mode"),
    "type": same("activity.type"),
}
OWNERS = {
    "customer": same_id("activity.customer"),
    "case": same_id("activity.cases"),
    "queue": same_id("activity.queue"),
}
CRITERIA = Criteria(
    {**OWNERS, **SHARED_CRITERIA, **with_custom("activity")},
    weak=("type",),
)
