"""Sessions that ECE replaces with every answer: `uv run --group test python -m
benchmarks.rotation`. Prints figures, judges nothing.

The sandbox takes no session id but the newest one. Agents open pages two at a time, so of two calls
one carries an id that the other has just used up.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.servers import Browser, Server, start_ours
from tests import env
from tests.sandbox.running import running_sandbox

LOGINS = ("jack", "frank")
# Each with a word that stands on no other page.
PAGES = {
    "/customers/1000/": "Russel",
    "/customers/1000/cases/": "#1000",
    "/cases/1000/": "Charging is too slow",
    "/cases/1000/activities/": "Activities",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One page that an agent opened, and how many seconds it took."""

    status: int
    is_right: bool
    seconds: float


def main() -> None:
    options = read_options()
    with server(options) as ours:
        agents = [signed_in(ours, LOGINS[each % len(LOGINS)]) for each in range(options.agents)]
        began = time.monotonic()
        with ThreadPoolExecutor(options.agents) as pool:
            looks = list(chain(*pool.map(lambda agent: look(agent, options), agents)))
        seconds = time.monotonic() - began
    print(
        f"{options.agents} agents, {options.requests} requests each, {options.at_once} at a time, "
        f"{options.workers} workers, {seconds:.0f} s"
    )
    waits = sorted(each.seconds * 1000 for each in looks)
    p50, p95 = (waits[int(len(waits) * share)] for share in (0.5, 0.95))
    print(f"right {sum(each.is_right for each in looks)} of {len(looks)}")
    print(f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, longest {waits[-1]:.0f} ms")
    for status, count in sorted(Counter(each.status for each in looks).items()):
        print(f"  answered {status}: {count}")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agents", type=int, default=20)
    parser.add_argument("--requests", type=int, default=50)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    return parser.parse_args()


@contextmanager
def server(options: argparse.Namespace) -> Iterator[Server]:
    rotating = ("--rotate", "strict", "--sessions", str(options.agents + 1))
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        port = str(env.SANDBOX_PORT)
        sandbox = stack.enter_context(running_sandbox(folder, "--port", port, *rotating))
        there = {"ECE_URL": sandbox.url}
        yield start_ours(stack, folder, there, options.workers, 0)


def signed_in(server: Server, login: str) -> Browser:
    browser = Browser(server.port)
    browser.sign_in(login)
    return browser


def look(agent: Browser, options: argparse.Namespace) -> list[Look]:
    """Open pages one after the other, in as many tabs of this agent as may be at once."""
    paths = [list(PAGES)[number % len(PAGES)] for number in range(options.requests)]
    tabs = [Browser(agent.port, dict(agent.cookies)) for _ in range(options.at_once)]
    shares = [paths[place :: options.at_once] for place in range(options.at_once)]
    with ThreadPoolExecutor(options.at_once) as pool:
        return list(chain(*pool.map(open_all, tabs, shares)))


def open_all(tab: Browser, paths: list[str]) -> list[Look]:
    return [open_one(tab, path) for path in paths]


def open_one(tab: Browser, path: str) -> Look:
    began = time.perf_counter()
    status, html = tab.read(path)
    is_right = status == 200 and PAGES[path] in html
    return Look(status, is_right, time.perf_counter() - began)


if __name__ == "__main__":
    main()
