"""The lines of gunicorn, as our own: JSON, and without a request line or an address in them."""

import json
import logging
from typing import Any

from gunicorn.glogging import Logger

from dashboard.logs import JsonLines


class ServerLines(JsonLines):
    """The lines of gunicorn. What it tells of a start is written out.

    What it tells of a request could hold an address, so only the words around that are.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = json.loads(super().format(record))
        if record.levelno <= logging.INFO:
            line["text"] = record.getMessage()
        elif record.args:
            line["text"] = str(record.msg)
        return json.dumps(line)


class ServerLogger(Logger):
    """Makes gunicorn write its lines as ours."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(ServerLines())
