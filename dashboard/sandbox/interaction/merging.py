"""How an edit changes what is stored: by name, and inside lists by what identifies an item."""

from dashboard.sandbox.trees import Tree, without_empty
from dashboard.sandbox.wire import problems

KEYS = {
    "contactPerson": "id",
    "contactPoint": "id",
    "customAttribute": "attribName",
}


def merged(stored: Tree, changes: Tree) -> Tree:
    """Return `stored` with `changes` applied: None removes.

    Raises 400-152 for the id of an item that is not there.
    """
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
        if identity in result or name == "customAttribute":
            _check_change(change, name)
            earlier = result.get(identity, {})
            result[identity] = merged(earlier, change)
        elif identity is None:
            added.append(merged({}, change))
        else:
            raise problems.bad_element(
                f"{name}.{key}",
                "The customer has no {what} with ID {id}.",
                what=name,
                id=identity,
            )
    remaining = [item for item in result.values() if _has_value(item)]
    return remaining + added


def _check_change(change: Tree, name: str) -> None:
    """Raises 400-152 for a contact point of which nothing but the id was given."""
    if name == "contactPoint" and change.keys() == {"id"}:
        raise problems.bad_element("contactPoint.id", "At least one more element has to be given.")


def _has_value(item: Tree) -> bool:
    """A custom attribute that was given no value is cleared."""
    if "attribValues" not in item:
        return True
    return bool(item["attribValues"]["attribValue"])
