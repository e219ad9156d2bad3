"""The options of the command."""

import argparse
from pathlib import Path

from dashboard.sandbox import switches
from dashboard.sandbox.actors import AGENT_BY_LOGIN
from dashboard.sandbox.world import seed

DESCRIPTION = """\
An ECE to try things on: the interaction APIs v12 and v20, and v3 behind OAuth 2.0.
It listens on this machine only, unless --host says otherwise.
"""
CONTROL = """
At the control port (--operations prints an example of each):
  POST /reset       world, sessions, switches and clock as they were at the start
  GET  /switches    every switch with its value
  POST /switches    change some: {"departments": "no"}
  GET  /requests    what arrived since the last reset, oldest first
  GET  /clock       the moment in the sandbox's world
  POST /clock       move it: {"seconds": 86400} or {"instant": "2026-03-23T08:39:16.000Z"}
  POST /read        a customer reads secure mail: {"mail": "1006"} or {"customer": "1000"}
  POST /move        {"customer": "1000", "department": "Sales"}
  POST /rotate-key  sign ID tokens with a new key
"""
AGENTS = f"Agents are {', '.join(AGENT_BY_LOGIN)}; each password is the login."


def read_options(arguments: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.sandbox",
        usage="%(prog)s [options]",
        description=DESCRIPTION,
        epilog=f"{AGENTS}\n{CONTROL}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_places(parser)
    _add_world(parser)
    _add_doings(parser)
    switches.add_options(parser)
    return parser.parse_args(arguments)


def _add_places(parser: argparse.ArgumentParser) -> None:
    """Where the sandbox listens."""
    add = parser.add_argument
    add(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="where to listen; 0.0.0.0 is everywhere, as in a container (default %(default)s)",
    )
    add(
        "--port",
        type=int,
        default=8060,
        metavar="N",
        help="which port; 0 takes any (default %(default)s)",
    )
    add(
        "--control-port",
        type=int,
        metavar="N",
        help="the port where tests reset and switch (default: none)",
    )


def _add_world(parser: argparse.ArgumentParser) -> None:
    """Who lives in it, and where that is kept."""
    add = parser.add_argument
    add(
        "--db",
        type=Path,
        default="sandbox.sqlite3",
        metavar="FILE",
        help="keeps the world (default %(default)s)",
    )
    add(
        "--world",
        choices=seed.WORLDS,
        default="people",
        help="of a new file; documents has no customer (default people)",
    )
    add(
        "--customers",
        type=_positive,
        default=2500,
        metavar="N",
        help="of world people (default %(default)s)",
    )
    add("--fresh", action="store_true", help="forget what the file holds and begin anew")


def _add_doings(parser: argparse.ArgumentParser) -> None:
    """What it does beside answering."""
    add = parser.add_argument
    add("--watch-stdin", action="store_true", help="end when standard input closes")
    add(
        "--operations",
        action="store_true",
        help="print every operation with an example, as Markdown, and end",
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)
