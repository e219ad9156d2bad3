"""Reading an answer that is not quite as documented, as far as it can be read.

Numbers and flags become text, which every element accepts that is written as text or meant as a
number or flag. What then still has the wrong form is taken out, one value after the other, and
counted.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, NoReturn, get_args

import msgspec

from dashboard.ece import errors
from dashboard.ece.shapes.common import Day, Listing, can_be_shown

MOST_ROWS = 300

_MOST_REPAIRS = 32
_PLACE = " - at `$"
_STEP = re.compile(r"\.(\w+)|\[([0-9]+)\]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded[Row]:
    """A list that was decoded, of at most MOST_ROWS rows.

    `unreadable` counts the lost values of each row, `left_out` the lost rows; `is_odd` tells that
    something beside the rows was lost.
    """

    listing: Listing[Row]
    rows: Sequence[Row]
    unreadable: Sequence[int] = ()
    left_out: int = 0
    is_odd: bool = False


def decode_hook(_kind: type, value: object) -> Day:
    """Return the value as a day, the only type in the shapes that msgspec does not know."""
    return Day.read(value)


def decode_oddly[Row](body: bytes, listing: type[Listing[Row]]) -> Decoded[Row]:
    """Return what can be read of the list. Errors: Unusable when it is not a list of this kind."""
    try:
        return _mended(_parse(body), listing)
    except RecursionError:
        raise errors.Unusable("nested too deep") from None


def _mended[Row](tree: Any, listing: type[Listing[Row]]) -> Decoded[Row]:
    name, kind = rows_of(listing)
    items = tree.pop(name, None) if isinstance(tree, dict) else None
    if isinstance(items, dict):
        items = [items]
    if not isinstance(items, list):
        raise errors.Unusable("not ece's answer")
    head, lost_in_head = _repaired({**_cleaned_object(tree), name: []}, listing)
    if head is None:
        raise errors.Unusable("not ece's answer")
    repaired = [_repaired(_cleaned(item), kind) for item in items[:MOST_ROWS]]
    readable = [(row, lost) for row, lost in repaired if row not in (None, kind())]
    return Decoded(
        listing=head,
        rows=[row for row, _lost in readable],
        unreadable=[lost for _row, lost in readable],
        left_out=len(repaired) - len(readable),
        is_odd=lost_in_head > 0,
    )


@cache
def rows_of(listing: type[Listing[Any]]) -> tuple[str, type[Any]]:
    """Return under which name the rows of the list come, and what they are."""
    field = next(field for field in msgspec.structs.fields(listing) if field.name == "rows")
    return field.encode_name, get_args(field.type)[0]


def _parse(body: bytes) -> Any:
    """Return JSON that may begin with a byte order mark and hold halves of characters."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=str, parse_constant=_refuse)
    except ValueError:
        raise errors.Unusable("not json") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _repaired(tree: Any, kind: type[Any]) -> tuple[Any, int]:
    """Return the JSON value as a shape, and how many values were taken out of it.

    The shape is None where too many would have to be.
    """
    lost = 0
    for _ in range(_MOST_REPAIRS):
        try:
            return msgspec.convert(tree, kind, strict=False, dec_hook=decode_hook), lost
        except msgspec.ValidationError as error:
            message = str(error)
        steps = _steps(message.rpartition(_PLACE)[2])
        if not steps:
            break
        lost += _mend(tree, steps, message)
    return None, lost


def _mend(tree: Any, steps: list[str | int], message: str) -> bool:
    """Write the value at this place in another way, or take it out; return whether it is lost."""
    *way, last = steps
    for step in way:
        tree = tree[step]
    better = _better(tree[last], message)
    if better is None:
        del tree[last]
    else:
        tree[last] = better
    return better is None


def _cleaned(value: Any) -> Any:
    """Return the value with scalars as text and without what is empty; None if all of it is."""
    match value:
        case None:
            return None
        case dict():
            return _cleaned_object(value) or None
        case list():
            return [item for item in map(_cleaned, value) if item is not None] or None
        case bool():
            return "true" if value else "false"
    return _shown(str(value))


def _cleaned_object(value: dict[str, Any]) -> dict[str, Any]:
    cleaned = {_shown(name): _cleaned(item) for name, item in value.items()}
    return {name: item for name, item in cleaned.items() if item is not None}


def _shown(text: str) -> str:
    """Return the text without characters that no page or database takes."""
    return _SURROGATE.sub("\ufffd", text.replace("\0", ""))


def _steps(place: str) -> list[str | int]:
    return [name or int(index) for name, index in _STEP.findall(place)]


def _better(value: object, message: str) -> object:
    """Return another way to write the value that may be accepted, or None."""
    if isinstance(value, dict) and message.startswith("Expected `array"):
        return [value]
    if isinstance(value, list) and message.startswith("Expected `object"):
        return value[0]
    if isinstance(value, str) and "datetime" in message:
        return _written_moment(value)
    return None


def _written_moment(text: str) -> str | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    written = moment.isoformat()
    if written == text or not can_be_shown(moment):
        return None
    return written
