"""No text is left in English: in a made-up language, all that is ours stands in wide letters."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings as configured
from django.utils.translation import trans_real
from selectolax.lexbor import LexborNode

from tests.conftest import Desk, page_of
from tests.creation.creating import TIERNEY, open_form, send
from tests.languages.pseudo import CODE, PseudoTranslation

WORD = re.compile(r"\b[A-Za-z][A-Za-z’'-]+\b")
SPOKEN = ("aria-label", "title", "placeholder", "alt")
NOT_OURS = "script, style, template, bdi, kbd, code, textarea, option[lang], [name=chosen_zone] *"
NAMES = {"UTC"}
AS_ECE_SPELLS = {"Mr.", "Mrs.", "Ms.", "Miss", "jr.", "sr.", "ii", "iii"}
METADATA = ("customer/attributes?$attribute=all", "case/attributes?$attribute=custom")
OWN_PAGES = ("/", "/me/", "/audit/", "/nowhere/", "/findability/")
RECORDS = ("/customers/1000/", "/cases/1000/", "/customers/99999999/", "/cases/99999999/")
FORMS = ("/customers/", "/customers/new/", "/customers/columns/", "/cases/", "/cases/columns/")
UNREAD = ("/unread/", "/unread/?show=list", "/unread/among/", "/unread/by-day/", "/unread/sheet/")
CHASING = ("/unread/ledger/", "/unread/today/", "/unread/1000/chase/", "/unread/1000/sent/")
TYPED = ("14082343456102", "#1000", "x", "nobody@example.com", "4085559999", "1000,1001", "")
BESIDE = ("/customers/compare/?ids=1000&ids=1001", "/customers/compare/?ids=x&ids=1000")
FILES = ("/unread/export.csv", "/unread/ledger.csv", "/audit/export.csv")


@pytest.fixture
def stranger(db, sandbox, settings, monkeypatch):
    """A browser that asks for the made-up language."""
    settings.LANGUAGES = [*configured.LANGUAGES, (CODE, "Interlingua")]
    settings.AUDITORS = ["frank"]
    monkeypatch.setitem(trans_real._translations, CODE, PseudoTranslation())
    return Desk(headers={"Accept-Language": CODE})


@pytest.fixture
def reader(stranger):
    stranger.sign_in("frank")
    return stranger


@pytest.fixture
def shown_by_ece(sandbox) -> set[str]:
    """What ECE calls its values and attributes."""
    frank = sandbox.signed_in("frank")
    paths = [f"/ws/v12/interaction/{path}" for path in METADATA]
    return AS_ECE_SPELLS.union(*(displayed(frank.get(path).json()) for path in paths))


def displayed(tree) -> set[str]:
    if isinstance(tree, list):
        return set().union(*map(displayed, tree))
    if not isinstance(tree, dict):
        return set()
    texts = {tree[name] for name in ("displayValue", "displayName") if name in tree}
    return texts.union(*map(displayed, tree.values()))


def unmarked(answer) -> set[str]:
    """What stands on the page in plain letters, without what is ECE's or the agent's own."""
    page = page_of(answer)
    assert page.css_first("html").attributes["lang"] == CODE
    own = {word for node in page.css("bdi") for word in WORD.findall(node.text())}
    for node in page.css(NOT_OURS):
        node.decompose()
    return {text for text in texts(page.root) if set(WORD.findall(text)) - own - NAMES}


def texts(root: LexborNode) -> Iterator[str]:
    for node in root.traverse(include_text=True):
        if node.is_text_node:
            yield node.text().strip()
        else:
            yield from (node.attributes.get(name) or "" for name in SPOKEN)


def test_before_signing_in(stranger):
    assert unmarked(stranger.get("/sign-in/")) == set()
    for fields in ({}, {"login": "frank", "password": "wrong"}):
        assert unmarked(stranger.post("/sign-in/", fields)) == set()


@pytest.mark.parametrize("paths", [OWN_PAGES, RECORDS, FORMS, UNREAD, CHASING, BESIDE])
def test_on_every_page(reader, shown_by_ece, paths):
    for path in paths:
        assert unmarked(reader.get(path, follow=True)) - shown_by_ece == set(), path


def test_whatever_is_found(reader, shown_by_ece):
    for text in TYPED:
        assert unmarked(reader.find(text)) - shown_by_ece == set(), text
    for criteria in ({"owner": "jack"}, {"phone": "4085559999", "status": "open"}, {}):
        page = reader.post("/cases/", criteria, follow=True)
        assert unmarked(page) - shown_by_ece == set(), criteria


def test_around_a_creation(reader, shown_by_ece):
    form = open_form(reader)
    wrong = {"phone-0-number": "12", "email-0-address": "x", "person-0-date_of_birth": "1/2"}
    for typed in ({}, wrong, TIERNEY):
        page = reader.post("/customers/new/", form | typed, follow=True)
        assert unmarked(page) - shown_by_ece == set(), typed
    again = send(reader, form, **TIERNEY)
    assert unmarked(again) - shown_by_ece == set()


def test_when_ece_is_away(reader, between):
    for way in ("500", "429", "403", "garbage"):
        between.script([way])
        for path in ("/customers/1000/", "/cases/1000/activities/", "/unread/1000/sent/"):
            assert unmarked(reader.get(path)) == set(), (way, path)


def test_in_files(reader):
    for path in FILES:
        head = reader.get(path).content.decode("utf-8-sig").splitlines()[0]
        assert set(WORD.findall(head)) - NAMES == set(), path
