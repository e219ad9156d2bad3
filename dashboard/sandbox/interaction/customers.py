"""Reading customers: the search and the customers of given ids."""

import json
from datetime import datetime, timedelta
from typing import Any

from dashboard.sandbox.interaction import represent
from dashboard.sandbox.interaction.criteria import (
    Criteria,
    Criterion,
    reached_by_email,
    reached_by_phone,
    with_custom,
    within,
)
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection, custom_sorts
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.moments import read_narrow_range, written

CUSTOM_SORTS = custom_sorts("customer", "customer")
CUSTOMERS = Resource(
    name="customer",
    root="customers",
    table="customer",
    rows=(
        "SELECT customer.*, content FROM customer JOIN document ON document.customer = customer.id"
    ),
    sorts={
        "id": "customer.id",
        "type": "customer.type",
        "customerName": "customer.folded",
        **CUSTOM_SORTS,
    },
    attributes=(*represent.ATTRIBUTES, *CUSTOM_SORTS),
    represent=represent.customer,
)

UNREAD_CONSTANTS = {
    "type": "email",
    "isRead": "false",
    "isSecure": "true",
    "mode": "outbound",
}
UNREAD_KEYS = {*UNREAD_CONSTANTS, "sentDate"}
UNREAD_WIDTH = timedelta(days=14)
UNREAD_CUSTOMERS = (
    "SELECT customer FROM activity"
    " WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0"
    " AND sent >= ? AND sent <= ?"
)


def search(call: Call) -> Reply:
    """Answer one page of the customers that meet every criterion and may be seen, or 204."""
    return CUSTOMERS.search(call, CRITERIA)


def by_ids(call: Call) -> Reply:
    """Answer the customers of the ids in the path, 75 at most."""
    return CUSTOMERS.by_ids(call)


def _with_unread(selection: Selection, criterion: Criterion) -> None:
    now = criterion.call.clock.now()
    start, end = _read_unread(criterion.value, now)
    selection.where(
        f"customer.id IN ({UNREAD_CUSTOMERS})",
        written(start),
        written(end),
    )


def _read_unread(literal: str, now: datetime) -> tuple[datetime, datetime]:
    """Return the window of `sentDate`, an open end being `now`.

    Raises 400-102 unless the other four keys say what they must.
    """
    criteria = _read_object(literal)
    for key, constant in UNREAD_CONSTANTS.items():
        if criteria[key] != constant:
            raise problems.bad_parameter(
                "activity",
                literal,
                "'{key}' must be \"{constant}\".",
                key=key,
                constant=constant,
            )
    return read_narrow_range("activity.sentDate", criteria["sentDate"], UNREAD_WIDTH, now)


def _read_object(literal: str) -> dict[str, Any]:
    """Return the five keys of the criterion. Raises 400-102."""
    try:
        criteria = json.loads(literal)
    except (ValueError, RecursionError):
        raise problems.bad_parameter("activity", literal, "It is not a JSON object.") from None
    is_complete = isinstance(criteria, dict) and criteria.keys() == UNREAD_KEYS
    if not is_complete or not isinstance(criteria["sentDate"], str):
        raise problems.bad_parameter(
            "activity",
            literal,
            "It needs exactly these keys: {keys}.",
            keys=", ".join(sorted(UNREAD_KEYS)),
        )
    return dict(criteria)


PLAIN_CRITERIA = {
    "phone": reached_by_phone("customer.id"),
    "email": reached_by_email("customer.id"),
    "created": within("customer.created"),
    "activity": _with_unread,
}
CRITERIA = Criteria({**PLAIN_CRITERIA, **with_custom("customer")})
