"""One case, and beside it what happened in it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard import ece, listings
from dashboard.forms import Paging
from dashboard.listings import Asked, Link
from dashboard.regions import keep_frame, render_page, render_trouble
from dashboard.troubles import no_such_part

ACTIVITIES = "cases/activities.html"


@require_safe
def case(request: HttpRequest, id: str) -> HttpResponse:
    to_lookup = Link(gettext("Look cases up"), reverse("cases"))
    keep_frame(request, "trouble.html", {"title": gettext("Case %(id)s") % {"id": id}, "actions": [to_lookup]}, [])
    context = {"case": request.ece.get_case(id), "activities_href": reverse("activities", args=[id])}
    return render_page(request, "cases/case.html", context)


@require_safe
def activities(request: HttpRequest, id: str) -> HttpResponse:
    """The activities of the case: a region that loads after the page and may fail alone, and a page of its own."""
    frame = {"case_id": id}
    keep_frame(request, ACTIVITIES, frame, ["activities"])
    paging = Paging(request.GET)
    if not paging.is_valid():
        return render_trouble(request, no_such_part())
    asked = Asked(**paging.cleaned_data, path=reverse("activities", args=[id]))
    page = request.ece.get_activities_of_case(id, page=asked.page, size=asked.size)
    frame["activities"] = page.records
    frame["unreadable"] = page.unreadable
    frame["pager"] = listings.pager(page, asked) if page.has_next or asked.page > 1 else None
    frame["nothing"] = "" if page.records else nothing(asked)
    frame["announcement"] = frame["nothing"] or said(page)
    return render_page(request, ACTIVITIES, frame, regions=["activities"])


def nothing(asked: Asked) -> str:
    return gettext("That was the last page.") if asked.page > 1 else gettext("No activity that you may see.")


def said(page: ece.Page) -> str:
    return gettext("Activities %(position)s") % {"position": listings.position(page)}
