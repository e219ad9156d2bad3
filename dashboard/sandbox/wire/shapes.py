"""Shapes in which servers differ, applied to a finished tree: links alone or listed, ids as text or numbers."""

from typing import Any

from dashboard.sandbox.switches import Switches


def shaped(tree: Any, switches: Switches) -> Any:
    if switches.links == "array" and switches.ids == "text":
        return tree
    if isinstance(tree, list):
        return [shaped(each, switches) for each in tree]
    if isinstance(tree, dict):
        return {name: _entry(name, shaped(each, switches), switches) for name, each in tree.items()}
    return tree


def _entry(name: str, value: Any, switches: Switches) -> Any:
    if (
        name == "link"
        and switches.links == "object"
        and isinstance(value, list)
        and len(value) == 1
    ):
        return value[0]
    if name == "id" and switches.ids == "number" and isinstance(value, str):
        return int(value)
    return value
