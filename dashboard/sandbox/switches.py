"""The points on which real servers differ, each a switch.

A switch is an option of the command and a key of /switches at the control port.
"""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

YES_OR_NO = {"yes": True, "no": False}
HIGHEST = 1e9


def switch(default: Any, words: str, *choices: str) -> Any:
    """A yes or no, one of `choices`, or a number, as the default is."""
    values: Mapping[str, Any] = {choice: choice for choice in choices}
    if isinstance(default, bool):
        values = YES_OR_NO
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
    emails: str = switch(
        "liberal",
        "which spellings of a stored e-mail address match: any capitals, or those that are stored",
        "liberal",
        "strict",
    )
    unique_emails: bool = switch(
        True,
        "an e-mail address belongs to one customer of a department only (world documents: off)",
    )
    links: str = switch(
        "array",
        "how JSON writes a link that stands alone",
        "array",
        "object",
    )
    ids: str = switch("text", "how JSON writes ids", "text", "number")
    metadata_root: str = switch(
        "customer",
        "what the metadata of customers are listed under",
        "customer",
        "attribute",
    )
    metadata_at_once: bool = switch(
        True,
        "all metadata of customers may be asked for in one call; no: on v12 one $attribute each",
    )
    case_metadata: bool = switch(
        True,
        "custom attributes of cases and activities are configured; no: their metadata are 204",
    )
    region: str = switch(
        "either",
        "how the region of a group or corporation is written: as text, in a value, or either",
        "either",
        "text",
        "value",
    )
    create_path: str = switch(
        "either",
        "whether the path of a v3 create names the type of customer, must not, or may",
        "either",
        "plain",
        "typed",
    )
    activity_links: str = switch(
        "case",
        "the parameter of links from a v3 case to its activities",
        "case",
        "caseID",
    )
    developer_messages: str = switch(
        "translated",
        "the language of developerMessage: what Accept-Language wants, or English",
        "translated",
        "english",
    )
    sorts: str = switch(
        "all",
        "what lists are sorted by: all that anybody asks for, or what the documents print",
        "all",
        "printed",
    )
    languages: str = switch(
        "all",
        "which of the fifteen languages v12 and v20 answer in",
        "all",
        "english",
    )
    read_flag: bool = switch(
        False,
        "activities tell agents whether the customer has read them",
    )
    sessions: int = switch(5, "sessions that one agent may have at the same time")
    idle_minutes: float = switch(30.0, "minutes after which an unused session ends")
    rotate: str = switch(
        "no",
        "every answer carries a new session id; the one before it still works, or with strict not",
        "no",
        "yes",
        "strict",
    )
    login_errors: str = switch(
        "message",
        "body of a refused login",
        "message",
        "code",
    )
    errors: str = switch(
        "code",
        "body of other refusals of v12 and v20, but for those of a session",
        "code",
        "message",
    )
    token_minutes: float = switch(60.0, "minutes that an OAuth access token lives")
    id_tokens: str = switch(
        "RS256",
        "how ID tokens are signed: right, with the client's secret, or wrongly",
        "RS256",
        "HS256",
        "wrong-key",
        "unknown-key",
        "none",
    )
    latency: int = switch(0, "milliseconds that every answer is held back")


def add_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("switches")
    for each in fields(Switches):
        option = each.name.replace("_", "-")
        choices = "|".join(each.metadata["values"])
        group.add_argument(
            f"--{option}",
            default=each.default,
            type=_reader(each.name),
            metavar=choices or "N",
            help=f"{each.metadata['words']} (default {_written(each.default)})",
        )


def from_options(options: argparse.Namespace) -> Switches:
    values = {each.name: getattr(options, each.name) for each in fields(Switches)}
    return Switches(**values)


def change(switches: Switches, wanted: dict[str, Any]) -> None:
    """Set what `wanted` names, all of it or nothing. Raises ValueError that names the switch."""
    known = {each.name for each in fields(Switches)}
    for name in wanted:
        if name not in known:
            names = ", ".join(sorted(known))
            raise ValueError(f"there is no switch {name!r}; there are {names}")
    values = {name: read(name, _written(value)) for name, value in wanted.items()}
    for name, value in values.items():
        setattr(switches, name, value)


def read(name: str, text: str) -> Any:
    """Return the value of the switch that `text` spells. Raises ValueError that names it."""
    each = next(each for each in fields(Switches) if each.name == name)
    values = each.metadata["values"]
    value = values.get(text)
    if not values:
        value = _number(type(each.default), text)
    if value is None:
        raise ValueError(f"{name} cannot be {text!r}")
    return value


def _reader(name: str) -> Callable[[str], Any]:
    def read_option(text: str) -> Any:
        try:
            return read(name, text)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read_option


def _number(kind: type, text: str) -> int | float | None:
    try:
        number: int | float = kind(text)
    except (ValueError, OverflowError):
        return None
    if 0 <= number < HIGHEST:
        return number
    return None


def _written(value: Any) -> str:
    if value is True:
        return "yes"
    if value is False:
        return "no"
    return str(value)
