"""What a page costs: `uv run --group test python -m benchmarks.pages`. Prints figures, judges nothing.

CPU is this process's own (Django, JSON, records, rows, rendering), without that of the sandbox. The floor is what it
takes to ask ECE, parse the answer and write a table of it, with nothing around.
"""

import gzip
import json
import tempfile
import time
from html import escape
from pathlib import Path
from types import SimpleNamespace

import urllib3

from tests import env
from tests.sandbox.running import running_sandbox

ROUNDS = 60
SWITCHBOARD = "14082343456102"
JSON = {"Accept": "application/json", "Content-Type": "application/json"}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        env.os.environ |= {"DEBUG": "1", "DATABASE_URL": f"sqlite:///{folder}/dashboard.sqlite3"}
        env.os.environ["DJANGO_SETTINGS_MODULE"] = "dashboard.settings"
        with running_sandbox(Path(folder), "--port", str(env.SANDBOX_PORT)) as sandbox:
            measure(sandbox)


def measure(sandbox) -> None:
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.LOGGING["root"]["level"] = "ERROR"
    django.setup()
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    from tests.conftest import Desk

    frank = Desk()
    frank.sign_in("frank")
    results = frank.find(SWITCHBOARD).request["PATH_INFO"]
    region = {"HX-Request": "true", "HX-Target": "results"}
    ask_floor = floor(sandbox)
    print(f"{'page':34} {'CPU ms':>7} {'wall ms':>8} {'HTML':>7} {'gzip':>6} {'calls':>5}")
    print_row("floor, 25 rows", sandbox, lambda: ask_floor(25))
    print_row("floor, 75 rows", sandbox, lambda: ask_floor(75))
    for name, path, headers in (
        ("results, 25 rows", results, {}),
        ("results, 75 rows", f"{results}?size=75", {}),
        ("a click on a page, 25 rows", f"{results}?page=2", region),
        ("a click on a page, 75 rows", f"{results}?size=75&sort=id", region),
        ("customer", "/customers/1000/", {}),
        ("customer's cases", "/customers/1000/cases/?status=open", {"HX-Request": "true", "HX-Target": "cases"}),
        ("case", "/cases/1000/", {}),
    ):
        print_row(name, sandbox, lambda path=path, headers=headers: frank.get(path, headers=headers))
    sandbox.switch(latency=200)
    print_row("results, 25 rows, ECE at 200 ms", sandbox, lambda: frank.get(results), rounds=10)
    print_row("customer, ECE at 200 ms", sandbox, lambda: frank.get("/customers/1000/"), rounds=10)


def floor(sandbox):
    """The least program that shows a page of customers."""
    pool, root = urllib3.PoolManager(), f"{sandbox.url}/ws/v12"
    body = json.dumps({"userName": "frank", "password": "frank"})
    signed_in = pool.request("POST", f"{root}/authentication/user/login", headers=JSON, body=body)
    headers = JSON | {"X-egain-session": signed_in.headers["X-egain-session"]}

    def ask(size: int) -> SimpleNamespace:
        answer = pool.request(
            "GET", f"{root}/interaction/customer?phone={SWITCHBOARD}&$pagesize={size}", headers=headers
        )
        rows = (
            f"<tr><td>{escape(each['customerName'])}<td>{each['id']}<td>{escape(each['department']['name'])}"
            for each in json.loads(answer.data)["customer"]
        )
        return SimpleNamespace(content=f"<table>{''.join(rows)}</table>".encode())

    return ask


def print_row(name: str, sandbox, ask, rounds: int = ROUNDS) -> None:
    before = len(sandbox.requests())
    answer = ask()
    calls = len(sandbox.requests()) - before
    cpu, wall = [], []
    for _ in range(rounds):
        began, began_cpu = time.perf_counter(), time.process_time()
        ask()
        cpu.append(time.process_time() - began_cpu)
        wall.append(time.perf_counter() - began)
    html = answer.content
    middle = [sorted(times)[rounds // 2] * 1000 for times in (cpu, wall)]
    print(f"{name:34} {middle[0]:7.1f} {middle[1]:8.1f} {len(html):7} {len(gzip.compress(html, 6)):6} {calls:5}")


if __name__ == "__main__":
    main()
