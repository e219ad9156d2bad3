"""Reading customers: the search and the customers of given ids."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from dashboard.sandbox.interaction import represent
from dashboard.sandbox.interaction.resource import Resource
from dashboard.sandbox.interaction.selection import Selection
from dashboard.sandbox.wire import problems
from dashboard.sandbox.wire.call import Call, Reply
from dashboard.sandbox.wire.moments import read_range, written
from dashboard.sandbox.wire.parameters import CUSTOM, read_criteria
from dashboard.sandbox.world.configured import custom_attribute, custom_names

CRITERIA = ("phone", "email", "created", "activity")
CUSTOMERS = Resource(
    name="customer",
    root="customers",
    table="customer",
    rows="SELECT customer.*, content FROM customer JOIN document ON document.customer = customer.id",
    sorts={"id": "customer.id", "type": "customer.type", "customerName": "customer.folded"},
    attributes=represent.CUSTOMER_ATTRIBUTES,
    custom=custom_names("customer"),
    represent=represent.customer,
)

UNREAD_CONSTANTS = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
UNREAD_WIDTH = timedelta(days=14)
UNREAD_CUSTOMERS = (
    "SELECT customer FROM activity"
    " WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0 AND sent >= ? AND sent <= ?"
)


def search(call: Call) -> Reply:
    """One page of the customers that meet every criterion and are visible from the agent's departments, or 204."""
    _refuse_unsearchable(call.parameters)

    def narrow_all(selection: Selection) -> None:
        for name, value in read_criteria(call.parameters, (*CRITERIA, "custom.<name>")).items():
            narrow(selection, call, name, value)

    return CUSTOMERS.search(call, narrow_all)


def _refuse_unsearchable(names: Iterable[str]) -> None:
    for name in names:
        attribute = custom_attribute("customer", name.removeprefix(CUSTOM))
        if name.startswith(CUSTOM) and (attribute is None or attribute.encrypted):
            raise problems.unknown_parameter(name)


def narrow(selection: Selection, call: Call, name: str, value: str) -> None:
    if name == "phone":
        narrow_by_phone(selection, call, "customer.id", value)
    elif name == "email":
        narrow_by_email(selection, "customer.id", value)
    elif name == "created":
        selection.where_within("customer.created", read_range(name, value))
    elif name == "activity":
        _narrow_by_unread(selection, value)
    else:
        selection.where_custom("customer", name.removeprefix(CUSTOM), value)


def narrow_by_phone(selection: Selection, call: Call, column: str, number: str) -> None:
    kinds = ("phone", "liberal phone") if call.switches.phones == "liberal" else ("phone",)
    marks = ", ".join("?" * len(kinds))
    selection.where(f"{column} IN (SELECT customer FROM reach WHERE kind IN ({marks}) AND value = ?)", *kinds, number)


def narrow_by_email(selection: Selection, column: str, address: str) -> None:
    selection.where(f"{column} IN (SELECT customer FROM reach WHERE kind = 'email' AND value = ?)", address.lower())


def _narrow_by_unread(selection: Selection, literal: str) -> None:
    start, end = _read_unread(literal)
    selection.where(f"customer.id IN ({UNREAD_CUSTOMERS})", written(start), written(end))


def _read_unread(literal: str) -> tuple[datetime, datetime]:
    """The window of `sentDate`, an open end being now. Raises 400-102 unless the other four keys say what they must."""
    try:
        criteria = json.loads(literal)
    except (ValueError, RecursionError):
        raise problems.bad_parameter("activity", literal, "It is not a JSON object.") from None
    keys = {*UNREAD_CONSTANTS, "sentDate"}
    if not isinstance(criteria, dict) or criteria.keys() != keys or not isinstance(criteria["sentDate"], str):
        raise problems.bad_parameter("activity", literal, f"It needs exactly these keys: {', '.join(sorted(keys))}.")
    for key, constant in UNREAD_CONSTANTS.items():
        if criteria[key] != constant:
            raise problems.bad_parameter("activity", literal, f"'{key}' must be \"{constant}\".")
    start, end = read_range("activity.sentDate", criteria["sentDate"], UNREAD_WIDTH)
    assert start is not None, "a range of limited width has a start"
    return start, end or datetime.now(UTC)
