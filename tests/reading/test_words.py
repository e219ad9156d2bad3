"""IDs, names and the box."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.box import BoxInput, read_box
from dashboard.reading.ids import NotAnId, read_id, read_ids
from dashboard.reading.names import isolated, split_name
from dashboard.reading.text import compact_text, name_text


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("#1000", "case", "1000"),
        ("[#1000]", "case", "1000"),
        ("#1000.", "case", "1000"),
        ("#１０００", "case", "1000"),
        ("#0001000", "case", "1000"),
        ("Case: 1000", "case", "1000"),
        ("case #1000", "case", "1000"),
        ("Customer: 1000", "customer", "1000"),
        ("customer 1000\u200b", "customer", "1000"),
        ("https://desk.example.com/cases/1000/", "case", "1000"),
        ("http://127.0.0.1:8000/customers/1000/?page=2", "customer", "1000"),
        ("Charging is too slow [#1000]", "case", "1000"),
        ('="1000"', "digits", "1000"),
        ("'1000", "digits", "1000"),
        ("0001000", "digits", "1000"),
        ("1000", "digits", "1000"),
        ("14082343456102\u200b", "phone", "14082343456102"),
        ("Russel, John <john.russel@customer.com>", "email", "john.russel@customer.com"),
        ("john.russel＠customer.com", "email", "john.russel@customer.com"),
        ("mailto:john.russel%40customer.com", "email", "john.russel@customer.com"),
        ("Anna Testmann", "name", "Anna Testmann"),
        ("Mu\u0308ller", "name", "Müller"),
        ("\u200b", "empty", ""),
        ("a" * 256, "too_long", ""),
    ],
)
def test_the_box_knows_what_was_typed(text, kind, value):
    assert read_box(text, "1") == BoxInput(kind, value)


@pytest.mark.parametrize("text", ["", "john", "1000 1001", "1" * 19, "-1", "1e5", "１０００ａ"])
def test_what_is_no_id_is_refused(text):
    with pytest.raises(NotAnId):
        read_id(text)


@pytest.mark.parametrize(
    ("text", "ids", "odd"),
    [
        ("1000\u200b,1001", ["1000", "1001"], []),
        ("１０００、１００１", ["1000", "1001"], []),
        ("0001000,1001", ["1000", "1001"], []),
        ("#1000\n[#1001]\t1002;1000", ["1000", "1001", "1002"], []),
        ("Customer: 1000, Customer: 1001", ["1000", "1001"], []),
        ('="1000" "1001"', ["1000", "1001"], []),
        ("1000, one", ["1000"], ["one"]),
    ],
)
def test_a_list_of_ids_is_read_as_sheets_write_it(text, ids, odd):
    assert read_ids(text) == (ids, odd)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Testmann, Anna", "Anna", "Testmann"),
        ("Anna Testmann", "Anna", "Testmann"),
        ("van der Berg, Jan Peter", "Jan Peter", "van der Berg"),
        ("Testmann,", "Testmann", ""),
        ("\u200b", "", ""),
    ],
)
def test_a_name_is_split_where_people_split_it(text, first, last):
    assert split_name(text) == (first, last)


def test_letters_of_persian_names_stay_joined_as_they_were():
    assert name_text("علی\u200cرضا") == "علی\u200cرضا"


def test_a_name_that_runs_the_other_way_leaves_the_sentence_alone():
    assert isolated("John") == "John"
    assert isolated("ليلى") == "\u2068ليلى\u2069"
    assert isolated("Eve\u202ekcab") == "\u2068Evekcab\u2069"


@given(st.text(max_size=60))
def test_reading_twice_is_reading_once(text):
    assert compact_text(compact_text(text)) == compact_text(text)
    assert name_text(name_text(text)) == name_text(text)


@given(st.text(max_size=60))
def test_nothing_invisible_is_left(text):
    left = {unicodedata.category(sign) for sign in compact_text(text)}
    assert not left & {"Cf", "Cc", "Cs"}


@given(st.text(max_size=300))
def test_the_box_takes_any_text(text):
    assert read_box(text, "1").kind
