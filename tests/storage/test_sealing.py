"""Sealed text opens with its key and in its own row, and nowhere else."""

import os
import stat

import pytest
from cryptography.fernet import Fernet

from dashboard.storage.files import make_private
from dashboard.storage.sealing import Broken, read_sealed, row_context, seal, unseal

ROW = row_context("draft", 7, "key")


def test_text_opens_in_its_own_row():
    assert unseal(seal("Ada", context=ROW), context=ROW) == "Ada"
    assert unseal(seal("Ada")) == "Ada"
    assert read_sealed(seal('{"a": 1}', context=ROW), context=ROW) == {"a": 1}


@pytest.mark.parametrize(
    "other", ["", row_context("draft", 8, "key"), row_context("search", 7, "key")]
)
def test_text_does_not_open_in_another_row(other):
    with pytest.raises(Broken):
        unseal(seal("Ada", context=ROW), context=other)
    assert read_sealed(seal("{}", context=ROW), context=other) is None


def test_text_that_belongs_to_no_row_opens_in_none():
    with pytest.raises(Broken):
        unseal(seal("Ada"), context=ROW)


def test_rows_can_not_be_spelled_alike():
    assert row_context("a", "b", "c") != row_context("a", 'b", "c')


def test_every_key_opens_and_the_newest_seals(settings):
    old = settings.FIELD_KEYS
    sealed = seal("Ada", context=ROW)
    settings.FIELD_KEYS = [Fernet.generate_key().decode(), *old]
    assert unseal(sealed, context=ROW) == "Ada"
    newer = seal("Ada", context=ROW)
    settings.FIELD_KEYS = old
    with pytest.raises(Broken):
        unseal(newer, context=ROW)


@pytest.mark.parametrize("is_there", [True, False])
def test_the_database_file_is_for_its_owner_alone(tmp_path, is_there):
    file = tmp_path / "dashboard.sqlite3"
    if is_there:
        file.touch(mode=0o644)
        os.chmod(file, 0o644)
    make_private({"ENGINE": "django.db.backends.sqlite3", "NAME": file})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_database_that_is_no_file_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    make_private({"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"})
    make_private({"ENGINE": "django.db.backends.postgresql", "NAME": "dashboard"})
    assert not list(tmp_path.iterdir())
