"""The activity search of v3: other names for ids, and read flags for the customer itself."""

from collections.abc import Mapping

from dashboard.sandbox.cloud.criteria import CloudCriteria, with_json
from dashboard.sandbox.interaction import activities
from dashboard.sandbox.interaction.cases import custom_value_of
from dashboard.sandbox.interaction.criteria import Criterion, Narrow, in_department
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.trees import only
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply

TRUE_OR_FALSE = {"true": 1, "false": 0}
YES_OR_NO = {"yes": 1, "no": 0}


def search(call: Call) -> Reply:
    """Answer one page of the activities that meet every criterion, or 204.

    A customer sees its own and needs no criterion. With count=yes the answer is their number.
    """
    word = call.parameters.pop("count", "no")
    if _read_word("count", word, YES_OR_NO):
        selection = activities.ACTIVITIES.selected(call, CRITERIA)
        count = selection.count(call.database)
        return Reply(200, {"paginationInfo": {"count": count}}, "activities")
    return activities.ACTIVITIES.search(call, CRITERIA)


def _is(column: str) -> Narrow:
    def narrow(selection: Selection, criterion: Criterion) -> None:
        flag = _read_word(criterion.name, criterion.value, TRUE_OR_FALSE)
        selection.where(f"{column} = ?", flag)

    return narrow


def _read_word(name: str, value: str, meanings: Mapping[str, int]) -> int:
    if value not in meanings:
        raise problems.bad_parameter(
            name,
            value,
            "Allowed values: {allowed}.",
            allowed=", ".join(meanings),
        )
    return meanings[value]


CRITERIA_OF_ALL = {
    "case": activities.OWNERS["case"],
    "caseID": activities.OWNERS["case"],
    **only(activities.SHARED_CRITERIA, ("status", "type", "mode")),
}
CRITERIA_OF_STAFF = {
    **CRITERIA_OF_ALL,
    "custom": with_json(custom_value_of("activity", "activities")),
    **only(activities.SHARED_CRITERIA, ("createdDate", "lastModifiedDate")),
}
CRITERIA_OF_USERS = {
    **CRITERIA_OF_STAFF,
    "customerID": activities.OWNERS["customer"],
    "queueID": activities.OWNERS["queue"],
    **only(activities.SHARED_CRITERIA, ("assignedTo", "assignedUserName")),
}
FLAGS = {
    "secure": _is("activity.secure"),
    "read": _is("activity.seen"),
}
CRITERIA = CloudCriteria(
    {
        **CRITERIA_OF_USERS,
        **FLAGS,
        "department": in_department("activity.department"),
    },
    weak=("type", "department", *FLAGS),
)
