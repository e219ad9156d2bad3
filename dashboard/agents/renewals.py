"""Tokens end long before an agent's day does: one process fetches the next, the others wait."""

import time
from contextlib import suppress
from datetime import timedelta
from typing import Protocol

from django.db.models import Q
from django.utils import timezone

from dashboard import ece, logs
from dashboard.agents import credentials
from dashboard.models import EceSession
from dashboard.storage.sealing import fingerprint

LEASE = timedelta(seconds=8)  # longer than the call that fetches a token may take
PATIENCE = 6.0
PAUSE = 0.05


class TokenServer(Protocol):
    def renew(self, credential: ece.BearerCredential) -> ece.BearerCredential: ...

    def revoke(self, credential: ece.BearerCredential) -> None: ...


def renewed(
    row: EceSession,
    old: ece.BearerCredential,
    server: TokenServer,
    *,
    was_refused: bool,
) -> ece.Credential:
    """Return the token that follows `old` in this session.

    As long as ECE has not refused `old`, that itself where the next one can't be had.
    Errors: Unauthorized, Busy.
    """
    until = time.monotonic() + PATIENCE
    while not lease(row, old):
        new = credentials.newest(row)
        if new != old:
            return new
        if not was_refused:
            return old
        if time.monotonic() > until:
            raise ece.Busy("no token at the moment", retry_after=5)
        time.sleep(PAUSE)
    return fetched(
        row,
        old,
        server,
        was_refused=was_refused,
    )


def lease(row: EceSession, old: ece.BearerCredential) -> bool:
    """Whether it falls to us to fetch the token after `old`, for as long as LEASE."""
    now = timezone.now()
    free = Q(renewing_until=None) | Q(renewing_until__lt=now)
    mine = EceSession.objects.filter(free, pk=row.pk, fingerprint=fingerprint(old.secret))
    return mine.update(renewing_until=now + LEASE) == 1


def fetched(
    row: EceSession,
    old: ece.BearerCredential,
    server: TokenServer,
    *,
    was_refused: bool,
) -> ece.BearerCredential:
    try:
        new = server.renew(old)
    except ece.Error as error:
        return without_new_token(
            row,
            old,
            error,
            was_refused=was_refused,
        )
    if not credentials.replace(row, old, new):
        revoke(server, new)
        raise ece.Unauthorized("signed out meanwhile")
    logs.events.info("token_renewed")
    return new


def without_new_token(
    row: EceSession,
    old: ece.BearerCredential,
    error: ece.Error,
    *,
    was_refused: bool,
) -> ece.BearerCredential:
    """Return the old token as long as ECE takes it. Errors: Unauthorized, Busy."""
    event = {"outcome": type(error).__name__, "why": error.why}
    logs.events.warning("token_not_renewed", extra=event)
    if not was_refused:
        return old
    if isinstance(error, ece.Unauthorized):
        EceSession.objects.filter(pk=row.pk).update(renewing_until=None)
        raise error
    raise ece.Busy("no token at the moment", retry_after=5) from None


def revoke(server: TokenServer, token: ece.BearerCredential) -> None:
    """Give back a token that came when its agent had signed out."""
    with suppress(ece.Error):
        server.revoke(token)
