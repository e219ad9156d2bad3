"""ID tokens: who signed in, as the authorization server says. OpenID Connect Core 3.1.3.7."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt
import msgspec

from dashboard.ece import errors

ALGORITHMS = ["RS256"]
LEEWAY = 60  # seconds by which the clocks may differ

type Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the claims of a token must say. `issuer` is "" where any will do."""

    client_id: str
    issuer: str
    nonce: str


def read_id_token(token: str, expected: Expected, key_set: bytes | None) -> Claims:
    """Return the claims of a token. Errors: Unusable for one that is over, or not meant for us.

    `key_set` is the JWKS document of the authorization server. Without it the signature is not
    checked: the token came over TLS from the one who issued it.
    """
    checks: Any = {
        "verify_signature": key_set is not None,
        "verify_aud": True,
        "verify_exp": True,
        "verify_iss": bool(expected.issuer),
        "require": ["aud", "exp"],
    }
    try:
        claims: Claims = jwt.decode(
            token,
            key_for(token, key_set),
            algorithms=ALGORITHMS,
            audience=expected.client_id,
            issuer=expected.issuer or None,
            leeway=LEEWAY,
            options=checks,
        )
    except (jwt.PyJWTError, LookupError, ValueError, TypeError, AttributeError):
        raise errors.Unusable("id token of somebody else") from None
    if claims.get("nonce") != expected.nonce or not is_granted_to_us(claims, expected):
        raise errors.Unusable("id token of somebody else")
    return claims


def is_granted_to_us(claims: Claims, expected: Expected) -> bool:
    """Whether we asked for the token, where it is meant for others as well."""
    return not isinstance(claims.get("aud"), list) or claims.get("azp") == expected.client_id


def key_for(token: str, key_set: bytes | None) -> Any:
    """Return the key that the token names. Errors: PyJWTError."""
    if key_set is None:
        return ""
    try:
        keys = jwt.PyJWKSet.from_dict(msgspec.json.decode(key_set))
    except (msgspec.DecodeError, RecursionError):
        raise jwt.InvalidKeyError("no key set") from None
    return keys[jwt.get_unverified_header(token).get("kid", "")]
