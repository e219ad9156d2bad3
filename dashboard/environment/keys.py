"""Keys and certificates in the environment."""

import ssl
from pathlib import Path

from cryptography.fernet import Fernet
from environs import ValidationError

from dashboard.environment import reading

SHORTEST = 50
SHORTEST_TOKEN = 20
FEWEST_CHARACTERS = 5

STRONG_KEYS = "random, of at least 50 characters; several with commas, the newest first"
FERNET_KEYS = "one or more Fernet keys with commas, the newest first"
CERTIFICATES = "the absolute path of a PEM file with the certificates that sign ECE's"


def secret_keys(name: str) -> list[str]:
    """Return the keys that sign cookies, newest first."""

    def parse(typed: str) -> list[str]:
        keys = reading.split(typed)
        if not all(is_strong(key) for key in keys):
            raise ValueError
        return keys

    return reading.value(name, STRONG_KEYS, parse)


def is_strong(key: str) -> bool:
    """Return whether a key is long and varied. Source: Django's check security.W009."""
    if key.startswith("django-insecure-"):
        return False
    return len(key) >= SHORTEST and len(set(key)) >= FEWEST_CHARACTERS


def token(name: str) -> str:
    """Return what a machine has to bear, or "" where it is not set."""

    def parse(typed: str) -> str:
        if typed and len(typed) < SHORTEST_TOKEN:
            raise ValueError
        return typed

    return reading.value(name, "at least 20 random characters", parse, "")


def fernet_keys(name: str) -> list[str]:
    """Return the keys that seal what rests in the database, newest first."""

    def parse(typed: str) -> list[str]:
        keys = reading.split(typed)
        for key in keys:
            Fernet(key)
        return keys

    return reading.value(name, FERNET_KEYS, parse)


def certificates(name: str) -> str:
    """Return the path of a file with certificates, or "" for those of the system."""

    def parse(typed: str) -> str:
        if not typed:
            return ""
        if not Path(typed).is_absolute():
            raise ValueError
        if not holds_certificates(typed):
            raise ValidationError(f"must be {CERTIFICATES}, and this file holds none")
        return typed

    return reading.value(name, CERTIFICATES, parse, "")


def holds_certificates(path: str) -> bool:
    """Return whether the PEM file holds a certificate. Errors: OSError where it cannot be read."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(path)
    except ssl.SSLError:
        return False
    return context.cert_store_stats()["x509"] > 0
