"""How fast the sandbox answers with many customers: python benchmarks/sandbox.py [--customers
250000] [--db FILE]

Prints median and worst of a hundred answers on loopback beside the goal, and the memory of the
process.
"""

import argparse
import http.client
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

ROOT = Path(__file__).resolve().parent.parent
CUSTOMER = "/system/ws/v12/interaction/customer"
REPEATS = 100
MEMORY_MEGABYTES = 200


PAGE = {"$pagesize": "75"}
SWITCHBOARD = {"phone": "14082343456102", **PAGE}
BY_NAME = {"$sort": "customerName", "$order": "desc"}


class Question(NamedTuple):
    """What a supervisor asks in turn, and the milliseconds that the usual answer may take."""

    text: str
    goal: float
    criteria: Sequence[dict[str, str]]


def main() -> int:
    options = _parser().parse_args()
    with tempfile.TemporaryDirectory() as directory:
        path = options.db or Path(directory) / "sandbox.sqlite3"
        with running(path, options.customers) as (port, process):
            frank = Frank(port)
            good = [
                is_in_time(frank, question)
                for question in questions(frank.some_customers(options.customers))
            ]
            memory = megabytes(process.pid)
    print(f"{'memory':<40} {memory:7.0f} MB                    goal {MEMORY_MEGABYTES} MB")
    return 0 if all(good) and memory <= MEMORY_MEGABYTES else 1


def questions(known: Sequence[tuple[str, str]]) -> list[Question]:
    emails, phones = zip(*known, strict=True)
    return [
        Question("search by e-mail", 20, [{"email": email} for email in emails]),
        Question("search by phone", 20, [{"phone": phone} for phone in phones]),
        Question("75 behind the switchboard", 60, [SWITCHBOARD]),
        Question("75 behind the switchboard, by name", 60, [SWITCHBOARD | BY_NAME]),
        Question("75 of one language", 60, [{"custom.preferredlang": "German"} | PAGE]),
        Question("75 of everybody", 60, [{"created": "[2000-01-01T00:00:00.000Z,]"} | PAGE]),
    ]


def is_in_time(frank: "Frank", question: Question) -> bool:
    times = []
    for number in range(REPEATS):
        started = time.perf_counter()
        frank.ask(question.criteria[number % len(question.criteria)])
        times.append((time.perf_counter() - started) * 1000)
    median = statistics.median(times)
    print(
        f"{question.text:<40} {median:7.1f} ms   worst {max(times):6.1f} ms"
        f"   goal {question.goal} ms",
        flush=True,
    )
    return median <= question.goal


class Frank:
    """A supervisor on one connection that is kept alive."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)
        self._headers = {"Accept": "application/json", "Content-Type": "application/json"}
        login = json.dumps({"userName": "frank", "password": "frank"})
        self._connection.request(
            "POST", "/system/ws/v12/authentication/user/login", login, self._headers
        )
        answer = self._connection.getresponse()
        answer.read()
        self._headers["X-egain-session"] = answer.headers["X-egain-session"]

    def ask(self, criteria: dict[str, str]) -> bytes:
        return self._get(f"{CUSTOMER}?{urlencode(criteria, quote_via=quote)}")

    def some_customers(self, customers: int) -> list[tuple[str, str]]:
        """(e-mail, phone) of seventy-odd customers from all over the world of the sandbox."""
        ids = range(1000, 1000 + customers, customers // 75 + 1)
        found = json.loads(self._get(f"{CUSTOMER}/{','.join(map(str, ids))}"))
        return [reach for customer in found["customer"] if all(reach := _reach(customer))]

    def _get(self, path: str) -> bytes:
        self._connection.request("GET", path, headers=self._headers)
        answer = self._connection.getresponse()
        body = answer.read()
        assert answer.status == 200, body
        return body


def _reach(customer: dict) -> tuple[str, str]:
    email = phone = ""
    for point in customer["contactPersons"]["contactPerson"][0]["contactPoints"]["contactPoint"]:
        if point["type"]["value"] == "email":
            email = point["type"]["email"]["emailAddress"]
        elif point["type"]["value"] == "phone":
            parts = point["type"]["phone"]
            digits = "".join(
                parts.get(name, "") for name in ("countryCode", "areaCode", "phoneNo", "extension")
            )
            phone = re.sub(r"\D", "", digits)
    return email, phone


@contextmanager
def running(path: Path, customers: int) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "dashboard.sandbox", "--port", "0", "--db", str(path)]
    command += ["--customers", str(customers)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            yield int(line.rsplit(":", 1)[1].partition("/")[0]), process
        finally:
            process.terminate()


def megabytes(pid: int) -> float:
    """The most memory that the process ever had resident."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=250_000, metavar="N")
    parser.add_argument(
        "--db", type=Path, metavar="FILE", help="a world that is kept for the next time"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
