"""What holds for every request: closed by default, ECE's faults become pages, and headers on each answer."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from dashboard import ece, logs
from dashboard.agents import clients, sessions
from dashboard.pages.fault_messages import fault_message_for
from dashboard.pages.page import render_fault, see_other
from dashboard.storage import drafts
from dashboard.storage.sealing import Broken

HEADERS = {
    "Cache-Control": "no-store, private",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}
type Answerer = Callable[[HttpRequest], HttpResponse]


def answer_headers(get_response: Answerer) -> Answerer:
    """Outermost, so that Django's own error pages have the headers too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.reference = secrets.token_hex(4).upper()
        request.agent = None
        answer = get_response(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    return middleware


class ClosedByDefault:
    """No view answers without a signed-in agent, but those marked with @open_to_all. Gives the views `request.agent`,
    `request.ece` (what may be asked in the agent's name) and `request.draft` (a form kept for them, or None)."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(None):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args, kwargs
    ) -> HttpResponse | None:
        if getattr(view, "open_to_all", False):
            return None
        if not admit(request):
            return signed_out(request)
        if not getattr(view, "unattended", False):
            sessions.touch(request.ece_session)
        return None


class FaultsToPages:
    """An error of ECE, raised in a view, becomes the page or the region that says so."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ece.Error):
            return None
        if isinstance(error, ece.Unauthorized):
            sessions.forget(request.ece_session)
            return signed_out(request)
        said = {
            "outcome": type(error).__name__,
            "reference": request.reference,
            "agent": request.agent.pk,
        }
        logs.events.warning("ece_fault", extra=said)
        return render_fault(request, fault_message_for(error))


def admit(request: HttpRequest) -> bool:
    """Recognise the signed-in agent and equip the request; False where there is none."""
    row = sessions.current_session(request)
    try:
        request.ece = clients.client_for(row) if row else None
    except Broken:
        sessions.forget(row)
        return False
    if row is None:
        return False
    request.agent, request.ece_session = row.agent, row
    if row.agent.time_zone:
        timezone.activate(row.agent.time_zone)
    key = request.GET.get("draft")
    request.draft = drafts.recall(row.agent, request.path, key) if key else None
    return True


def signed_out(request: HttpRequest) -> HttpResponse:
    """htmx: 401, for the dialog over the untouched page. A page: sign in and come back. A posted form: the same, and
    what was typed is kept until then."""
    if request.htmx:
        return HttpResponse(status=401)
    if request.method in ("GET", "HEAD"):
        path = request.get_full_path()
        return HttpResponseRedirect(sign_in_then(path) if path != "/" else reverse("sign_in"))
    return see_other(
        sign_in_then(drafts.keep_posted(request, sessions.last_agent(request)), posted="yes")
    )


def sign_in_then(path: str, **told: str) -> str:
    return reverse("sign_in", query={"next": path, **told})
