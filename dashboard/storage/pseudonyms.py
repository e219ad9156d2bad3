"""What stands for a login or an address, tells two of them apart and gives neither away."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from dashboard.addresses import browser_address


def pseudonym(*parts: str) -> str:
    """Return 64 hex digits that stand for these parts and do not give them away."""
    return salted_hmac("sign-in", "\0".join(parts), algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """Return the browser's address: what trusted proxies tell, else the other end of the socket."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    peer = request.META.get("REMOTE_ADDR", "")
    return browser_address(peer, forwarded, settings.TRUSTED_PROXIES)
