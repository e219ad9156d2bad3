"""Reading cases: the lookup by body (v20), the older search by query, and the cases of given ids."""

from typing import Any

from dashboard.sandbox.interaction import represent
from dashboard.sandbox.interaction.criteria import (
    Criteria,
    in_department,
    reached_at,
    reached_by_phone,
    same,
    same_id,
    with_custom,
    within,
)
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection, custom_sorts
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.world.configured import custom_attribute
from dashboard.sandbox.world.findable import digits

CUSTOM_SORTS = custom_sorts("case", "cases")
CASES = Resource(
    name="case",
    root="cases",
    table="cases",
    rows="SELECT cases.*, customer.name FROM cases JOIN customer ON customer.id = cases.customer",
    sorts={
        "id": "cases.id",
        "status": "cases.status",
        "severity": "cases.severity",
        "subject": "cases.subject",
        "lastModifiedDate": "cases.modified",
        "createdDate": "cases.created",
        "dueDate": "cases.due",
    }
    | CUSTOM_SORTS,
    attributes=(*represent.CASE_ATTRIBUTES, *CUSTOM_SORTS),
    represent=represent.case,
)


class LookupCriteria(Criteria):
    """What a lookup may be given in its body."""

    def narrow(self, selection: Selection, call: Call) -> None:
        """Raises 400-112 for none at all, 400-152 for one that is not known or has another shape."""
        given = bodies.read(call, "case")
        if not given:
            raise problems.missing_parameter(self.table)
        for name, value in given.items():
            if name not in self.table:
                raise problems.bad_element(name, f"Supported: {', '.join(self.table)}.")
            if name != "custom" and not (isinstance(value, str) and value):
                raise problems.bad_element(name, "It has to be a text that is not empty.")
            self.table[name](selection, call, name, value)


def lookup(call: Call) -> Reply:
    """One page of the cases that meet every criterion of the body, or 204."""
    return CASES.search(call, LOOKUP_CRITERIA)


def search(call: Call) -> Reply:
    """One page of the cases that meet every criterion of the query, or 204."""
    return CASES.search(call, CRITERIA)


def with_custom_value(selection: Selection, call: Call, name: str, value: Any) -> None:
    """One custom attribute as an object with name and value; a list of such objects is taken too."""
    for criterion in value if isinstance(value, list) else [value]:
        given = criterion if isinstance(criterion, dict) else {}
        if not all(isinstance(given.get(key), str) for key in ("name", "value")):
            raise problems.bad_element("custom", "It needs a name and a value.")
        if custom_attribute("case", given["name"]) is None:
            raise problems.bad_element(
                "custom",
                f"There is no custom attribute '{given['name'][:100]}' of cases.",
            )
        selection.where_custom("case", given["name"], given["value"])


PLAIN_CRITERIA = {
    "customer": same_id("cases.customer"),
    "email": reached_at("cases.customer", "email", str.lower),
    "phone": reached_by_phone("cases.customer", digits),
}
CRITERIA = Criteria(PLAIN_CRITERIA | with_custom("case"))
LOOKUP_CRITERIA = LookupCriteria(
    {
        **PLAIN_CRITERIA,
        "status": same("cases.status"),
        "department": in_department("cases.department"),
        "ownerId": same_id("cases.owner"),
        "custom": with_custom_value,
        "createdDate": within("cases.created"),
        "lastModifiedDate": within("cases.modified"),
        "lastClosedDate": within("cases.closed"),
    }
)
