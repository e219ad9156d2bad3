"""Activities as v12, v20 and v3 show them."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from dashboard.sandbox.interaction.labels import choice
from dashboard.sandbox.interaction.parts import (
    address,
    agent,
    department,
    link,
    only_wanted,
    wanted_custom_attributes,
)
from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire.call import Call

ATTRIBUTES = (
    "created",
    "lastModified",
    "payload",
    "contactPointData",
    "userLastWorked",
    "sentOnBehalf",
    "attachments",
)


def activity(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    """`row` is an activity with the name of its customer.

    Customers are told whether they have read it, agents only by a switch.
    """
    content = json.loads(row["content"])
    language = call.language
    type = choice(row["type"], language)
    subtype = choice("general", language)
    return {
        "id": str(row["id"]),
        "link": [link("self", address(call, "activity", row["id"]))],
        "case": _case(row, call),
        **department(row, call),
        "mode": choice(row["mode"], language),
        "type": {**type, "subtype": subtype},
        "status": _status(row, call),
        **_flags(row, call),
        "subject": content["subject"],
        "customer": _customer(row, call),
        **only_wanted(_facts(row, content, call), wanted),
        **wanted_custom_attributes(content, wanted),
    }


def _case(row: sqlite3.Row, call: Call) -> Tree:
    href = address(call, "case", row["cases"])
    return {"id": str(row["cases"]), "link": [link("case", href)]}


def _customer(row: sqlite3.Row, call: Call) -> Tree:
    href = address(call, "customer", row["customer"])
    return {
        "id": str(row["customer"]),
        "customerName": row["name"],
        "link": [link("customer", href)],
    }


def _flags(row: sqlite3.Row, call: Call) -> Tree:
    secure = "isSecure"
    read = "isRead"
    if call.is_cloud:
        secure = "secure"
        read = "read"
    flags = {secure: bool(row["secure"])}
    if call.switches.read_flag or call.actor.kind == "customer":
        flags[read] = bool(row["seen"])
    return flags


def _status(row: sqlite3.Row, call: Call) -> Tree:
    status: Tree = {
        **choice(row["status"], call.language),
        "substatus": choice(row["substatus"], call.language),
    }
    if row["assigned"]:
        status["assigned"] = {"user": agent(row["assigned"], call)}
    return status


def _facts(row: sqlite3.Row, content: Tree, call: Call) -> Tree:
    facts: Tree = {
        "created": _moment(row["created"], call),
        "lastModified": _moment(row["modified"], call),
    }
    if row["type"] == "email":
        facts["payload"] = {"email": _mail(row, content, call)}
        facts["contactPointData"] = _address_of_customer(row, content)
    if row["assigned"]:
        facts["userLastWorked"] = {"user": agent(row["assigned"], call)}
    if call.is_cloud:
        facts["sentOnBehalf"] = False
        facts["attachments"] = {"count": 0}
    return facts


def _address_of_customer(row: sqlite3.Row, content: Tree) -> str:
    if row["mode"] == "inbound":
        return str(content["from"])
    return str(content["to"])


def _mail(row: sqlite3.Row, content: Tree, call: Call) -> Tree:
    text = {"type": "text", "value": content["text"]}
    return {
        "date": _moment(row["sent"] or row["created"], call),
        "contents": {"content": [text]},
        "emailAddresses": {
            "from": content["from"],
            "to": content["to"],
            "receiver": content["to"],
        },
    }


def _moment(moment: str, call: Call) -> Any:
    if call.is_cloud:
        return moment
    return {"date": moment}
