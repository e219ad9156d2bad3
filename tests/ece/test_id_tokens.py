"""Which ID tokens sign an agent in."""

import time

import jwt
import pytest

from dashboard.ece import errors
from dashboard.ece.id_tokens import read_id_token

EXPECTED = {"client_id": "dashboard", "issuer": "https://login.example.com", "nonce": "n-1"}
SECRET = "x" * 32


def token(**claims: object) -> str:
    """A token for this sign-in, but for what is given."""
    usual = {"sub": "7", "aud": "dashboard", "iss": EXPECTED["issuer"], "nonce": "n-1"}
    return jwt.encode({**usual, "exp": time.time() + 60, **claims}, SECRET, algorithm="HS256")


def test_a_token_that_is_meant_for_this_sign_in_is_read():
    assert read_id_token(token(), None, **EXPECTED)["sub"] == "7"


@pytest.mark.parametrize(
    "wrong",
    [
        {"exp": time.time() - 3600},
        {"aud": "another-client"},
        {"aud": ["dashboard", "another-client"]},
        {"iss": "https://elsewhere.example.com"},
        {"nonce": "n-2"},
        {"nonce": None},
    ],
)
def test_a_token_that_is_not_meant_for_this_sign_in_is_refused(wrong):
    with pytest.raises(errors.Unusable):
        read_id_token(token(**wrong), None, **EXPECTED)


def test_a_token_signed_with_a_shared_secret_is_refused():
    keys = (
        b'{"keys": [{"kty": "oct", "kid": "", "k": "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg"}]}'
    )
    with pytest.raises(errors.Unusable):
        read_id_token(token(), keys, **EXPECTED)


@pytest.mark.parametrize("keys", [b"", b"null", b'{"keys": null}', b"[" * 100_000])
def test_keys_that_can_not_be_read_sign_nobody_in(keys):
    with pytest.raises(errors.Unusable):
        read_id_token(token(), keys, **EXPECTED)
