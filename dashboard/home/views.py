"""The first page after signing in."""

from typing import TypedDict

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.models import CreateAttempt
from dashboard.pages import lists
from dashboard.pages.page import AgentRequest, Page
from dashboard.storage import attempts


class Recent(TypedDict):
    """A customer that this agent created or may have created."""

    label: str
    href: str
    note: str


@require_safe
def home(request: AgentRequest) -> HttpResponse:
    draft = request.draft or {}
    typed = draft.get("q", [""])[0]
    recents = [recent(attempt) for attempt in attempts.recent_attempts(request.agent)]
    return Page(request, "home/home.html", find=typed, recents=recents).render()


def recent(attempt: CreateAttempt) -> Recent:
    name, time = attempts.name_of(attempt), lists.moment(attempt.sent_at)
    if not attempt.customer_id:
        href = reverse("outcome", args=[attempts.read_record(attempt).key])
        note = gettext("not confirmed, %(time)s") % {"time": time}
        return Recent(label=name, href=href, note=note)
    label = name or gettext("Customer %(id)s") % {"id": attempt.customer_id}
    href = reverse("customer", args=[attempt.customer_id])
    return Recent(label=label, href=href, note=time)
