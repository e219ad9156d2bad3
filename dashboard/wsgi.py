"""The dashboard as a WSGI application, for gunicorn."""

import os
from typing import TYPE_CHECKING, Any

import django
from django.core.handlers.wsgi import WSGIHandler

from dashboard.encodings import is_utf8

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

UNREADABLE = "text/plain; charset=unreadable"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
django.setup(set_prefix=False)


class Application(WSGIHandler):
    """Django's, but it never meets an encoding in which it could not even read the address.

    What it gets in its place is no encoding either, and the middleware refuses it with a page.
    """

    def __call__(
        self,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
    ) -> Any:
        if not is_utf8(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREADABLE
        return super().__call__(environ, start_response)


application = Application()
