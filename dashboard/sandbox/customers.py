"""Reading customers: the search and the customers of given ids."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from dashboard.sandbox import problems, represent
from dashboard.sandbox.actors import VIEW
from dashboard.sandbox.call import Call, Reply
from dashboard.sandbox.configured import CUSTOM_ATTRIBUTES, custom_attribute
from dashboard.sandbox.moments import read_range, written
from dashboard.sandbox.pages import page, read_ids
from dashboard.sandbox.parameters import CUSTOM, read_attributes, read_order, read_window
from dashboard.sandbox.selection import Selection

CRITERIA = ("phone", "email", "created", "activity")
SORTS = {"id": "customer.id", "type": "customer.type", "customerName": "customer.folded"}
CUSTOM_NAMES = tuple(attribute.name for attribute in CUSTOM_ATTRIBUTES if attribute.object == "customer")

UNREAD_CONSTANTS = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
UNREAD_WIDTH = timedelta(days=14)
UNREAD_CUSTOMERS = (
    "SELECT customer FROM activity"
    " WHERE type = 'email' AND mode = 'outbound' AND secure = 1 AND seen = 0 AND sent >= ? AND sent <= ?"
)


def search(call: Call) -> Reply:
    """One page of the customers that meet every criterion and are visible from the agent's departments, or 204."""
    parameters = call.parameters
    _refuse_unsearchable(parameters)
    order = read_order(parameters, SORTS, CUSTOM_NAMES)
    window = read_window(parameters)
    wanted = read_attributes(parameters, represent.CUSTOMER_ATTRIBUTES, CUSTOM_NAMES)
    criteria = {name: value for name, value in parameters.items() if not name.startswith("$")}
    if not criteria:
        raise problems.missing_parameter((*CRITERIA, "custom.<name>"))
    selection = selection_of(call)
    for name, value in criteria.items():
        if not value:
            raise problems.bad_parameter(name, value, "It is empty.")
        _narrow(selection, call, name, value)
    call.actor.need(VIEW)
    return page(call, selection, order, window, lambda ids: represented(call, ids, wanted), "customer")


def by_ids(call: Call) -> Reply:
    """All of the customers asked for, in order of id unless sorted. Raises 404 or 403 if one of them cannot be shown."""
    order = read_order(call.parameters, SORTS, CUSTOM_NAMES)
    wanted = read_attributes(call.parameters, represent.CUSTOMER_ATTRIBUTES, CUSTOM_NAMES)
    call.actor.need(VIEW)
    selection = Selection("customer", "customer", SORTS)
    selection.where_in("customer.id", read_ids(call, "customer"))
    return Reply(200, {"customer": represented(call, selection.ids(call.database, order), wanted)}, "customers")


def selection_of(call: Call) -> Selection:
    selection = Selection("customer", "customer", SORTS)
    if call.departments is not None:
        selection.where_in("customer.department", call.departments)
    return selection


def narrow_by_phone(selection: Selection, call: Call, column: str, number: str) -> None:
    kinds = ("phone", "liberal phone") if call.switches.phones == "liberal" else ("phone",)
    marks = ", ".join("?" * len(kinds))
    selection.where(f"{column} IN (SELECT customer FROM reach WHERE kind IN ({marks}) AND value = ?)", *kinds, number)


def narrow_by_email(selection: Selection, column: str, address: str) -> None:
    selection.where(f"{column} IN (SELECT customer FROM reach WHERE kind = 'email' AND value = ?)", address.lower())


def represented(call: Call, ids: Iterable[int], wanted: frozenset[str]) -> list[dict]:
    ids = list(ids)
    statement = (
        "SELECT customer.*, content FROM customer JOIN document ON document.customer = customer.id"
        f" WHERE customer.id IN ({', '.join('?' * len(ids))})"
    )
    rows = {row["id"]: row for row in call.database.execute(statement, ids)}
    return [represent.customer(rows[id], call, wanted) for id in ids]


def narrow_by_unread(selection: Selection, literal: str) -> None:
    start, end = _read_unread(literal)
    selection.where(f"customer.id IN ({UNREAD_CUSTOMERS})", written(start), written(end))


def _read_unread(literal: str) -> tuple[datetime, datetime]:
    """The window of `sentDate`, an open end being now. Raises 400-102 unless the five keys are there and four of them say what they must."""
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


def _refuse_unsearchable(names: Iterable[str]) -> None:
    for name in names:
        attribute = custom_attribute("customer", name.removeprefix(CUSTOM))
        if name.startswith(CUSTOM) and (attribute is None or attribute.encrypted):
            raise problems.unknown_parameter(name)


def _narrow(selection: Selection, call: Call, name: str, value: str) -> None:
    if name == "phone":
        narrow_by_phone(selection, call, "customer.id", value)
    elif name == "email":
        narrow_by_email(selection, "customer.id", value)
    elif name == "created":
        selection.where_within("customer.created", read_range(name, value))
    elif name == "activity":
        narrow_by_unread(selection, value)
    else:
        selection.where_custom("customer", name.removeprefix(CUSTOM), value)
