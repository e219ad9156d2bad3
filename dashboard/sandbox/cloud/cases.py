"""Looking cases up and searching them in v3: criteria that v12 lacks, and other ones for each kind of actor."""

from dataclasses import replace

from dashboard.sandbox.cloud import represent
from dashboard.sandbox.cloud.criteria import CloudCriteria, read_json
from dashboard.sandbox.interaction import cases
from dashboard.sandbox.interaction.criteria import (
    in_department,
    of_login,
    same,
    same_id,
)
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire.call import Call, Reply

CASES = replace(cases.CASES, represent=represent.case)
LOOKUP_CRITERIA = cases.LookupCriteria(
    cases.LOOKUP_CRITERIA.table | {"ownerLoginId": of_login("cases.owner")}
)


def lookup(call: Call) -> Reply:
    """One page of the cases that meet every criterion of the body, or 204. They look as v20 shows them."""
    return cases.CASES.search(call, LOOKUP_CRITERIA)


def search(call: Call) -> Reply:
    """One page of the cases that meet every criterion, or 204. A customer sees its own and needs no criterion."""
    return CASES.search(call, CRITERIA)


def _with_custom_value(selection: Selection, call: Call, name: str, literal: str) -> None:
    cases.with_custom_value(selection, call, name, read_json(name, literal))


SHARED_CRITERIA = cases.PLAIN_CRITERIA | {
    "status": same("cases.status"),
    "custom": _with_custom_value,
}
CRITERIA = CloudCriteria(
    SHARED_CRITERIA
    | {
        "owner": same_id("cases.owner"),
        "department": in_department("cases.department"),
    }
)
