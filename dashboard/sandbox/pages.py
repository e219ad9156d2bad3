"""Answers of searches, and the ids that by-id calls carry in their path."""

import re
from collections.abc import Callable
from typing import Any

from dashboard.sandbox import problems
from dashboard.sandbox.call import Call, Reply
from dashboard.sandbox.parameters import LARGEST_PAGE, Window
from dashboard.sandbox.represent import link
from dashboard.sandbox.selection import Selection

ROOTS = {"customer": "customers", "case": "cases", "activity": "activities"}
ID = re.compile(r"[0-9]{1,18}", re.ASCII)
PAGE_NUMBER = re.compile(r"(?<![^?&])((?:\$|%24)(?:pagenum|rangestart)=)[0-9]+")

type Represent = Callable[[list[int]], list[dict[str, Any]]]


def page(
    call: Call, selection: Selection, order: tuple[str, str], window: Window, represent: Represent, element: str
) -> Reply:
    """One page of what was selected; 204 when nothing was, and past the end."""
    count = selection.count(call.database)
    if window.first >= count:
        return Reply(204)
    ids = selection.ids(call.database, order, window)
    links = _neighbours(call, window, count)
    tree: dict[str, Any] = {} if element == "case" else {"link": [link("self", _address(call)), *_top_level(call, links)]}
    tree[element] = represent(ids)
    tree["paginationInfo"] = window.described(count) | ({"link": links} if links and call.version != "v3" else {})
    return Reply(200, tree, ROOTS[element])


def read_ids(call: Call, table: str) -> list[int]:
    """The ids of the path, once each. Raises 400-108, 400-102 for more than 75, 404-100 for unknown, 403-105 for foreign."""
    texts = call.arguments["ids"].split(",")
    for text in texts:
        if not ID.fullmatch(text):
            raise problems.not_an_id(text)
    ids = list(dict.fromkeys(int(text) for text in texts))
    if len(texts) > LARGEST_PAGE:
        raise problems.bad_parameter("ids", f"{len(texts)} IDs", f"At most {LARGEST_PAGE} IDs are allowed.")
    marks = ", ".join("?" * len(ids))
    departments = dict(call.database.execute(f"SELECT id, department FROM {table} WHERE id IN ({marks})", ids).fetchall())
    unknown = [id for id in ids if id not in departments]
    if unknown:
        raise problems.not_found(table.removesuffix("s"), unknown)
    foreign = [id for id in ids if call.departments is not None and departments[id] not in call.departments]
    if foreign:
        raise problems.not_yours(f"{table.removesuffix('s')} {', '.join(map(str, foreign))}")
    return ids


def _neighbours(call: Call, window: Window, count: int) -> list[dict[str, str]]:
    links = []
    if window.first > 0:
        links.append(link("prev", _address(call, window, max(0, window.first - window.size))))
    if window.first + window.size < count:
        links.append(link("next", _address(call, window, window.first + window.size)))
    return links


def _top_level(call: Call, links: list[dict[str, str]]) -> list[dict[str, str]]:
    return links if call.version == "v3" else []


def _address(call: Call, window: Window | None = None, first: int = 0) -> str:
    """Where this answer comes from, or the same with another first match."""
    query = call.query
    if window:
        name, number = ("$rangestart", first + 1) if window.by_range else ("$pagenum", first // window.size + 1)
        query, replaced = PAGE_NUMBER.subn(rf"\g<1>{number}", query)
        query = query if replaced else f"{query}&{name}={number}".lstrip("&")
    return f"{call.path}?{query}" if query else call.path
