"""Signing in with one's own ECE account, and out again."""

import json

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from dashboard import agents, ece, logs, throttle
from dashboard.agents import open_to_all
from dashboard.forms import SignIn
from dashboard.regions import render_page, see_other
from dashboard.troubles import trouble_for


@open_to_all
@sensitive_post_parameters()
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        after = safe_path(request.GET.get("next", ""))
        return show(request, SignIn(initial={"next": after}), kept="draft=" in after)
    form = SignIn(request.POST)
    if not form.is_valid():
        return show(request, form, status=422, problem=gettext("Enter your ECE login and your password."))
    login, address = form.cleaned_data["login"], throttle.address_of(request)
    if wait := throttle.seconds_to_wait(login, address):
        logs.events.warning("sign_in_limited", extra={"reference": request.reference})
        problem = gettext("Too many attempts. Wait a little before you try again.")
        return show(request, form, status=429, problem=problem, wait=wait)
    try:
        agent = agents.sign_in(
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


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    agents.sign_out(request)
    logs.events.info("signed_out", extra={"reference": request.reference})
    answer = see_other(reverse("sign_in"))
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def welcome(request: HttpRequest, agent, after: str) -> HttpResponse:
    """On to the page that was wanted; to the dialog, the fresh token of a page that stays as it is."""
    if not request.htmx:
        return see_other(safe_path(after) or reverse("home"))
    if request.POST.get("agent") != str(agent.pk):
        return HttpResponse(headers={"HX-Refresh": "true"})
    told = json.dumps({"signed-in": {"csrf": get_token(request)}})
    return HttpResponse(headers={"HX-Trigger": told, "HX-Reswap": "none"})


def refused(request: HttpRequest, form: SignIn, error: ece.Error, login: str, address: str) -> HttpResponse:
    logs.events.warning("sign_in_refused", extra={"outcome": type(error).__name__, "reference": request.reference})
    match error:
        case ece.WrongPassword():
            throttle.note_failure(login, address)
            problem = gettext("ECE does not know this login and password together. Check both and try again.")
            return show(request, form, status=401, problem=problem)
        case ece.TooManySessions():
            problem = gettext("ECE refused: you seem to have five ECE sessions open, as many as it allows.")
            return show(request, form, status=403, problem=problem, too_many=True)
        case ece.Forbidden() | ece.Rejected():
            problem = gettext("ECE refused this sign-in. Ask who looks after ECE accounts.")
            return show(request, form, status=403, problem=problem)
    trouble = trouble_for(error)
    problem = f"{trouble.heading}. {trouble.sentence}"
    return show(request, form, status=trouble.status, problem=problem, wait=trouble.wait)


def show(
    request: HttpRequest,
    form: SignIn,
    *,
    status: int = 200,
    problem: str = "",
    wait: int = 0,
    too_many: bool = False,
    kept: bool = False,
) -> HttpResponse:
    context = {"form": form, "problem": problem, "retry_after": wait, "too_many": too_many, "kept": kept}
    if request.htmx and status in (401, 403):
        status = 422  # in the dialog a 401 would mean "signed out"
    answer = render_page(request, "sign_in.html", context, regions=["signin"], status=status)
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


NOT_PAGES = {"sign_in", "sign_out", "find", "reveal", "create_check", "livez", "readyz"}
