"""The lines of gunicorn, as our own: JSON, and without a request line or an address in them."""

import json
import logging
import os
from typing import Any

from gunicorn.glogging import Logger

from dashboard.logs import JsonLines


class ServerLines(JsonLines):
    """The lines of gunicorn. What its master tells, as that a port is taken, is written out.

    What a worker tells of a request could hold an address, so only the words around that are.
    """

    def __init__(self, master: int) -> None:
        super().__init__()
        self._master = master

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = json.loads(super().format(record))
        if record.levelno <= logging.INFO or os.getpid() == self._master:
            line["text"] = record.getMessage()
        elif record.args:
            line["text"] = str(record.msg)
        return json.dumps(line)


class ServerLogger(Logger):
    """Makes gunicorn write its lines as ours."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(ServerLines(os.getpid()))
