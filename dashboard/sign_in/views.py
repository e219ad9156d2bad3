"""Signing in with one's own ECE account, and out again."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from dashboard import ece, logs
from dashboard.agents import clients, sessions
from dashboard.agents.access import open_to_all
from dashboard.agents.identities import one_spelling
from dashboard.models import SignInAttempt
from dashboard.pages.page import OpenRequest, see_other
from dashboard.sign_in import elsewhere, faults, known_browsers, limit
from dashboard.sign_in.answers import log_refusal, show, show_fault, welcome
from dashboard.sign_in.destinations import safe_path
from dashboard.sign_in.forms import SignIn
from dashboard.storage import audit
from dashboard.storage.audit import Action
from dashboard.storage.pseudonyms import address_of


@open_to_all
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: OpenRequest) -> HttpResponse:
    if request.method != "POST":
        after = safe_path(request.GET.get("next", ""))
        return show(request, SignIn(initial={"next": after}), note=why_again(request, after))
    if clients.signs_in_by_redirect():
        return elsewhere.leave(request)
    form = SignIn(request.POST)
    if not form.is_valid():
        problem = gettext("Enter your ECE login and your password.")
        return show(
            request,
            form,
            status=422,
            problem=problem,
        )
    try:
        return try_once(request, form)
    except DatabaseError as error:
        event = {"outcome": type(error).__name__, "reference": request.reference}
        logs.events.error("sign_in_not_stored", extra=event)
        return show_fault(request, form, faults.not_stored())


@open_to_all
@require_POST
def language(request: OpenRequest) -> HttpResponse:
    """Remember in this browser which language its pages are in."""
    return set_language(request)


def why_again(request: OpenRequest, after: str) -> str:
    """Return what to tell an agent who was on the way to a page, or had posted a form."""
    if "draft=" in after:
        return gettext("You are signed out. Sign in to go on; what you typed is kept.")
    if "kept=" in after:
        return gettext("You are signed out. Sign in, and the caller is looked for.")
    if "posted" in request.GET:
        return gettext(
            "You are signed out, and what you typed could not be kept. Sign in, then type it again."
        )
    if after:
        return gettext("You are signed out. Sign in to go on.")
    return ""


@sensitive_variables()
def try_once(request: OpenRequest, form: SignIn) -> HttpResponse:
    """Count the attempt, ask ECE if there are not too many, and take it back unless ECE refuses."""
    login = form.cleaned_data["login"]
    is_known = known_browsers.is_known(request, login)
    attempt = limit.begin(login, address_of(request), is_known=is_known)
    wait = limit.wait_for(attempt)
    if wait.seconds:
        limit.take_back(attempt)
        if limit.is_news(wait.full):
            audit.record_try(request, Action.SIGN_IN_LIMIT, one_spelling(login))
        return show_fault(request, form, faults.limited(wait.seconds))
    return ask_ece(request, form, attempt)


@sensitive_variables()
def ask_ece(
    request: OpenRequest,
    form: SignIn,
    attempt: SignInAttempt,
) -> HttpResponse:
    try:
        agent = sessions.sign_in(
            request,
            form.cleaned_data["login"],
            form.cleaned_data["password"],
            end_oldest=form.cleaned_data["end_oldest"],
            time_zone=form.cleaned_data["time_zone"],
        )
    except ece.WrongPassword as error:
        limit.note_refused(attempt)
        return refuse(request, form, error)
    except ece.Error as error:
        limit.take_back(attempt)
        return refuse(request, form, error)
    limit.take_back(attempt)
    return welcome(request, agent, form.cleaned_data["next"])


def refuse(
    request: OpenRequest,
    form: SignIn,
    error: ece.Error,
) -> HttpResponse:
    login = one_spelling(form.cleaned_data["login"])
    audit.record_try(request, Action.SIGN_IN_REFUSAL, login, detail=type(error).__name__)
    log_refusal(request, error)
    return show_fault(request, form, faults.describe(error))


@open_to_all
@require_POST
def sign_out(request: OpenRequest) -> HttpResponse:
    row = sessions.session_row(request)
    after = reverse("sign_in")
    if clients.signs_in_by_redirect():
        after = elsewhere.sign_out(request)
    else:
        sessions.sign_out(request)
    if row:
        audit.record(request, Action.SIGN_OUT, agent=row.agent)
    answer = see_other(after)
    if not settings.PUBLIC_PATH:  # the storage below a path is that of its neighbours as well
        answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer
