"""PostgreSQL for SQLite, and two processes for one: the same day at the desk."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.env import free_port
from tests.servers import running_postgres, until_it_answers
from tests.test_demo import signed_in

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def postgres():
    """The address of an empty PostgreSQL database."""
    with running_postgres() as address:
        yield address


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
    assert requests.get(f"{served}/readyz", timeout=60).text == "ok"
    with signed_in(served) as browser:
        for _ in range(6):
            assert "John Russel Tierney" in browser.get(f"{served}/customers/1000/").text
        assert "Charging is too slow" in browser.get(f"{served}/customers/1000/cases/").text


def test_failed_sign_ins_count_whichever_process_takes_them(served):
    page = requests.get(f"{served}/sign-in/", timeout=60)
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    wrong = {"login": "mia", "password": "wrong", "csrfmiddlewaretoken": token}
    for _ in range(7):
        answer = requests.post(f"{served}/sign-in/", wrong, cookies=page.cookies, timeout=60)
    assert answer.status_code == 429
    with signed_in(served) as browser:
        assert browser.get(f"{served}/").status_code == 200
