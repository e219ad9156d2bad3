"""The spellings of a typed phone number."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.phones import MOST_SPELLINGS, NotAPhone, looks_like_a_phone, spellings


@pytest.mark.parametrize(
    ("typed", "country", "tried"),
    [
        (
            "+1 (408) 234-3456 ext 102",
            "1",
            ["14082343456102", "14082343456", "4082343456102", "4082343456"],
        ),
        ("(408) 234-3456", "1", ["4082343456", "14082343456"]),
        ("0711 123456", "49", ["0711123456", "49711123456", "711123456"]),
        ("0711 123456", "", ["0711123456", "711123456"]),
        ("0049 (0) 711 / 123456", "1", ["49711123456", "711123456"]),
        (
            "408.234.3456 x102",
            "1",
            ["14082343456102", "4082343456102", "14082343456", "4082343456"],
        ),
        (
            "tel:+14082343456;ext=102",
            "",
            ["14082343456102", "14082343456", "4082343456102", "4082343456"],
        ),
        ("٤٠٨ ٢٣٤ ٣٤٥٦", "1", ["4082343456", "14082343456"]),
        ("+35121234567", "1", ["35121234567", "21234567"]),
    ],
)
def test_what_people_type_becomes_what_ece_compares(typed, country, tried):
    assert list(spellings(typed, country)) == tried


separators = st.text(" ().-/\u00a0", max_size=3)
digits = st.text("0123456789", min_size=1, max_size=12)


@st.composite
def typed_numbers(draw):
    lead = draw(st.sampled_from(["", "+", "00"]))
    groups = draw(st.lists(digits, min_size=1, max_size=4))
    number = "".join(group + draw(separators) for group in groups)
    extension = draw(
        st.one_of(
            st.just(""),
            st.builds("{} {}".format, st.sampled_from(["x", "ext", "ext.", "#"]), digits),
        )
    )
    return lead + number + extension


@given(typed_numbers(), st.sampled_from(["", "1", "49", "351"]))
def test_one_to_four_different_spellings_of_digits_come_out(typed, country):
    try:
        tried = spellings(typed, country)
    except NotAPhone:
        return
    assert 1 <= len(tried) <= MOST_SPELLINGS
    assert len(set(tried)) == len(tried)
    assert all(re.fullmatch("[0-9]+", spelling) for spelling in tried)


@given(
    digits.filter(lambda d: len(d) > 6 and not d.startswith("00")), st.sampled_from(["", "1", "49"])
)
def test_bare_digits_are_tried_first_as_they_were_typed(number, country):
    assert spellings(number, country)[0] == number


@given(
    digits.filter(lambda d: not d.startswith("00")), st.lists(separators, min_size=12, max_size=12)
)
def test_separators_make_no_difference(number, between):
    scattered = "".join(sign + blank for sign, blank in zip(number, between, strict=False))
    assert spellings(scattered, "49") == spellings(number, "49")


@given(st.text(max_size=200))
def test_any_text_is_either_a_phone_or_is_refused(text):
    looks_like_a_phone(text)
    with suppress(NotAPhone):
        assert spellings(text, "1")
