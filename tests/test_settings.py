"""A wrong environment stops the start with one line that says what is right, and no secret."""

import os
import re
import runpy
import signal
import subprocess
import sys
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
import requests

from dashboard.environment import reading
from dashboard.environment.cores import usual_workers
from tests.env import free_port
from tests.wrong_environment import CLOUD, OPTIONAL, RIGHT, ROWS, File, Value

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = str(ROOT / "dashboard" / "settings.py")
STARTS = {
    "manage.py": "manage.py check",
    "gunicorn": "-m gunicorn -c gunicorn.conf.py dashboard.wsgi",
    "demo": "manage.py demo --port {} --ece-port {}",
}
# The demo makes all else itself.
READ_BY_THE_DEMO = {
    "DATABASE_CONNECTIONS",
    "DRAFT_HOURS",
    "ECE_CALLS",
    "ECE_CALLS_PER_AGENT",
    "IDLE_MINUTES",
    "IDLE_MINUTES_FILE",
    "LOG_LEVEL",
    "METRICS_TOKEN",
    "SESSION_HOURS",
    "TIME_ZONE",
    "TITLES_WITH_NAMES",
    "VAR_DIR",
    "WEB_CONCURRENCY",
}
# gunicorn itself reads this variable, before it reads what is ours, and has words of its own.
REFUSED_BY_GUNICORN = [("WEB_CONCURRENCY", "many"), ("WEB_CONCURRENCY", "-2")]
SAMPLE = [
    ("IDLE_MINUTES", "soon"),
    ("SESSION_HOURS", "-1"),
    ("TIME_ZONE", File(b"Europe/Ber\0lin")),
    ("WEB_CONCURRENCY", "0"),
]


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """Set an environment in which all is right but what is given: `environment(NAME=value)`."""
    for name in list(os.environ):
        if name != "PATH":
            monkeypatch.delenv(name)

    def put(values: dict[str, Value]) -> None:
        for name, value in values.items():
            monkeypatch.delenv(name, raising=False)
            if isinstance(value, File):
                (tmp_path / name).write_bytes(value.content)
                monkeypatch.setenv(f"{name}_FILE", str(tmp_path / name))
            elif value is not None:
                monkeypatch.setenv(name, value)

    put(RIGHT)
    return put


def read() -> dict[str, Any]:
    """Read the settings anew from the environment."""
    return runpy.run_path(SETTINGS)


@pytest.mark.parametrize(("name", "value", "words"), ROWS, ids=[name for name, _, _ in ROWS])
def test_a_wrong_value_is_one_line_that_says_what_is_right(environment, name, value, words):
    environment({**around(name), name: value})
    with pytest.raises(reading.WrongEnvironment) as wrong:
        read()
    assert is_clear(str(wrong.value), name, words)


def around(name: str) -> dict[str, Value]:
    """Return what must be right so that this variable is read at all."""
    if not name.startswith(("ECE_OAUTH", "ECE_SNAPSHOT")):
        return {}
    return CLOUD | {"ECE_SNAPSHOT_CLIENT_ID": "id", "ECE_SNAPSHOT_CLIENT_SECRET": "canary"}


def is_clear(text: str, name: str, words: str) -> bool:
    """Tell whether the text is one line about this variable that says what is right."""
    one_line = len(text.splitlines()) == 1
    return one_line and text.startswith(name) and words in text and "canary" not in text


def test_the_table_has_wrong_values_of_every_variable(environment):
    tried = {name.removesuffix("_FILE") for name, _, _ in ROWS}
    assert len(ROWS) >= 65
    assert not variables() - tried


def variables() -> set[str]:
    """Return every variable that the settings read."""
    sources = [ROOT / "dashboard" / "settings.py", ROOT / "dashboard" / "environment" / "agents.py"]
    text = "".join(source.read_text("utf-8") for source in sources)
    return set(re.findall(r'\w\(\s*"([A-Z][A-Z_]+)"', text))


@pytest.mark.parametrize("command", STARTS.values(), ids=STARTS)
@pytest.mark.parametrize(("name", "value"), SAMPLE, ids=[name for name, _ in SAMPLE])
def test_every_start_ends_with_that_one_line(environment, tmp_path, command, name, value):
    environment({name: value, "VAR_DIR": str(tmp_path)})
    answer = started(command.format(free_port(), free_port()))
    assert answer.returncode == 1
    assert re.fullmatch(rf"{name} must be .*\n", answer.stderr)


@pytest.mark.long
@pytest.mark.parametrize(("name", "value", "words"), ROWS, ids=[name for name, _, _ in ROWS])
def test_every_wrong_value_ends_every_start_with_its_line(
    environment, tmp_path, name, value, words
):
    environment({"VAR_DIR": str(tmp_path), **around(name), name: value})
    for start, command in STARTS.items():
        if start == "demo" and name not in READ_BY_THE_DEMO:
            continue
        answer = started(command.format(free_port(), free_port()))
        assert answer.returncode == 1, start
        if start == "gunicorn" and (name, value) in REFUSED_BY_GUNICORN:
            continue
        assert is_clear(answer.stderr, name, words), f"{start}: {answer.stderr}"


@pytest.mark.parametrize("name", RIGHT)
def test_gunicorn_names_what_is_missing(environment, name):
    environment({name: None})
    answer = started(STARTS["gunicorn"])
    assert answer.returncode == 1
    assert re.fullmatch(rf"{name} is not set\. It must be .*\n", answer.stderr)


def test_a_command_without_tables_ends_with_one_line(environment, tmp_path):
    environment({"VAR_DIR": str(tmp_path)})
    answer = started("manage.py sessions")
    assert answer.returncode == 1
    line = r"The database that DATABASE_URL names can't be used: no such table.*migrate\.\n"
    assert re.fullmatch(line, answer.stderr)


def started(command: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, *command.split()]
    return subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, timeout=300)


def test_every_variable_may_come_from_a_file(environment):
    right = RIGHT | CLOUD | OPTIONAL
    assert variables() <= set(right)
    environment({name: File(f"  {value}\n".encode()) for name, value in right.items()})
    from_files = read()
    environment(dict.fromkeys((f"{name}_FILE" for name in right), None))
    environment(right)
    ours = [name for name in from_files if name.isupper()]
    typed = read()
    assert [from_files[name] for name in ours] == [typed[name] for name in ours]


def test_variables_that_are_not_read_are_named(environment):
    environment(RIGHT | {"ECE_OUATH_ISSUER": "x", "https_proxy": "x", "OTHER": "x"})
    read()
    assert reading.ignored() == ["ECE_OUATH_ISSUER", "https_proxy"]


def test_the_database_takes_options_of_postgres(environment):
    environment({"DATABASE_URL": "postgres://me:p%40ss@db:5433/desk?sslmode=require"})
    database = read()["DATABASES"]["default"]
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]["max_size"] == 8
    assert (database["PASSWORD"], database["PORT"]) == ("p@ss", 5433)


def test_time_limits_of_the_database_can_be_lifted(environment):
    wanted = "-c%20statement_timeout=0"
    environment({"DATABASE_URL": f"postgres://db/desk?options={wanted}"})
    options = read()["DATABASES"]["default"]["OPTIONS"]["options"]
    assert "-c lock_timeout=5s" in options
    assert options.endswith("-c statement_timeout=0")


def test_proxies_are_addresses_and_networks(environment):
    environment({"TRUSTED_PROXIES": "10.0.0.5, 10.1.0.0/16,2001:db8::/32"})
    networks = ["10.0.0.5/32", "10.1.0.0/16", "2001:db8::/32"]
    assert read()["TRUSTED_PROXIES"] == [ip_network(network) for network in networks]


def test_gunicorn_trusts_the_same_proxies_and_starts_the_workers_that_are_wanted(environment):
    environment({"TRUSTED_PROXIES": "10.0.0.5,2001:db8::/32", "WEB_CONCURRENCY": "3"})
    printed = started(f"{STARTS['gunicorn']} --print-config").stdout
    assert re.search(r"^forwarded_allow_ips += \['10.0.0.5/32', '2001:db8::/32'\]$", printed, re.M)
    assert re.search(r"^workers += 3$", printed, re.M)
    assert re.search(r"^threads += 128$", printed, re.M)


def test_gunicorn_trusts_no_proxy_by_itself(environment):
    printed = started(f"{STARTS['gunicorn']} --print-config").stdout
    assert re.search(r"^forwarded_allow_ips += \[\]$", printed, re.M)


def test_gunicorn_lets_no_header_say_where_the_dashboard_stands(environment):
    environment({"TRUSTED_PROXIES": "10.0.0.5"})
    printed = started(f"{STARTS['gunicorn']} --print-config").stdout
    assert re.search(r"^forwarder_headers += \[\]$", printed, re.M)


@pytest.mark.parametrize(
    ("public_url", "hosts"),
    [
        ("https://Desk.Example.com", ["desk.example.com"]),
        ("http://[::1]:18310", ["[::1]"]),
        ("http://127.0.0.1:18310", ["127.0.0.1"]),
    ],
)
def test_the_host_of_the_public_address_is_answered(environment, public_url, hosts):
    environment({"PUBLIC_URL": public_url})
    assert read()["ALLOWED_HOSTS"] == hosts


def test_hosts_may_be_several_and_have_hosts_under_them(environment):
    environment({"ALLOWED_HOSTS": "desk.example.com, .Example.org,::1,[::2],10.0.0.1"})
    hosts = ["desk.example.com", ".example.org", "[::1]", "[::2]", "10.0.0.1"]
    assert read()["ALLOWED_HOSTS"] == hosts


def test_a_proxy_may_want_a_login(environment):
    environment({"ECE_PROXY": "http://me:canary@proxy.example.com:3128/"})
    assert read()["ECE_PROXY"] == "http://me:canary@proxy.example.com:3128"


@pytest.mark.parametrize(
    ("public_url", "prefix", "path"),
    [
        ("https://desk.example.com", "__Host-", "/"),
        ("HTTPS://Desk.Example.com", "__Host-", "/"),
        ("https://example.com/desk", "__Secure-", "/desk"),
    ],
)
def test_cookies_of_production_are_bound_to_the_host(environment, public_url, prefix, path):
    environment({"PUBLIC_URL": public_url})
    settings = read()
    for cookie in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert settings[f"{cookie}_NAME"].startswith(prefix)
        assert settings[f"{cookie}_PATH"] == path
        assert settings[f"{cookie}_SECURE"]
        assert settings[f"{cookie}_SAMESITE"] == "Lax"
        assert f"{cookie}_DOMAIN" not in settings
    assert settings["CSRF_COOKIE_HTTPONLY"]
    assert settings["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert settings["SECURE_HSTS_INCLUDE_SUBDOMAINS"]


def test_the_folder_of_our_own_files_is_made(environment, tmp_path):
    environment({"VAR_DIR": str(tmp_path / "new" / "var #1%20")})
    settings = read()
    assert settings["VAR_DIR"].is_dir()
    assert Path(settings["DATABASES"]["default"]["NAME"]).parent == settings["VAR_DIR"]
    assert settings["STATIC_ROOT"].parent == settings["VAR_DIR"]


def test_nothing_is_written_where_postgres_has_it_all(environment, tmp_path):
    environment({"DATABASE_URL": "postgres://db/desk", "VAR_DIR": str(tmp_path / "var")})
    read()
    assert not (tmp_path / "var").exists()


def test_gunicorn_at_an_ipv6_address_is_reloaded_and_then_drains(environment, settled, tmp_path):
    port = free_port()
    address = f"http://[::1]:{port}"
    environment({"PUBLIC_URL": address, "VAR_DIR": str(tmp_path), "DEBUG": "1"})
    environment({"WEB_CONCURRENCY": "1", "DRAIN_SECONDS": "60"})
    assert started("manage.py migrate").returncode == 0
    command = [sys.executable, *STARTS["gunicorn"].split(), "-b", f"[::1]:{port}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            settled(lambda: status(f"{address}/livez") == 200, seconds=60)
            assert status(f"{address}/sign-in/") == 200
            before = workers_of(server)
            server.send_signal(signal.SIGHUP)
            settled(lambda: workers_of(server).isdisjoint(before), seconds=30)
            server.terminate()
            settled(lambda: status(f"{address}/readyz") == 503, seconds=30)
        finally:
            server.terminate()


def workers_of(server: subprocess.Popen[bytes]) -> set[str]:
    """Return the numbers of its processes."""
    return set(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split())


def status(address: str) -> int:
    """Return the status of the answer, 0 where there is none."""
    try:
        return requests.get(address, timeout=20).status_code
    except requests.RequestException:
        return 0


@pytest.mark.parametrize(
    ("limit", "workers"),
    [("100000 100000", 2), ("50000 100000", 1), ("10000 100000", 1)],
)
def test_workers_fit_the_quota_of_the_container(tmp_path, limit, workers):
    group = tmp_path / "sys" / "fs" / "cgroup" / "desk" / "web"
    group.mkdir(parents=True)
    (group.parent / "cpu.max").write_text(f"{limit}\n")
    (group / "cpu.max").write_text("max 100000\n")
    (tmp_path / "proc" / "self").mkdir(parents=True)
    (tmp_path / "proc" / "self" / "cgroup").write_text("1:cpu:/\n0::/desk/web\n")
    assert usual_workers(tmp_path) == workers


def test_without_a_quota_there_are_two_workers_for_each_core_of_this_process(tmp_path):
    assert usual_workers(tmp_path) == 2 * len(os.sched_getaffinity(0))


def test_the_settings_of_production_pass_the_deployment_check(environment):
    answer = started("manage.py check --deploy --fail-level WARNING")
    assert answer.returncode == 0, answer.stderr
