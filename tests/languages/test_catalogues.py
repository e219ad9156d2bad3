"""Every text in every language: none is missing, none is out of date, none has lost a value."""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import to_locale

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALE = Path("dashboard") / "locale"
OTHERS = [code for code, _name in settings.LANGUAGES if code != "en"]
PARTS = re.compile(r"%\(\w+\)[sd]|%[sd]|</?[a-z]+[^>]*>|&#?\w+;")


def catalogue(code: str) -> polib.POFile:
    return polib.pofile(str(ROOT / LOCALE / to_locale(code) / "LC_MESSAGES" / "django.po"))


def keys(entries: polib.POFile) -> set[tuple[str | None, str, str]]:
    """What each text is found by: the same words may stand in two contexts."""
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries}


@pytest.fixture(scope="session")
def marked(tmp_path_factory) -> set[tuple[str | None, str, str]]:
    """The texts that the code and the templates mark now."""
    copy = tmp_path_factory.mktemp("source")
    for name in ("dashboard", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("locale", "*.pyc"))
    (copy / LOCALE).mkdir()
    shutil.copy(ROOT / "manage.py", copy)
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "de"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    entries = polib.pofile(str(copy / LOCALE / "de" / "LC_MESSAGES" / "django.po"))
    return keys(entries)


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_is_translated_and_no_other(marked, code):
    entries = catalogue(code)
    assert keys(entries) == marked
    assert [entry.msgid for entry in entries if not entry.translated() or entry.fuzzy] == []


@pytest.mark.parametrize("code", OTHERS)
def test_every_value_and_element_of_a_text_is_in_its_translation(code):
    lost = []
    for entry in catalogue(code):
        wanted = [parts(entry.msgid), parts(entry.msgid_plural or entry.msgid)]
        texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        lost += [text for text in texts if parts(text) not in wanted]
    assert lost == []


def parts(text: str) -> Counter[str]:
    return Counter(PARTS.findall(text))


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_compiled_is_what_is_written(code):
    written = catalogue(code)
    compiled = polib.mofile(written.fpath.replace(".po", ".mo"))
    assert translations(compiled) == translations(written)


def translations(entries: polib.POFile | polib.MOFile) -> dict[tuple[str | None, str], object]:
    return {(e.msgctxt, e.msgid): e.msgstr or e.msgstr_plural for e in entries}


@pytest.mark.parametrize("code", OTHERS)
def test_each_language_has_a_glossary(code):
    assert (ROOT / "docs" / "glossary" / f"{code}.md").read_text().count("|") > 30
