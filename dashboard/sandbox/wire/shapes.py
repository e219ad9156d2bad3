"""Shapes in which servers differ, applied to a finished tree.

Links stand alone or in a list, ids are texts or numbers.
"""

from typing import Any

from dashboard.sandbox.switches import Switches


def shaped(tree: Any, switches: Switches) -> Any:
    if switches.links == "array" and switches.ids == "text":
        return tree
    if isinstance(tree, list):
        return [shaped(each, switches) for each in tree]
    if not isinstance(tree, dict):
        return tree
    entries = {}
    for name, value in tree.items():
        entries[name] = _entry(name, shaped(value, switches), switches)
    return entries


def _entry(name: str, value: Any, switches: Switches) -> Any:
    is_alone = isinstance(value, list) and len(value) == 1
    if name == "link" and switches.links == "object" and is_alone:
        return value[0]
    if name == "id" and switches.ids == "number" and isinstance(value, str):
        return int(value)
    return value
