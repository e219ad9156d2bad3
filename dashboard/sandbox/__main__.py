"""Starts the sandbox: python -m dashboard.sandbox --help."""

import argparse
import os
import signal
import sqlite3
import sys
import threading
from functools import partial
from typing import NoReturn

from dashboard.sandbox import operations, switches
from dashboard.sandbox.control import Control
from dashboard.sandbox.options import read_options
from dashboard.sandbox.stand import Fill, Stand, opened_world
from dashboard.sandbox.switches import Switches
from dashboard.sandbox.wire.server import Application, Server
from dashboard.sandbox.world import seed
from dashboard.sandbox.world.database import World


def main() -> int:
    options = read_options()
    if options.operations:
        print(operations.written(), end="")
        return 0
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
    """Take the ports before the world is filled, so that a taken one is told at once."""
    chosen = switches.from_options(options)
    if options.world == "documents":
        chosen.departments = chosen.unique_emails = False
    front = _listening(options.host, options.port, chosen)
    if options.control_port is None:
        _start(front, Stand(_world(options), chosen, resettable=False))
    else:
        control = _listening(options.host, options.control_port, Switches())
        controlled = Control(Stand(_world(options), chosen, resettable=True))
        _start(control, controlled)
        _start(front, controlled.recorded)
        print(f"Control is at {control.address}", flush=True)
    print(f"The sandbox is at {front.address}/system", flush=True)


def _listening(host: str, port: int, chosen: Switches) -> Server:
    try:
        return Server(host, port, chosen)
    except OSError as error:
        reason = error.strerror
        raise OSError(f"it cannot listen at {host}, port {port} ({reason}).") from None


def _start(server: Server, application: Application) -> None:
    server.application = application
    threading.Thread(target=server.serve_forever, daemon=True).start()


def _world(options: argparse.Namespace) -> World:
    return opened_world(options.db, _fill(options), fresh=options.fresh)


def _fill(options: argparse.Namespace) -> Fill:
    if options.world == "documents":
        return seed.seed_documents
    return partial(
        seed.seed_people,
        customers=options.customers,
        progress=partial(_show, options.customers),
    )


def _show(customers: int, done: int) -> None:
    """Show on one line how far the filling is, when it takes a while."""
    if customers <= 2 * seed.BATCH:
        return
    print(f"\r{done:,} of {customers:,} customers", end="", file=sys.stderr, flush=True)
    if done == customers:
        print(file=sys.stderr)


def _end(*_: object) -> NoReturn:
    sys.exit(0)


def _end_with_stdin() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    main_thread = threading.main_thread().ident or 0
    signal.pthread_kill(main_thread, signal.SIGTERM)


if __name__ == "__main__":
    sys.exit(main())
