#!/usr/bin/env python
"""Django's commands, and `demo`, which makes its own environment before they read the settings."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
    if sys.argv[1:2] == ["demo"]:
        from dashboard import demo

        sys.exit(demo.main(sys.argv[2:]))
    from django.core.management import execute_from_command_line
    from django.db import Error

    from dashboard.environment import reading

    reading.or_stop(reading.settings)
    try:
        execute_from_command_line(sys.argv)
    except (Error, OSError) as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(in_one_line(error))


def in_one_line(error: Exception) -> str:
    """Return what an operator can do something about."""
    if isinstance(error, OSError):
        return f"{error}. What the dashboard writes stands in VAR_DIR."
    problem = str(error).partition("\n")[0]
    return (
        f"The database that DATABASE_URL names can't be used: {problem}. "
        "If it is new, run manage.py migrate."
    )


if __name__ == "__main__":
    main()
