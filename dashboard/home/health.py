"""For machines: is the process alive, and may it be given work.

ECE is not asked: when it is down, everybody is better off with a page that tells so.
"""

from functools import cache

from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboard.agents.access import open_to_all
from dashboard.draining import is_draining
from dashboard.models import SignInAttempt


@open_to_all
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@open_to_all
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    problem = why_not_ready()
    if problem:
        return HttpResponse(f"not ready: {problem}", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


def why_not_ready() -> str:
    """Return the first reason to give this process no work, or ""."""
    if is_draining():
        return "draining"
    if not has_static_files():
        return "static files"
    try:
        return database_problem()
    except (DatabaseError, InterfaceError):
        return "database"


def database_problem() -> str:
    """Errors: DatabaseError where nothing can be written."""
    if not is_migrated():
        is_migrated.cache_clear()
        return "migrations"
    write_a_row()
    return ""


def write_a_row() -> None:
    """Write the row of a sign-in that nobody tried, with another time than before: SQLite writes
    nothing where nothing changes."""
    row = SignInAttempt(pk=0, at=timezone.now())
    SignInAttempt.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["pk"], update_fields=["at"]
    )


@cache
def is_migrated() -> bool:
    """Whether the tables fit this code; what was true once stays true for the process."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def has_static_files() -> bool:
    """Whether `collectstatic` was run, where its list of files is what addresses are made from."""
    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return True
    return bool(staticfiles_storage.hashed_files)
