"""Ending sessions at ECE, which allows an agent five at a time."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.db import transaction

from dashboard import ece
from dashboard.agents import clients, credentials
from dashboard.models import EceSession
from dashboard.storage.sealing import Broken

TRIES = 2


def end(row: EceSession) -> None:
    """End the session here at once, and at ECE in the background: nobody waits for ECE."""
    with suppress(Broken):
        if credential := take(row):
            end_in_background(credential)


def end_and_wait(row: EceSession) -> bool:
    """End the session here and at ECE. False where ECE could not be told."""
    try:
        credential = take(row)
    except Broken:
        return False
    return credential is None or end_at_ece(credential)


def end_at_ece_first(row: EceSession) -> bool:
    """End a session that is over: at ECE, and only then here. Where ECE could not be told, it stays
    for the next try, and False is returned."""
    try:
        credential = credentials.read(row)
    except Broken:
        credential = None
    if credential and not end_at_ece(credential):
        return False
    EceSession.objects.filter(pk=row.pk).delete()
    return True


def take(row: EceSession) -> ece.Credential | None:
    """Delete the row and return the newest credential in it, None where there is none. Errors:
    Broken, once the row is gone.

    A call beside this one may just have renewed it, so the row is read once more.
    """
    with transaction.atomic():
        newest = EceSession.objects.select_for_update().filter(pk=row.pk).first()
        if newest is None:
            return None
        EceSession.objects.filter(pk=row.pk).delete()
    return credentials.read(newest)


@contextmanager
def given_back_on_failure(client: ece.Client) -> Iterator[None]:
    """End the client's session at ECE if what follows fails: nobody could use or end it later."""
    try:
        yield
    except BaseException:
        if client.credential:
            end_in_background(client.credential)
        raise


def end_in_background(credential: ece.Credential) -> None:
    threading.Thread(target=end_at_ece, args=(credential,), daemon=True).start()


def end_at_ece(credential: ece.Credential) -> bool:
    """Whether ECE could be told; a broken connection is tried twice."""
    for _ in range(TRIES):
        try:
            clients.end(credential)
        except ece.Unavailable:
            continue
        except ece.Error:
            return True
        return True
    return False
