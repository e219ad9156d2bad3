"""Many customers created through two processes of the dashboard, while ECE breaks and agents press
twice. `benchmarks.creates` prints what came of it.
"""

import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import requests

from tests import cloud, env
from tests.creation.creating import form_on
from tests.faulty import Exchange, Faulty, resolved
from tests.sandbox.running import ROOT, Sandbox, running_sandbox

AT_ONCE = 12
TWICE = 0.3
HANGS_EACH = 100
IN_EVERY_RUN = 12
FAULTS = (
    *["ok"] * 6,
    "create_then_reset",
    "create_then_close",
    "create_then_reset_after_headers",
    "create_then_401",
    "create_then_500",
    "create_then_502",
    "create_then_503",
    "create_then_html_200",
    "create_then_no_location",
    "create_then_redirect_sso",
    "late",
    "reset",
    "401",
    "400",
    "429",
    "500",
    "502",
    "503",
)
NOT_ASKED = "ECE was not asked"


@dataclass
class Report:
    """What happened: how many presses were told what, by the fault that their create met; how many
    customers there are now, by the same; and what must not be."""

    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    customers: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    sent_twice: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)

    def count(self, told: str) -> int:
        return sum(count for (_, each), count in self.told.items() if each == told)

    @property
    def mistakes(self) -> list[str]:
        return [*self.sent_twice, *self.duplicates, *self.wrong, *self.lost, *self.crashes]


@dataclass
class Press:
    """One customer, and the answers to one or two presses of the button."""

    name: str
    form: dict[str, str]
    answers: list[requests.Response]
    fault: str = NOT_ASKED


def wanted_creates() -> int:
    """Return how many creates the tests send; CREATES_UNDER_FAULTS asks for more of them."""
    return int(os.environ.get("CREATES_UNDER_FAULTS", IN_EVERY_RUN))


def run(creates: int, api: str, seed: int = 1) -> Report:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sandbox = stack.enter_context(running_sandbox(folder, "--customers", "10"))
        between = stack.enter_context(Faulty("ok", upstream=sandbox.url))
        instances = stack.enter_context(two_instances(folder, far_side(api, between, sandbox)))
        agent = signed_in(instances[0], api)
        played: dict[str, str] = {}
        fault = breaking(random.Random(seed), creates, played)
        between.script([fault], only="create customer")
        with ThreadPoolExecutor(AT_ONCE) as pool:
            presses = list(pool.map(lambda number: press(agent, instances, number), range(creates)))
        between.script(["ok"])
        time.sleep(2)  # until what was committed late is there
        for each in presses:
            each.fault = played.get(each.name, NOT_ASKED)
        report = judged(presses, agent, instances, sandbox, folder / "dashboard.sqlite3")
        names = [name_in(call.body) for call in between.asked("create customer")]
        report.sent = len(names)
        report.sent_twice = [name for name, count in Counter(names).items() if count > 1]
        return report


def breaking(
    chance: random.Random, creates: int, played: dict[str, str]
) -> Callable[[Exchange], None]:
    """Play one fault after the other, and now and then say nothing at all. `played` learns what
    each customer met."""
    lock = threading.Lock()
    faults = ["create_then_hang"] * (creates // HANGS_EACH)
    faults += [chance.choice(FAULTS) for _ in range(creates)]
    chance.shuffle(faults)

    def play(exchange: Exchange) -> None:
        with lock:
            name = faults.pop() if faults else "ok"
            played[name_in(exchange.request.body)] = name
        late(exchange) if name == "late" else resolved(name)(exchange)

    return play


def name_in(body: bytes) -> str:
    """Return the name of the customer whom a create is about."""
    number = re.search(rb"Number\d+", body)
    assert number, "a create of somebody else"
    return f"{number[0].decode()} Example"


def late(exchange: Exchange) -> None:
    """Break the connection, and create the customer a second later all the same."""
    threading.Timer(1, lambda: exchange.healthy).start()
    exchange.reset()


def press(agent: requests.Session, instances: list[str], number: int) -> Press:
    """Fill in a form and press once or, with some agents, twice: in two tabs that two processes
    answer."""
    chance = random.Random(number)
    here, there = chance.sample(instances, 2)
    form = form_of(agent.get(f"{here}/customers/new/"))
    form |= {
        "department": "Service",
        "person-0-first_name": f"Number{number}",
        "person-0-last_name": "Example",
    }
    match number % 3:
        case 0:
            form |= {"email-0-address": f"number{number}@example.com"}
        case 1:
            form |= {"phone-0-area_code": "555", "phone-0-number": f"{number:07}"}
    places = [here, there] if chance.random() < TWICE else [here]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda place: send(agent, place, form), places))
    return Press(f"Number{number} Example", form, answers)


def send(agent: requests.Session, place: str, form: dict[str, str]) -> requests.Response:
    return agent.post(f"{place}/customers/new/", data=form, allow_redirects=False, timeout=60)


def form_of(answer: requests.Response) -> dict[str, str]:
    return form_on(SimpleNamespace(content=answer.content))


def judged(
    presses: list[Press], agent, instances: list[str], sandbox: Sandbox, database: Path
) -> Report:
    report, truth = Report(), created_customers(sandbox)
    counted = Counter(truth.values())
    report.duplicates = [name for name, count in counted.items() if count > 1]
    report.customers = Counter(each.fault for each in presses if each.name in counted)
    for each in presses:
        judge(report, each, agent, instances[0], truth)
    make_settled(database)
    for each in presses:
        judge_kept(report, each, agent, instances[1], counted)
    return report


def judge(report: Report, each: Press, agent, place: str, truth: dict[str, str]) -> None:
    """What the agent was told has to be so."""
    for answer in each.answers:
        where, exists = answer.headers.get("Location", ""), each.name in truth.values()
        if where.startswith("/creates/"):
            page = agent.get(place + where, allow_redirects=False)
            where = page.headers.get("Location", where)
        if answer.status_code == 500:
            report.crashes.append(each.name)
        elif where.startswith("/customers/"):
            report.told[each.fault, "created"] += 1
            if truth.get(where.split("/")[2]) != each.name:
                report.wrong.append(f"{each.name}: sent to {where}")
        elif where.startswith("/creates/"):
            report.told[each.fault, "not confirmed"] += 1
            if ("Is it this one?" in page.text) is not exists or "Not confirmed" not in page.text:
                report.wrong.append(f"{each.name}: the outcome page does not show what is so")
        elif answer.status_code not in (422, 503) or (exists and not leads_on(each)):
            report.wrong.append(
                f"{each.name}: answered {answer.status_code}, and it exists: {exists}"
            )
        else:
            report.told[each.fault, "form again"] += 1


def leads_on(press: Press) -> bool:
    """Whether one of the presses led to the customer or to the outcome."""
    return any("Location" in answer.headers for answer in press.answers)


def judge_kept(report: Report, each: Press, agent, place: str, counted: Counter) -> None:
    """Whatever was not created is still in a form."""
    answer = each.answers[0]
    if each.name in counted:
        return
    if answer.status_code == 303:
        outcome = place + answer.headers["Location"]
        page = agent.get(outcome).text
        answer = agent.post(outcome, data={"again": "yes", "csrfmiddlewaretoken": csrf_token(page)})
        if "Open the form" in page:
            answer = agent.get(f"{place}/customers/new/?again={outcome.split('/')[-2]}")
    if "<form" not in answer.text or 'name="token"' not in answer.text:
        report.lost.append(f"{each.name}: {answer.status_code} {answer.url} without the form")
        return
    kept = form_of(answer)
    changing = ("csrfmiddlewaretoken", "token")
    if {name: value for name, value in each.form.items() if name not in changing} != {
        name: value for name, value in kept.items() if name not in changing
    }:
        changed = {name for name in each.form if each.form[name] != kept.get(name)} - {*changing}
        report.lost.append(f"{each.name}: {answer.status_code} {answer.url} {sorted(changed)}")


def csrf_token(html: str) -> str:
    return html.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


def created_customers(sandbox: Sandbox) -> dict[str, str]:
    """The names of all customers that were made here, by id."""
    jack, found = sandbox.signed_in("jack"), {}
    for number in range(1, 1000):
        page = jack.customers(
            created="[2026-01-01T00:00:00.000Z,]", pagesize="75", pagenum=str(number)
        )
        if page.status_code == 204:
            break
        found |= {each["id"]: each["customerName"] for each in page.json()["customer"]}
    return {id: name for id, name in found.items() if name.startswith("Number")}


def make_settled(database: Path) -> None:
    """Let the settling time pass."""
    with sqlite3.connect(database, timeout=10) as connection:
        connection.execute(
            "UPDATE dashboard_createattempt SET sent_at = datetime(sent_at, '-61 seconds')"
        )


def signed_in(place: str, api: str) -> requests.Session:
    agent = requests.Session()
    agent.trust_env = False
    agent.headers["Connection"] = "close"
    agent.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=2 * AT_ONCE))
    form = {
        "login": "jack",
        "password": "jack",
        "csrfmiddlewaretoken": csrf_token(agent.get(f"{place}/sign-in/").text),
    }
    on = agent.post(f"{place}/sign-in/", data=form, allow_redirects=False)
    if api == "v3":
        agent.get(place + cloud.typed_there(on.headers["Location"], "jack"))
    return agent


def far_side(api: str, between: Faulty, sandbox: Sandbox) -> dict[str, str]:
    """Where ECE is, as the environment of the dashboard says it."""
    if api == "v20":
        return {"ECE_API": "v20", "ECE_URL": between.url}
    oauth = {
        f"ECE_OAUTH_{name.upper()}": value
        for name, value in cloud.authorization_server(sandbox.host).items()
    }
    return {"ECE_API": "v3", "ECE_URL": between.url.removesuffix("/system")} | oauth


@contextmanager
def two_instances(folder: Path, ece: dict[str, str]) -> Iterator[list[str]]:
    """Two processes of the dashboard over one database."""
    ports = [env.free_port(), env.free_port()]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'dashboard.sqlite3'}",
        **ece,
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True
    )
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "dashboard.wsgi",
        "--threads",
        "32",
        "--workers",
        "1",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [
        subprocess.Popen(
            [*command, "-b", f"127.0.0.1:{port}", "--timeout", "60"],
            cwd=ROOT,
            env=environment,
            **quiet,
        )
        for port in ports
    ]
    try:
        places = [f"http://127.0.0.1:{port}" for port in ports]
        for place in places:
            wait_for(place)
        yield places
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait(timeout=40)


def wait_for(place: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            requests.get(f"{place}/livez", timeout=10)
            return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {urlsplit(place).netloc}")
