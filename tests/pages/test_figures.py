"""What operators see of a running dashboard: figures and its version."""

import re
import tomllib

import pytest
import requests

from tests.servers import ROOT, serving
from tests.storage.test_stores import token_on

TOKEN = "only-for-tests-only-for-tests"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def measured(settings):
    settings.METRICS_TOKEN = TOKEN


def figure(text: str, name: str) -> float:
    """The figure of this line, 0 where there is none."""
    line = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(line[1]) if line else 0


def test_there_are_no_figures_without_a_token(desk):
    assert desk.get("/metrics", headers=BEARER).status_code == 404


def test_figures_are_for_whoever_bears_the_token(desk, measured):
    assert desk.get("/metrics").status_code == 401
    assert desk.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert desk.get("/metrics", headers=BEARER).status_code == 200
    assert desk.get("/metrics", headers={**BEARER, "Host": "10.1.2.3"}).status_code == 200


def test_an_agents_day_is_counted_and_nobody_is_named(desk, measured, sandbox):
    before = desk.get("/metrics", headers=BEARER).content.decode()
    desk.sign_in("jack", "wrong")
    desk.sign_in("jack")
    desk.get("/customers/1000/")
    desk.get("/customers/999999/")
    asked_so_far = len(sandbox.requests())
    after = desk.get("/metrics", headers=BEARER).content.decode()
    assert len(sandbox.requests()) == asked_so_far
    for name in (
        'sign_ins_total{outcome="refused"}',
        'sign_ins_total{outcome="signed in"}',
        'ece_calls_total{operation="customers by id",outcome="ok"}',
        'ece_calls_total{operation="customers by id",outcome="NotFound"}',
    ):
        assert figure(after, name) == figure(before, name) + 1, name
    assert figure(after, 'ece_call_seconds_count{operation="customers by id"}') >= 2
    assert figure(after, "ece_calls_under_way") == 0
    assert not re.search(r"jack|tierney|\b999999\b", after, re.IGNORECASE)


def test_an_ece_that_does_not_answer_can_be_seen(jack, measured, gone):
    for _ in range(5):
        jack.get("/customers/1000/")
    assert figure(jack.get("/metrics", headers=BEARER).content.decode(), "ece_paused") == 1


def test_figures_are_those_of_all_processes(running, tmp_path):
    running.reset()
    database = f"sqlite:///{tmp_path}/dashboard.sqlite3"
    with serving(database, METRICS_TOKEN=TOKEN, VAR_DIR=str(tmp_path)) as address:
        for _ in range(8):
            page = requests.get(f"{address}/sign-in/", timeout=20)
            fields = {
                "login": "jack",
                "password": "jack",
                "csrfmiddlewaretoken": token_on(page),
            }
            requests.post(f"{address}/sign-in/", fields, cookies=page.cookies, timeout=20)
        figures = [
            requests.get(f"{address}/metrics", headers=BEARER, timeout=20).text for _ in range(6)
        ]
    assert {text.count("# HELP ece_calls_total") for text in figures} == {1}
    counted = {
        figure(text, 'sign_ins_total{outcome="signed in"}')
        + figure(text, 'sign_ins_total{outcome="refused"}')
        for text in figures
    }
    assert counted == {8}


def test_the_version_is_told_and_nothing_else(desk):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert desk.get("/version").json() == {"version": project["version"], "api": "v20"}


@pytest.mark.long
def test_the_log_can_be_quieter(running, tmp_path, monkeypatch):
    """Figures are counted all the same."""
    monkeypatch.setattr("tests.servers.QUIET", {"stdout": (tmp_path / "log").open("w")})
    database = f"sqlite:///{tmp_path}/dashboard.sqlite3"
    quiet = {"LOG_LEVEL": "ERROR", "METRICS_TOKEN": TOKEN, "VAR_DIR": str(tmp_path)}
    with serving(database, WEB_CONCURRENCY="1", **quiet) as address:
        page = requests.get(f"{address}/sign-in/", timeout=20)
        wrong = {"login": "jack", "password": "no", "csrfmiddlewaretoken": token_on(page)}
        requests.post(f"{address}/sign-in/", wrong, cookies=page.cookies, timeout=20)
        figures = requests.get(f"{address}/metrics", headers=BEARER, timeout=20).text
    assert figure(figures, 'sign_ins_total{outcome="refused"}') == 1
    assert (tmp_path / "log").read_text() == ""
