"""The browsers in which an agent is signed in."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from dashboard.agents import sessions
from dashboard.models import EceSession
from dashboard.pages import lists
from dashboard.pages.page import AgentRequest, see_other
from dashboard.storage import audit


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser, and when its agent signed in and was last there."""

    label: str
    note: str


@require_POST
def end_others(request: AgentRequest) -> HttpResponse:
    """Sign the agent out everywhere but here."""
    sessions.end_others(request.ece_session)
    audit.record(request, audit.Action.OTHER_SESSIONS_END)
    return see_other(reverse("preferences", query={"ended": "1"}))


def signed_in_browsers(request: AgentRequest) -> list[Browser]:
    """Return the browsers in which this agent is signed in, the one they look at first."""
    here = request.ece_session
    others = sessions.live_sessions(request.agent).exclude(pk=here.pk)
    return [
        browser(here, gettext("This browser")),
        *(browser(row, gettext("Another browser")) for row in others),
    ]


def browser(row: EceSession, label: str) -> Browser:
    note = gettext("signed in %(since)s, last used %(used)s")
    moments = {"since": lists.moment(row.signed_in), "used": lists.moment(row.last_used)}
    return Browser(label, note % moments)
