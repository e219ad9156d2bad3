"""Every kind of broken answer on every page and region:

`uv run --group test python -m benchmarks.faults`. Prints figures, judges nothing. `--slow` plays
those as well that take until the deadline.

A statement is wrong if a page says that there is nothing, although ECE has not said so clearly. An
answer is unescaped if markup or the trace of a broken server stands in the page.
"""

import argparse
import logging
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.desk import Desk, signed_in_desk
from tests.faults import FAULTS
from tests.faulty import Faulty

NUMBER = "14082343456102"
LONGEST = 25.0
SLOW = {name for name in FAULTS if name.startswith(("hang", "slow_", "interim_", "delay"))}
HEALTHY = {"204", "empty", "empty_list_200", "empty_array", "empty_object", "missing_keys"}
NOTHING = ("No customer has", "No open case", "Nobody has unread", "has no cases")
LEAKS = ("<script>alert", "SECRET", "Traceback", "java.", "root:")


@dataclass(frozen=True, slots=True)
class Action:
    """What an agent does: open a page, or with `region` let htmx replace a part of it."""

    name: str
    path: str
    region: str = ""

    @property
    def headers(self) -> dict[str, str]:
        if not self.region:
            return {}
        return {"HX-Request": "true", "HX-Target": self.region}


@dataclass(slots=True)
class Row:
    """What came of one action under all faults."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    unescaped: list[str] = field(default_factory=list)
    longest: float = 0.0


def main() -> None:
    options = read_options()
    with tempfile.TemporaryDirectory() as folder, signed_in_desk(Path(folder)) as desk:
        play_all(desk, sorted(set(FAULTS) - (set() if options.slow else SLOW)))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slow", action="store_true")
    return parser.parse_args()


def play_all(desk: Desk, faults: list[str]) -> None:
    from django.conf import settings

    logging.disable()
    desk.raise_request_exception = False
    with Faulty("ok", upstream=settings.ECE_URL) as between:
        settings.ECE_URL = between.url
        actions = actions_of(desk)
        rows = {action: Row() for action in actions}
        for fault in faults:
            for action in actions:
                play(desk, between, fault, action, rows[action])
    print_rows(rows, len(faults))


def actions_of(desk: Desk) -> list[Action]:
    sign_in(desk)
    results = desk.find(NUMBER).request["PATH_INFO"]
    return [
        Action("results", results),
        Action("results, region", f"{results}?size=50", "results"),
        Action("customer", "/customers/1000/"),
        Action("customer's cases", "/customers/1000/cases/?status=open", "cases"),
        Action("case", "/cases/1000/"),
        Action("activities", "/cases/1000/activities/", "activities"),
        Action("compare", "/customers/compare/?ids=1000,1001"),
        Action("new customer", "/customers/new/"),
        Action("unread", "/unread/?show=list"),
        Action("unread, region", "/unread/", "results"),
        Action("sent", "/unread/1000/sent/", "sent-1000"),
        Action("day by day", "/unread/by-day/", "days"),
        Action("chase sheet", "/unread/sheet/"),
        Action("home", "/"),
    ]


def sign_in(desk: Desk) -> None:
    """Sign in anew, with a transport that has met no fault yet."""
    from dashboard.agents import clients

    clients.transport.cache_clear()
    desk.post("/sign-in/", {"login": "frank", "password": "frank", "end_oldest": "on"})


def play(desk: Desk, between: Faulty, fault: str, action: Action, row: Row) -> None:
    from dashboard.models import StoredUnreadList

    between.script(["ok"])
    sign_in(desk)
    StoredUnreadList.objects.all().delete()  # what an earlier answer said
    between.script([fault])
    began = time.perf_counter()
    answer = desk.get(action.path, headers=action.headers)
    row.longest = max(row.longest, time.perf_counter() - began)
    row.statuses[answer.status_code] += 1
    html = answer.content.decode()
    if fault not in HEALTHY and any(words in html for words in NOTHING):
        row.wrong.append(fault)
    if any(leak in html for leak in LEAKS):
        row.unescaped.append(fault)


def print_rows(rows: dict[Action, Row], count: int) -> None:
    print(f"{count} faults on {len(rows)} pages and regions")
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
