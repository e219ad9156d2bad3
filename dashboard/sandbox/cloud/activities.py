"""The activity search of v3: other names for the ids, and whether mail was read for the customer who may know."""

from dashboard.sandbox.cloud.criteria import CloudCriteria
from dashboard.sandbox.interaction import activities
from dashboard.sandbox.interaction.criteria import Narrow, in_department
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply


def search(call: Call) -> Reply:
    """One page of the activities that meet every criterion, or 204. A customer sees its own and needs no criterion;
    with count=yes it is told how many there are, and nothing else."""
    if _read_word("count", call.parameters.pop("count", "no"), {"yes": 1, "no": 0}):
        count = activities.ACTIVITIES.selected(call, CRITERIA).count(call.database)
        return Reply(200, {"paginationInfo": {"count": count}}, "activities")
    return activities.ACTIVITIES.search(call, CRITERIA)


def _is(column: str) -> Narrow:
    def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
        selection.where(f"{column} = ?", _read_word(name, value, {"true": 1, "false": 0}))

    return narrow


def _read_word(name: str, value: str, meanings: dict[str, int]) -> int:
    if value not in meanings:
        raise problems.bad_parameter(name, value, f"Allowed values: {', '.join(meanings)}.")
    return meanings[value]


SHARED_CRITERIA = {
    "caseID": activities.OWNERS["case"],
    "queueID": activities.OWNERS["queue"],
    **activities.SHARED_CRITERIA,
}
FLAGS = {"secure": _is("activity.secure"), "read": _is("activity.seen")}
CRITERIA = CloudCriteria(
    {
        **SHARED_CRITERIA,
        **FLAGS,
        "customerID": activities.OWNERS["customer"],
        "department": in_department("activity.department"),
    },
    weak=("type", "department", *FLAGS),
)
