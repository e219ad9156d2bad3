"""The settings as the type checker reads them, with the environment of the tests."""

from tests import env as env  # isort: split

from dashboard.settings import *  # noqa: F403
