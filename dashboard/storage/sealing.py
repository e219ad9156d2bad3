"""Authenticated encryption of what rests in the database, with the keys of FIELD_KEY.

The newest key seals, all of them open. Text that is sealed for a row opens only for that row:
whoever can write into the database gains nothing by moving it to another one.
"""

import hashlib
import json
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

_BOUND = "\x01"
_END = "\x00"


class Broken(Exception):
    """The sealed text was changed, belongs to another row, or its key is gone."""


def seal(text: str, *, context: str = "") -> str:
    """Return the text encrypted. `context` names the row where it rests, as in `row_context`."""
    bound = _prefix(context) + text
    return _box(tuple(settings.FIELD_KEYS)).encrypt(bound.encode()).decode()


def unseal(sealed: str, *, context: str = "") -> str:
    """Return the text that was sealed in this context. Errors: Broken."""
    try:
        bound = _box(tuple(settings.FIELD_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Broken from None
    prefix = _prefix(context)
    is_bound = bound.startswith(_BOUND)
    if is_bound != bool(prefix) or not bound.startswith(prefix):
        raise Broken
    return bound.removeprefix(prefix)


def read_sealed(sealed: str, *, context: str = "") -> dict[str, Any] | None:
    """Return the JSON object that was sealed in this context, or None where it can't be opened."""
    try:
        fields: dict[str, Any] = json.loads(unseal(sealed, context=context))
    except Broken:
        return None
    return fields


def row_context(kind: str, *identity: str | int) -> str:
    """Return the name of a row for `seal`: its kind, and what tells it from all others of its kind.

    The identity of a row should hold its owner: then a row that is given to another agent does not
    open for them either.
    """
    return json.dumps([kind, *identity])


def fingerprint(secret: str) -> str:
    """Return 64 hex digits that tell two random secrets apart and do not give them away."""
    return hashlib.sha256(b"fingerprint:" + secret.encode()).hexdigest()


def _prefix(context: str) -> str:
    if not context:
        return ""
    return f"{_BOUND}{context}{_END}"


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
