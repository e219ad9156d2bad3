"""The first page after signing in."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from dashboard.pages import lists
from dashboard.pages.page import render_page
from dashboard.storage import attempts


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    typed = request.draft["q"][0] if request.draft and request.draft.get("q") else ""
    recents = [recent(attempt) for attempt in attempts.recent_attempts(request.agent)]
    return render_page(request, "home/home.html", {"find": typed, "recents": recents})


def recent(attempt) -> dict[str, str]:
    """A customer that this agent created or may have created."""
    name, when = attempts.name_of(attempt), lists.moment(attempt.sent_at)
    if attempt.customer_id:
        called = name or gettext("Customer %(id)s") % {"id": attempt.customer_id}
        return {
            "label": called,
            "href": reverse("customer", args=[attempt.customer_id]),
            "note": when,
        }
    href = reverse("outcome", args=[attempts.read_record(attempt).key])
    return {
        "label": name,
        "href": href,
        "note": gettext("not confirmed, %(time)s") % {"time": when},
    }
