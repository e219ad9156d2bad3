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

    from dashboard.environment import reading

    reading.or_stop(reading.settings)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
