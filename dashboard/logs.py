"""One JSON line an event. Only known keys are written and no message of anybody else: whatever an agent typed or ECE
answered cannot reach a log by accident."""

import json
import logging
import traceback
from datetime import UTC, datetime

KEYS = ("operation", "outcome", "why", "status", "milliseconds", "agent", "customer", "field", "count", "reference")

events = logging.getLogger("dashboard")


class Crashes(logging.Filter):
    """Lets through what nobody foresaw. The 4xx and 5xx pages that we answer on purpose have events of their own."""

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(record.exc_info)


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {"at": datetime.fromtimestamp(record.created, UTC).isoformat(), "level": record.levelname}
        line["event"] = record.msg if record.name == events.name else record.name
        line |= {key: getattr(record, key) for key in KEYS if hasattr(record, key)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames(record)]
        return json.dumps(line)


def frames(record: logging.LogRecord) -> list[traceback.FrameSummary]:
    return traceback.extract_tb(record.exc_info[2])[-8:]
