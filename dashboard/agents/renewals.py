"""Tokens that end long before an agent's day does: the next one is fetched by one process, the others wait for it."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from dashboard import ece, logs
from dashboard.models import EceSession
from dashboard.storage.sealing import fingerprint, seal, unseal

LEASE = timedelta(seconds=8)  # longer than the call that fetches a token may take
PATIENCE = 6.0
PAUSE = 0.05

type Fetch = Callable[[ece.BearerCredential], ece.BearerCredential]


def renewed(
    session: int, old: ece.BearerCredential, fetch: Fetch, *, was_refused: bool
) -> ece.BearerCredential:
    """The token that follows `old` in this EceSession; while ECE has not refused `old`, that itself where the next one
    can't be had. Errors: Unauthorized, Busy."""
    until = time.monotonic() + PATIENCE
    while not lease(session, old):
        if (new := credential_in_use(session)) != old:
            return new
        if not was_refused:
            return old
        if time.monotonic() > until:
            raise ece.Busy("no token at the moment", retry_after=5)
        time.sleep(PAUSE)
    return fetched(session, old, fetch, was_refused=was_refused)


def lease(session: int, old: ece.BearerCredential) -> bool:
    """Whether it falls to us to fetch the token after `old`, for as long as LEASE."""
    now = timezone.now()
    free = Q(renewing_until=None) | Q(renewing_until__lt=now)
    mine = EceSession.objects.filter(free, pk=session, fingerprint=fingerprint(old.secret))
    return mine.update(renewing_until=now + LEASE) == 1


def credential_in_use(session: int) -> ece.Credential:
    """The newest credential of this EceSession. Errors: Unauthorized."""
    row = EceSession.objects.filter(pk=session).first()
    if row is None:
        raise ece.Unauthorized("signed out meanwhile")
    return ece.read_credential(unseal(row.sealed))


def fetched(
    session: int, old: ece.BearerCredential, fetch: Fetch, *, was_refused: bool
) -> ece.BearerCredential:
    row = EceSession.objects.filter(pk=session, fingerprint=fingerprint(old.secret))
    try:
        new = fetch(old)
    except ece.Error as error:
        logs.events.warning("token_not_renewed", extra={"outcome": type(error).__name__})
        if not was_refused:
            return old
        if isinstance(error, ece.Unauthorized):
            row.update(renewing_until=None)
            raise
        raise ece.Busy("no token at the moment", retry_after=5) from None
    row.update(sealed=seal(new.stored), fingerprint=fingerprint(new.secret), renewing_until=None)
    logs.events.info("token_renewed")
    return new
