"""What holds for every request: it is closed by default, has headers, and faults become pages."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import resolve, reverse
from django.utils import timezone, translation

from dashboard import ece, logs
from dashboard.agents import access, clients, sessions
from dashboard.encodings import is_utf8
from dashboard.models import EceSession
from dashboard.pages.fault_messages import (
    fault_message_for,
    no_storage,
    no_such_page,
    not_utf8,
    too_much,
    unreadable,
)
from dashboard.pages.page import AgentRequest, OpenRequest, render_fault, see_other
from dashboard.pages.refused_forms import refuse_form
from dashboard.pages.repeats import has_repeats
from dashboard.storage import audit, drafts, limits, pops
from dashboard.storage.sealing import Broken

HEADERS = {
    "Cache-Control": "no-store, private",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}
PROBES = ("/livez", "/readyz", "/metrics", "/version")

type View = Callable[..., HttpResponse]
type Answerer = Callable[[OpenRequest], HttpResponse]


def answer_headers(get_response: Answerer) -> Answerer:
    """Outermost, so that Django's own error pages have the headers too."""

    def middleware(request: OpenRequest) -> HttpResponse:
        request.reference = secrets.token_hex(4).upper()
        request.agent = None
        answer = get_response(request)
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    return middleware


def answer_probes(get_response: Answerer) -> Answerer:
    """Probes come by IP address and often: before a host name, a session or a form is looked at."""

    def middleware(request: OpenRequest) -> HttpResponse:
        if request.path_info not in PROBES:
            return get_response(request)
        probe: View = resolve(request.path_info).func
        return probe(request)

    return middleware


class BrowserSessions(SessionMiddleware):
    """Django's sessions, but a session that can't be saved never costs an answer that ECE gave."""

    def process_response(
        self,
        request: HttpRequest,
        response: Any,
    ) -> Any:
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            # Django says so for any fault of the database as well.
            if is_stored(request):
                return unsaved(request, response)
            return signed_out_meanwhile(request, response)
        except DatabaseError:
            return unsaved(request, response)


def is_stored(request: HttpRequest) -> bool:
    """Whether the session is still there; where that can't be told, it is taken to be."""
    key = request.session.session_key
    try:
        return key is not None and request.session.exists(key)
    except DatabaseError:
        return True


def unsaved(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer stays; only what this browser's session would have learned from it is lost."""
    reference = getattr(request, "reference", "")
    logs.events.error("session_not_saved", extra={"reference": reference})
    return answer


def signed_out_meanwhile(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The agent signed out in another tab while this request was answered.

    A way to another page stays: that page, as the outcome of a create, leads to sign-in and back.
    """
    leads_on = 300 <= answer.status_code < 400 or answer.has_header("HX-Redirect")
    match = request.resolver_match
    if leads_on or match is None or access.is_open_to_all(match.func):
        return answer
    return signed_out(request)


def only_utf8(get_response: Answerer) -> Answerer:
    """Text in any other encoding is refused: some can't be decoded, some hide what they hold."""

    def middleware(request: OpenRequest) -> HttpResponse:
        if request.encoding:
            request.encoding = "utf-8"  # in the one spelling that Django's forms take
        if is_utf8(request.META.get("CONTENT_TYPE", "")):
            return get_response(request)
        row = sessions.current_session(request)
        if row:
            request.agent = row.agent
        return render_fault(request, not_utf8())

    return middleware


class ClosedByDefault:
    """No view answers without a signed-in agent, but those that are marked with @open_to_all."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: AgentRequest) -> HttpResponse:
        with timezone.override(None):
            return self.get_response(request)

    def process_view(
        self,
        request: AgentRequest,
        view: View,
        _args: object,
        _kwargs: object,
    ) -> HttpResponse | None:
        if access.is_open_to_all(view):
            return None
        if not admit(request):
            return signed_out(request)
        if not access.is_unattended(view):
            sessions.touch(request.ece_session)
        return None


class EachNameOnce:
    """A field or parameter that comes twice is refused, but for those of @takes_several."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: OpenRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: OpenRequest,
        view: View,
        _args: object,
        _kwargs: object,
    ) -> HttpResponse | None:
        if not has_repeats(request, view):
            return None
        logs.events.warning("repeated_fields", extra={"reference": request.reference})
        if request.method == "POST":
            return refuse_form(request, unreadable())
        return render_fault(request, unreadable())


class FaultsToPages:
    """An error of ECE or of the database, raised in a view, becomes a page or region about it; so
    does a method that the view does not take, of which Django says nothing that people can read."""

    def __init__(self, get_response: Answerer) -> None:
        self.get_response = get_response

    def __call__(self, request: OpenRequest) -> HttpResponse:
        answer = self.get_response(request)
        note_answered(request, answer)
        if not isinstance(answer, HttpResponseNotAllowed):
            return answer
        page = render_fault(request, replace(no_such_page(), status=answer.status_code))
        page["Allow"] = answer["Allow"]
        return page

    def process_exception(
        self,
        request: AgentRequest,
        error: Exception,
    ) -> HttpResponse | None:
        match error:
            case ece.Unauthorized():
                sessions.forget(request.ece_session)
                audit.record(request, audit.Action.SESSION_END, detail="ECE")
                return signed_out(request)
            case ece.Error():
                log_fault(
                    request,
                    "ece_fault",
                    error.why,
                    error,
                )
                return render_fault(request, fault_message_for(error))
            case limits.TooMuch():
                return render_fault(request, too_much(error.seconds))
            case OperationalError() | InterfaceError():
                log_fault(
                    request,
                    "database_fault",
                    "",
                    error,
                )
                return render_fault(request, no_storage())
        return None


class Stream:
    """What is streamed, and who is told when the browser has it all or wants no more."""

    def __init__(self, parts: Iterable[bytes], on_close: Callable[[], None]) -> None:
        self._parts = parts
        self.close = on_close

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._parts)


def note_answered(request: OpenRequest, answer: HttpResponse | StreamingHttpResponse) -> None:
    """Let the limits know when the agent has been answered: a file is under way until its end."""
    answered = partial(limits.under_way.end, request)
    if isinstance(answer, StreamingHttpResponse):
        answer.streaming_content = Stream(answer, answered)
    else:
        answered()


def log_fault(
    request: OpenRequest,
    event: str,
    why: str,
    error: Exception,
) -> None:
    details: dict[str, object] = {"outcome": type(error).__name__, "reference": request.reference}
    if why:
        details["why"] = why
    if request.agent:
        details["agent"] = request.agent.pk
    logs.events.warning(event, extra=details)


def admit(request: AgentRequest) -> bool:
    """Recognise the signed-in agent and equip the request; False where there is none."""
    row = sessions.current_session(request)
    return row is not None and equip(request, row)


def equip(request: AgentRequest, row: EceSession) -> bool:
    """False for a credential that this process can't open; one with a newer key may."""
    if row.agent.language:
        translation.activate(row.agent.language)
        request.LANGUAGE_CODE = row.agent.language
    try:
        request.ece = clients.client_for(row)
    except Broken:
        logs.events.warning("credential_not_opened", extra={"agent": row.agent_id})
        return False
    request.agent = row.agent
    request.ece_session = row
    if zone := row.agent.chosen_zone or row.agent.time_zone:
        timezone.activate(zone)
    request.draft = None
    if key := request.GET.get("draft"):
        request.draft = drafts.recall(row.agent, request.path, key)
    return True


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
