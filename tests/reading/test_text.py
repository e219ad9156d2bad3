"""Typed text before it gets a meaning."""

from unicodedata import category, is_normalized

import pytest
from hypothesis import given

from dashboard.reading.text import (
    JOINERS,
    compact_text,
    free_text,
    has_visible_sign,
    is_unseen,
    name_text,
    visible,
)
from tests.reading.strategies import UNSEEN, typed_texts


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("14082343456102\u200b", "14082343456102"),
        ("\u202a+14082343456102\u202c", "+14082343456102"),
        ("１０００", "1000"),
        ("＋１ ４０８", "+1 408"),
        ("٤٠٨۴۰۸४०८", "408408408"),
        ("x²③", "x23"),
        ("1\u00a02\u20093", "1 2 3"),
        ("'+1 408", "+1 408"),
        ("’007", "007"),
        ('"1000"', "1000"),
        ('="1000"', "1000"),
        ("=“1000”", "1000"),
        ("„1000“", "1000"),
        ("«'1000'»", "1000"),
        ("＂1000＂", "1000"),
        ("1\x00\x072", "12"),
        ("1\t2\r\n3", "1 2 3"),
    ],
)
def test_a_number_comes_out_in_plain_signs(typed, text):
    assert compact_text(typed) == text


@pytest.mark.parametrize(
    "text", ["", " ", "\u200b", "\u3164", "\u2800", "\u00a0\u202e", "\ufe0f", "\x00"]
)
def test_what_nobody_sees_is_blank(text):
    assert not has_visible_sign(text)
    assert name_text(text) == ""


@pytest.mark.parametrize("text", ["-", "李", "0", "é", "🙂"])
def test_what_somebody_sees_is_not_blank(text):
    assert has_visible_sign(text)


@pytest.mark.parametrize(
    "name",
    [
        "علی\u200cرضا",
        "ക്\u200dഷ",
        "അവന്\u200d",
        "র\u200d\u09cdয",
        "👩\u200d💻 Ada",
    ],
)
def test_joiners_that_shape_a_name_stay(name):
    assert name_text(name) == name


@pytest.mark.parametrize(
    "name", ["An\u200cna", "张\u200d三", "\u200dAnna", "Anna\u200c", "א\u200cב"]
)
def test_joiners_that_shape_no_name_go(name):
    assert not set(JOINERS) & set(name_text(name))


def test_free_text_keeps_its_lines():
    assert free_text("Mu\u0308ller\r\nKo\u0308ln\u200b\r") == "Müller\nKöln\n"


@given(typed_texts)
def test_reading_plain_signs_twice_changes_no_more(text):
    once = compact_text(text)
    assert compact_text(once) == once
    assert name_text(name_text(text)) == name_text(text)
    assert visible(visible(text)) == visible(text)


@given(typed_texts)
def test_no_unseen_sign_ever_leaves(text):
    assert not any(map(is_unseen, compact_text(text)))
    assert not any(category(sign) in ("Cf", "Cc") for sign in compact_text(text))
    assert not set(UNSEEN) & set(name_text(text))
    assert is_normalized("NFKC", compact_text(text))
    assert is_normalized("NFC", name_text(text))
