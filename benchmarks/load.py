"""Many agents at once: `uv run --group test python -m benchmarks.load`. Prints figures, judges
nothing.

Each agent clicks through results and a customer that they have seen before, thinks for some seconds
in between, and waits for an ECE that takes 200 ms. The same clicks asked of ECE directly, by the
same client on the same cores, are what is possible.
"""

import argparse
import asyncio
import random
import time
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.servers import Browser, Server, measured_servers

THINKING = 5.0  # seconds, on average
ECE_TAKES = 200  # milliseconds
SWITCHBOARD = "14082343456102"
SEARCH = f"/system/ws/v12/interaction/customer?phone={SWITCHBOARD}&$pagenum=1&$pagesize=25"
REGION = "HX-Request: true\r\nHX-Target: results\r\n"


@dataclass(slots=True)
class Agent:
    """`clicks` are pairs of a path and extra header lines; `headers` go with each of them."""

    port: int
    headers: str
    clicks: Sequence[tuple[str, str]]


@dataclass(slots=True)
class Outcome:
    """`waits` are in seconds."""

    waits: list[float] = field(default_factory=list)
    errors: int = 0

    def at(self, share: float) -> float:
        """Return the wait in milliseconds that this share of the clicks did not exceed."""
        waits = sorted(self.waits)
        return waits[min(int(len(waits) * share), len(waits) - 1)] * 1000


def main() -> None:
    options = read_options()
    with measured_servers(workers=options.workers, threads=options.threads) as servers:
        ours = sign_in_agents(servers["ours"], max(options.agents))
        directly = ask_directly(servers["stub"], max(options.agents))
        set_latency(servers["stub"], ECE_TAKES)
        print(
            f"{options.workers} workers, {options.threads} threads, {options.seconds} s each, "
            f"ECE at {ECE_TAKES} ms, {THINKING:.0f} s to think"
        )
        print(
            f"{'agents':>6} {'clicks':>7} {'errors':>7}"
            f" {'p50 ms':>8} {'+':>6} {'p99 ms':>8} {'×':>5}"
        )
        for count in options.agents:
            floor = asyncio.run(click(directly[:count], options.seconds))
            outcome = asyncio.run(click(ours[:count], options.seconds))
            print(
                f"{count:6} {len(outcome.waits):7} {outcome.errors:7} {outcome.at(0.5):8.0f}"
                f" {outcome.at(0.5) - floor.at(0.5):6.0f} {outcome.at(0.99):8.0f}"
                f" {outcome.at(0.99) / floor.at(0.99):5.1f}"
            )
        print(f"memory of our largest worker: {servers['ours'].memory_mib():.0f} MiB")


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agents", type=int, nargs="+", default=[1, 50, 200, 500])
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--threads", type=int, default=128)
    return parser.parse_args()


def sign_in_agents(server: Server, count: int) -> list[Agent]:
    """Sign in as many agents, each with a browser and a search of their own."""
    return [sign_in_agent(server, f"frank-{number}") for number in range(1, count + 1)]


def sign_in_agent(server: Server, login: str) -> Agent:
    browser = Browser(server.port)
    browser.sign_in(login)
    results = browser.find(SWITCHBOARD).partition("?")[0]
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    clicks = [
        (results, REGION),
        ("/customers/1000/", ""),
        (f"{results}?sort=id", REGION),
    ]
    for path, _ in clicks:
        browser.page(path)
    return Agent(server.port, f"Cookie: {cookies}\r\n", clicks)


def ask_directly(stub: Server, count: int) -> list[Agent]:
    headers = "Accept: application/json\r\n"
    clicks = [(SEARCH, ""), ("/system/ws/v12/interaction/customer/1000?$attribute=all", "")]
    return [Agent(stub.port, headers + signed_in(stub), clicks)] * count


def signed_in(stub: Server) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{stub.port}/system/ws/v12/authentication/user/login",
        b'{"userName": "frank", "password": "frank"}',
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as answer:
        return f"X-egain-session: {answer.headers['X-egain-session']}\r\n"


def set_latency(stub: Server, milliseconds: int) -> None:
    address = f"http://127.0.0.1:{stub.port}/latency"
    urllib.request.urlopen(urllib.request.Request(address, str(milliseconds).encode())).close()


async def click(agents: Sequence[Agent], seconds: float) -> Outcome:
    """Let all agents click for so long, none of them in step with another."""
    outcome, ends = Outcome(), time.monotonic() + seconds
    async with asyncio.TaskGroup() as group:
        for agent in agents:
            group.create_task(work(agent, ends, outcome))
    return outcome


async def work(agent: Agent, ends: float, outcome: Outcome) -> None:
    await asyncio.sleep(min(a_thought(), a_thought()))  # as much as is left of one
    place = random.randrange(len(agent.clicks))
    while time.monotonic() < ends:
        path, extra = agent.clicks[place % len(agent.clicks)]
        await one_click(agent, path, extra, outcome)
        place += 1
        await asyncio.sleep(a_thought())


def a_thought() -> float:
    """Return how many seconds one takes."""
    return random.uniform(0, 2 * THINKING)


async def one_click(agent: Agent, path: str, extra: str, outcome: Outcome) -> None:
    request = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{agent.port}\r\nConnection: close\r\n"
        f"Accept-Encoding: gzip\r\n{agent.headers}{extra}\r\n"
    )
    began = time.perf_counter()
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", agent.port)
        writer.write(request.encode())
        length = await read_answer(reader)
        writer.close()
    except (OSError, ValueError, asyncio.IncompleteReadError):
        outcome.errors += 1
        return
    outcome.waits.append(time.perf_counter() - began)
    assert length, "an empty page"


async def read_answer(reader: asyncio.StreamReader) -> int:
    """Read one answer and return the length of its body. Errors: ValueError for any but a 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    if not head.startswith("HTTP/1.1 200"):
        raise ValueError(head.partition("\r\n")[0])
    lines = (line.partition(":") for line in head.lower().split("\r\n"))
    length = next((int(value) for name, _, value in lines if name == "content-length"), 0)
    if length:
        return len(await reader.readexactly(length))
    return len(await reader.read())


if __name__ == "__main__":
    main()
