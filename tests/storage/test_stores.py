"""PostgreSQL in the place of SQLite, and two processes in the place of one: the same day at the desk."""

import os
import pwd
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
import requests

from tests.env import free_port
from tests.test_demo import answers, sign_in

ROOT = Path(__file__).resolve().parent.parent.parent
INITDB = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)


def needed(found, what: str) -> None:
    if not found:
        reason = f"no {what} on this machine"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


def until_it_answers(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + 20
    while not answers(port):
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.05)


@pytest.fixture(scope="module")
def postgres():
    """The address of an empty PostgreSQL database. The server refuses root: it runs as `postgres`."""
    needed(INITDB, "PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        yield from running_postgres(folder, free_port())


def running_postgres(folder: str, port: int):
    owner = {}
    if os.geteuid() == 0:
        owner = {"user": "postgres", "cwd": "/"}
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **owner}
    cluster = f"{folder}/cluster"
    made = [INITDB, "-D", cluster, "-A", "trust", "-U", "dashboard", "-E", "UTF8"]
    subprocess.run(made, check=True, **quiet)
    place = ["-D", cluster, "-p", str(port), "-h", "127.0.0.1", "-k", folder]
    process = subprocess.Popen(
        [INITDB.with_name("postgres"), *place, "-c", "fsync=off"], **quiet
    )
    until_it_answers(port, process)
    yield f"postgres://dashboard@127.0.0.1:{port}/postgres"
    process.terminate()
    process.wait(timeout=20)


@pytest.fixture
def served(postgres, running):
    """The address of the dashboard, served by two processes."""
    running.reset()
    port = free_port()
    environment = os.environ | {
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": postgres,
        "WEB_CONCURRENCY": "2",
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True
    )
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "-c",
        "gunicorn.conf.py",
        "-b",
        f"127.0.0.1:{port}",
        "dashboard.wsgi",
    ]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until_it_answers(port, process)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(timeout=20)


def test_a_day_on_postgresql(served):
    assert requests.get(f"{served}/readyz", timeout=5).text == "ok"
    browser = sign_in(served)
    for _ in range(6):
        assert "John Russel Tierney" in browser.get(f"{served}/customers/1000/").text
    assert "Charging is too slow" in browser.get(f"{served}/customers/1000/cases/").text


def test_failed_sign_ins_count_whichever_process_takes_them(served):
    page = requests.get(f"{served}/sign-in/", timeout=5)
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    wrong = {"login": "mia", "password": "wrong", "csrfmiddlewaretoken": token}
    for _ in range(7):
        answer = requests.post(f"{served}/sign-in/", wrong, cookies=page.cookies, timeout=10)
    assert answer.status_code == 429
    sign_in(served)
