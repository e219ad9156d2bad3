"""The way to sign-in and back, for whoever is not signed in or not any more."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dashboard.agents import sessions
from dashboard.pages.page import see_other
from dashboard.storage import drafts, pops


def signed_out(request: HttpRequest) -> HttpResponse:
    """htmx gets 401, for the dialog over the untouched page; a page leads to sign-in and back.

    What was typed into a posted form is stored until then.
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401)
    if request.method not in ("GET", "HEAD"):
        return see_other(sign_in_then(keep_typed(request), posted="yes"))
    path = request.get_full_path()
    if path == reverse("home"):
        return HttpResponseRedirect(reverse("sign_in"))
    return HttpResponseRedirect(sign_in_then(path))


def keep_typed(request: HttpRequest) -> str:
    """Keep what was posted, and return the path that goes on with it."""
    return pops.keep_posted(request) or drafts.keep_posted(request, sessions.last_agent(request))


def sign_in_then(path: str, **query: str) -> str:
    return reverse("sign_in", query={"next": path, **query})
