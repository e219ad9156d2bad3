"""One case, and beside it what happened in it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard import ece
from dashboard.pages import lists
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.page import keep_frame, render_fault, render_page
from dashboard.pages.paging import Paging
from dashboard.storage import suggestions

ACTIVITIES = "cases/activities.html"


@require_safe
def case(request: HttpRequest, id: str) -> HttpResponse:
    to_lookup = Link(gettext("Look cases up"), reverse("cases"))
    keep_frame(
        request,
        "pages/fault.html",
        {"title": gettext("Case %(id)s") % {"id": id}, "actions": [to_lookup]},
        [],
    )
    case = request.ece.get_case(id)
    suggestions.learn_departments(request, [case])
    context = {"case": case, "activities_href": reverse("activities", args=[id])}
    return render_page(request, "cases/case.html", context)


@require_safe
def activities(request: HttpRequest, id: str) -> HttpResponse:
    """The activities of the case: a region that loads after the page and may fail alone, and a page of its own."""
    frame = {"case_id": id}
    keep_frame(request, ACTIVITIES, frame, ["activities"])
    paging = Paging(request.GET)
    if not paging.is_valid():
        return render_fault(request, no_such_part())
    asked = ListQuery(**paging.cleaned_data, path=reverse("activities", args=[id]))
    page = request.ece.get_activities_of_case(id, page=asked.page, size=asked.size)
    frame["activities"] = page.records
    frame["unreadable"] = page.unreadable
    frame["pager"] = lists.pager(page, asked) if page.has_next or asked.page > 1 else None
    frame["empty"] = "" if page.records else nothing(asked)
    frame["announcement"] = frame["empty"] or said(page)
    return render_page(request, ACTIVITIES, frame, regions=["activities"])


def nothing(asked: ListQuery) -> str:
    return (
        gettext("That was the last page.")
        if asked.page > 1
        else gettext("No activity that you may see.")
    )


def said(page: ece.ResultPage) -> str:
    return gettext("Activities %(position)s") % {"position": lists.position(page)}
