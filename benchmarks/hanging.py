"""Who waits while ECE hangs: `uv run --group test python -m benchmarks.hanging`. Prints figures,
judges nothing.

200 tabs, in a process of their own, ask for a customer at once and again, and ECE answers none of
them. Beside them one browser opens what needs no ECE, and a customer's page for another agent.
At last every call to ECE takes six seconds, and each page is opened alone.
"""

import argparse
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.servers import Browser, Server, start_ours
from tests import env
from tests.faults import FAULTS
from tests.faulty import Exchange, Faulty
from tests.sandbox.running import running_sandbox

CUSTOMER = "/customers/1000/"
PAUSE = 0.25  # seconds between two looks
SLOW = 6.0
HIDDEN = ",".join(map(str, (1000, *range(900000, 900030))))
DAYS = "from=2026-10-20&to=2026-11-02"
PHONE = "14082343456102"
# Pages, and behind "#" the region that htmx asks for.
PAGES = (
    "/",
    "{results}",
    "{results}unread/?{days}",
    "{results}export.csv",
    CUSTOMER,
    f"{CUSTOMER}cases/",
    f"{CUSTOMER}timeline/",
    f"{CUSTOMER}unread/",
    "/customers/compare/?ids={hidden}",
    "/customers/new/",
    "/unread/?{days}#results",
    "/unread/by-day/?{days}#days",
    "/unread/sheet/?{days}",
    "/unread/export.csv?{days}",
    "/unread/news/?{days}",
    "/unread/today/",
    "/unread/in-short/#unread-in-short",
    "/unread/1000/chase/",
    "/unread/1000/sent/?{days}",
    "/unread/ledger/?{days}",
    "/findability/?{days}#results",
)
FIVE_POINTS = {
    "type": "individual",
    "department": "Service",
    "person-0-first_name": "Ada",
    "email-0-address": "ada@example.com",
    "email-1-address": "ada@example.org",
    "email-2-address": "ada@example.net",
    "phone-0-type": "home",
    "phone-0-area_code": "555",
    "phone-0-number": "0111000",
    "phone-1-type": "home",
    "phone-1-area_code": "555",
    "phone-1-number": "0112000",
}


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
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        idle = [another_tab(agent) for agent in agents]
        tabs = elsewhere.submit(ask_in_tabs, idle, options.tabs, options.seconds)
        looks = look_at_everything(other, options.seconds)
        looks["the tabs"] = tabs.result()
    print(f"\n{title:32} {'p50 ms':>8} {'p95 ms':>8} {'max ms':>8}   answers")
    for name, waits in looks.items():
        print(waits.line(name))


def ask_in_tabs(agents: list[Browser], count: int, seconds: float) -> Waits:
    """Open a customer in every tab, and again after the seconds that a busy page names."""
    waits, ends = Waits(), time.monotonic() + seconds

    def ask_again(agent: Browser) -> None:
        tab = another_tab(agent)
        while time.monotonic() < ends:
            timed(tab, CUSTOMER, waits)
            time.sleep(2)

    with ThreadPoolExecutor(count) as tabs:
        list(tabs.map(ask_again, islice(cycle(agents), count)))
    return waits


def look_at_everything(browser: Browser, seconds: float) -> dict[str, Waits]:
    """Look at each place again and again, whatever the others wait for."""
    places = {
        "/livez": another_tab(browser),
        "/sign-in/": Browser(browser.port),
        static_file(browser): another_tab(browser),
        "/": another_tab(browser),
        CUSTOMER: another_tab(browser),
    }
    looks = {place: Waits() for place in places}
    ends = time.monotonic() + seconds

    def look(place: str) -> None:
        while time.monotonic() < ends:
            timed(places[place], place, looks[place])
            time.sleep(PAUSE)

    with ThreadPoolExecutor(len(places)) as threads:
        list(threads.map(look, places))
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
    names = {"results": browser.find(PHONE), "hidden": HIDDEN, "days": DAYS}
    form = fields_on(browser.page("/customers/new/")) | FIVE_POINTS
    ece.script([take_long])
    print(f"\n{f'every call takes {SLOW:.0f} s':40} {'seconds':>8} {'calls':>6}   answer")
    for page in PAGES:
        path, _hash, region = page.format(**names).partition("#")
        headers = {"HX-Request": "true", "HX-Target": region} if region else {}
        tell_seconds(ece, page, partial(another_tab(browser).get, path, headers))
    tell_seconds(
        ece,
        "a create with five contact points",
        partial(another_tab(browser).post, "/customers/new/", form),
    )


def tell_seconds(ece: Faulty, name: str, ask: Callable[[], tuple[Any, ...]]) -> None:
    ece.requests.clear()
    began = time.perf_counter()
    status = ask()[0]
    seconds = time.perf_counter() - began
    print(f"{name:40} {seconds:8.1f} {len(ece.requests):6}   {status}", flush=True)


def fields_on(html: str) -> dict[str, str]:
    """Return the fields of the form that are not shown, with what is typed into no other."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
    return {name: unescape(value) for name, value in hidden}


if __name__ == "__main__":
    main()
