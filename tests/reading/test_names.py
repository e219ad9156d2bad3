"""Names of people and companies."""

from unicodedata import bidirectional

import pytest
from hypothesis import given

from dashboard.reading.names import (
    isolated,
    name_spellings,
    read_name,
    split_name,
    without_directions,
)
from dashboard.reading.text import JOINERS, is_unseen
from tests.reading.strategies import typed_texts


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("Testmann, Anna", "Anna", "Testmann"),
        ("Testmann，Anna Maria", "Anna Maria", "Testmann"),
        ("القاضي، ليلى", "ليلى", "القاضي"),
        ("“Testmann, Anna”", "Anna", "Testmann"),
        ("Anna Maria Testmann", "Anna Maria", "Testmann"),
        ("van der Berg, Jan Peter", "Jan Peter", "van der Berg"),
        ("Anna", "Anna", ""),
        ("Anna,", "Anna", ""),
        (", Anna", "Anna", ""),
        ("Martin Luther King, Jr.", "Martin Luther", "King, Jr."),
        ("King, Martin Luther, Jr.", "Martin Luther", "King, Jr."),
        ("Mu\u0308ller, Jo\u0308rg", "Jörg", "Müller"),
        ("\u200b", "", ""),
        (",", "", ""),
    ],
)
def test_a_person_has_a_first_and_a_last_name(typed, first, last):
    assert split_name(typed) == (first, last)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("\u200b", ""),
        ("\u3164", ""),
        ("Mu\u0308ller", "Müller"),
        ("'t Hooft", "'t Hooft"),
        ("’Abd", "’Abd"),
        ("'Anna'", "Anna"),
        ('"Anna" or "Ann"', '"Anna" or "Ann"'),
        ("Eve\u202ekcab", "Evekcab"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("Full ＷＩＤＴＨ²", "Full ＷＩＤＴＨ²"),
    ],
)
def test_a_name_is_read(typed, name):
    assert read_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("Testmann, Anna", "Anna Testmann"),
        ("“Testmann, Anna”", "Anna Testmann"),
        ("Mr. John Tierney", "John Tierney"),
        ("Frau Testmann", "Testmann"),
        ("O’Brien", "O'Brien"),
        ("O'Brien", "O’Brien"),
    ],
)
def test_a_name_is_looked_for_in_every_form(typed, spelling):
    assert spelling in name_spellings(typed)


@pytest.mark.parametrize("typed", ["Anna Testmann", "J. Smith", "Ms", "Drew Barry", "ليلى القاضي"])
def test_a_plain_name_has_one_form(typed):
    assert name_spellings(typed) == (typed,)


def test_every_sign_that_runs_from_right_to_left_is_isolated():
    signs = map(chr, range(0x110000))
    backwards = {sign for sign in signs if bidirectional(sign) in ("R", "AL", "AN")}
    assert [sign for sign in backwards if isolated(f"Eve {sign}")[0] != "\u2068"] == []


def test_a_name_inside_a_sentence_leaves_its_order_alone():
    assert isolated("ليلى القاضي") == "\u2068ليلى القاضي\u2069"
    assert isolated("Eve\u202ekcab\u2067") == "\u2068Evekcab\u2069"
    assert isolated(isolated("ليلى")) == isolated("ليلى")
    assert isolated("Anna") == "Anna"
    assert isolated("\u202e") == ""


@given(typed_texts)
def test_names_are_read_once_and_show_all_they_have(text):
    name = read_name(text)
    assert read_name(name) == name
    assert not any(is_unseen(sign) for sign in name if sign not in JOINERS)
    assert without_directions(name) == name
