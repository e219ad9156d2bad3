"""Signing in with one's own ECE account, and out again."""

import json

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboard import ece, logs
from dashboard.agents import clients, sessions
from dashboard.agents.access import open_to_all
from dashboard.pages.fault_messages import fault_message_for
from dashboard.pages.page import render_page, see_other
from dashboard.sign_in import limit, oauth
from dashboard.sign_in.forms import SignIn, SignInElsewhere


@open_to_all
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        after = safe_path(request.GET.get("next", ""))
        return show(request, SignIn(initial={"next": after}), note=why_again(request, after))
    if clients.signs_in_by_redirect():
        return leave(request)
    form = SignIn(request.POST)
    if not form.is_valid():
        return show(
            request, form, status=422, problem=gettext("Enter your ECE login and your password.")
        )
    login, address = form.cleaned_data["login"], limit.address_of(request)
    if wait := limit.seconds_to_wait(login, address):
        logs.events.warning("sign_in_limited", extra={"reference": request.reference})
        problem = gettext("Too many attempts. Wait a little before you try again.")
        return show(request, form, status=429, problem=problem, wait=wait)
    try:
        agent = sessions.sign_in(
            request,
            login,
            form.cleaned_data["password"],
            end_oldest=form.cleaned_data["end_oldest"],
            time_zone=form.cleaned_data["time_zone"],
        )
    except ece.Error as error:
        return refused(request, form, error, login, address)
    logs.events.info("signed_in", extra={"agent": agent.pk, "reference": request.reference})
    return welcome(request, agent, form.cleaned_data["next"])


def why_again(request: HttpRequest, after: str) -> str:
    """What to tell an agent who was on the way to a page, or had posted a form; it may have been kept as a draft."""
    if "draft=" in after:
        return gettext("You are signed out. Sign in to go on; what you typed is kept.")
    if "posted" in request.GET:
        return gettext(
            "You are signed out, and what you typed could not be kept. Sign in, then type it again."
        )
    return gettext("You are signed out. Sign in to go on.") if after else ""


def leave(request: HttpRequest) -> HttpResponse:
    """On to the page where ECE itself asks for the password."""
    form = SignInElsewhere(request.POST)
    after, zone = (
        (form.cleaned_data["next"], form.cleaned_data["time_zone"]) if form.is_valid() else ("", "")
    )
    return see_other(oauth.leave(request, after=safe_path(after), time_zone=zone))


@open_to_all
@sensitive_variables()
@require_safe
def callback(request: HttpRequest) -> HttpResponse:
    """The way back from there, with a code or with a refusal."""
    on_the_way = oauth.back(request)
    if on_the_way is None:
        problem = gettext("This sign-in was begun elsewhere or is over. Sign in again.")
        return show(request, SignIn(), status=400, problem=problem)
    form, code = SignIn(initial={"next": on_the_way.after}), request.GET.get("code", "")
    if not code:
        return show(
            request, form, status=403, problem=gettext("You were not signed in. Try again.")
        )
    try:
        agent = oauth.arrive(request, on_the_way, code)
    except ece.Error as error:
        return not_signed_in(request, form, error)
    logs.events.info("signed_in", extra={"agent": agent.pk, "reference": request.reference})
    return see_other(on_the_way.after or reverse("home"))


def not_signed_in(request: HttpRequest, form: SignIn, error: ece.Error) -> HttpResponse:
    logs.events.warning(
        "sign_in_refused", extra={"outcome": type(error).__name__, "reference": request.reference}
    )
    if isinstance(error, ece.Unauthorized):
        return show(
            request, form, status=403, problem=gettext("That took too long. Sign in again.")
        )
    if isinstance(error, ece.Rejected):
        problem = gettext("ECE refused this sign-in. Ask who looks after ECE accounts.")
        return show(request, form, status=403, problem=problem)
    fault = fault_message_for(error)
    problem = f"{fault.heading}. {fault.sentence}"
    return show(request, form, status=fault.status, problem=problem, wait=fault.wait)


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Where an agent ends who signed in beside a page that waits for them; that page asks here for its fresh token."""
    if request.htmx:
        return reopened(request, request.agent, request.GET.get("agent", ""))
    return render_page(request, "sign_in/signed_in.html")


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    sessions.sign_out(request)
    logs.events.info("signed_out", extra={"reference": request.reference})
    answer = see_other(reverse("sign_in"))
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def welcome(request: HttpRequest, agent, after: str) -> HttpResponse:
    """On to the page that was wanted; to the dialog, the fresh token of a page that stays as it is."""
    if not request.htmx:
        return see_other(safe_path(after) or reverse("home"))
    return reopened(request, agent, request.POST.get("agent", ""))


def reopened(request: HttpRequest, agent, of_page: str) -> HttpResponse:
    """For a page that waited with the data of the agent `of_page`: the fresh token, or for another agent a new page."""
    if of_page != str(agent.pk):
        return HttpResponse(headers={"HX-Refresh": "true"})
    told = json.dumps({"signed-in": {"csrf": get_token(request)}})
    return HttpResponse(headers={"HX-Trigger": told, "HX-Reswap": "none"})


def refused(
    request: HttpRequest, form: SignIn, error: ece.Error, login: str, address: str
) -> HttpResponse:
    logs.events.warning(
        "sign_in_refused", extra={"outcome": type(error).__name__, "reference": request.reference}
    )
    match error:
        case ece.WrongPassword():
            limit.note_failure(login, address)
            problem = gettext(
                "ECE does not know this login and password together. Check both and try again."
            )
            return show(request, form, status=401, problem=problem)
        case ece.TooManySessions():
            problem = gettext(
                "ECE refused: you seem to have five ECE sessions open, as many as it allows."
            )
            return show(request, form, status=403, problem=problem, too_many=True)
        case ece.Forbidden() | ece.Rejected():
            problem = gettext("ECE refused this sign-in. Ask who looks after ECE accounts.")
            return show(request, form, status=403, problem=problem)
    fault = fault_message_for(error)
    problem = f"{fault.heading}. {fault.sentence}"
    return show(request, form, status=fault.status, problem=problem, wait=fault.wait)


def show(
    request: HttpRequest,
    form: SignIn,
    *,
    status: int = 200,
    problem: str = "",
    wait: int = 0,
    too_many: bool = False,
    note: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "problem": problem,
        "retry_after": wait,
        "too_many": too_many,
        "note": note,
    }
    if request.htmx and status in (401, 403):
        status = 422  # in the dialog a 401 would mean "signed out"
    answer = render_page(
        request, "sign_in/sign_in.html", context, regions=["signin"], status=status
    )
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


def safe_path(wanted: str) -> str:
    """`wanted` where it is a path of ours that shows a page, else ""."""
    path, _, query = wanted.partition("?")
    if not path.startswith("/") or not url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return ""
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return wanted if match.url_name not in NOT_PAGES and query.isprintable() else ""


NOT_PAGES = {
    "sign_in",
    "callback",
    "sign_out",
    "find",
    "reveal",
    "create_check",
    "slash_key",
    "livez",
    "readyz",
}
