"""What machines are told, and the error pages that need nothing that could be missing."""

import logging
import mmap

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import InternalError, OperationalError, ProgrammingError, connection
from django.http import HttpResponse
from django.template.autoreload import reset_loaders
from django.test import override_settings

from dashboard import draining
from dashboard.home import health
from tests.conftest import text_of

PRODUCTION = {
    "default": {"BACKEND": "django.core.files.storage.memory.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}


def answers(desk, path: str, **headers: str) -> tuple[int, str]:
    answer: HttpResponse = desk.get(path, headers=headers)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("host", ["10.1.2.3:8000", "[::1]:8000", "no.such.host"])
def test_a_probe_may_come_by_any_name(desk, host):
    assert answers(desk, "/livez", Host=host) == (200, "ok")
    assert answers(desk, "/readyz", Host=host) == (200, "ok")
    assert desk.get("/sign-in/", headers={"Host": host}).status_code == 400


def test_a_probe_costs_one_query_and_no_session(desk, django_assert_num_queries):
    health.is_migrated.cache_clear()
    desk.get("/readyz")
    with django_assert_num_queries(1):
        answer = desk.get("/readyz")
    assert not answer.cookies
    with django_assert_num_queries(0):
        desk.get("/livez")


@pytest.fixture
def stopping():
    """This process belongs to a server that is about to stop."""
    flag = draining.new_flag()
    draining.watch(flag)
    draining.raise_flag(flag)
    yield flag
    draining.watch(mmap.mmap(-1, 1))


def test_a_server_that_is_about_to_stop_gets_no_more_work_and_still_answers(jack, stopping):
    assert answers(jack, "/readyz") == (503, "not ready: draining")
    assert answers(jack, "/livez") == (200, "ok")
    assert jack.get("/").status_code == 200


def test_a_database_that_takes_nothing_is_not_ready(desk):
    desk.get("/readyz")

    def refuse(execute, sql, params, many, context):
        if sql.startswith("INSERT"):
            raise OperationalError("attempt to write a readonly database")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        assert answers(desk, "/readyz") == (503, "not ready: database")


@pytest.fixture
def uncollected(tmp_path):
    """Production without `collectstatic`."""
    staticfiles_storage._wrapped = staticfiles_storage._wrapped
    with override_settings(STORAGES=PRODUCTION, STATIC_ROOT=tmp_path):
        reset_loaders()
        yield
    reset_loaders()


def test_without_its_static_files_production_is_not_ready(desk, uncollected):
    assert answers(desk, "/readyz") == (503, "not ready: static files")


def test_error_pages_need_no_static_files(desk, uncollected):
    desk.raise_request_exception = False
    refused = desk.get("/sign-in/", headers={"Host": "no.such.host"})
    assert refused.status_code == 400
    assert "Check it, then try again." in text_of(refused)
    failed = desk.get("/sign-in/")
    assert failed.status_code == 500
    assert "This was our fault" in text_of(failed)
    assert "Reference" in text_of(failed)


@pytest.mark.parametrize(
    "fault",
    [
        OperationalError("database is locked"),
        InternalError("cannot execute INSERT in a read-only transaction"),
        ProgrammingError("permission denied for table dashboard_search"),
    ],
)
def test_a_database_that_is_gone_is_said_to_be_gone(jack, fault):
    jack.raise_request_exception = False

    def refuse(execute, sql, params, many, context):
        raise fault

    with connection.execute_wrapper(refuse):
        page = jack.get("/customers/1000/")
        region = jack.get("/customers/1000/", headers={"HX-Request": "true"})
    assert page.status_code == region.status_code == 503
    assert "can't store anything at the moment" in text_of(page)
    assert region["HX-Reswap"] == "none"


def test_the_log_tells_operators_why_postgresql_can_not_be_reached(log):
    pool = logging.getLogger("psycopg.pool")
    pool.warning("error connecting in %r: %s", "pool-1", "Connection refused")
    assert "error connecting in 'pool-1': Connection refused" in log()
