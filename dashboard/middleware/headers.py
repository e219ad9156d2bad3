"""The headers of every answer, and the reference by which a log line finds its request."""

import secrets

from django.http import HttpResponse

from dashboard.middleware import Answerer
from dashboard.pages.page import OpenRequest

HEADERS = {
    "Cache-Control": "no-store, private",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}


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
