"""The file of the database: for the dashboard's own account only."""

import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

PRIVATE = 0o600


def make_private(database: Mapping[str, Any]) -> None:
    """Make the file of a SQLite database readable for its owner alone; a new one, if it must be.

    SQLite gives the files that it makes beside it the same mode. Where the file is somebody else's,
    they decide.
    """
    file = str(database["NAME"])
    if not database["ENGINE"].endswith("sqlite3") or file.startswith((":memory:", "file:")):
        return
    with suppress(OSError):
        os.close(os.open(file, os.O_CREAT | os.O_RDONLY, PRIVATE))
        os.chmod(file, PRIVATE)
