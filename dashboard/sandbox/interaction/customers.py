"""Reading customers: the search and the customers of given ids."""

import json
from datetime import UTC, datetime, timedelta

from dashboard.sandbox.interaction import represent
from dashboard.sandbox.interaction.criteria import (
    Criteria,
    reached_at,
    reached_by_phone,
    with_custom,
    within,
)
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection, custom_sorts
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.moments import read_range, written

CUSTOM_SORTS = custom_sorts("customer", "customer")
CUSTOMERS = Resource(
    name="customer",
    root="customers",
    table="customer",
    rows="SELECT customer.*, content FROM customer JOIN document ON document.customer = customer.id",
    sorts={
        "id": "customer.id",
        "type": "customer.type",
        "customerName": "customer.folded",
    }
    | CUSTOM_SORTS,
    attributes=(*represent.CUSTOMER_ATTRIBUTES, *CUSTOM_SORTS),
    represent=represent.customer,
)

UNREAD_CONSTANTS = {
    "type": "email",
    "isRead": "false",
    "isSecure": "true",
    "mode": "outbound",
}
UNREAD_WIDTH = timedelta(days=14)
UNREAD_CUSTOMERS = (
    "SELECT customer FROM activity"
    " WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0 AND sent >= ? AND sent <= ?"
)


def search(call: Call) -> Reply:
    """One page of the customers that meet every criterion and are visible from the agent's departments, or 204."""
    return CUSTOMERS.search(call, CRITERIA)


def _with_unread(selection: Selection, call: Call, name: str, literal: str) -> None:
    start, end = _read_unread(literal)
    selection.where(f"customer.id IN ({UNREAD_CUSTOMERS})", written(start), written(end))


def _read_unread(literal: str) -> tuple[datetime, datetime]:
    """The window of `sentDate`, an open end being now. Raises 400-102 unless the other four keys say what they must."""
    try:
        criteria = json.loads(literal)
    except (ValueError, RecursionError):
        raise problems.bad_parameter("activity", literal, "It is not a JSON object.") from None
    keys = {*UNREAD_CONSTANTS, "sentDate"}
    if (
        not isinstance(criteria, dict)
        or criteria.keys() != keys
        or not isinstance(criteria["sentDate"], str)
    ):
        raise problems.bad_parameter(
            "activity",
            literal,
            f"It needs exactly these keys: {', '.join(sorted(keys))}.",
        )
    for key, constant in UNREAD_CONSTANTS.items():
        if criteria[key] != constant:
            raise problems.bad_parameter("activity", literal, f"'{key}' must be \"{constant}\".")
    start, end = read_range("activity.sentDate", criteria["sentDate"], UNREAD_WIDTH)
    assert start is not None, "a range of limited width has a start"
    return start, end or datetime.now(UTC)


PLAIN_CRITERIA = {
    "phone": reached_by_phone("customer.id"),
    "email": reached_at("customer.id", "email", str.lower),
    "created": within("customer.created"),
    "activity": _with_unread,
}
CRITERIA = Criteria(PLAIN_CRITERIA | with_custom("customer"))
