"""What may be asked of ECE, and in whose name."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils.translation import get_language

from dashboard import ece, logs
from dashboard.agents import renewals
from dashboard.models import EceSession
from dashboard.storage.sealing import fingerprint, seal, unseal


def client_for(row: EceSession) -> ece.Client:
    """What this agent may ask of ECE. Errors: Broken where the stored credential can't be opened."""

    def adopt(old: ece.SessionCredential, new: ece.SessionCredential) -> None:
        unchanged = EceSession.objects.filter(pk=row.pk, fingerprint=fingerprint(old.secret))
        unchanged.update(sealed=seal(new.stored), fingerprint=fingerprint(new.secret))

    def renew(old: ece.Credential, was_refused: bool) -> ece.Credential:
        if isinstance(old, ece.SessionCredential):
            return renewals.credential_in_use(row.pk)
        return renewals.renewed(row.pk, old, authorization_server().renew, was_refused=was_refused)

    credential = ece.read_credential(unseal(row.sealed))
    return new_client(credential, agent=row.agent_id, on_new_session=adopt, renew=renew)


def new_client(
    credential: ece.Credential | None = None, *, agent: int | None = None, **hooks: Callable
) -> ece.Client:
    def observe(call: ece.Call, error: ece.Error | None, milliseconds: float) -> None:
        said = {
            "operation": call.operation,
            "outcome": type(error).__name__ if error else "ok",
            "why": error.why if error else "",
            "milliseconds": round(milliseconds),
            "agent": agent,
        }
        logs.events.info("ece_call", extra=said)

    return ece.Client(
        transport(),
        ece.dialect(settings.ECE_API),
        credential=credential,
        language=ece.ece_language(get_language() or ""),
        observe=observe,
        **hooks,
    )


@cache
def transport() -> ece.Transport:
    """The one transport of this process; made at the first call, so after the server has forked."""
    return ece.Transport(
        settings.ECE_URL, verify=settings.ECE_CA_BUNDLE or True, proxy=settings.ECE_PROXY
    )


def authorization_server() -> ece.AuthorizationServer:
    """Where agents sign in whose ECE takes no password from us."""
    return ece.AuthorizationServer(transport=transport(), **settings.ECE_OAUTH)


def signs_in_by_redirect() -> bool:
    return ece.dialect(settings.ECE_API).capabilities.signs_in_by_redirect
