"""The query string: which names an API takes, and the common parameters that all of them share."""

import re
from collections.abc import Collection, Iterable, Mapping
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
POSITIVE = re.compile(r"0*[1-9][0-9]{0,8}", re.ASCII)


def read_query(query: str, allowed: Collection[str], *, custom: bool = False) -> dict[str, str]:
    """Every parameter by name. With `custom`, custom.<name> is allowed too. Raises 400-101, 400-102."""
    parameters: dict[str, str] = {}
    for pair in query.split("&"):
        raw_name, _, raw_value = pair.partition("=")
        if not pair:
            continue
        name = _decode(raw_name, raw_name)
        if name not in allowed and not (custom and name.startswith(CUSTOM) and name != CUSTOM):
            raise problems.unknown_parameter(name)
        if name in parameters:
            raise problems.bad_parameter(name, _decode(name, raw_value), "It is given more than once.")
        parameters[name] = _decode(name, raw_value)
    return parameters


def _decode(name: str, raw: str) -> str:
    try:
        return unquote_to_bytes(raw.replace("+", " ").encode("latin-1")).decode()
    except UnicodeError:
        raise problems.bad_parameter(name, raw, "It is not UTF-8.") from None


def read_criteria(
    parameters: Mapping[str, str], required: Iterable[str] = (), weak: Collection[str] = ()
) -> dict[str, str]:
    """The parameters of an API's own. Raises 400-112 when one of `required` has to be there and none but `weak` ones
    are, 400-102 for an empty one."""
    criteria = {name: value for name, value in parameters.items() if not name.startswith("$")}
    if required and not criteria.keys() - set(weak):
        raise problems.missing_parameter(name for name in required if name not in weak)
    for name, value in criteria.items():
        if not value:
            raise problems.bad_parameter(name, value, "It is empty.")
    return criteria


def read_id(name: str, value: str) -> int:
    """The id that a criterion holds. Raises 400-102."""
    if not ID.fullmatch(value):
        raise problems.bad_parameter(name, value, "It is not an ID.")
    return int(value)


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
            return {"count": count, "rangestart": self.first + 1, "rangesize": self.size}
        return {"count": count, "pagenum": self.number, "pagesize": self.size}


def read_window(parameters: Mapping[str, str]) -> Window:
    """Raises 400-102 when pages and ranges are mixed or the size is above 75, 400-105 for anything not positive."""
    by_range = any(name in parameters for name in RANGES)
    if by_range and any(name in parameters for name in PAGES):
        name = next(name for name in RANGES if name in parameters)
        raise problems.bad_parameter(name, parameters[name], "Pagination and range parameters cannot be mixed.")
    start_name, size_name = RANGES if by_range else PAGES
    start, size = _positive(parameters, start_name, 1), _positive(parameters, size_name, 25)
    if size > LARGEST_PAGE:
        raise problems.bad_parameter(size_name, str(size), f"It can be at most {LARGEST_PAGE}.")
    return Window(start - 1 if by_range else (start - 1) * size, size, by_range)


def read_order(parameters: Mapping[str, str], sortable: Collection[str], custom: Collection[str]) -> tuple[str, str]:
    """(attribute, asc | desc), the attribute "" when none was asked for. `custom` are names of custom attributes."""
    sort, order = parameters.get("$sort", ""), parameters.get("$order", "asc")
    if "$order" in parameters and "$sort" not in parameters:
        raise problems.bad_parameter("$order", order, "It must come with '$sort'.")
    if order not in ("asc", "desc"):
        raise problems.bad_parameter("$order", order, "Allowed values: asc, desc.")
    if "$sort" in parameters and sort not in sortable and sort.removeprefix(CUSTOM) not in _named(sort, custom):
        raise problems.bad_parameter("$sort", sort, f"Allowed values: {', '.join(sortable)}, custom.<name>.")
    return sort, order


def read_attributes(parameters: Mapping[str, str], allowed: Collection[str], custom: Collection[str]) -> frozenset[str]:
    """The attributes wanted beyond the summary; custom ones keep their prefix."""
    wanted = [name.strip() for name in parameters.get("$attribute", "").split(",") if name.strip()]
    for name in wanted:
        if name != "all" and name not in allowed and name.removeprefix(CUSTOM) not in _named(name, custom):
            expected = f"Allowed values: all, {', '.join(allowed)}, custom.<name>."
            raise problems.bad_parameter("$attribute", name, expected)
    return frozenset(wanted)


def _named(name: str, custom: Collection[str]) -> Collection[str]:
    return custom if name.startswith(CUSTOM) else ()


def _positive(parameters: Mapping[str, str], name: str, default: int) -> int:
    text = parameters.get(name)
    if text is None:
        return default
    if not POSITIVE.fullmatch(text):
        raise problems.not_a_positive_integer(name, text)
    return int(text)
