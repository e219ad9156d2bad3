"""ID tokens are taken from nobody but the authorization server, where its keys are known."""

import pytest

from dashboard.models import EceSession
from tests.conftest import text_of

pytestmark = pytest.mark.usefixtures("v3")


def test_an_agent_signs_in_also_after_the_key_was_changed(desk, sandbox):
    desk.sign_in("jack")
    assert EceSession.objects.count() == 1
    sandbox.rotate_key()
    desk.sign_in("mia")
    assert "Customers" in text_of(desk.get("/"))


@pytest.mark.parametrize("signed", ["wrong-key", "unknown-key", "none", "HS256"])
def test_a_token_that_somebody_else_signed_signs_nobody_in(desk, sandbox, signed):
    sandbox.switch(id_tokens=signed)
    answer = desk.sign_in("jack")
    assert "ECE's answer could not be used" in text_of(answer)
    assert not EceSession.objects.exists()


def test_without_the_keys_it_is_enough_who_sent_the_token(desk, sandbox, settings):
    settings.ECE_OAUTH = settings.ECE_OAUTH | {"jwks_url": ""}
    sandbox.switch(id_tokens="wrong-key")
    desk.sign_in("jack")
    assert EceSession.objects.count() == 1
