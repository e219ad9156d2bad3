"""Servers that stand around the dashboard in production, on ports that were free."""

import os
import pwd
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.env import free_port

ROOT = Path(__file__).resolve().parent.parent
INITDB = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def need(program: object, name: str) -> None:
    """Skip the test where the program is not installed; in CI that is a failure."""
    if program:
        return
    reason = f"no {name} on this machine"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def until_it_answers(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + 20
    while not answers(port):
        assert process.poll() is None, "it ended before it answered"
        assert time.monotonic() < until, "it did not answer in time"
        time.sleep(0.05)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yield the address of an empty database. PostgreSQL refuses root: it runs as `postgres`."""
    need(INITDB, "PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="postgres-") as folder:
        owner = {}
        if os.geteuid() == 0:
            owner = {"user": "postgres", "cwd": "/"}
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        cluster, port = f"{folder}/cluster", free_port()
        new = [INITDB, "-D", cluster, "-A", "trust", "-U", "dashboard", "-E", "UTF8"]
        subprocess.run(new, check=True, **QUIET, **owner)
        place = ["-D", cluster, "-p", str(port), "-h", "127.0.0.1", "-k", folder]
        server = [INITDB.with_name("postgres"), *place, "-c", "fsync=off"]
        process = subprocess.Popen(server, **QUIET, **owner)
        until_it_answers(port, process)
        yield f"postgres://dashboard@127.0.0.1:{port}/postgres"
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def serving(database: str, **variables: str) -> Iterator[str]:
    """Serve the dashboard by two processes, behind a proxy that tells the browser's address.

    `variables` are added to its environment.
    """
    port = free_port()
    environment = os.environ | {
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": database,
        "TRUSTED_PROXIES": "127.0.0.1",
        "WEB_CONCURRENCY": "2",
        "DJANGO_SETTINGS_MODULE": "dashboard.settings",
        **variables,
    }
    migrate = [sys.executable, "manage.py", "migrate", "-v", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    options = ["-c", "gunicorn.conf.py", "-b", f"127.0.0.1:{port}", "dashboard.wsgi"]
    command = [sys.executable, "-m", "gunicorn", *options]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, **QUIET)
    until_it_answers(port, process)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
