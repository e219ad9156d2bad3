"""No password is ever stored, whatever form it was typed into."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.models import Agent, EceSession
from dashboard.storage import drafts
from dashboard.storage.drafts import NEVER_STORED
from tests.pages.test_every_page import ADDRESSES

PASSWORD_FIELD = re.compile(r'<input[^>]*type="password"[^>]*>')
NAME = re.compile(r'name="([^"]+)"')


@pytest.mark.parametrize("path", sorted(ADDRESSES.values()))
def test_every_password_field_of_every_page_is_one_that_is_never_stored(jack, path):
    html = jack.get(path).content.decode()
    for field in PASSWORD_FIELD.findall(html):
        assert NAME.search(field)[1] in NEVER_STORED


def test_a_password_that_is_sent_along_with_another_form_is_not_stored(jack):
    EceSession.objects.all().delete()
    signing = jack.post("/customers/", {"email": "ada@example.com", "password": "canary"})
    wanted = parse_qs(urlsplit(signing["Location"]).query)["next"][0]
    key = parse_qs(urlsplit(wanted).query)["draft"][0]
    stored = drafts.recall(Agent.objects.get(), "/customers/", key)
    assert stored == {"email": ["ada@example.com"]}
