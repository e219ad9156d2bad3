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
    return [
        *floor_pages(servers["floor"]),
        *django_pages(servers["django"]),
        *our_pages(servers["ours"]),
    ]


def floor_pages(floor: Server) -> list[Measured]:
    get = Browser(floor.port).get
    return [
        Measured("floor, 25 rows", floor, partial(get, "/?size=25")),
        Measured("floor, 75 rows", floor, partial(get, "/?size=75")),
        Measured("floor, a customer", floor, partial(get, "/customer")),
    ]


def django_pages(django: Server) -> list[Measured]:
    plain, admin = Browser(django.port), Browser(django.port)
    admin.cookies["sessionid"] = SESSION
    rows, more_rows = partial(plain.get, "/plain?size=25"), partial(plain.get, "/plain?size=75")
    listed = partial(admin.get, "/admin/auth/user/")
    return [
        Measured("a plain Django page, 25 rows", django, rows, "floor, 25 rows"),
        Measured("a plain Django page, 75 rows", django, more_rows, "floor, 75 rows"),
        Measured("Django admin's list, 25 rows", django, listed, "floor, 25 rows"),
    ]


def our_pages(ours: Server) -> list[Measured]:
    frank = Browser(ours.port)
    frank.sign_in()
    results = frank.find(SWITCHBOARD).partition("?")[0]

    def page(name: str, path: str, floor: str = "") -> Measured:
        return Measured(name, ours, partial(frank.get, path), floor)

    def region(name: str, path: str, target: str, floor: str = "") -> Measured:
        headers = {"HX-Request": "true", "HX-Target": target}
        return Measured(name, ours, partial(frank.get, path, headers), floor)

    return [
        region("our region, 25 rows", results, "results", "floor, 25 rows"),
        region("our region, 75 rows", f"{results}?size=75", "results", "floor, 75 rows"),
        page("our page, 25 rows", results, "floor, 25 rows"),
        page("our customer", "/customers/1000/", "floor, a customer"),
        region("our customer's cases", "/customers/1000/cases/?status=open", "cases"),
        page("our case", "/cases/1000/"),
        page("our unread list", "/unread/?show=list", "floor, 25 rows"),
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
