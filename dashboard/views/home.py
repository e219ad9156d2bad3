"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboard.regions import render_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    typed = request.draft["q"][0] if request.draft and request.draft.get("q") else ""
    return render_page(request, "home.html", {"find": typed})
