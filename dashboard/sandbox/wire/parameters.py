"""The query string: which names an API takes, and the common parameters that all of them share."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from dashboard.sandbox.wire import problems

SORTING = ("$sort", "$order")
REPRESENTATION = ("$attribute", *SORTING)
PAGES = ("$pagenum", "$pagesize")
RANGES = ("$rangestart", "$rangesize")
COMMON = (*REPRESENTATION, *PAGES, *RANGES)

CUSTOM = "custom."
LARGEST_PAGE = 75
ID = re.compile(r"[0-9]{1,18}", re.ASCII)
POSITIVE = re.compile(r"0*[1-9][0-9]{0,17}", re.ASCII)


def read_query(query: str, allowed: Collection[str]) -> dict[str, str]:
    """Every parameter by name. Raises 400-101 for one that is not allowed, before 400-102 for one given twice."""
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    names = [_decode(raw, raw) for raw, _, _ in pairs]
    for name in names:
        if name not in allowed:
            raise problems.unknown_parameter(name)
    parameters: dict[str, str] = {}
    for name, (_, _, raw) in zip(names, pairs, strict=True):
        if name in parameters:
            raise problems.bad_parameter(name, _decode(name, raw), "It is given more than once.")
        parameters[name] = _decode(name, raw)
    return parameters


def _decode(name: str, raw: str) -> str:
    try:
        return unquote_to_bytes(raw.replace("+", " ").encode("latin-1")).decode()
    except UnicodeError:
        raise problems.bad_parameter(name, raw, "It is not UTF-8.") from None


def read_id(name: str, value: str) -> int:
    """The id that a criterion holds. Raises 400-102."""
    if not ID.fullmatch(value):
        raise problems.bad_parameter(name, value, "It is not an ID.")
    return int(value)


def read_ids(text: str) -> list[int]:
    """The ids that a path names, once each. Raises 400-108 for one that is none, 400-102 for more than 75."""
    names = text.split(",")
    for name in names:
        if not ID.fullmatch(name):
            raise problems.not_an_id(name)
    if len(names) > LARGEST_PAGE:
        raise problems.bad_parameter(
            "ids",
            f"{len(names)} IDs",
            f"At most {LARGEST_PAGE} IDs are allowed.",
        )
    return list(dict.fromkeys(int(name) for name in names))


@dataclass(frozen=True, slots=True)
class Window:
    """Which of the sorted matches are asked for; `first` counts from 0."""

    first: int
    size: int
    by_range: bool

    @property
    def number(self) -> int:
        return self.first // self.size + 1

    def described(self, count: int) -> dict[str, int]:
        if self.by_range:
            return {
                "count": count,
                "rangestart": self.first + 1,
                "rangesize": self.size,
            }
        return {"count": count, "pagenum": self.number, "pagesize": self.size}


def read_window(parameters: Mapping[str, str]) -> Window:
    """Raises 400-102 when pages and ranges are mixed or the size is above 75, 400-105 for anything not positive."""
    by_range = any(name in parameters for name in RANGES)
    if by_range and any(name in parameters for name in PAGES):
        name = next(name for name in RANGES if name in parameters)
        raise problems.bad_parameter(
            name,
            parameters[name],
            "Pagination and range parameters cannot be mixed.",
        )
    start_name, size_name = RANGES if by_range else PAGES
    start, size = (
        _positive(parameters, start_name, 1),
        _positive(parameters, size_name, 25),
    )
    if size > LARGEST_PAGE:
        raise problems.bad_parameter(size_name, str(size), f"It can be at most {LARGEST_PAGE}.")
    return Window(start - 1 if by_range else (start - 1) * size, size, by_range)


def read_order(parameters: Mapping[str, str], sortable: Collection[str]) -> tuple[str, str]:
    """(attribute, asc | desc), the attribute "" when none was asked for."""
    sort, order = parameters.get("$sort", ""), parameters.get("$order", "asc")
    if "$order" in parameters and "$sort" not in parameters:
        raise problems.bad_parameter("$order", order, "It must come with '$sort'.")
    if order not in ("asc", "desc"):
        raise problems.bad_parameter("$order", order, "Allowed values: asc, desc.")
    if "$sort" in parameters and sort not in sortable:
        raise problems.bad_parameter("$sort", sort, f"Allowed values: {', '.join(sortable)}.")
    return sort, order


def read_attributes(parameters: Mapping[str, str], allowed: Collection[str]) -> frozenset[str]:
    """The attributes wanted beyond the summary; custom ones keep their prefix."""
    wanted = [name.strip() for name in parameters.get("$attribute", "").split(",") if name.strip()]
    for name in wanted:
        if name != "all" and name not in allowed:
            raise problems.bad_parameter(
                "$attribute",
                name,
                f"Allowed values: all, {', '.join(allowed)}.",
            )
    return frozenset(wanted)


def _positive(parameters: Mapping[str, str], name: str, default: int) -> int:
    text = parameters.get(name)
    if text is None:
        return default
    if not POSITIVE.fullmatch(text):
        raise problems.not_a_positive_integer(name, text)
    return int(text)
