"""Failed sign-ins, counted in the database: the same for every process, and never forgotten because a cache is down."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from dashboard.addresses import browser_address
from dashboard.models import FailedSignIn

WINDOW = timedelta(minutes=5)
MOST_FOR_A_LOGIN = 6
MOST_FROM_AN_ADDRESS = 50


def seconds_to_wait(login: str, address: str) -> int:
    """0 while this login may be tried from this address, else the seconds until it may again."""
    now = timezone.now()
    recent = FailedSignIn.objects.filter(at__gt=now - WINDOW)
    for who, most in (
        (pseudonym(login, address), MOST_FOR_A_LOGIN),
        (pseudonym(address), MOST_FROM_AN_ADDRESS),
    ):
        failures = list(
            recent.filter(Q(who=who) | Q(where=who))
            .order_by("-at")
            .values_list("at", flat=True)[:most]
        )
        if len(failures) == most:
            return max(1, int((failures[-1] + WINDOW - now).total_seconds()) + 1)
    return 0


def note_failure(login: str, address: str) -> None:
    FailedSignIn.objects.create(who=pseudonym(login, address), where=pseudonym(address))


def address_of(request: HttpRequest) -> str:
    """Return the browser's address: what trusted proxies tell, else the other end of the socket."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    peer = request.META.get("REMOTE_ADDR", "")
    return browser_address(peer, forwarded, settings.TRUSTED_PROXIES)


def pseudonym(*parts: str) -> str:
    text = "\0".join([settings.SECRET_KEY, *(part.casefold() for part in parts)])
    return hashlib.sha256(text.encode()).hexdigest()
