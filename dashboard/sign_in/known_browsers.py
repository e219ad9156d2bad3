"""Browsers in which an agent signed in before: a signed cookie tells so, and holds only pseudonyms.

It opens nothing. Whoever guesses passwords elsewhere can't keep the agent out of this browser.
"""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dashboard.sign_in.limit import fold
from dashboard.storage.pseudonyms import pseudonym

SALT = "known browser"
AGE = timedelta(days=30)
MOST_LOGINS = 5  # agents share desks
LENGTH = 32


def is_known(request: HttpRequest, login: str) -> bool:
    """Whether this login signed in with this browser within the last month."""
    return pseudonym_of(login) in known_logins(request)


def remember(
    request: HttpRequest,
    answer: HttpResponse,
    login: str,
) -> None:
    """Let the browser tell later on that this login signed in here."""
    newest = pseudonym_of(login)
    others = [known for known in known_logins(request) if known != newest]
    answer.set_signed_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        ".".join([newest, *others][:MOST_LOGINS]),
        salt=SALT,
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        path=settings.SESSION_COOKIE_PATH,
        httponly=True,
        samesite="Lax",
    )


def known_logins(request: HttpRequest) -> list[str]:
    name = settings.KNOWN_BROWSER_COOKIE_NAME
    pseudonyms = request.get_signed_cookie(
        name,
        default="",
        salt=SALT,
        max_age=AGE,
    )
    return (pseudonyms or "").split(".")


def pseudonym_of(login: str) -> str:
    return pseudonym("known browser", fold(login))[:LENGTH]
