"""An ECE to try things on: the interaction APIs v12 and v20, and v3 behind OAuth 2.0, on this machine only."""

import argparse
import os
import signal
import sqlite3
import sys
import threading
from functools import partial
from pathlib import Path
from typing import NoReturn

from dashboard.sandbox import switches
from dashboard.sandbox.actors import AGENT_BY_LOGIN
from dashboard.sandbox.control import Control
from dashboard.sandbox.stand import Fill, Stand, opened_world
from dashboard.sandbox.wire.server import Application, Server
from dashboard.sandbox.world import seed

WHO = f"Agents are {', '.join(AGENT_BY_LOGIN)}; each password is the login."


def main() -> int:
    options = _parser().parse_args()
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGINT, _end)
    if options.watch_stdin:
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    try:
        _serve(options)
    except (OSError, OverflowError, sqlite3.Error) as error:
        print(f"The sandbox cannot start: {error}", file=sys.stderr)
        return 1
    threading.Event().wait()
    return 0


def _serve(options: argparse.Namespace) -> None:
    """Ports are taken before the world is filled, so that a taken one is told at once."""
    chosen = switches.from_options(options)
    if options.world == "documents":
        chosen.departments = chosen.unique_emails = False
    front = _listening(options.port, chosen)
    control = (
        None
        if options.control_port is None
        else _listening(options.control_port, switches.Switches())
    )
    world = opened_world(options.db, _fill(options), fresh=options.fresh)
    stand = Stand(world, chosen, resettable=control is not None)
    if control:
        controlled = Control(stand)
        _start(control, controlled)
        _start(front, controlled.recorded)
        print(f"Control is at http://127.0.0.1:{control.port}", flush=True)
    else:
        _start(front, stand)
    print(f"The sandbox is at http://127.0.0.1:{front.port}/system", flush=True)


def _listening(port: int, chosen: switches.Switches) -> Server:
    try:
        return Server(port, chosen)
    except OSError as error:
        raise OSError(f"port {port} of 127.0.0.1 is not free ({error.strerror}).") from None


def _start(server: Server, application: Application) -> None:
    server.application = application
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _fill(options: argparse.Namespace) -> Fill:
    if options.world == "documents":
        return seed.seed_documents
    return partial(
        seed.seed_people,
        customers=options.customers,
        progress=partial(_show, options.customers),
    )


def _show(customers: int, done: int) -> None:
    if customers > 2 * seed.BATCH:
        print(
            f"\r{done:,} of {customers:,} customers",
            end="\n" if done == customers else "",
            file=sys.stderr,
            flush=True,
        )


def _end(*_: object) -> NoReturn:
    sys.exit(0)


def _end_with_stdin() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.sandbox",
        usage="%(prog)s [options]",
        description=__doc__,
        epilog=WHO,
    )
    add = parser.add_argument
    add(
        "--port",
        type=int,
        default=8060,
        metavar="N",
        help="where to listen; 0 takes any (default %(default)s)",
    )
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
    add(
        "--fresh",
        action="store_true",
        help="forget what the file holds and begin anew",
    )
    add(
        "--control-port",
        type=int,
        metavar="N",
        help="where tests reset and switch (default: nowhere)",
    )
    add(
        "--watch-stdin",
        action="store_true",
        help="end when standard input closes",
    )
    switches.add_options(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
