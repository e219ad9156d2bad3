"""What signs an agent's calls, sealed in the row of their ECE session."""

from dashboard import ece
from dashboard.models import EceSession
from dashboard.storage.sealing import fingerprint, row_context, seal, unseal


def read(row: EceSession) -> ece.Credential:
    """Return the credential in this row. Errors: Broken where it can't be opened."""
    return ece.read_credential(unseal(row.sealed, context=_context(row)))


def write(row: EceSession, credential: ece.Credential) -> None:
    """Put the credential into a row that is already in the database."""
    EceSession.objects.filter(pk=row.pk).update(**_columns(row, credential))


def replace(
    row: EceSession,
    old: ece.Credential,
    new: ece.Credential,
) -> bool:
    """Put `new` in the place of `old`. False where the row holds another one by now, or is gone."""
    unchanged = EceSession.objects.filter(pk=row.pk, fingerprint=fingerprint(old.secret))
    return unchanged.update(**_columns(row, new), renewing_until=None) == 1


def newest(row: EceSession) -> ece.Credential:
    """Return what the row holds by now. Errors: Unauthorized where it is gone, Broken."""
    current = EceSession.objects.filter(pk=row.pk).first()
    if current is None:
        raise ece.Unauthorized("signed out meanwhile")
    return read(current)


def _columns(row: EceSession, credential: ece.Credential) -> dict[str, str]:
    sealed = seal(credential.stored, context=_context(row))
    return {"sealed": sealed, "fingerprint": fingerprint(credential.secret)}


def _context(row: EceSession) -> str:
    return row_context("ece session", row.pk, row.agent_id)
