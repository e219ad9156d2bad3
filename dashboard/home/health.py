"""For machines: is the process alive, and may it be given work. ECE is not asked: when it is down, everybody is better
off with a page that says so."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboard.agents.access import open_to_all


@open_to_all
@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@open_to_all
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    text, status = ("ok", 200) if migrated() else ("not ready", 503)
    return HttpResponse(text, status=status, content_type="text/plain")


def migrated() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False
