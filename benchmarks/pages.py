"""What a page costs: `uv run --group test python -m benchmarks.pages`. Prints figures, judges
nothing.

Whole server processes, one worker each, behind the same stub of ECE. CPU is that of the worker;
latency is the median of interleaved rounds; the ratio is to the floor that does the same work with
nothing around.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from benchmarks.fill_neighbours import SESSION
from benchmarks.servers import Browser, Server, measured_servers

ROUNDS = 16
A_ROUND = 20
SWITCHBOARD = "14082343456102"


@dataclass(slots=True)
class Measured:
    """One page of one server. `floor` names the row that it is compared with."""

    name: str
    server: Server
    ask: Callable[[], tuple[int, bytes]]
    floor: str = ""
    cpu: list[float] = field(default_factory=list)
    latency: list[float] = field(default_factory=list)
    size: int = 0


def main() -> None:
    with measured_servers() as servers:
        rows = pages(servers)
        for row in rows:
            warm(row)
        for _ in range(ROUNDS):
            for row in rows:
                measure(row)
        print_rows(rows)
        print(f"\nmemory of our worker: {servers['ours'].memory_mib():.0f} MiB")


def pages(servers: dict[str, Server]) -> list[Measured]:
    floor, django, ours = servers["floor"], servers["django"], servers["ours"]
    anybody, admin, frank = Browser(floor.port), Browser(django.port), Browser(ours.port)
    plain = Browser(django.port)
    admin.cookies["sessionid"] = SESSION
    frank.sign_in()
    results = frank.find(SWITCHBOARD).partition("?")[0]
    region = {"HX-Request": "true", "HX-Target": "results"}
    cases = {"HX-Request": "true", "HX-Target": "cases"}

    def ask(browser: Browser, path: str, headers: dict[str, str] | None = None):
        return partial(browser.get, path, headers)

    return [
        Measured("floor, 25 rows", floor, ask(anybody, "/?size=25")),
        Measured("floor, 75 rows", floor, ask(anybody, "/?size=75")),
        Measured("floor, a customer", floor, ask(anybody, "/customer")),
        Measured(
            "a plain Django page, 25 rows", django, ask(plain, "/plain?size=25"), "floor, 25 rows"
        ),
        Measured(
            "a plain Django page, 75 rows", django, ask(plain, "/plain?size=75"), "floor, 75 rows"
        ),
        Measured(
            "Django admin's list, 25 rows",
            django,
            ask(admin, "/admin/auth/user/"),
            "floor, 25 rows",
        ),
        Measured("our region, 25 rows", ours, ask(frank, results, region), "floor, 25 rows"),
        Measured(
            "our region, 75 rows", ours, ask(frank, f"{results}?size=75", region), "floor, 75 rows"
        ),
        Measured("our page, 25 rows", ours, ask(frank, results), "floor, 25 rows"),
        Measured("our customer", ours, ask(frank, "/customers/1000/"), "floor, a customer"),
        Measured(
            "our customer's cases", ours, ask(frank, "/customers/1000/cases/?status=open", cases)
        ),
        Measured("our case", ours, ask(frank, "/cases/1000/")),
        Measured("our unread list", ours, ask(frank, "/unread/?show=list"), "floor, 25 rows"),
    ]


def warm(row: Measured) -> None:
    for _ in range(10):
        status, body = row.ask()
        assert status == 200, f"{row.name} was answered with {status}"
    row.size = len(body)


def measure(row: Measured) -> None:
    began_cpu = row.server.cpu_seconds()
    for _ in range(A_ROUND):
        began = time.perf_counter()
        row.ask()
        row.latency.append(time.perf_counter() - began)
    row.cpu.append((row.server.cpu_seconds() - began_cpu) / A_ROUND)


def print_rows(rows: list[Measured]) -> None:
    by_name = {row.name: row for row in rows}
    print(f"{'page':32} {'CPU ms':>7} {'×':>5} {'median ms':>10} {'×':>5} {'bytes':>7}")
    for row in rows:
        floor = by_name.get(row.floor)
        cpu, latency = mean(row.cpu) * 1000, median(row.latency) * 1000
        cpu_ratio = latency_ratio = ""
        if floor:
            cpu_ratio = f"{cpu / (mean(floor.cpu) * 1000):.1f}"
            latency_ratio = f"{latency / (median(floor.latency) * 1000):.1f}"
        print(
            f"{row.name:32} {cpu:7.2f} {cpu_ratio:>5} {latency:10.2f} {latency_ratio:>5}"
            f" {row.size:7}"
        )


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


if __name__ == "__main__":
    main()
