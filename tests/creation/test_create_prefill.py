"""A phone number as it was searched, taken apart for the form of a new customer."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.phones import NotAPhone, parts_of, spellings

digits = st.text("0123456789", min_size=1, max_size=18)
typed = st.builds(
    lambda lead, number, extension: lead + number + extension,
    st.sampled_from(["", "+", "00", "(", "tel:"]),
    digits,
    st.one_of(
        st.just(""), st.builds(" ext {}".format, st.text("0123456789", min_size=1, max_size=6))
    ),
)


@given(typed, st.sampled_from(["", "1", "49", "351"]))
def test_a_number_taken_apart_is_found_by_what_was_searched(text, country):
    try:
        tried = spellings(text, country)
    except NotAPhone:
        return
    taken = parts_of(text, country)
    whole = taken.country + taken.area + taken.number + taken.extension
    zeros_aside = {spelling.lstrip("0") for spelling in tried}
    assert (
        whole.lstrip("0") in zeros_aside | {country + spelling for spelling in zeros_aside}
        or not taken.number
    )


@given(typed)
def test_no_part_is_longer_than_ece_takes(text):
    try:
        taken = parts_of(text, "1")
    except NotAPhone:
        return
    assert len(taken.country) <= 9
    assert len(taken.area) <= 10
    assert len(taken.number) <= 40
    assert len(taken.extension) <= 10
