"""Every kind of broken answer on every page, region, file and form that asks ECE:

`uv run --group test python -m benchmarks.faults [--api v3] [--slow] [--second] [part of a name …]`

Prints figures, judges nothing. `--slow` plays those as well that take long; `--second` lets the
first call of each page go well, and leaves out who asks only once. Control-C ends it with what was
played so far.

A statement is wrong if a page says that there is nothing, although ECE has not said so clearly. An
answer is unescaped if markup or the trace of a broken server stands in it. "heard" proves that what
a page says is understood: that there is nothing is said where it is so, and not where all is well.
"""

import argparse
import logging
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from benchmarks.desk import Desk, signed_in_desk
from benchmarks.fault_pages import SHAPES, Action, actions_of
from tests.faults import FAULTS
from tests.faulty import Faulty

LONGEST = 25.0
SLOW = {
    name
    for name in FAULTS
    if name.startswith(("hang", "slow_", "interim_", "delay", "session_rotate"))
}
SAY_NOTHING = {"204", "404", "empty_list_200"}
NEVER = "(?!)"
LEAKS = ("<script>alert", "SECRET", "Traceback", "java.", "root:")


@dataclass(slots=True)
class Row:
    """What came of one action under all faults."""

    is_heard: bool = False
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    unescaped: list[str] = field(default_factory=list)
    longest: float = 0.0


type Rows = dict[Action, Row]


def main() -> None:
    options = read_options()
    with tempfile.TemporaryDirectory() as folder, signed_in_desk(Path(folder)) as desk:
        print_rows(play_all(desk, options))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--api", choices=("v20", "v3"), default="v20")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--second", action="store_true")
    parser.add_argument("parts", nargs="*", help="of the names of actions; without, all of them")
    return parser.parse_args()


def play_all(desk: Desk, options: argparse.Namespace) -> Rows:
    logging.disable()
    desk.raise_request_exception = False
    good = ["ok"] if options.second else []
    with faulty_ece(options.api) as between:
        sign_in(desk)
        actions = [each for each in actions_of(desk, between) if is_wanted(each, options.parts)]
        rows = {each: Row(is_heard(desk, between, each)) for each in actions}
        if options.second:
            rows = {each: row for each, row in rows.items() if asks_twice(desk, between, each)}
        sentences = {each.nothing for each in rows} - {*SHAPES, ""}
        with suppress(KeyboardInterrupt):
            for fault in sorted(set(FAULTS) - (set() if options.slow else SLOW)):
                for action, row in rows.items():
                    nothing = re.compile("|".join({*sentences, action.nothing or NEVER}))
                    note(row, nothing, fault, play(desk, between, action, [*good, fault]))
    return rows


@contextmanager
def faulty_ece(api: str) -> Iterator[Faulty]:
    """Stand between the dashboard and the sandbox of this generation."""
    from django.conf import settings

    from tests import cloud

    with Faulty("ok", upstream=settings.ECE_URL) as between:
        if api == "v3":
            settings.ECE_OAUTH = cloud.authorization_server(settings.ECE_URL[: -len("/system")])
        settings.ECE_API = api
        settings.ECE_URL = between.url.removesuffix("/system") if api == "v3" else between.url
        yield between


def is_wanted(action: Action, parts: Sequence[str]) -> bool:
    return not parts or any(part in action.name for part in parts)


def is_heard(desk: Desk, between: Faulty, action: Action) -> bool:
    """Whether the action says that there is nothing if and only if there is."""
    said = [play(desk, between, action, [answer])[1] for answer in ("204", "ok")]
    return [bool(action.nothing and re.search(action.nothing, text)) for text in said] == [
        True,
        False,
    ]


def asks_twice(desk: Desk, between: Faulty, action: Action) -> bool:
    play(desk, between, action, ["ok"])
    return len(between.requests) > 1


def play(
    desk: Desk, between: Faulty, action: Action, answers: Sequence[str]
) -> tuple[int, str, float]:
    """Return the status, what is said, and the seconds that it took."""
    between.script(["ok"])
    sign_in(desk)
    forget()
    between.requests.clear()
    between.script([*answers], only=action.only)
    began = time.perf_counter()
    status, said = action.play(desk)
    return status, said, time.perf_counter() - began


def sign_in(desk: Desk) -> None:
    """Sign in anew, a month after the last time, with a transport that has met no fault yet."""
    from django.conf import settings
    from django.utils import timezone

    from dashboard.agents import clients
    from dashboard.models import Agent, AuditEvent
    from dashboard.storage.audit import Action
    from tests import cloud

    clients.transport.cache_clear()
    if clients.signs_in_by_redirect():
        desk.get(cloud.typed_there(desk.post("/sign-in/")["Location"], "frank"))
    else:
        desk.post("/sign-in/", {"login": "frank", "password": "frank", "end_oldest": "on"})
    AuditEvent.objects.create(
        server=settings.ECE_URL,
        agent=Agent.objects.get(server=settings.ECE_URL),
        action=Action.SIGN_IN.value,
        at=timezone.now() - timedelta(days=30),
    )


def forget() -> None:
    """Forget what earlier answers said."""
    from django.core.cache import cache

    from dashboard.models import StoredSweep, StoredUnreadList
    from dashboard.pages.metadata import memory

    cache.clear()
    memory.clear()
    StoredUnreadList.objects.all().delete()
    StoredSweep.objects.all().delete()


def note(row: Row, nothing: re.Pattern[str], fault: str, played: tuple[int, str, float]) -> None:
    status, said, seconds = played
    row.statuses[status] += 1
    row.longest = max(row.longest, seconds)
    if fault not in SAY_NOTHING and nothing.search(said):
        row.wrong.append(fault)
    if any(leak in said for leak in LEAKS):
        row.unescaped.append(fault)


def print_rows(rows: Rows) -> None:
    count = max(row.statuses.total() for row in rows.values())
    heard = sum(row.is_heard for row in rows.values())
    silent = [action.name for action, row in rows.items() if action.nothing and not row.is_heard]
    print(f"{count} faults on {len(rows)} pages, regions, files and forms; {heard} are heard")
    print(f"not heard: {', '.join(silent) or 'none'}")
    print(
        f"{'':18} {'500':>4} {'wrong':>6} {'unescaped':>10} {'> 25 s':>7} {'longest':>9}  statuses"
    )
    for action, row in rows.items():
        counted = sorted(row.statuses.items())
        statuses = ", ".join(f"{status}: {times}" for status, times in counted)
        print(
            f"{action.name:18} {row.statuses[500]:4} {len(row.wrong):6} {len(row.unescaped):10}"
            f" {int(row.longest > LONGEST):7} {row.longest:7.1f} s  {statuses}"
        )
        for fault in (*row.wrong, *row.unescaped):
            print(f"{'':20}{fault}")


if __name__ == "__main__":
    main()
