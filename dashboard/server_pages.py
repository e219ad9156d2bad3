"""The pages of what gunicorn refuses by itself: what is no request, or too long for one."""

import io
import socket
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest, get_script_name
from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix
from django.utils.module_loading import import_string
from gunicorn import util

from dashboard import logs
from dashboard.home import errors

OUTERMOST = 4  # of the middleware: what gives every answer its headers
NOTHING_KNOWN = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/",
    "SERVER_NAME": "",
    "SERVER_PORT": "",
    "wsgi.url_scheme": "https",  # it is too late to lead anybody there
}


def write_error(
    connection: socket.socket,
    status: int,
    reason: str,
    _message: str,
) -> None:
    """Answer as gunicorn's function of this name does, but with our page and headers, and without
    the message, which repeats what was sent."""
    util.write_nonblock(connection, written(status, reason))


def written(status: int, reason: str) -> bytes:
    set_script_prefix(get_script_name(NOTHING_KNOWN))  # for this thread, as with any request
    request = WSGIRequest({**NOTHING_KNOWN, "wsgi.input": io.BytesIO()})
    answer = with_headers(page_of(status))(request)
    event = {"status": status, "reference": vars(request)["reference"]}
    logs.events.warning("request_refused", extra=event)
    answer["Connection"] = "close"
    answer["Content-Length"] = str(len(answer.content))
    head = f"HTTP/1.1 {status} {reason}\r\n".encode("latin-1")
    return head + answer.serialize_headers() + b"\r\n\r\n" + answer.content


def page_of(status: int) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        if status == 500:
            return errors.server_error(request)
        return errors.bad_request(request, BadRequest())

    return answer


def with_headers(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    for name in reversed(settings.MIDDLEWARE[:OUTERMOST]):
        answer = import_string(name)(answer)
    return answer
