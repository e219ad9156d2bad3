"""One case, and beside it what happened in it."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.pages import activity_list
from dashboard.pages.case_rows import customer_of
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.metadata import case_labels_for
from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.paging import Paging
from dashboard.pages.way_back import way_back
from dashboard.storage import audit, limits, recents, suggestions
from dashboard.storage.audit import Action


@require_safe
def case(request: AgentRequest, id: str) -> HttpResponse:
    to_lookup = Link(gettext("Look cases up"), reverse("cases"))
    title = gettext("Case %(id)s") % {"id": id}
    Page(request, "pages/fault.html", title=title, actions=[to_lookup])
    limits.check(request, limits.VIEWS)
    case = request.ece.get_case(id)
    audit.record(request, Action.CASE_VIEW, id)
    recents.remember(request.agent, "case", id, case.subject)
    suggestions.remember_departments(request, [case])
    page = Page(
        request,
        "cases/case.html",
        case=case,
        labels=case_labels_for(request),
        customer_name=customer_of(case),
        activities_href=reverse("activities", args=[id]),
        results_href=way_back(request, f"case-{id}"),
    )
    return page.render()


@require_safe
def activities(request: AgentRequest, id: str) -> HttpResponse:
    """Show what happened in the case: a region that loads after the page and may fail alone, and a
    page of its own."""
    page = Page(request, "cases/activities.html", regions=["activities"], case_id=id)
    paging = Paging(request.GET)
    if not paging.is_valid():
        return page.render_fault(no_such_part())
    query = ListQuery(**paging.cleaned_data, path=reverse("activities", args=[id]))
    limits.check(request, limits.VIEWS)
    answer = request.ece.get_activities_of_case(id, page=query.page, size=query.size)
    audit.record(request, Action.CASE_ACTIVITIES, id)
    activity_list.fill(page, answer, query)
    return page.render()
