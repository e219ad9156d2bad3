"""ID tokens: JWTs that say who signed in, and the keys that sign them."""

import base64
import hmac
import json
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

BITS = 2048
PUBLIC_EXPONENT = 65537
MOST_PUBLISHED = 2

type Claims = Mapping[str, Any]


def base64url(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def _new_private_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(PUBLIC_EXPONENT, BITS)


@dataclass(frozen=True, slots=True)
class Key:
    """An RSA key and the id that names it in the head of a token."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    private: rsa.RSAPrivateKey = field(default_factory=_new_private_key)

    def sign(self, content: bytes) -> bytes:
        return self.private.sign(content, padding.PKCS1v15(), hashes.SHA256())

    @property
    def public(self) -> dict[str, str]:
        """The public half, as a JWKS document lists it."""
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.id,
            "n": _number(numbers.n),
            "e": _number(numbers.e),
        }


class SigningKeys:
    """The key that signs, the one before it, and one that is published nowhere."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._keys: list[Key] = []

    @property
    def current(self) -> Key:
        """The key that signs. The first one is made when it is first needed."""
        with self._lock:
            if not self._keys:
                self._keys.append(Key())
            return self._keys[0]

    @cached_property
    def unpublished(self) -> Key:
        return Key()

    def rotate(self) -> Key:
        """Sign with a new key from now on. The one before it stays published, older ones do not."""
        key = Key()
        with self._lock:
            self._keys = [key, *self._keys][:MOST_PUBLISHED]
        return key

    def published(self) -> dict[str, list[dict[str, str]]]:
        """Return the JWKS document, the key that signs first."""
        _ = self.current
        with self._lock:
            keys = list(self._keys)
        return {"keys": [key.public for key in keys]}


def signed(claims: Claims, how: str, keys: SigningKeys, secret: str) -> str:
    """Return the claims as a JWT. `how` is a value of the switch id_tokens."""
    if how == "HS256":
        content = _content({"alg": "HS256"}, claims)
        return _written(content, hmac.digest(secret.encode(), content, "sha256"))
    if how == "none":
        return _written(_content({"alg": "none"}, claims), b"")
    key = keys.current
    name = key.id
    if how in ("wrong-key", "unknown-key"):
        key = keys.unpublished
    if how == "unknown-key":
        name = key.id
    content = _content({"alg": "RS256", "kid": name}, claims)
    return _written(content, key.sign(content))


def _content(head: Mapping[str, str], claims: Claims) -> bytes:
    parts = ({**head, "typ": "JWT"}, claims)
    return b".".join(base64url(json.dumps(part).encode()) for part in parts)


def _written(content: bytes, signature: bytes) -> str:
    return b".".join((content, base64url(signature))).decode()


def _number(number: int) -> str:
    size = (number.bit_length() + 7) // 8
    return base64url(number.to_bytes(size)).decode()
