"""What gunicorn writes: enough to know how it started, and no line of a request."""

import json
import logging
import os

import pytest

from dashboard.server_log import ServerLines

MASTER, A_WORKER = os.getpid(), 0


def written(level: int, message: str, *values: object, by: int = MASTER) -> dict[str, str]:
    record = logging.LogRecord("gunicorn.error", level, "", 0, message, values, None)
    master = MASTER if by == MASTER else MASTER + 1
    return json.loads(ServerLines(master).format(record))


def test_a_start_is_written_out():
    line = written(logging.INFO, "Listening at: %s (%s)", "http://127.0.0.1:8000", 17)
    assert line["text"] == "Listening at: http://127.0.0.1:8000 (17)"


def test_a_start_that_fails_says_why():
    line = written(logging.ERROR, "Connection in use: %s", "('127.0.0.1', 8000)")
    assert line["text"] == "Connection in use: ('127.0.0.1', 8000)"


@pytest.mark.parametrize("level", [logging.WARNING, logging.ERROR])
@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("Error handling request %s %s", ("GET", "/?email=canary")),
        ("Invalid request from ip=127.0.0.1: Invalid request line: canary", ()),
    ],
)
def test_a_request_is_not(level, message, values):
    line = written(level, message, *values, by=A_WORKER)
    assert line["level"] == logging.getLevelName(level)
    assert "canary" not in json.dumps(line)
