"""The sandbox as a program: how it starts and ends, what survives, why it cannot start."""

import signal
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import fields

import pytest

from dashboard.sandbox.switches import Switches
from dashboard.sandbox.world import seed
from dashboard.sandbox.world.database import APPLICATION_ID, opened
from tests.sandbox.running import ROOT, running_sandbox

FEW = ("--customers", "200")


def run(*options):
    command = [sys.executable, "-m", "dashboard.sandbox", *map(str, options)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30)


def test_help_names_every_switch():
    told = run("--help").stdout
    for each in fields(Switches):
        assert f"--{each.name.replace('_', '-')}" in told


def test_a_taken_port_is_one_clear_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("--port", port, "--db", tmp_path / "w.sqlite3")
    assert ended.returncode == 1
    reason = f"it cannot listen at 127.0.0.1, port {port} (Address already in use)."
    assert (ended.stdout, ended.stderr) == ("", f"The sandbox cannot start: {reason}\n")


@pytest.mark.parametrize(
    "options",
    [
        ("--port", "99999"),
        ("--host", "nowhere.invalid"),
        ("--db", "/nowhere/at/all"),
        ("--latency", "slow"),
        ("--ids", "x"),
        ("--customers", "0"),
    ],
)
def test_what_cannot_be_is_said_without_a_traceback(options, tmp_path):
    ended = run("--port", "0", "--db", tmp_path / "w.sqlite3", *FEW, *options)
    assert ended.returncode in (1, 2)
    assert "Traceback" not in ended.stderr


def test_a_file_that_is_no_world_is_left_alone_even_when_a_fresh_one_is_asked_for(tmp_path):
    letter, others = tmp_path / "letter.txt", tmp_path / "others.sqlite3"
    letter.write_text("Dear John, " * 100)
    with sqlite3.connect(others) as connection:
        connection.execute("CREATE TABLE customer (id)")
    for path in (letter, others):
        before = path.read_bytes()
        assert run("--port", "0", "--db", path, "--fresh").returncode == 1
        assert path.read_bytes() == before


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_quickly_and_quietly(tmp_path, name):
    with running_sandbox(tmp_path, *FEW) as sandbox:
        sandbox.signed_in("jack").get("/ws/v12/interaction/customer/1000")
        started = time.monotonic()
        sandbox.process.send_signal(name)
        assert sandbox.process.wait(5) == 0
        assert time.monotonic() - started < 2


def test_it_ends_when_whoever_started_it_is_gone(tmp_path):
    with running_sandbox(tmp_path, *FEW) as sandbox:
        sandbox.process.stdin.close()
        assert sandbox.process.wait(5) == 0


def test_a_world_survives_a_restart_and_fresh_begins_anew(tmp_path):
    alice = {
        "type": {"value": "individual"},
        "department": {"name": "Service"},
        "contactPersons": {"contactPerson": [{"firstName": "Alice"}]},
    }
    with running_sandbox(tmp_path, *FEW) as sandbox:
        answer = sandbox.signed_in("jack").post("/ws/v12/interaction/customer", json=alice)
        path = answer.headers["Location"].removeprefix("/system")
        assert path == "/ws/v12/interaction/customer/1200"
    with running_sandbox(tmp_path, *FEW, fresh=False) as sandbox:
        assert sandbox.signed_in("jack").get(path).json()["customer"][0]["customerName"] == "Alice"
    with running_sandbox(tmp_path, *FEW) as sandbox:
        assert sandbox.signed_in("jack").get(path).status_code == 404


def test_a_filling_that_was_cut_short_is_begun_anew(tmp_path):
    with sqlite3.connect(tmp_path / "sandbox.sqlite3") as half:
        half.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        half.execute("CREATE TABLE customer (id)")
    with running_sandbox(tmp_path, *FEW, fresh=False) as sandbox:
        assert sandbox.signed_in("jack").get("/ws/v12/interaction/customer/1000").status_code == 200


def test_the_same_number_of_customers_gives_the_same_world(tmp_path):
    dumps = []
    for name in ("one", "two"):
        with opened(tmp_path / name) as connection:
            seed.seed_people(connection, 200, lambda done: None)
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_a_bigger_world_begins_with_the_smaller_one(tmp_path):
    rows = []
    for customers in (150, 300):
        with opened(tmp_path / str(customers)) as connection:
            seed.seed_people(connection, customers, lambda done: None)
            rows.append(
                connection.execute("SELECT * FROM document ORDER BY 1 LIMIT 150").fetchall()
            )
    assert rows[0] == rows[1]


def test_world_people_has_all_that_the_pages_show(sandbox):
    frank = sandbox.signed_in("frank")
    sharing = frank.customers(phone="14082343456102", pagesize="75").json()["customer"]
    assert {customer["type"]["value"] for customer in sharing} == {
        "individual",
        "corporate",
        "group",
    }
    everybody = "[2000-01-01T00:00:00.000Z,]"
    assert frank.customers(created=everybody).json()["paginationInfo"]["count"] == 2500
    for department in ("Service", "Sales", "QA"):
        for status in ("open", "closed"):
            assert (
                frank.lookup({"department": department, "status": status}).json()["paginationInfo"][
                    "count"
                ]
                > 25
            )
    last = frank.customers(created=everybody, sort="customerName", order="desc").json()["customer"]
    assert any(ord(customer["customerName"][0]) > 0x2E80 for customer in last)


def test_latency_holds_every_answer_back(sandbox):
    jack = sandbox.signed_in("jack")
    sandbox.switch(latency=200)
    started = time.monotonic()
    jack.get("/ws/v12/interaction/customer/1000")
    assert time.monotonic() - started >= 0.2


def test_switches_given_at_the_start_are_what_a_reset_returns_to(tmp_path):
    with running_sandbox(tmp_path, *FEW, "--departments", "no", "--ids", "number") as sandbox:
        sandbox.switch(departments=True, ids="text")
        sandbox.reset()
        customer = (
            sandbox.signed_in("mia").get("/ws/v12/interaction/customer/1000").json()["customer"][0]
        )
        assert customer["id"] == 1000
        assert "department" not in customer


def test_the_control_port_tells_what_arrived_and_knows_its_switches(sandbox):
    line = sandbox.line()
    line.log_in("jack")
    (request,) = sandbox.requests()
    assert (request["method"], request["path"]) == (
        "POST",
        "/system/ws/v12/authentication/user/login",
    )
    assert '"jack"' in request["body"]
    line.host = sandbox.control_url
    assert line.get("/switches").json()["latency"] == 0
    for wrong in (
        {"colour": "red"},
        {"latency": -1},
        {"ids": "roman"},
        [],
        {"latency": 5, "links": 7},
    ):
        assert line.post("/switches", json=wrong).status_code == 400
    assert line.post("/switches", data="[" * 200_000).status_code == 400
    assert line.get("/switches").json()["latency"] == 0
    assert line.get("/nothing").status_code == 404
