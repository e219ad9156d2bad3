"""The language of a page: the browser's, unless the agent has chosen one."""

import re

import pytest
from django.conf import settings
from django.utils import translation

from tests.conftest import Desk, page_of, text_of

CODES = [code for code, _name in settings.LANGUAGES]
PREFERENCES = {"theme": "", "opens_single_hit": "on", "keeps_recents": "on", "uses_keys": "on"}
AT_ECE = {"pt": "pt-PT", "pt-br": "pt-BR", "fr-ca": "fr-CA", "zh-hans": "zh-CN", "de": "de-DE"}


def language_of(page) -> str:
    return page_of(page).css_first("html").attributes["lang"]


def in_words(code: str, text: str) -> str:
    with translation.override(code):
        return translation.gettext(text)


@pytest.mark.parametrize("code", CODES)
def test_a_browser_gets_its_own_language(desk, code):
    page = desk.get("/sign-in/", headers={"Accept-Language": code})
    assert language_of(page) == code
    assert in_words(code, "Password") in text_of(page)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("de-AT", "de"), ("pt-PT", "pt"), ("fr-CH", "fr"), ("zh-CN", "zh-hans"), ("xx", "en")],
)
def test_the_nearest_language_is_taken(desk, wanted, code):
    assert language_of(desk.get("/sign-in/", headers={"Accept-Language": wanted})) == code


def test_another_language_can_be_chosen_before_signing_in(desk):
    page = desk.post("/language/", {"language": "sv", "next": "/sign-in/"}, follow=True)
    assert page.request["PATH_INFO"] == "/sign-in/"
    assert language_of(page) == "sv"
    away = desk.post("/language/", {"language": "sv", "next": "https://example.org/"})
    assert away["Location"] == "/"


def test_what_the_agent_chose_holds_in_every_browser(jack):
    jack.post("/me/", PREFERENCES | {"language": "ja"})
    page = jack.get("/", headers={"Accept-Language": "de"})
    assert language_of(page) == "ja"
    jack.post("/me/", PREFERENCES | {"language": ""})
    assert language_of(jack.get("/", headers={"Accept-Language": "de"})) == "de"


@pytest.mark.parametrize("code", AT_ECE)
def test_ece_is_asked_in_the_same_language(jack, sandbox, code):
    jack.post("/me/", PREFERENCES | {"language": code})
    jack.get("/customers/1000/")
    assert sandbox.requests()[-1]["headers"]["Accept-Language"] == AT_ECE[code]


@pytest.mark.usefixtures("between", "db")
def test_where_ece_does_not_know_the_language_pages_are_in_it_and_ece_s_words_are_not(sandbox):
    sandbox.switch(languages="english")
    desk = Desk(headers={"Accept-Language": "de"})
    assert desk.sign_in("jack").status_code == 303
    page = desk.get("/customers/1000/")
    assert (page.status_code, language_of(page)) == (200, "de")
    assert "Medical Products" in text_of(page)
    before = len(sandbox.requests())
    desk.get("/customers/1000/")
    assert len(sandbox.requests()) == before + 1


@pytest.mark.parametrize("code", CODES)
def test_every_page_can_be_shown(frank, code):
    frank.post("/me/", PREFERENCES | {"language": code})
    paths = ("/", "/customers/", "/customers/1000/", "/customers/new/", "/cases/", "/cases/1000/")
    for path in (*paths, "/unread/?show=list", "/me/"):
        page = frank.get(path)
        assert page.status_code == 200
        assert language_of(page) == code
        assert "%(" not in text_of(page)
    assert language_of(frank.find("14082343456102")) == code


@pytest.mark.parametrize(("language", "between"), [("en", ","), ("de", "."), ("fr", "\N{NBSP}")])
def test_a_large_number_is_written_as_the_language_does(frank, language, between):
    headers = {"Accept-Language": language}
    cases = frank.post("/cases/", {"status": "open"}, follow=True, headers=headers)
    heading = page_of(cases).css_first("h2").text()
    assert re.search(rf" 1{re.escape(between)}\d{{3}}$", heading)
