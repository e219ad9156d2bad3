"""One JSON line an event. Only known keys are written and no message of anybody else: whatever an
agent typed or ECE answered cannot reach a log by accident."""

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

KEYS = (
    "operation",
    "outcome",
    "why",
    "status",
    "milliseconds",
    "agent",
    "customer",
    "record",
    "action",
    "detail",
    "count",
    "reference",
)
INNERMOST = 8

events = logging.getLogger("dashboard")

# No line of ours tells from where in the code it comes, in which thread or process; to find
# that out costs more than to write the line.
logging._srcfile = ""
logging.logThreads = False
logging.logProcesses = False
logging.logMultiprocessing = False

# Tells why PostgreSQL can't be reached: its host, its name and our role, and nobody else.
POOL = "psycopg.pool"


class Crashes(logging.Filter):
    """Lets through what nobody foresaw. Faults that we answer on purpose have their own events."""

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(record.exc_info)


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "event": self.event(record),
        }
        for key in KEYS:
            if hasattr(record, key):
                line[key] = getattr(record, key)
        if record.name == POOL:
            line["text"] = record.getMessage()
        if request := getattr(record, "request", None):
            line["reference"] = getattr(request, "reference", "")
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = where(record.exc_info[2])
        return json.dumps(line)

    def event(self, record: logging.LogRecord) -> str:
        if record.name == events.name:
            return str(record.msg)
        return record.name


def where(innermost: TracebackType | None) -> list[str]:
    """Return the innermost frames of a traceback, without the values in them."""
    frames = traceback.extract_tb(innermost)[-INNERMOST:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
