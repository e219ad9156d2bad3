"""A field or a parameter that comes twice could mean two things, so no view sees it."""

import pytest

from dashboard.models import Draft
from tests.conftest import page_of, text_of
from tests.pages.test_every_page import ADDRESSES

TAKEN = {
    "/customers/": ["custom_name", "custom_value"],
    "/customers/s/" + "x" * 43 + "/": ["ids"],
    "/customers/compare/": ["ids"],
    "/customers/columns/": ["usual", "columns"],
    "/customers/new/": ["anyway", "unchecked"],
}


PROBES = {"livez", "readyz", "metrics", "version"}


def form_again(page) -> str:
    return page_of(page).css_first("main .fault a").attributes["href"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_takes_a_name_twice(frank, sandbox, method):
    calls = len(sandbox.requests())
    for name in ADDRESSES.keys() - PROBES:
        refused = getattr(frank, method)(ADDRESSES[name], {"q": ["canary-1", "canary-2"]})
        assert refused.status_code == 400, name
        assert "This can't be read" in text_of(refused)
    assert len(sandbox.requests()) == calls


@pytest.mark.parametrize("path", TAKEN)
def test_what_is_ticked_or_typed_in_rows_may_come_several_times(jack, path):
    typed = dict.fromkeys(TAKEN[path], ("1000", "1001"))
    assert jack.post(path, typed).status_code != 400
    assert jack.post(path, typed | {"status": ["", "x"]}).status_code == 400


def test_what_was_typed_is_in_the_form_again(jack):
    refused = jack.post("/customers/", {"name": ["Ada", "Ida"], "email": "ada@example.com"})
    assert 'value="ada@example.com"' in jack.get(form_again(refused)).content.decode()


def test_a_page_with_a_script_stays_as_it_is_and_says_so(jack):
    region = {"HX-Request": "true", "HX-Target": "results"}
    answer = jack.post("/customers/", {"name": ["Ada", "Ida"]}, headers=region)
    assert answer.status_code == 400
    assert answer["HX-Reswap"] == "none"
    assert "This can't be read" in answer["HX-Trigger"]


@pytest.mark.parametrize("twice", ["login", "password", "next"])
def test_of_a_sign_in_nothing_is_kept(desk, sandbox, log, twice):
    typed = {"login": "jack", "password": "canary", twice: ["jack", "canary"]}
    refused = desk.post("/sign-in/", typed)
    assert refused.status_code == 400
    assert not sandbox.requests()
    assert not Draft.objects.exists()
    assert "canary" not in refused.content.decode() + log()
    assert form_again(refused) == "/sign-in/"
