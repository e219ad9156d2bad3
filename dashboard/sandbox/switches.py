"""The points on which real servers differ, each of them a switch: an option of the command and a key of /switches."""

import argparse
from dataclasses import dataclass, field, fields
from typing import Any

YES_OR_NO = {"yes": True, "no": False}


def switch(default: Any, words: str, *choices: str) -> Any:
    """A yes or no, one of `choices`, or a number: what the default is."""
    values = YES_OR_NO if isinstance(default, bool) else {choice: choice for choice in choices}
    return field(default=default, metadata={"words": words, "values": values})


@dataclass(slots=True)
class Switches:
    departments: bool = switch(
        True,
        "customers are seen from their department only (world documents: off)",
    )
    phones: str = switch(
        "strict",
        "which spellings of a stored phone number match",
        "strict",
        "liberal",
    )
    unique_emails: bool = switch(
        True,
        "an e-mail address belongs to one customer of a department only (world documents: off)",
    )
    links: str = switch("array", "how JSON writes a link that stands alone", "array", "object")
    ids: str = switch("text", "how JSON writes ids", "text", "number")
    read_flag: bool = switch(False, "activities tell agents whether the customer has read them")
    sessions: int = switch(5, "sessions that one agent may have at the same time")
    idle_minutes: float = switch(30.0, "minutes after which an unused session ends")
    rotate: bool = switch(
        False,
        "every answer carries a new session id; the one before it still works",
    )
    login_errors: str = switch("message", "body of a refused login", "message", "code")
    token_minutes: float = switch(60.0, "minutes that an OAuth access token lives")
    latency: int = switch(0, "milliseconds that every answer is held back")


def add_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("switches")
    for each in fields(Switches):
        group.add_argument(
            f"--{each.name.replace('_', '-')}",
            default=each.default,
            type=_reader(each.name),
            metavar="|".join(each.metadata["values"]) or "N",
            help=f"{each.metadata['words']} (default {_written(each.default)})",
        )


def from_options(options: argparse.Namespace) -> Switches:
    return Switches(**{each.name: getattr(options, each.name) for each in fields(Switches)})


def change(switches: Switches, wanted: dict[str, Any]) -> None:
    """Set what `wanted` names, all of it or nothing. Raises ValueError that names the switch."""
    known = {each.name for each in fields(Switches)}
    for name in wanted:
        if name not in known:
            raise ValueError(f"there is no switch {name!r}; there are {', '.join(sorted(known))}")
    values = {name: read(name, _written(value)) for name, value in wanted.items()}
    for name, value in values.items():
        setattr(switches, name, value)


def read(name: str, text: str) -> Any:
    """The value of the switch that `text` spells. Raises ValueError that names the switch."""
    each = next(each for each in fields(Switches) if each.name == name)
    values = each.metadata["values"]
    value = values.get(text) if values else _number(type(each.default), text)
    if value is None:
        raise ValueError(f"{name} cannot be {text!r}")
    return value


def _reader(name: str) -> Any:
    def read_option(text: str) -> Any:
        try:
            return read(name, text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read_option


def _number(kind: type, text: str) -> int | float | None:
    try:
        number = kind(text)
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < 1e9 else None


def _written(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
