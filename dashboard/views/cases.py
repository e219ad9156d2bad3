"""One case."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dashboard.regions import render_page


@require_safe
def case(request: HttpRequest, id: str) -> HttpResponse:
    return render_page(request, "cases/case.html", {"case": request.ece.get_case(id)})
