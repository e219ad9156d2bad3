"""The case search of v3: criteria that v12 lacks, and other ones for each kind of actor."""

from dataclasses import replace

from dashboard.sandbox.cloud import represent
from dashboard.sandbox.cloud.customers import department_id, need_department, read_json
from dashboard.sandbox.interaction import cases
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.parameters import read_criteria, read_id

CRITERIA = ("customer", "email", "phone", "status", "custom")
CASES = replace(cases.CASES, represent=represent.case)


def search(call: Call) -> Reply:
    """One page of the cases that meet every criterion, or 204. A customer sees its own and needs no criterion."""

    def narrow(selection: Selection) -> None:
        need_department(call)
        required = CRITERIA if call.actor.customer is None else ()
        for name, value in read_criteria(call.parameters, required).items():
            _narrow(selection, call, name, value)

    return CASES.search(call, narrow)


def _narrow(selection: Selection, call: Call, name: str, value: str) -> None:
    if name == "status":
        selection.where("cases.status = ?", value)
    elif name == "owner":
        selection.where("cases.owner = ?", read_id(name, value))
    elif name == "department":
        selection.where("cases.department = ?", department_id(value))
    elif name == "custom":
        cases.narrow_by_custom(selection, read_json(name, value))
    else:
        cases.narrow(selection, call, name, value)
