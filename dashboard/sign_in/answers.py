"""What the views of signing in answer: the page again, or the way on."""

import json

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse

from dashboard import ece, logs
from dashboard.models import Agent
from dashboard.pages.page import OpenRequest, Page, new_page, see_other
from dashboard.sign_in import known_browsers
from dashboard.sign_in.faults import SignInFault
from dashboard.sign_in.forms import SignInElsewhere
from dashboard.storage import audit, purging

TEMPLATE = "sign_in/sign_in.html"


def show(
    request: OpenRequest,
    form: SignInElsewhere,
    *,
    status: int = 200,
    note: str = "",
    **more: object,
) -> HttpResponse:
    """Return the sign-in page, or its form for the dialog."""
    if request.htmx and status in (401, 403):
        status = 422  # in the dialog a 401 would mean "signed out"
    page = Page(
        request,
        TEMPLATE,
        regions=["signin"],
        form=form,
        note=note,
    )
    page.fill(**more)
    return page.render(status=status)


def show_fault(
    request: OpenRequest,
    form: SignInElsewhere,
    fault: SignInFault,
) -> HttpResponse:
    answer = show(
        request,
        form,
        status=fault.status,
        problem=fault.sentence,
        retry_after=fault.wait,
        too_many=fault.too_many_sessions,
    )
    if fault.wait:
        answer["Retry-After"] = str(fault.wait)
    return answer


def welcome(
    request: OpenRequest,
    agent: Agent,
    after: str,
) -> HttpResponse:
    """Return the way to the page that was wanted; for the dialog, what lets its page go on."""
    audit.record(request, audit.Action.SIGN_IN, agent=agent)
    purging.purge_now_and_then()
    answer: HttpResponse = see_other(after or reverse("home"))
    if request.htmx:
        answer = go_on(request, agent, request.POST.get("agent", ""))
    known_browsers.remember(request, answer, agent.login)
    return answer


def go_on(
    request: OpenRequest,
    agent: Agent,
    of_page: str,
) -> HttpResponse:
    """Return the fresh token for a page that waited with what belongs to the agent `of_page`.

    Another agent gets a new page.
    """
    if of_page != str(agent.pk):
        return new_page()
    event = json.dumps({"signed-in": {"csrf": get_token(request)}})
    return HttpResponse(headers={"HX-Trigger": event, "HX-Reswap": "none"})


def log_refusal(request: OpenRequest, error: ece.Error) -> None:
    event = {
        "outcome": type(error).__name__,
        "why": error.why,
        "reference": request.reference,
    }
    logs.events.warning("sign_in_refused", extra=event)
