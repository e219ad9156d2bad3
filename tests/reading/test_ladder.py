"""The spellings under which ECE may hold a number, and that one of them is what create stores."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.phones import NotAPhone, parts_of, read_parts, spellings
from tests.reading.strategies import callers_spellings, records, typed_texts, whole

KEYS = {"2": "C", "3": "F", "4": "I", "5": "L", "6": "O", "7": "R", "8": "U", "9": "Y"}


@pytest.mark.parametrize(
    ("typed", "country", "first"),
    [
        ("+1 (408) 234-3456 ext 102", "1", "14082343456102 14082343456 4082343456102 4082343456"),
        ("(408) 234-3456", "1", "4082343456 14082343456"),
        ("0711 123456", "49", "0711123456 49711123456 711123456"),
        ("0711 123456", "", "0711123456 711123456"),
        ("0049 (0) 711 / 123456", "1", "49711123456 711123456"),
        ("408.234.3456 x102", "1", "14082343456102 4082343456102 14082343456 4082343456"),
        ("tel:+14082343456;ext=102", "", "14082343456102 14082343456 4082343456102 4082343456"),
        ("٤٠٨ ٢٣٤ ٣٤٥٦", "1", "4082343456 14082343456"),
        ("+35121234567", "1", "35121234567 21234567"),
        ("14082343456102", "1", "14082343456102"),
        ("5550101", "1", "5550101 15550101"),
    ],
)
def test_the_likeliest_spellings_come_first(typed, country, first):
    rungs = spellings(typed, country)
    assert list(rungs[: len(first.split())]) == first.split()


@pytest.mark.parametrize("typed", ["+1 (408) 234-3456", "408 234 3456", "+1 408 234 3456 x102"])
def test_a_number_of_a_plan_without_trunk_prefix_has_few_spellings(typed):
    extensions = typed.count("x")
    assert len(spellings(typed, "1")) == 2 + 2 * extensions


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("+49 0711 2222333", "1", "4907112222333"),
        ("+49 711 2222333", "1", "07112222333"),
        ("+49 711 2222333", "1", "011497112222333"),
        ("0711 2222333", "49", "4907112222333"),
        ("0711 2222333", "49", "00497112222333"),
        ("020 7946 0123", "44", "4402079460123"),
        ("+7 495 123-45-67", "7", "84951234567"),
        ("06 1 234 5678", "36", "360612345678"),
        ("+52 55 1234 5678", "52", "5215512345678"),
        ("+54 9 11 1234 5678", "1", "541112345678"),
        ("+54 11 1234 5678", "1", "5491112345678"),
        ("+49 711 2222333 ext 7", "1", "49071122223337"),
    ],
)
def test_numbers_stored_in_odd_ways_are_on_the_ladder(typed, country, stored):
    assert stored in spellings(typed, country)


@given(typed_texts, st.sampled_from(["", "1", "49", "351"]))
def test_rungs_are_different_strings_of_digits(typed, country):
    try:
        rungs = spellings(typed, country)
    except NotAPhone:
        return
    assert 1 <= len(rungs) <= 20
    assert len(set(rungs)) == len(rungs)
    assert all(re.fullmatch("[0-9]+", rung) for rung in rungs)


@given(records(), st.sampled_from(["", "7", "102"]), st.data())
def test_what_create_stores_is_on_the_ladder_of_what_callers_type(record, extension, data):
    home = data.draw(st.sampled_from([str(record.country_code), "1", "49"]))
    entered = data.draw(st.sampled_from(callers_spellings(record, home)))
    called = data.draw(st.sampled_from(callers_spellings(record, home)))
    mark = f" ext {extension}" if extension else ""
    stored = read_parts(home, "", entered, extension, home)
    assert stored.digits in spellings(called + mark, home)


@given(records(), st.data())
def test_the_parts_typed_apart_make_the_whole_number(record, data):
    home = str(record.country_code)
    parts = parts_of(f"+{whole(record)}")
    trunk = "0" if home in ("44", "49", "33", "81", "61", "91", "90", "31", "46") else ""
    country = data.draw(st.sampled_from([home, f"+{home}", f"00{home}", f"+{home} (0)"]))
    area = data.draw(st.sampled_from([parts.area, f"{trunk}{parts.area}"])) if parts.area else ""
    assert read_parts(country, area, parts.number, "", home).digits == whole(record)


@given(st.text("23456789", min_size=3, max_size=7))
def test_a_number_spelled_in_letters_is_the_same_number(tail):
    digits = "4082343456"[: -len(tail)]
    letters = "".join(map(KEYS.get, tail))
    typed = f"1-{digits[:3]}-{digits[3:]}{letters}"
    assert f"1{digits}{tail}" in spellings(typed, "1")
