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
from contextlib import ExitStack, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import requests

from tests import cloud, env
from tests.creation.creating import form_on
from tests.faulty import Exchange, Faulty, resolved
from tests.sandbox.running import ROOT, Sandbox, running_sandbox

AT_ONCE = 24
DEPARTMENTS = {"jack": "Service", "mia": "Sales", "frank": "Service"}  # of each agent
TABS = (0.7, 0.2, 0.1)  # how many press in one tab, in two, in three
BACK = 0.2
HANGS_EACH = 100
LATE = 1.0  # seconds
LOCKED_SECONDS = (0.5, 2.0, 7.0)
PAUSE = 2.0
TRIES = 20
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
REFUSALS = ("400", "429")
NOT_ASKED = "ECE was not asked"


@dataclass
class Report:
    """What happened: how many presses were told what, by the last fault that their create met; how
    many customers there are now, by the same; and what must not be."""

    told: Counter[tuple[str, str]] = field(default_factory=Counter)
    customers: Counter[str] = field(default_factory=Counter)
    missing: list["Press"] = field(default_factory=list)
    sent: int = 0
    sent_after_refusal: list[str] = field(default_factory=list)
    sent_twice: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)

    def count(self, told: str) -> int:
        return sum(count for (_, each), count in self.told.items() if each == told)

    @property
    def mistakes(self) -> list[str]:
        return [
            *self.sent_twice,
            *self.duplicates,
            *self.wrong,
            *self.lost,
            *self.crashes,
            *self.unanswered,
        ]


@dataclass(frozen=True)
class Seen:
    """An answer, no redirect followed. Status 0 is none, and `text` says why."""

    status: int
    where: str
    text: str


@dataclass
class Press:
    """One customer, and the answers to the presses of the button: in one tab or more at once, and
    then once more after Back."""

    name: str
    agent: requests.Session
    form: dict[str, str]
    answers: list[Seen]
    faults: list[str] = field(default_factory=list)

    @property
    def fault(self) -> str:
        return self.faults[-1] if self.faults else NOT_ASKED


def wanted_creates() -> int:
    """Return how many creates the tests send; CREATES_UNDER_FAULTS asks for more of them."""
    return int(os.environ.get("CREATES_UNDER_FAULTS", IN_EVERY_RUN))


def run(creates: int, api: str, seed: int = 1, *, locks: bool = False) -> Report:
    """`locks`: now and then somebody else keeps the database of the dashboard locked."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        database = folder / "dashboard.sqlite3"
        sandbox = stack.enter_context(running_sandbox(folder, "--customers", "10"))
        between = stack.enter_context(Faulty("ok", upstream=sandbox.url))
        places = stack.enter_context(two_instances(database, far_side(api, between, sandbox)))
        agents = [signed_in(places[0], api, login) for login in DEPARTMENTS]
        played: dict[str, list[str]] = {}
        fault = breaking(random.Random(seed), creates, played)
        between.script([fault], only="create customer")
        pool = stack.enter_context(ThreadPoolExecutor(AT_ONCE))
        with locked_now_and_then(database) if locks else nullcontext():
            presses = list(pool.map(partial(press, agents, places), range(creates)))
        between.script(["ok"])
        time.sleep(LATE + 1)
        for each in presses:
            each.faults = played.get(each.name, [])
        ends = list(pool.map(partial(led_to, places[0]), presses))
        make_settled(database)
        report = judged(presses, ends, created_customers(sandbox))
        for each, kept in pool.map(partial(kept_form, places[1]), report.missing):
            judge_kept(report, each, kept)
        report.sent = len(between.asked("create customer"))
        return report


def breaking(
    chance: random.Random, creates: int, played: dict[str, list[str]]
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
            played.setdefault(name_in(exchange.request.body), []).append(name)
        late(exchange) if name == "late" else resolved(name)(exchange)

    return play


def name_in(body: bytes) -> str:
    """Return the name of the customer whom a create is about."""
    number = re.search(rb"Number\d+", body)
    assert number, "a create of somebody else"
    return f"{number[0].decode()} Example"


def late(exchange: Exchange) -> None:
    """Break the connection, and create the customer a second later all the same."""
    threading.Timer(LATE, lambda: exchange.healthy).start()
    exchange.reset()


@contextmanager
def locked_now_and_then(database: Path) -> Iterator[None]:
    """Somebody else writes into the database, for shorter and for longer than a request waits."""
    is_over = threading.Event()

    def lock() -> None:
        for seconds in cycle(LOCKED_SECONDS):
            if is_over.wait(PAUSE):
                return
            with closing(sqlite3.connect(database, timeout=30, isolation_level=None)) as writer:
                writer.execute("BEGIN IMMEDIATE")
                is_over.wait(seconds)
                writer.execute("ROLLBACK")

    thread = threading.Thread(target=lock)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def press(agents: list[requests.Session], places: list[str], number: int) -> Press:
    """Fill in a form and press once or, with some agents, in two or three tabs at once that two
    processes answer; some go back and press again."""
    chance = random.Random(number)
    agent = agents[number % len(agents)]
    here, there = chance.sample(places, 2)
    form = form_of(open_form(agent, here))
    form |= {
        "department": list(DEPARTMENTS.values())[number % len(agents)],
        "person-0-first_name": f"Number{number}",
        "person-0-last_name": "Example",
    }
    match chance.randrange(3):
        case 0:
            form |= {"email-0-address": f"number{number}@example.com"}
        case 1:
            form |= {"phone-0-area_code": "555", "phone-0-number": f"{number:07}"}
    tabs = chance.choices([[here], [here, there], [here, there, here]], TABS)[0]
    with ThreadPoolExecutor(len(tabs)) as pool:
        answers = list(pool.map(lambda place: send(agent, place, form), tabs))
    if chance.random() < BACK:
        answers.append(send(agent, there, form))
    return Press(f"Number{number} Example", agent, form, answers)


def open_form(agent: requests.Session, place: str) -> str:
    """Return the page with a fresh form; while the database is locked an agent tries again."""
    for _ in range(TRIES):
        page = ask(agent, "GET", f"{place}/customers/new/")
        if 'name="token"' in page.text:
            return page.text
        time.sleep(1)
    raise AssertionError(f"no form: {page}")


def send(agent: requests.Session, place: str, form: dict[str, str]) -> Seen:
    return ask(agent, "POST", f"{place}/customers/new/", form)


def ask(
    agent: requests.Session, method: str, address: str, form: dict[str, str] | None = None
) -> Seen:
    try:
        answer = agent.request(method, address, data=form, allow_redirects=False, timeout=60)
    except requests.RequestException as fault:
        return Seen(0, "", repr(fault))
    return Seen(answer.status_code, answer.headers.get("Location", ""), answer.text)


def form_of(html: str) -> dict[str, str]:
    return form_on(SimpleNamespace(content=html.encode()))


def judged(presses: list[Press], ends: list[list[Seen]], truth: dict[str, str]) -> Report:
    report, counted = Report(), Counter(truth.values())
    report.duplicates = [name for name, count in counted.items() if count > 1]
    report.customers = Counter(each.fault for each in presses if each.name in counted)
    report.missing = [each for each in presses if each.name not in counted]
    for each, seen in zip(presses, ends, strict=True):
        judge(report, each, seen, truth)
        judge_sent(report, each)
    return report


def led_to(place: str, press: Press) -> list[Seen]:
    """Return what each answer leads to: a customer, a page about the outcome, or itself."""
    return [
        ask(press.agent, "GET", place + answer.where)
        if answer.where.startswith("/creates/")
        else answer
        for answer in press.answers
    ]


def judge(report: Report, press: Press, ends: list[Seen], truth: dict[str, str]) -> None:
    """What the agent was told has to be so."""
    exists = press.name in truth.values()
    for seen in ends:
        heading = heading_of(seen.text)
        if seen.status == 0:
            report.unanswered.append(f"{press.name}: {seen.text}")
        elif seen.status == 500:
            report.crashes.append(press.name)
        elif seen.where.startswith("/customers/"):
            report.told[press.fault, "created"] += 1
            if truth.get(seen.where.split("/")[2]) != press.name:
                report.wrong.append(f"{press.name}: sent to {seen.where}")
        elif heading == "The customer is being created":  # as far as our database took it
            report.told[press.fault, "not confirmed"] += 1
        elif heading == "Not confirmed":
            report.told[press.fault, "not confirmed"] += 1
            if says_it_is_there(seen.text) not in (exists, None):
                report.wrong.append(f"{press.name}: the outcome page does not show what is so")
        elif has_form_rightly(press, seen, exists=exists):
            report.told[press.fault, "form again"] += 1
        else:
            report.wrong.append(f"{press.name}: {seen.status} {heading}, and it exists: {exists}")


def has_form_rightly(press: Press, seen: Seen, *, exists: bool) -> bool:
    """Whether this leads to the form again, and the customer is not there or another press led
    on."""
    if heading_of(seen.text) == "ECE did not create the customer":
        return not exists
    leads_on = any(answer.where for answer in press.answers)
    return seen.status in (422, 503) and (leads_on or not exists)


def heading_of(html: str) -> str:
    found = re.search(r"<h1[^>]*>([^<]*)</h1>", html)
    return found[1] if found else ""


def says_it_is_there(html: str) -> bool | None:
    """Whether the page shows the customer; None where it says that they are too many to tell."""
    if "Is it this one?" in html:
        return True
    return None if "more customers at that time than" in html else False


def judge_sent(report: Report, press: Press) -> None:
    """A form goes to ECE once, and again only where ECE itself refused it before."""
    if any(fault not in REFUSALS for fault in press.faults[:-1]):
        report.sent_twice.append(f"{press.name}: sent, and met {press.faults}")
    elif len(press.faults) > 1:
        report.sent_after_refusal.append(press.name)


def kept_form(place: str, press: Press) -> tuple[Press, Seen]:
    """Return the press, and the page in which the agent can send it again."""
    agent, answer = press.agent, press.answers[0]
    if answer.status != 303:
        return press, answer
    outcome = place + answer.where
    page = ask(agent, "GET", outcome)
    if "Open the form" not in page.text:
        again = {"again": "yes", "csrfmiddlewaretoken": csrf_token(page.text)}
        page = ask(agent, "POST", outcome, again)
    key = answer.where.split("/")[2]
    return press, ask(agent, "GET", f"{place}/customers/new/?again={key}")


def judge_kept(report: Report, press: Press, page: Seen) -> None:
    """Whatever was not created is still in a form."""
    if 'name="token"' not in page.text:
        report.lost.append(f"{press.name}: {page.status} {page.where} without the form")
        return
    kept = form_of(page.text)
    names = (press.form.keys() | kept.keys()) - {"csrfmiddlewaretoken", "token"}
    changed = sorted(name for name in names if press.form.get(name) != kept.get(name))
    if changed:
        report.lost.append(f"{press.name}: {page.status} {changed}")


def csrf_token(html: str) -> str:
    return html.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]


def created_customers(sandbox: Sandbox) -> dict[str, str]:
    """The names of all customers that were made here, by id."""
    frank, found = sandbox.signed_in("frank"), {}
    for number in range(1, 1000):
        page = frank.customers(
            created="[2026-01-01T00:00:00.000Z,]", pagesize="75", pagenum=str(number)
        )
        if page.status_code == 204:
            break
        found |= {each["id"]: each["customerName"] for each in page.json()["customer"]}
    return {id: name for id, name in found.items() if name.startswith("Number")}


def make_settled(database: Path) -> None:
    """Let the settling time pass."""
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        connection.execute(
            "UPDATE dashboard_createattempt SET sent_at = datetime(sent_at, '-61 seconds')"
        )


def signed_in(place: str, api: str, login: str) -> requests.Session:
    agent = requests.Session()
    agent.trust_env = False
    agent.headers["Connection"] = "close"
    agent.mount("http://", requests.adapters.HTTPAdapter(pool_maxsize=2 * AT_ONCE))
    form = {
        "login": login,
        "password": login,
        "csrfmiddlewaretoken": csrf_token(agent.get(f"{place}/sign-in/").text),
    }
    on = agent.post(f"{place}/sign-in/", data=form, allow_redirects=False)
    if api == "v3":
        agent.get(place + cloud.typed_there(on.headers["Location"], login))
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
def two_instances(database: Path, ece: dict[str, str]) -> Iterator[list[str]]:
    """Two processes of the dashboard over one database."""
    ports = [env.free_port(), env.free_port()]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
        "DATABASE_URL": f"sqlite:///{database}",
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
