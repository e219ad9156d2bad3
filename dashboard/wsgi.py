"""The dashboard as a WSGI application, for gunicorn."""

import os
from typing import TYPE_CHECKING, Any

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from dashboard.encodings import is_utf8

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

UNREADABLE = "text/plain; charset=unreadable"

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
django.setup(set_prefix=False)


class Application(WSGIHandler):
    """Django's, below the path of PUBLIC_URL, whether the proxy in front cuts that off or not.

    It never meets an encoding in which it could not even read the address. What it gets in its
    place is no encoding either, and the middleware refuses it with a page.
    """

    def __call__(
        self,
        environ: "WSGIEnvironment",
        start_response: "StartResponse",
    ) -> Any:
        if not is_utf8(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREADABLE
        environ["PATH_INFO"] = below_public_path(environ["PATH_INFO"])
        return super().__call__(environ, start_response)


def below_public_path(path: str) -> str:
    """Return the part of a path that our URLs describe."""
    rest = path.removeprefix(settings.PUBLIC_PATH)
    if not rest:
        return "/"
    if rest.startswith("/"):
        return rest
    return path


application = Application()
