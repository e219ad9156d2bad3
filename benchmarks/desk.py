"""A signed-in supervisor in this process, in front of a sandbox of its own: what the benchmarks ask
through.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from django.test import Client

from tests import env
from tests.sandbox.running import running_sandbox


class Desk(Client):
    """An agent's browser without JavaScript."""

    def find(self, text: str):
        return self.post("/find/", {"q": text}, follow=True)

    def create(self, **fields: str):
        """Open the form of a new customer, fill it in and send it."""
        form = self.get("/customers/new/").content.decode()
        token = re.search(r'name="token" value="([^"]+)"', form)
        assert token, "the form has no token"
        typed = {f"person-0-{name}": value for name, value in fields.items()}
        posted = {
            "token": unescape(token[1]),
            "type": "individual",
            "department": "Service",
            **typed,
        }
        return self.post("/customers/new/", posted)


@contextmanager
def signed_in_desk(folder: Path) -> Iterator[Desk]:
    env.os.environ["DATABASE_URL"] = f"sqlite:///{folder}/dashboard.sqlite3"
    env.os.environ["DJANGO_SETTINGS_MODULE"] = "dashboard.settings"
    env.os.environ |= dict.fromkeys(("VIEWS_A_MINUTE", "EXPORTS_A_MINUTE", "REVEALS_A_MINUTE"), "0")
    with running_sandbox(folder, "--port", str(env.SANDBOX_PORT)):
        yield signed_in()


def signed_in() -> Desk:
    import django
    from django.conf import settings
    from django.core.management import call_command

    settings.LOGGING["root"]["level"] = "ERROR"
    django.setup()
    settings.DEBUG = False
    call_command("migrate", verbosity=0)
    desk = Desk()
    desk.post("/sign-in/", {"login": "frank", "password": "frank"})
    return desk
