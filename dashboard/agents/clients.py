"""What may be asked of ECE, and in whose name."""

from contextlib import suppress
from functools import cache, partial

from django.conf import settings
from django.db import OperationalError, connections
from django.utils.translation import get_language

from dashboard import ece, logs, metrics
from dashboard.agents import credentials, renewals
from dashboard.models import EceSession
from dashboard.storage.connections import give_back

STORE_TRIES = 3


def client_for(row: EceSession) -> ece.Client:
    """Return what asks ECE in this agent's name. Errors: Broken."""
    return new_client(
        credentials.read(row),
        agent=row.agent_id,
        on_new_session=partial(adopt, row),
        renew=partial(renew, row),
    )


def new_client(
    credential: ece.Credential | None = None,
    *,
    agent: int | None = None,
    on_new_session: ece.OnNewSession | None = None,
    renew: ece.Renew | None = None,
) -> ece.Client:
    return ece.Client(
        transport(),
        ece.dialect(settings.ECE_API, create_path=settings.ECE_CREATE_PATH),
        agent=agent,
        credential=credential,
        language=get_language() or "",
        observe=partial(log_call, agent),
        after_thread=connections.close_all,
        on_new_session=on_new_session,
        renew=renew,
    )


def log_call(
    agent: int | None, call: ece.Call, error: ece.Error | None, milliseconds: float
) -> None:
    event = {
        "operation": call.operation,
        "outcome": type(error).__name__ if error else "ok",
        "why": error.why if error else "",
        "milliseconds": round(milliseconds),
        "agent": agent,
    }
    logs.events.info("ece_call", extra=event)


def adopt(row: EceSession, old: ece.Credential, new: ece.Credential) -> None:
    """Store the session that ECE gave in the place of the old one.

    Where the agent has signed out meanwhile, it is ended: nobody else knows it.
    """
    if is_stored(row, old, new):
        return
    if not EceSession.objects.filter(pk=row.pk).exists():
        end(new)


def is_stored(row: EceSession, old: ece.Credential, new: ece.Credential) -> bool:
    """Store the new session. Whoever lost it would be signed out, so a database that is locked is
    asked again."""
    for _ in range(STORE_TRIES - 1):
        with suppress(OperationalError):
            return credentials.replace(row, old, new)
    return credentials.replace(row, old, new)


def renew(row: EceSession, old: ece.Credential, was_refused: bool) -> ece.Credential:
    """Return the credential after `old`. Errors: Unauthorized, Busy."""
    if isinstance(old, ece.BearerCredential):
        return renewals.renewed(row, old, authorization_server(), was_refused=was_refused)
    return credentials.newest(row)


def end(credential: ece.Credential) -> None:
    """End what this credential opened at ECE. Errors: those of ece.Client."""
    if isinstance(credential, ece.BearerCredential):
        authorization_server().revoke(credential)
    else:
        new_client(credential).sign_out()


@cache
def transport() -> ece.Transport:
    """Return the one transport of this process, made at its first call: after the fork."""
    return ece.Transport(
        settings.ECE_URL,
        ca_file=settings.ECE_CA_BUNDLE,
        proxy=settings.ECE_PROXY,
        limits=limits(),
        before_waiting=give_back,
        on_change=metrics.note_load,
    )


def limits() -> ece.Limits:
    spare = settings.THREADS - settings.SPARE_THREADS
    return ece.Limits(
        in_a_process=settings.ECE_CALLS,
        for_an_agent=settings.ECE_CALLS_PER_AGENT,
        waiting=spare - settings.ECE_CALLS,
    )


def authorization_server() -> ece.AuthorizationServer:
    """Return where agents sign in whose ECE takes no password from us."""
    return ece.AuthorizationServer(transport=transport(), **settings.ECE_OAUTH)


def application_client(department: str) -> ece.Client:
    """Return what asks ECE about a department with nobody signed in, as ECE_SNAPSHOT says.

    Errors: those of AuthorizationServer.
    """
    application = settings.ECE_OAUTH | settings.ECE_SNAPSHOT
    server = ece.AuthorizationServer(transport=transport(), **application)
    client = new_client(server.sign_in_application())
    client.department = department
    return client


def signs_in_by_redirect() -> bool:
    return ece.dialect(settings.ECE_API).capabilities.signs_in_by_redirect
