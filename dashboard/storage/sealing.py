"""Authenticated encryption of what rests in the database, with the keys of FIELD_KEY: the newest seals, all open."""

import hashlib
import json
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Broken(Exception):
    """The sealed text was changed, or its key is gone."""


def seal(text: str) -> str:
    return box(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text that was sealed. Errors: Broken."""
    try:
        return box(tuple(settings.FIELD_KEYS)).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Broken from None


def read_sealed(sealed: str) -> dict | None:
    """The JSON object that was sealed, or None where it can't be opened."""
    try:
        return json.loads(unseal(sealed))
    except Broken:
        return None


def fingerprint(secret: str) -> str:
    """64 hex digits that tell two random secrets apart and do not give them away."""
    return hashlib.sha256(b"fingerprint:" + secret.encode()).hexdigest()


@cache
def box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
