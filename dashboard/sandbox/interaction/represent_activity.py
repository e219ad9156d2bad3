"""Activities as v12, v20 and v3 show them."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from dashboard.sandbox.interaction.labels import choice
from dashboard.sandbox.interaction.represent import (
    address,
    agent,
    department,
    link,
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
    """`row` is an activity with the name of its customer. Whether the customer has read it is told only by a switch."""
    content = json.loads(row["content"])
    tree: Tree = {
        "id": str(row["id"]),
        "link": [link("self", address(call, "activity", row["id"]))],
        "case": {
            "id": str(row["cases"]),
            "link": [link("case", address(call, "case", row["cases"]))],
        },
        **department(row, call),
        "mode": choice(row["mode"], call.language),
        "type": choice(row["type"], call.language) | {"subtype": choice("general", call.language)},
        "status": _status(row, call),
        "secure" if call.version == "v3" else "isSecure": bool(row["secure"]),
        "subject": content["subject"],
        "customer": {
            "id": str(row["customer"]),
            "customerName": row["name"],
            "link": [link("customer", address(call, "customer", row["customer"]))],
        },
    }
    if call.switches.read_flag or call.actor.kind == "customer":
        tree["read" if call.version == "v3" else "isRead"] = bool(row["seen"])
    facts = _facts(row, content, call)
    return tree | {name: fact for name, fact in facts.items() if name in wanted or "all" in wanted}


def _status(row: sqlite3.Row, call: Call) -> Tree:
    status = choice(row["status"], call.language) | {
        "substatus": choice(row["substatus"], call.language)
    }
    return status | (
        {"assigned": {"user": agent(row["assigned"], call)}} if row["assigned"] else {}
    )


def _facts(row: sqlite3.Row, content: Tree, call: Call) -> Tree:
    facts: Tree = {
        "created": _moment(row["created"], call),
        "lastModified": _moment(row["modified"], call),
    }
    if row["type"] == "email":
        facts["payload"] = {"email": _mail(row, content, call)}
        facts["contactPointData"] = content["from"] if row["mode"] == "inbound" else content["to"]
    if row["assigned"]:
        facts["userLastWorked"] = {"user": agent(row["assigned"], call)}
    if call.version == "v3":
        facts["sentOnBehalf"] = False
        facts["attachments"] = {"count": 0}
    return facts


def _mail(row: sqlite3.Row, content: Tree, call: Call) -> Tree:
    return {
        "date": _moment(row["sent"] or row["created"], call),
        "contents": {"content": [{"type": "text", "value": content["text"]}]},
        "emailAddresses": {
            "from": content["from"],
            "to": content["to"],
            "receiver": content["to"],
        },
    }


def _moment(moment: str, call: Call) -> Any:
    return moment if call.version == "v3" else {"date": moment}
