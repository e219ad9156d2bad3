"""What every journey stands on: one sandbox for the whole run, and agents who are signed in through
the front door.
"""

import io
import logging
import os
import time
from contextlib import ExitStack, suppress

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.template import Template
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from dashboard.agents import clients
from dashboard.logs import JsonLines
from dashboard.models import Agent
from dashboard.pages.metadata import memory
from tests import cloud, env
from tests.faulty import Faulty
from tests.sandbox.running import running_sandbox

RENDER = Template._render


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory) -> None:
    """Test in a file, as the product does: two threads wait for each other there. In memory one of
    them is refused at once."""
    path = tmp_path_factory.mktemp("database") / "dashboard.sqlite3"
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)


@pytest.fixture(scope="session", autouse=True)
def plainly_rendered(django_test_environment):
    """Render as the product does.

    Django's test environment records each template with all its context, which no test asks for and
    which costs a fifth of the time of a long form.
    """
    recording, Template._render = Template._render, RENDER
    yield
    Template._render = recording


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    with running_sandbox(
        tmp_path_factory.mktemp("sandbox"), "--port", str(env.SANDBOX_PORT)
    ) as sandbox:
        yield sandbox


@pytest.fixture
def sandbox(running):
    """The far side as it was on its first day, of which the dashboard knows nothing yet;
    `requests()` tells what was asked of it since."""
    running.reset()
    memory.clear()
    return running


class Desk(Client):
    """An agent's browser without JavaScript: follows redirects, keeps cookies, posts the page's own
    forms.
    """

    def sign_in(self, login: str, password: str | None = None, **fields):
        if clients.signs_in_by_redirect():
            there = self.post("/sign-in/", fields)["Location"]
            return self.get(cloud.typed_there(there, login, password))
        return self.post("/sign-in/", {"login": login, "password": password or login, **fields})

    def search(self, **criteria):
        """Fill in the criteria form and see the results."""
        return self.post("/customers/", criteria, follow=True)

    def find(self, text: str):
        """Type into the box in the header, and see the results also where there is only one."""
        answer = self.post("/find/", {"q": text})
        if answer.status_code != 303:
            return answer
        return self.get(answer["Location"].removesuffix("?hit=open"), follow=True)

    def find_one(self, text: str):
        """Type into the box in the header what only one customer has."""
        return self.post("/find/", {"q": text}, follow=True)


def page_of(answer) -> LexborHTMLParser:
    """The page as a browser reads it, to be looked into by CSS selectors."""
    return LexborHTMLParser(answer.content.decode())


def text_of(answer) -> str:
    """What stands on the page, without tags, blanks folded."""
    page = page_of(answer)
    page.strip_tags(["script", "style", "template"], recursive=True)
    return " ".join(page.root.text(separator=" ").split())


@pytest.fixture
def desk(db, sandbox) -> Desk:
    return Desk()


@pytest.fixture
def jack(desk) -> Desk:
    desk.sign_in("jack")
    return desk


@pytest.fixture
def frank(desk) -> Desk:
    desk.sign_in("frank")
    return desk


@pytest.fixture
def v3(settings, running):
    """The dashboard stands in front of the cloud's services."""
    settings.ECE_API, settings.ECE_URL = "v3", running.host
    settings.ECE_OAUTH = cloud.authorization_server(running.host)
    settings.SECURE_CSP = settings.SECURE_CSP | {"form-action": ["'self'", running.host]}
    clients.transport.cache_clear()
    yield
    clients.transport.cache_clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = [item for item in items if is_wanted(item)]


def is_wanted(item: pytest.Item) -> bool:
    marks = {mark.name for mark in item.iter_markers()}
    if is_on_v3(item) and "only_v20" in marks:
        return False
    if "LONG" in os.environ:
        return True
    return "long" not in marks and not (is_on_v3(item) and "long_on_v3" in marks)


def is_on_v3(item: pytest.Item) -> bool:
    return hasattr(item, "callspec") and item.callspec.params.get("each_api") == "v3"


@pytest.fixture(params=["v20", "v3"])
def each_api(request) -> str:
    """The same journey in front of both API generations; `only_v20` names what is none on v3, and
    why.
    """
    if request.param == "v3":
        request.getfixturevalue("v3")
    return request.param


@pytest.fixture
def jack_anywhere(each_api, desk) -> Desk:
    """jack at his desk, in front of each API generation."""
    desk.sign_in("jack")
    return desk


@pytest.fixture
def settled():
    """Wait until something that happens in the background has happened."""

    def wait(condition, seconds: float = 5) -> None:
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, "it did not happen"
            time.sleep(0.02)

    return wait


@pytest.fixture
def ece_at(settings):
    """Point the product at the same ECE by another address: `ece_at(url)`, with the context root,
    which v3 does not have. Whoever is signed in stays so."""

    def point(url: str) -> None:
        settings.ECE_URL = url.removesuffix("/system") if settings.ECE_API == "v3" else url
        clients.transport.cache_clear()
        with suppress(RuntimeError):  # before there is a database, nobody is signed in
            Agent.objects.update(server=settings.ECE_URL)

    yield point
    clients.transport.cache_clear()


@pytest.fixture
def between(sandbox, ece_at):
    """A server between the dashboard and the sandbox that breaks what it is told to break:
    `between.script(["500", "ok"], only="create customer")`."""
    with Faulty("ok", upstream=sandbox.url) as server:
        ece_at(server.url)
        yield server


@pytest.fixture
def gone(ece_at) -> None:
    """No ECE answers at its address."""
    ece_at(f"http://127.0.0.1:{env.free_port()}/system")


@pytest.fixture
def lock(db):
    """`lock(Model)`: from now on the database takes no change of these rows. In a test that takes
    back what it did at its end, nothing would go on after that."""
    with ExitStack() as stack:

        def lock_rows(model) -> None:
            def refuse(execute, sql, *rest):
                if model._meta.db_table in sql and not sql.startswith("SELECT"):
                    raise OperationalError("database is locked")
                return execute(sql, *rest)

            stack.enter_context(connection.execute_wrapper(refuse))

        yield lock_rows


@pytest.fixture
def log():
    """Everything that is logged, as it is written: `log()`."""
    written = io.StringIO()
    lines = logging.StreamHandler(written)
    lines.setFormatter(JsonLines())
    logging.getLogger().addHandler(lines)
    yield written.getvalue
    logging.getLogger().removeHandler(lines)
