"""The activity search of v3: other names for the ids, and whether mail was read for the customer who may know."""

from dashboard.sandbox.cloud.customers import department_id, need_department
from dashboard.sandbox.interaction import activities
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import read_criteria

IDS = {"caseID": "case", "customerID": "customer", "queueID": "queue"}
CRITERIA = ("caseID", "queueID", "assignedTo", "assignedUserName", *activities.DATES, "status", "mode", "type")
OF_CUSTOMERS = ("secure", "read", "count")
FLAGS = {"secure": "secure", "read": "seen"}


def search(call: Call) -> Reply:
    """One page of the activities that meet every criterion, or 204. A customer sees its own and needs no criterion;
    with count=yes it is told how many there are, and nothing else."""

    def narrow(selection: Selection) -> None:
        need_department(call)
        required = CRITERIA if call.actor.customer is None else ()
        criteria = read_criteria(call.parameters, required, weak=("type", "department"))
        for name, value in criteria.items():
            _narrow(selection, name, value)

    if _read_flag("count", call.parameters.pop("count", "no"), {"yes": 1, "no": 0}):
        count = activities.ACTIVITIES.selected(call, narrow).count(call.database)
        return Reply(200, {"paginationInfo": {"count": count}}, "activities")
    return activities.ACTIVITIES.search(call, narrow)


def _narrow(selection: Selection, name: str, value: str) -> None:
    if name in FLAGS:
        selection.where(f"activity.{FLAGS[name]} = ?", _read_flag(name, value, {"true": 1, "false": 0}))
    elif name == "department":
        selection.where("activity.department = ?", department_id(value))
    else:
        activities.narrow(selection, IDS.get(name, name), value)


def _read_flag(name: str, value: str, meanings: dict[str, int]) -> int:
    if value not in meanings:
        raise problems.bad_parameter(name, value, f"Allowed values: {', '.join(meanings)}.")
    return meanings[value]
