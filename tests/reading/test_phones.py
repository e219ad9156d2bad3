"""Phone numbers as people type, paste and dial them."""

import re

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.phones import (
    NotAPhone,
    display,
    looks_like_a_phone,
    parts_of,
    read_parts,
    read_phone,
    spellings,
)

COUNTRIES = (
    *("1", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45"),
    *("46", "47", "48", "49", "52", "54", "55", "61", "64", "65", "7", "81", "82", "86", "91"),
)


@pytest.mark.parametrize(
    ("typed", "country", "tried"),
    [
        (
            "+1 (408) 234-3456 ext 102",
            "1",
            ["14082343456102", "14082343456", "4082343456102", "4082343456"],
        ),
        ("(408) 234-3456", "1", ["4082343456", "14082343456"]),
        ("0711 123456", "49", ["0711123456", "49711123456", "711123456", "490711123456"]),
        ("0711 123456", "", ["0711123456", "711123456"]),
        (
            "408.234.3456 x102",
            "1",
            ["14082343456102", "4082343456102", "14082343456", "4082343456"],
        ),
    ],
)
def test_a_number_is_looked_for_in_the_order_of_the_ladder(typed, country, tried):
    assert list(spellings(typed, country)) == tried


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("14082343456102\u200b", "1", "14082343456102"),
        ("\u202a+14082343456102\u202c", "1", "14082343456102"),
        ("＋１ ４０８ ２３４ ３４５６ ext 102", "1", "14082343456102"),
        ("٤٠٨ ٢٣٤ ٣٤٥٦", "1", "14082343456"),
        ("011 49 711 2222333", "1", "497112222333"),
        ("00 49 711 2222333", "1", "497112222333"),
        ("+49 0711 2222333", "1", "497112222333"),
        ("+49 (0) 711 / 222-2333", "1", "497112222333"),
        ("020 79460123", "44", "442079460123"),
        ("+44 (0)20 7946 0123", "1", "442079460123"),
        ("+39 06 5555 0123", "1", "390655550123"),
        ("8 (495) 123-45-67", "7", "74951234567"),
        ("1-408-CHICKEN", "1", "14082442536"),
        ("800-FLOWERS", "1", "18003569377"),
        ("'+1 408 234 3456 ext. 102", "1", "14082343456102"),
        ('"14082343456102"', "1", "14082343456102"),
        ("tel:+14082343456;ext=102", "", "14082343456102"),
        ("tel:234-3456;phone-context=+1408", "1", "14082343456"),
        ("Tel.: +1 408 234 3456", "1", "14082343456"),
        ("+49 711 222 2333 Durchwahl 12", "1", "49711222233312"),
        ("+7 495 123 45 67 доб. 102", "1", "74951234567102"),
        ("+1 408\u00ad 234\u00a03456,,102", "1", "14082343456102"),
        ("408\u2013234\u20133456", "1", "4082343456"),
    ],
)
def test_a_stored_number_is_among_the_spellings_of_what_was_pasted(typed, country, stored):
    assert stored in spellings(typed, country)


@pytest.mark.parametrize(
    "text", ["", "\u200b", "hello", "John 4", "+", "ext 102", "1" * 30, "john@example.com"]
)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotAPhone):
        read_phone(text, "1")


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        (("1", "", "+1 212 5550101", ""), ("1", "212", "5550101", "")),
        (("1", "", "+1 (415) 555-0123 ext 7", ""), ("1", "415", "5550123", "7")),
        (("44", "20", "79460123", ""), ("44", "20", "79460123", "")),
        (("44", "", "020 79460123", ""), ("44", "", "20 79460123", "")),
        (("0049", "0711", "222 2333", ""), ("49", "711", "222 2333", "")),
        (("+49", "711", "222 2333", ""), ("49", "711", "222 2333", "")),
        (("1", "212", "５５５０１００", ""), ("1", "212", "5550100", "")),
        (("39", "06", "5555 0123", ""), ("39", "06", "5555 0123", "")),
        (("1", "408", "234 3456", "102"), ("1", "408", "234 3456", "102")),
        (("1", "", "408 234 3456 x 9", ""), ("1", "", "408 234 3456", "9")),
    ],
)
def test_a_new_number_is_stored_as_callers_will_find_it(form, parts):
    read = read_parts(*form, "1")
    assert (read.country, read.area, read.number, read.extension) == parts


def test_seven_digits_or_a_code_make_a_number_for_the_box():
    assert looks_like_a_phone("5550101")
    assert looks_like_a_phone("+1000")
    assert not looks_like_a_phone("1000")
    assert not looks_like_a_phone("Room 101")


def example(country: str, digits: str) -> phonenumbers.PhoneNumber:
    """A number of the country that is like its own example but for the last digits."""
    region = phonenumbers.region_code_for_country_code(int(country))
    number = phonenumbers.example_number(region)
    national = phonenumbers.national_significant_number(number)
    changed = national[: -len(digits)] + digits
    return phonenumbers.parse(f"+{country}{changed}")


@st.composite
def numbers(draw):
    country = draw(st.sampled_from(COUNTRIES))
    return country, example(country, draw(st.text("123456789", min_size=2, max_size=4)))


FORMS = phonenumbers.PhoneNumberFormat


@given(numbers())
def test_a_number_of_any_country_is_found_however_its_country_writes_it(pair):
    country, number = pair
    stored = phonenumbers.format_number(number, FORMS.E164).removeprefix("+")
    national = phonenumbers.format_number(number, FORMS.NATIONAL)
    abroad = phonenumbers.format_number(number, FORMS.INTERNATIONAL)
    for typed in (national, abroad, abroad.replace("+", "00"), f"\u2066{abroad}\u2069"):
        assert stored in spellings(typed, country), typed


@given(numbers())
def test_what_is_displayed_is_read_back_as_the_same_number(pair):
    country, number = pair
    national = phonenumbers.national_significant_number(number)
    shown = display(country, national)
    assert read_phone(shown).digits == country + national


@given(numbers(), st.text("0123456789", max_size=4))
def test_a_number_taken_apart_is_put_together_again(pair, extension):
    _, number = pair
    text = phonenumbers.format_number(number, FORMS.INTERNATIONAL)
    if extension:
        text = f"{text} ext {extension}"
    parts = parts_of(text)
    again = read_parts(parts.country, parts.area, parts.number, parts.extension)
    assert parts.digits == again.digits == read_phone(text).digits


@given(st.text(max_size=40), st.sampled_from(["", *COUNTRIES]))
def test_any_text_is_digits_or_is_refused(text, country):
    try:
        tried = spellings(text, country)
    except NotAPhone:
        return
    assert tried
    assert len(set(tried)) == len(tried)
    assert all(re.fullmatch("[0-9]+", spelling) for spelling in tried)
