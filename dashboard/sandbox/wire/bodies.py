"""Request bodies: JSON or XML in, one kind of tree out, the one that the JSON form shows."""

import json
from typing import Any, NoReturn

from dashboard.sandbox.trees import Tree
from dashboard.sandbox.wire import markup, problems
from dashboard.sandbox.wire.call import JSON, XML, Call

DEEPEST = 50


def read(call: Call, root: str) -> Tree:
    """Return the object that the body holds.

    `root` is its element in XML and its name in errors. Raises 400-152, 415.
    """
    media = _media(call)
    if media == XML:
        return markup.read(call.body, root, call.version)
    if media != JSON:
        raise problems.not_served(415, f"Media type {media} is not supported.")
    return _read_json(call.body, root)


def _media(call: Call) -> str:
    """Return the media type of the body, which its first character tells when no header does."""
    header = call.headers.get("Content-Type", "")
    media = header.partition(";")[0].strip().lower()
    if media:
        return media
    if call.body.lstrip().startswith(b"<"):
        return XML
    return JSON


def _read_json(body: bytes, root: str) -> Tree:
    try:
        tree = json.loads(body.decode(), parse_constant=_refuse)
        json.dumps(tree, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise problems.bad_element(root, "It is not well-formed.") from None
    if not isinstance(tree, dict):
        raise problems.bad_element(root, "It has to be a JSON object.")
    if _is_deeper(tree, DEEPEST):
        raise problems.bad_element(root, "It is nested too deeply.")
    return tree


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _is_deeper(value: Any, limit: int) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list):
        return False
    return limit == 0 or any(_is_deeper(each, limit - 1) for each in value)
