"""The query string: which names an API takes, and the common parameters that all of them share."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from dashboard.sandbox.wire import problems

SORTING = ("$sort", "$order")
REPRESENTATION = ("$attribute", *SORTING)
PAGES = ("$pagenum", "$pagesize")
RANGES = ("$rangestart", "$rangesize")
COMMON = (*REPRESENTATION, *PAGES, *RANGES)

CUSTOM = "custom."
USUAL_SIZE = 25
LARGEST_PAGE = 75
ID = re.compile(r"[0-9]{1,18}", re.ASCII)
POSITIVE = re.compile(r"0*[1-9][0-9]{0,17}", re.ASCII)


def read_query(query: str, allowed: Collection[str]) -> dict[str, str]:
    """Return every parameter by name.

    Raises 400-101 for those that are not allowed, before 400-102 for one given twice.
    """
    pairs = list(_pairs(query))
    unknown = [name for name, _ in pairs if name not in allowed]
    if unknown:
        raise problems.unknown_parameters(dict.fromkeys(unknown))
    parameters: dict[str, str] = {}
    for name, raw in pairs:
        value = _decode(name, raw)
        if name in parameters:
            raise problems.bad_parameter(name, value, "It is given more than once.")
        parameters[name] = value
    return parameters


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    """Yield the names, decoded, each with its value as it was sent."""
    for pair in query.split("&"):
        raw, _, value = pair.partition("=")
        if pair:
            yield _decode(raw, raw), value


def _decode(name: str, raw: str) -> str:
    try:
        sent = raw.replace("+", " ").encode("latin-1")
        return unquote_to_bytes(sent).decode()
    except UnicodeError:
        raise problems.bad_parameter(name, raw, "It is not UTF-8.") from None


def read_id(name: str, value: str) -> int:
    """Return the id that a criterion holds. Raises 400-102."""
    if not ID.fullmatch(value):
        raise problems.bad_parameter(name, value, "It is not an ID.")
    return int(value)


def read_path_id(text: str) -> int:
    """Return the one id that a path names. Raises 400-108."""
    if not ID.fullmatch(text):
        raise problems.not_an_id(text)
    return int(text)


def read_ids(text: str) -> list[int]:
    """Return the ids that a path names, once each.

    Raises 400-108 for one that is none, 400-102 for more than 75.
    """
    ids = [read_path_id(name) for name in text.split(",")]
    if len(ids) > LARGEST_PAGE:
        raise problems.bad_parameter(
            "ids",
            f"{len(ids)} IDs",
            "At most {limit} IDs are allowed.",
            limit=LARGEST_PAGE,
        )
    return list(dict.fromkeys(ids))


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the sorted matches that the client wants; `first` counts from 0."""

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
        return {
            "count": count,
            "pagenum": self.number,
            "pagesize": self.size,
        }


def read_window(parameters: Mapping[str, str]) -> Window:
    """Raises 400-102 when pages and ranges are mixed or the size is above 75.

    Raises 400-105 for anything that is not positive.
    """
    ranges = [name for name in RANGES if name in parameters]
    if not ranges:
        number = _positive(parameters, "$pagenum", 1)
        size = _size(parameters, "$pagesize")
        return Window((number - 1) * size, size, by_range=False)
    if any(name in parameters for name in PAGES):
        raise problems.bad_parameter(
            ranges[0],
            parameters[ranges[0]],
            "Pagination and range parameters cannot be mixed.",
        )
    start = _positive(parameters, "$rangestart", 1)
    return Window(start - 1, _size(parameters, "$rangesize"), by_range=True)


def read_order(parameters: Mapping[str, str], sortable: Collection[str]) -> tuple[str, str]:
    """Return (attribute, asc | desc), the attribute "" when the client wants none."""
    sort = parameters.get("$sort", "")
    order = parameters.get("$order", "asc")
    if "$order" in parameters and "$sort" not in parameters:
        raise problems.bad_parameter("$order", order, "It must come with '$sort'.")
    if order not in ("asc", "desc"):
        raise _not_among("$order", order, ("asc", "desc"))
    if "$sort" in parameters and sort not in sortable:
        raise _not_among("$sort", sort, sortable)
    return sort, order


def read_attributes(parameters: Mapping[str, str], allowed: Collection[str]) -> frozenset[str]:
    """Return the attributes wanted beyond the summary; custom ones keep their prefix."""
    text = parameters.get("$attribute", "")
    names = [name.strip() for name in text.split(",")]
    wanted = [name for name in names if name]
    for name in wanted:
        if name != "all" and name not in allowed:
            raise _not_among("$attribute", name, ("all", *allowed))
    return frozenset(wanted)


def _not_among(name: str, value: str, allowed: Collection[str]) -> problems.Problem:
    choices = ", ".join(allowed)
    return problems.bad_parameter(name, value, "Allowed values: {allowed}.", allowed=choices)


def _size(parameters: Mapping[str, str], name: str) -> int:
    size = _positive(parameters, name, USUAL_SIZE)
    if size > LARGEST_PAGE:
        raise problems.bad_parameter(
            name,
            str(size),
            "It can be at most {limit}.",
            limit=LARGEST_PAGE,
        )
    return size


def _positive(parameters: Mapping[str, str], name: str, default: int) -> int:
    text = parameters.get(name)
    if text is None:
        return default
    if not POSITIVE.fullmatch(text):
        raise problems.not_a_positive_integer(name, text)
    return int(text)
