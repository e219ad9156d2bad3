"""ID tokens: who signed in, as the authorization server says. OpenID Connect Core 3.1.3.7."""

from collections.abc import Mapping
from typing import Any

import jwt
import msgspec

from dashboard.ece import errors

LEEWAY = 60  # seconds by which the clocks may differ


def read_id_token(
    token: str, key_set: bytes | None, *, client_id: str, issuer: str, nonce: str
) -> Mapping[str, object]:
    """Return the claims of a token. Errors: Unusable for one that is over, or not meant for us.

    `key_set` is the JWKS document of the authorization server. Without it the signature is not
    checked: the token came over TLS from the one who issued it. `issuer` is "" where any will do.
    """
    checks: Any = {
        "verify_signature": key_set is not None,
        "verify_aud": True,
        "verify_exp": True,
        "verify_iss": bool(issuer),
        "require": ["aud", "exp"],
    }
    try:
        claims: Mapping[str, object] = jwt.decode(
            token,
            _key(token, key_set),
            algorithms=["RS256"],
            audience=client_id,
            issuer=issuer or None,
            leeway=LEEWAY,
            options=checks,
        )
    except (jwt.PyJWTError, LookupError, ValueError, TypeError, AttributeError):
        raise errors.Unusable("id token of somebody else") from None
    # Where it is meant for others as well, it says who asked for it.
    is_granted_to_us = not isinstance(claims.get("aud"), list) or claims.get("azp") == client_id
    if claims.get("nonce") != nonce or not is_granted_to_us:
        raise errors.Unusable("id token of somebody else")
    return claims


def _key(token: str, key_set: bytes | None) -> Any:
    """Return the key that the token names. Errors: PyJWTError, ValueError, LookupError."""
    if key_set is None:
        return ""
    try:
        keys = jwt.PyJWKSet.from_dict(msgspec.json.decode(key_set))
    except RecursionError:
        raise jwt.InvalidKeyError("nested too deep") from None
    return keys[jwt.get_unverified_header(token).get("kid", "")]
