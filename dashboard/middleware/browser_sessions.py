"""The session of each browser, and what becomes of an answer when it can't be saved."""

from typing import Any

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from dashboard import logs
from dashboard.agents import access
from dashboard.middleware.signed_out import signed_out


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
            return signed_out_meanwhile(request, response)
        except DatabaseError:
            return unsaved(request, response)


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
