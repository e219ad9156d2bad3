"""What happened with one customer in all cases: a region that loads when it comes into view and may
fail alone, and a page of its own."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_safe

from dashboard import ece
from dashboard.pages import activity_list
from dashboard.pages.fault_messages import no_such_part
from dashboard.pages.lists import Link, ListQuery
from dashboard.pages.page import AgentRequest, Page
from dashboard.pages.paging import Paging
from dashboard.storage import audit, limits, suggestions
from dashboard.storage.audit import Action
from dashboard.storage.suggestions import Suggestion

LONGEST_TYPE = 100
FIELD = "activity_type"


@require_safe
def timeline(request: AgentRequest, id: str) -> HttpResponse:
    """Show the customer's activities, the newest first; `type` is the one that is wanted."""
    type, path = request.GET.get("type", ""), reverse("timeline", args=[id])
    page = Page(
        request,
        "customers/timeline.html",
        regions=["timeline"],
        customer_id=id,
        tabs=tabs(request, path, type),
    )
    paging = Paging(request.GET)
    if len(type) > LONGEST_TYPE or not paging.is_valid():
        return page.render_fault(no_such_part())
    query = ListQuery(**paging.cleaned_data, path=path, also=(("type", type),))
    limits.check(request, limits.VIEWS)
    answer = request.ece.get_activities_of_customer(id, type=type, page=query.page, size=query.size)
    audit.record(request, Action.CUSTOMER_ACTIVITIES, id)
    suggestions.remember_values(request, types_in(answer.records))
    none = gettext("No activities of this type in your departments.") if type else ""
    page.fill(tabs=tabs(request, path, type))
    activity_list.fill(page, answer, query, none=none)
    return page.render()


def tabs(request: AgentRequest, path: str, wanted: str) -> list[Link]:
    """Return the ways to all activities and to those of each type that ECE has named so far: it
    tells nowhere which types there are."""
    types = {
        value: label for field, value, label in suggestions.known_values(request) if field == FIELD
    }
    if wanted:
        types.setdefault(wanted, wanted[:LONGEST_TYPE])
    of_type = [
        Link(label, ListQuery(path=path, also=(("type", value),)).href(), value == wanted)
        for value, label in sorted(types.items(), key=lambda pair: pair[1])
    ]
    return [Link(pgettext("activities or rows", "All"), path, not wanted), *of_type]


def types_in(activities: Iterable[ece.Activity]) -> list[Suggestion]:
    types = (activity.type for activity in activities)
    return [(FIELD, type.value, type.label) for type in types if type and type.value]
