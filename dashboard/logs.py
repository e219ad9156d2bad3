"""One JSON line an event. Only known keys are written, and never a message with values filled in: whatever an agent
typed or ECE answered cannot reach a log by accident."""

import json
import logging
import traceback
from datetime import UTC, datetime

KEYS = ("operation", "outcome", "status", "milliseconds", "agent", "customer", "field", "reference")

events = logging.getLogger("dashboard")


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {"at": datetime.fromtimestamp(record.created, UTC).isoformat(), "level": record.levelname}
        line["event"] = str(record.msg)
        line |= {key: getattr(record, key) for key in KEYS if hasattr(record, key)}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames(record)]
        return json.dumps(line)


def frames(record: logging.LogRecord) -> list[traceback.FrameSummary]:
    return traceback.extract_tb(record.exc_info[2])[-8:]
