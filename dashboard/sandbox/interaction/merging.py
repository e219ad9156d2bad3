"""How an edit changes what is stored: by name, and inside lists by what identifies an item."""

from dashboard.sandbox.trees import Tree, without_empty
from dashboard.sandbox.wire import problems

KEYS = {
    "contactPerson": "id",
    "contactPoint": "id",
    "customAttribute": "attribName",
}


def merged(stored: Tree, changes: Tree) -> Tree:
    """`stored` with `changes` applied: None removes. Raises 400-152 for the id of an item that is not there."""
    result = dict(stored)
    for name, change in changes.items():
        if change is None:
            result.pop(name, None)
        elif name in KEYS:
            result[name] = _merged_list(result.get(name, []), change, name)
        elif isinstance(change, dict):
            result[name] = merged(result.get(name, {}), change)
        else:
            result[name] = without_empty(change)
    return result


def _merged_list(stored: list[Tree], changes: list[Tree], name: str) -> list[Tree]:
    key = KEYS[name]
    result = {item[key]: item for item in stored}
    added = []
    for change in changes:
        identity = change.get(key)
        if name == "contactPoint" and change.keys() == {key}:
            raise problems.bad_element(
                f"{name}.{key}", "At least one more element has to be given."
            )
        if identity in result or name == "customAttribute":
            result[identity] = merged(result.get(identity, {}), change)
        elif identity is None:
            added.append(merged({}, change))
        else:
            raise problems.bad_element(
                f"{name}.{key}",
                f"The customer has no {name} with ID {identity}.",
            )
    return [item for item in result.values() if _has_value(item)] + added


def _has_value(item: Tree) -> bool:
    """A custom attribute that was given no value is cleared."""
    return "attribValues" not in item or bool(item["attribValues"]["attribValue"])
