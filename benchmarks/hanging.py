"""Who waits while ECE hangs: `uv run --group test python -m benchmarks.hanging`. Prints figures,
judges nothing.

200 tabs ask for a customer at once and again, and ECE answers none of them. Beside them one browser
opens what needs no ECE, and a customer's page in another agent's name. At last every call to ECE
takes six seconds, and each page is opened alone.
"""

import argparse
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.servers import Browser, Server, start_ours
from tests import env
from tests.faults import FAULTS
from tests.faulty import Exchange, Faulty
from tests.sandbox.running import running_sandbox

CUSTOMER = "/customers/1000/"
PAUSE = 0.05  # seconds between two looks at everything
SLOW = 6.0
HIDDEN = ",".join(map(str, (1000, *range(900000, 900030))))
UNREAD = "/unread/?from=2026-10-20&to=2026-11-02"
PAGES = (
    "results",
    CUSTOMER,
    f"{CUSTOMER}cases/",
    f"/customers/compare/?ids={HIDDEN}",
    UNREAD,
    "/customers/new/",
)


@dataclass(slots=True)
class Waits:
    """Seconds of every answer, and how often each status came."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        waits = sorted(self.seconds)
        p50, p95 = (waits[int(len(waits) * share)] * 1000 for share in (0.5, 0.95))
        statuses = ", ".join(f"{status} × {count}" for status, count in self.statuses.items())
        return f"{name:32} {p50:8.0f} {p95:8.0f} {waits[-1] * 1000:8.0f}   {statuses}"


def main() -> None:
    options = read_options()
    with servers(options.workers) as (ours, ece):
        print(f"{options.workers} workers, {options.tabs} tabs, {options.seconds} s each")
        jack, mia, frank = (signed_in(ours, login) for login in ("jack", "mia", "frank"))
        jack.get(CUSTOMER)
        hangs_for_jack = hang_for(ece.requests[-1].headers["x-egain-session"])
        measure("ECE hangs for one agent", options, ece, hangs_for_jack, [jack], frank)
        ece.script(["ok"])
        time.sleep(11)
        measure("ECE hangs for everybody", options, ece, Exchange.hang, [jack, mia], frank)
        ece.script(["ok"])
        time.sleep(11)
        measure_slow_pages(ece, signed_in(ours, "frank"))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--tabs", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=20)
    return parser.parse_args()


@contextmanager
def servers(workers: int) -> Iterator[tuple[Server, Faulty]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sandbox = stack.enter_context(running_sandbox(folder, "--port", str(env.SANDBOX_PORT)))
        ece = stack.enter_context(Faulty("ok", upstream=sandbox.url))
        yield start_ours(stack, folder, {"ECE_URL": ece.url}, workers, 0), ece


def signed_in(server: Server, login: str) -> Browser:
    browser = Browser(server.port)
    browser.sign_in(login)
    return browser


def another_tab(browser: Browser) -> Browser:
    return Browser(browser.port, dict(browser.cookies))


def hang_for(session_id: str) -> Callable[[Exchange], None]:
    def play(exchange: Exchange) -> None:
        if exchange.request.headers.get("x-egain-session") == session_id:
            exchange.hang()
        FAULTS["ok"](exchange)

    return play


def take_long(exchange: Exchange) -> None:
    exchange.pause(SLOW)
    FAULTS["ok"](exchange)


def measure(
    title: str,
    options: argparse.Namespace,
    ece: Faulty,
    fault: Callable[[Exchange], None],
    agents: list[Browser],
    other: Browser,
) -> None:
    ece.script([fault])
    is_over = threading.Event()
    tabs_waits = Waits()
    tabs = [
        threading.Thread(target=ask_again, args=(another_tab(agent), is_over, tabs_waits))
        for agent in agents
        for _ in range(options.tabs // len(agents))
    ]
    for tab in tabs:
        tab.start()
    looks = look_at_everything(other, options.seconds)
    is_over.set()
    for tab in tabs:
        tab.join()
    print(f"\n{title:32} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8}   answers")
    for name, waits in looks.items():
        print(waits.line(name))
    print(tabs_waits.line("the tabs"))


def ask_again(tab: Browser, is_over: threading.Event, waits: Waits) -> None:
    """Open a customer, and again after the seconds that a busy page names."""
    while not is_over.is_set():
        timed(tab, CUSTOMER, waits)
        is_over.wait(2)


def look_at_everything(browser: Browser, seconds: float) -> dict[str, Waits]:
    static = static_file(browser)
    places = {
        "/livez": another_tab(browser),
        "/sign-in/": Browser(browser.port),
        static: another_tab(browser),
        "/": another_tab(browser),
        CUSTOMER: another_tab(browser),
    }
    looks = {place: Waits() for place in places}
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        for place, tab in places.items():
            timed(tab, place, looks[place])
        time.sleep(PAUSE)
    return looks


def static_file(browser: Browser) -> str:
    html = browser.page("/sign-in/")
    return "/static/" + html.partition('href="/static/')[2].partition('"')[0]


def timed(browser: Browser, path: str, waits: Waits) -> None:
    began = time.perf_counter()
    try:
        status = browser.get(path)[0]
    except OSError:
        status = 0
    waits.seconds.append(time.perf_counter() - began)
    waits.statuses[status] += 1


def measure_slow_pages(ece: Faulty, browser: Browser) -> None:
    results = browser.find("14082343456102")
    ece.script([take_long])
    print(f"\n{f'every call takes {SLOW:.0f} s':32} {'seconds':>8}   answer")
    for page in PAGES:
        path = results if page == "results" else page
        waits = Waits()
        timed(another_tab(browser), path, waits)
        print(f"{page[:32]:32} {waits.seconds[0]:8.1f}   {next(iter(waits.statuses))}")


if __name__ == "__main__":
    main()
