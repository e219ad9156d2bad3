"""ID tokens of the sandbox: signed with RS256 by a key that is published, or wrongly when asked."""

import base64
import json

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

OAUTH = "/system/auth/sandbox-U/oauth2"
SCOPE = "openid core.customermgr.read"


def decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(text):
    return int.from_bytes(decoded(text))


@pytest.fixture
def id_token(sandbox):
    """Sign in on behalf of jack and give the ID token."""

    def ask():
        form = {"grant_type": "password", "subject_username": "jack", "scope": SCOPE}
        secret = ("integration", "integration-secret")
        answer = sandbox.line().post(f"{OAUTH}/token", data=form, auth=secret)
        return answer.json()["id_token"]

    return ask


def published_keys(sandbox):
    keys = sandbox.line().get(f"{OAUTH}/jwks").json()["keys"]
    return {key["kid"]: key for key in keys}


def head_of(token):
    return json.loads(decoded(token.split(".")[0]))


def check(token, key):
    content, _, signature = token.rpartition(".")
    public = rsa.RSAPublicNumbers(number(key["e"]), number(key["n"])).public_key()
    public.verify(decoded(signature), content.encode(), padding.PKCS1v15(), hashes.SHA256())


def test_an_id_token_is_signed_by_the_key_that_its_head_names(sandbox, id_token):
    token = id_token()
    head = head_of(token)
    assert (head["alg"], head["typ"]) == ("RS256", "JWT")
    key = published_keys(sandbox)[head["kid"]]
    assert (key["kty"], key["use"], key["alg"]) == ("RSA", "sig", "RS256")
    check(token, key)
    claims = json.loads(decoded(token.split(".")[1]))
    assert claims["iss"] == sandbox.host + OAUTH
    assert (claims["sub"], claims["aud"]) == ("1010", "integration")


def test_public_keys_tell_nothing_of_the_private_half(sandbox):
    for key in published_keys(sandbox).values():
        assert key.keys() == {"kty", "use", "alg", "kid", "n", "e"}


def test_discovery_tells_where_the_keys_are(sandbox):
    line = sandbox.line()
    configuration = line.get(f"{OAUTH}/.well-known/openid-configuration").json()
    assert configuration["issuer"] == sandbox.host + OAUTH
    assert configuration["id_token_signing_alg_values_supported"] == ["RS256"]
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint"):
        assert configuration[name].startswith(sandbox.host + OAUTH)
    assert line.get(configuration["jwks_uri"].removeprefix(sandbox.host)).json()["keys"]


def test_a_new_key_signs_after_a_rotation_and_the_one_before_stays_published_once(
    sandbox, id_token
):
    first = id_token()
    kid = sandbox.rotate_key()
    second = id_token()
    assert head_of(second)["kid"] == kid != head_of(first)["kid"]
    keys = published_keys(sandbox)
    assert len(keys) == 2
    for token in (first, second):
        check(token, keys[head_of(token)["kid"]])
    sandbox.rotate_key()
    assert head_of(first)["kid"] not in published_keys(sandbox)


def test_a_token_signed_with_a_wrong_key_names_the_right_one(sandbox, id_token):
    sandbox.switch(id_tokens="wrong-key")
    token = id_token()
    with pytest.raises(InvalidSignature):
        check(token, published_keys(sandbox)[head_of(token)["kid"]])


def test_a_token_signed_with_an_unknown_key_names_a_key_that_is_not_published(sandbox, id_token):
    sandbox.switch(id_tokens="unknown-key")
    assert head_of(id_token())["kid"] not in published_keys(sandbox)


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_a_token_may_be_signed_with_the_secret_or_not_at_all(sandbox, id_token, algorithm):
    sandbox.switch(id_tokens=algorithm)
    assert head_of(id_token())["alg"] == algorithm
