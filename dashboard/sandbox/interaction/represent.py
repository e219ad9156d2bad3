"""Customers as v12 and v20 show them: the summary, and what $attribute adds to it."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from dashboard.sandbox.interaction.labels import choice
from dashboard.sandbox.interaction.parts import (
    address,
    address_of_all,
    agent,
    department,
    link,
    only_wanted,
    signed,
    wanted_custom_attributes,
)
from dashboard.sandbox.trees import Tree, only
from dashboard.sandbox.wire.call import Call

ATTRIBUTES = (
    "level",
    "preferredAgent",
    "role",
    "pin",
    "howReferred",
    "created",
    "industry",
    "marketSegment",
    "entitlements",
)
NEVER_SHOWN = ("secretAnswer",)
NOT_ENUMERATED = ("customAttributes", "identification")


def customer(row: sqlite3.Row, call: Call, wanted: Collection[str]) -> Tree:
    """Return a customer; `row` has its document, `wanted` are attributes beyond the summary."""
    document = _labelled(json.loads(row["content"]), call.language)
    facts = only(document, ATTRIBUTES)
    if "preferredAgent" in facts:
        facts["preferredAgent"] = agent(int(facts["preferredAgent"]["id"]), call)
    facts["created"] = signed(row["created"], row["created_by"], call)
    return {
        "id": str(row["id"]),
        "link": [link("self", address(call, "customer", row["id"]))],
        "cases": {"link": [_link_to_cases(row, call)]},
        "customerName": row["name"],
        **department(row, call),
        "type": _type(row, document, call),
        **only_wanted(facts, wanted),
        "lastModified": signed(row["modified"], row["modified_by"], call),
        **wanted_custom_attributes(document, wanted),
        **only(document, ["contactPersons"]),
    }


def _link_to_cases(row: sqlite3.Row, call: Call) -> dict[str, str]:
    return link("case", address_of_all(call, "case", "customer", row["id"]))


def _type(row: sqlite3.Row, document: Tree, call: Call) -> Tree:
    """Return the type with its details; ECE may write a region as plain text."""
    type: Tree = {**choice(row["type"], call.language), **document["type"]}
    for details in type.values():
        is_shown_as_text = call.switches.region == "text"
        if is_shown_as_text and isinstance(details, dict) and "region" in details:
            details["region"] = details["region"]["value"]
    return type


def _labelled(value: Any, language: str) -> Any:
    """Return every enumeration with its displayValue, and no secret."""
    if isinstance(value, list):
        return [_labelled(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"value"}:
        return choice(value["value"], language)
    tree = {}
    for name, each in value.items():
        if name in NOT_ENUMERATED:
            tree[name] = each
        elif name not in NEVER_SHOWN:
            tree[name] = _labelled(each, language)
    return tree
