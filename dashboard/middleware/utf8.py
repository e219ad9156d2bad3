"""Every text that is sent here is UTF-8."""

from django.http import HttpResponse

from dashboard.agents import sessions
from dashboard.encodings import is_utf8
from dashboard.middleware import Answerer
from dashboard.pages.fault_messages import not_utf8
from dashboard.pages.page import OpenRequest, render_fault


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
