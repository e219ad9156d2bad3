"""The pages for what no view answers, and for a form whose token is no longer good.

Those of 400, 403 and 500 stand on their own: they need no session, no database and no collected
files.
"""

import sys

from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext

from dashboard import logs
from dashboard.agents import sessions
from dashboard.models import Agent
from dashboard.pages.fault_messages import FaultMessage, no_storage, no_such_page, unreadable
from dashboard.pages.page import OpenRequest, is_of_another, new_page, render_fault, say
from dashboard.pages.refused_forms import refuse_form
from dashboard.storage import connections

STYLES = "css/desk.css"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return stand_alone(request, unreadable())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    sentence = gettext(
        "The form may be too old, or it came from another page. Go back, reload and try again."
    )
    return stand_alone(request, FaultMessage(403, gettext("This is not open to you"), sentence))


def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exception(), connections.FAULTS):
        return stand_alone(request, no_storage())
    sentence = gettext(
        "This was our fault, not yours, and it has been noted. Try again in a minute."
    )
    return stand_alone(request, FaultMessage(500, gettext("The dashboard failed"), sentence))


def not_found(request: OpenRequest, exception: Exception) -> HttpResponse:
    row = sessions.current_session(request)
    if row:
        request.agent = row.agent
    return render_fault(request, no_such_page())


def csrf_failure(request: OpenRequest, reason: str = "") -> HttpResponse:
    """Return what helps a page that was open while its agent signed in again: its token is old.

    It gets the new one, and the second press works. Without JavaScript the form is stored and shown
    again.
    """
    logs.events.warning("csrf_refused", extra={"reference": request.reference})
    if request.htmx:
        row = sessions.current_session(request)
        if row and is_of_another(request, row.agent):
            return new_page()
        sentence = gettext(
            "This page was open for longer than your sign-in. Press the button again."
        )
        return say(sentence, status=403, fresh_token={"csrf": get_token(request)})
    request.agent = agent_of_our_page(request)
    sentence = gettext(
        "This page was open for longer than your sign-in. Go back to the form and send it again."
    )
    return refuse_form(request, FaultMessage(403, gettext("Nothing was sent"), sentence))


def agent_of_our_page(request: OpenRequest) -> Agent | None:
    """Return whoever is signed in, or None where another site sent the form."""
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return None
    row = sessions.current_session(request)
    return row.agent if row else None


def stand_alone(request: HttpRequest, fault: FaultMessage) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return say(fault.in_one, status=fault.status)
    context = {
        "fault": fault,
        "style_href": static_href(STYLES),
        "reference": getattr(request, "reference", ""),
    }
    return HttpResponse(render_to_string("home/fault.html", context), status=fault.status)


def static_href(name: str) -> str:
    """Return the address of a static file, or "" where it was not collected."""
    try:
        return staticfiles_storage.url(name)
    except ValueError:
        return ""
