"""For machines: what this process has done, and which version it is. ECE is not asked."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from dashboard import VERSION
from dashboard import metrics as measured
from dashboard.agents.access import open_to_all


@open_to_all
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures, for whoever bears METRICS_TOKEN; where none is set there is no such page."""
    if not settings.METRICS_TOKEN:
        return HttpResponse("not found", status=404, content_type="text/plain")
    expected = f"Bearer {settings.METRICS_TOKEN}"
    if not constant_time_compare(request.headers.get("Authorization", ""), expected):
        challenge = {"WWW-Authenticate": "Bearer"}
        return HttpResponse("wrong token", status=401, content_type="text/plain", headers=challenge)
    return HttpResponse(measured.exposition(), content_type=CONTENT_TYPE_LATEST)


@open_to_all
@require_safe
def version(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"version": VERSION, "api": settings.ECE_API})
