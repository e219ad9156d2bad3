"""Servers that stand around the dashboard in production, on ports that were free."""

import os
import pwd
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.env import free_port

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
