"""Reading an answer that is not quite as documented, as far as it can be read.

Numbers and flags become text, which every element accepts that is written as text or meant as a
number or flag. What then still has the wrong form is taken out, one value after the other, and
counted.
"""

import json
import re
from collections.abc import Mapping, Sequence
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


def decode_hook(kind: type, value: object) -> object:
    """Return the value as one of the types that are ours."""
    if kind is Day:
        return Day.read(value)
    raise NotImplementedError


def decode_oddly[Row](body: bytes, listing: type[Listing[Row]]) -> Decoded[Row]:
    """Return what can be read of the list. Errors: Unusable when it is not a list of this kind."""
    try:
        return _mended(_parse(body), listing)
    except RecursionError:
        raise errors.Unusable("nested too deep") from None


def _mended[Row](tree: Any, listing: type[Listing[Row]]) -> Decoded[Row]:
    name, kind = row_field(listing).encode_name, row_type(listing)
    items = tree.pop(name, None) if isinstance(tree, dict) else None
    if isinstance(items, dict):
        items = [items]
    if not isinstance(items, list):
        raise errors.Unusable("not ece's answer")
    head = _Repair(listing, tree, {name: []})
    if head.shape is None:
        raise errors.Unusable("not ece's answer")
    repairs = [_Repair(kind, item) for item in items[:MOST_ROWS]]
    readable = [repair for repair in repairs if repair.shape not in (None, kind())]
    return Decoded(
        listing=head.shape,
        rows=[repair.shape for repair in readable],
        unreadable=[repair.unreadable for repair in readable],
        left_out=len(repairs) - len(readable),
        is_odd=head.unreadable > 0,
    )


@cache
def row_type[Row](listing: type[Listing[Row]]) -> type[Row]:
    """Return what the rows of the list are."""
    row: type[Row] = get_args(row_field(listing).type)[0]
    return row


def row_field(listing: type[Listing[Any]]) -> msgspec.structs.FieldInfo:
    """Return the field of the list that has its rows."""
    return next(field for field in msgspec.structs.fields(listing) if field.name == "rows")


def _parse(body: bytes) -> Any:
    """Return JSON that may begin with a byte order mark and hold halves of characters."""
    try:
        return json.loads(body.decode("utf-8-sig"), parse_float=str, parse_constant=_refuse)
    except ValueError:
        raise errors.Unusable("not json") from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


class _Repair:
    """A JSON value on its way to a shape.

    `shape` is None where too much would have to be taken out; `unreadable` counts what was.
    """

    def __init__(self, kind: type[Any], value: object, added: Mapping[str, Any] = {}) -> None:
        self.unreadable = 0
        self.shape: Any = None
        if isinstance(value, dict):
            self.shape = self._shaped(kind, {**_cleaned_object(value), **added})

    def _shaped(self, kind: type[Any], tree: dict[str, Any]) -> object:
        for _ in range(_MOST_REPAIRS):
            try:
                return msgspec.convert(tree, kind, strict=False, dec_hook=decode_hook)
            except msgspec.ValidationError as error:
                if not self._mend(tree, str(error)):
                    return None
        return None

    def _mend(self, tree: dict[str, Any], message: str) -> bool:
        """Change or take out the value that the message names; return whether it names one."""
        steps = _steps(message.rpartition(_PLACE)[2])
        if not steps:
            return False
        *way, last = steps
        node: Any = tree
        for step in way:
            node = node[step]
        better = _better(node[last], message)
        if better is None:
            del node[last]
            self.unreadable += 1
        else:
            node[last] = better
        return True


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
