"""The pages for what no view answers, and for a form whose token is no longer good."""

import json

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext

from dashboard import logs
from dashboard.agents import sessions
from dashboard.pages.fault_messages import FaultMessage
from dashboard.pages.lists import Link
from dashboard.pages.page import keep_frame, render_fault
from dashboard.storage import drafts


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(None, "home/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(None, "home/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    row = sessions.current_session(request)
    request.agent = row.agent if row else None
    sentence = gettext("Check the address, or search for the customer or case.")
    return render_fault(request, FaultMessage(404, gettext("There is no such page"), sentence))


def server_error(request: HttpRequest) -> HttpResponse:
    return render(
        None, "home/500.html", {"reference": getattr(request, "reference", "")}, status=500
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A page that was open while the agent signed in again has an old token. It gets the new one, and the second press
    works; without JavaScript the form is kept and shown again."""
    logs.events.warning("csrf_refused", extra={"reference": request.reference})
    sentence = gettext("This page was open for longer than your sign-in. Press the button again.")
    if request.htmx:
        told = json.dumps({"fresh-token": {"csrf": get_token(request)}, "say": {"text": sentence}})
        return HttpResponse(status=403, headers={"HX-Trigger": told, "HX-Reswap": "none"})
    row = (
        sessions.current_session(request)
        if request.headers.get("Sec-Fetch-Site") == "same-origin"
        else None
    )
    request.agent = row.agent if row else None
    again = drafts.keep_posted(request, request.agent)
    keep_frame(
        request,
        "pages/fault.html",
        {"actions": [Link(gettext("Back to the form"), again)]},
        ["fault"],
    )
    sentence = gettext(
        "This page was open for longer than your sign-in. Go back to the form and send it again."
    )
    return render_fault(request, FaultMessage(403, gettext("Nothing was sent"), sentence))
