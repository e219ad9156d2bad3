"""Reading cases: the lookup by body (v20), the older search by query, and cases of given ids."""

from typing import Any

from dashboard.sandbox.interaction import represent_case
from dashboard.sandbox.interaction.criteria import (
    Criteria,
    Criterion,
    in_department,
    reached_by_email,
    reached_by_phone,
    same,
    same_id,
    with_custom,
    within,
)
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection, custom_sorts
from dashboard.sandbox.trees import Tree, listed
from dashboard.sandbox.wire import bodies, problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.world.configured import custom_attribute
from dashboard.sandbox.world.findable import digits

LONGEST_SHOWN = 100
CUSTOM_SORTS = custom_sorts("case", "cases")
CASES = Resource(
    name="case",
    root="cases",
    table="cases",
    rows=("SELECT cases.*, customer.name FROM cases JOIN customer ON customer.id = cases.customer"),
    sorts={
        "id": "cases.id",
        "status": "cases.status",
        "severity": "cases.severity",
        "subject": "cases.subject",
        "lastModifiedDate": "cases.modified",
        "createdDate": "cases.created",
        "dueDate": "cases.due",
        **CUSTOM_SORTS,
    },
    attributes=(*represent_case.ATTRIBUTES, *CUSTOM_SORTS),
    represent=represent_case.case,
)


class LookupCriteria(Criteria):
    """What a lookup may be given in its body."""

    def narrow(self, selection: Selection, call: Call) -> None:
        """Raises 400-112 for no criterion, 400-152 for an unknown one or another shape."""
        given = bodies.read(call, "case")
        if not given:
            raise problems.missing_parameter(self.table)
        for name, value in given.items():
            self._check(name, value)
            narrow = self.table[name]
            narrow(selection, Criterion(call, name, value))

    def _check(self, name: str, value: Any) -> None:
        if name not in self.table:
            names = ", ".join(self.table)
            raise problems.bad_element(name, "Supported: {names}.", names=names)
        is_text = isinstance(value, str) and value
        if name != "custom" and not is_text:
            raise problems.bad_element(name, "It has to be a text that is not empty.")


def lookup(call: Call) -> Reply:
    """Answer one page of the cases that meet every criterion of the body, or 204."""
    return CASES.search(call, LOOKUP_CRITERIA)


def search(call: Call) -> Reply:
    """Answer one page of the cases that meet every criterion of the query, or 204."""
    return CASES.search(call, CRITERIA)


def by_ids(call: Call) -> Reply:
    """Answer the cases of the ids in the path, 75 at most."""
    return CASES.by_ids(call)


def custom_value_of(object: str, owners: str) -> Any:
    """One custom attribute of `object` as JSON with name and value, or a list of such objects."""

    def narrow(selection: Selection, criterion: Criterion) -> None:
        for given in listed(criterion.value):
            name, value = _read_custom_value(object, owners, given)
            selection.where_custom(object, name, value)

    return narrow


def _read_custom_value(object: str, owners: str, given: Tree) -> tuple[str, str]:
    """Return the name and the value. Raises 400-152."""
    name = value = None
    if isinstance(given, dict):
        name = given.get("name")
        value = given.get("value")
    if not isinstance(name, str) or not isinstance(value, str):
        raise problems.bad_element("custom", "It needs a name and a value.")
    if custom_attribute(object, name) is None:
        raise problems.bad_element(
            "custom",
            "There is no custom attribute '{attribute}' of {owners}.",
            attribute=name[:LONGEST_SHOWN],
            owners=owners,
        )
    return name, value


PLAIN_CRITERIA = {
    "customer": same_id("cases.customer"),
    "email": reached_by_email("cases.customer"),
    "phone": reached_by_phone("cases.customer", digits),
}
CRITERIA = Criteria({**PLAIN_CRITERIA, **with_custom("case")})
LOOKUP_CRITERIA = LookupCriteria(
    {
        **PLAIN_CRITERIA,
        "status": same("cases.status"),
        "department": in_department("cases.department"),
        "ownerId": same_id("cases.owner"),
        "custom": custom_value_of("case", "cases"),
        "createdDate": within("cases.created"),
        "lastModifiedDate": within("cases.modified"),
        "lastClosedDate": within("cases.closed"),
    }
)
