"""Looking cases up and searching them in v3: criteria that v12 lacks, others for each actor."""

from dataclasses import replace

from dashboard.sandbox.cloud import represent
from dashboard.sandbox.cloud.criteria import CloudCriteria
from dashboard.sandbox.interaction import cases
from dashboard.sandbox.interaction.criteria import (
    in_department,
    of_login,
    same,
    same_id,
    with_custom,
)
from dashboard.sandbox.wire.call import Call, Reply

CASES = replace(cases.CASES, represent=represent.case)
LOOKUP_CRITERIA = cases.LookupCriteria(
    {
        **cases.LOOKUP_CRITERIA.table,
        "ownerLoginId": of_login("cases.owner"),
    }
)


def lookup(call: Call) -> Reply:
    """Answer one page of the cases that meet every criterion of the body, as v20 shows them."""
    return cases.CASES.search(call, LOOKUP_CRITERIA)


def search(call: Call) -> Reply:
    """Answer one page of the cases that meet every criterion, or 204.

    A customer sees its own and needs no criterion.
    """
    return CASES.search(call, CRITERIA)


def by_ids(call: Call) -> Reply:
    """Answer the cases of the ids in the path, 75 at most."""
    return CASES.by_ids(call)


SHARED_CRITERIA = {
    **cases.PLAIN_CRITERIA,
    **with_custom("case"),
    "status": same("cases.status"),
}
CRITERIA = CloudCriteria(
    {
        **SHARED_CRITERIA,
        "owner": same_id("cases.owner"),
        "department": in_department("cases.department"),
    }
)
