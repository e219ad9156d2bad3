"""Signing in where ECE itself asks for the password: on to its page, and back."""

from django.db import DatabaseError
from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from dashboard import ece, logs
from dashboard.agents import sessions
from dashboard.agents.access import open_to_all
from dashboard.pages.page import AgentRequest, OpenRequest, Page, see_other
from dashboard.sign_in import faults, oauth
from dashboard.sign_in.answers import go_on, log_refusal, show, show_fault, welcome
from dashboard.sign_in.forms import SignIn, SignInElsewhere
from dashboard.storage import audit


def leave(request: OpenRequest) -> HttpResponse:
    """Return the way to the page where ECE itself asks for the password."""
    form = SignInElsewhere(request.POST)
    if not form.is_valid():
        return see_other(oauth.leave(request, after="", time_zone=""))
    after, time_zone = form.cleaned_data["next"], form.cleaned_data["time_zone"]
    return see_other(oauth.leave(request, after=after, time_zone=time_zone))


def sign_out(request: OpenRequest) -> str:
    """End the session here, and return where the browser is signed out as well. The second press of
    the button leads there, too: it takes the place of the first."""
    asks_again = oauth.asks_again(request)
    if sessions.sign_out(request) or asks_again:
        oauth.ask_again_next_time(request)
    return oauth.sign_out_address()


@open_to_all
@sensitive_variables()
@require_safe
def callback(request: OpenRequest) -> HttpResponse:
    """The way back from there, with a code or with a refusal."""
    journey = oauth.come_back(request)
    if journey is None:
        problem = gettext("This sign-in was begun elsewhere or is over. Sign in again.")
        return show(
            request,
            SignIn(),
            status=400,
            problem=problem,
        )
    form = SignIn(initial={"next": journey.after})
    code = request.GET.get("code", "")
    if not code:
        audit.record(request, audit.Action.SIGN_IN_REFUSAL, detail="no code")
        problem = gettext("You were not signed in. Try again.")
        return show(
            request,
            form,
            status=403,
            problem=problem,
        )
    return arrive(
        request,
        journey,
        code,
        form,
    )


@sensitive_variables()
def arrive(
    request: OpenRequest,
    journey: oauth.Journey,
    code: str,
    form: SignIn,
) -> HttpResponse:
    try:
        agent = oauth.arrive(request, journey, code)
    except ece.Error as error:
        audit.record(request, audit.Action.SIGN_IN_REFUSAL, detail=type(error).__name__)
        log_refusal(request, error)
        return show_fault(request, form, faults.not_arrived(error))
    except DatabaseError as error:
        event = {"outcome": type(error).__name__, "reference": request.reference}
        logs.events.error("sign_in_not_stored", extra=event)
        return show_fault(request, form, faults.not_stored())
    return welcome(request, agent, journey.after)


@require_safe
def done(request: AgentRequest) -> HttpResponse:
    """Where an agent ends who signed in beside a page that waits for them.

    That page asks here for its fresh token.
    """
    if request.htmx:
        return go_on(request, request.agent, request.GET.get("agent", ""))
    return Page(request, "sign_in/signed_in.html").render()
