"""The one search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.box import BoxInput, read_box
from dashboard.reading.text import JOINERS, is_unseen
from tests.reading.strategies import typed_texts


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("", "empty", ""),
        ("\u200b \u3164", "empty", ""),
        ("x" * 256, "too_long", ""),
        ("Russel, John <john.russel@customer.com>", "email", "john.russel@customer.com"),
        ("john.russel＠customer.com", "email", "john.russel@customer.com"),
        ("mailto:john.russel%40customer.com", "email", "john.russel@customer.com"),
        ("john@", "email", "john@"),
        ("a@example.com, b@example.com", "email", "a@example.com, b@example.com"),
        ("#1000", "case", "1000"),
        ("[#1000]", "case", "1000"),
        ("＃１０００", "case", "1000"),
        ("#1000.", "case", "1000"),
        ("#0001000", "case", "1000"),
        ("Case: 1000", "case", "1000"),
        ("Re: Charging is too slow [#1000]", "case", "1000"),
        ("Re: kim@example.com can't pay [#1000]", "case", "1000"),
        ("https://desk.example.com/cases/1000/", "case", "1000"),
        ("Customer: 1000", "customer", "1000"),
        ("/customers/1000/cases/?status=open", "customer", "1000"),
        ("1000", "digits", "1000"),
        ("ID 1000", "digits", "1000"),
        ("1000\u200b", "digits", "1000"),
        ("0001000", "digits", "1000"),
        ('="1000"', "digits", "1000"),
        ("١٠٠٠", "digits", "1000"),
        ("14082343456102\u200b", "phone", "14082343456102"),
        ("＋１ ４０８ ２３４ ３４５６ ext 102", "phone", "+1 408 234 3456 ext 102"),
        ("1-408-CHICKEN", "phone", "1-408-CHICKEN"),
        ("'+1 408 234 3456", "phone", "+1 408 234 3456"),
        ("408-234-3456 / 408-234-3457", "phone", "408-234-3456 / 408-234-3457"),
        ("Mu\u0308ller", "name", "Müller"),
        ("007 Bond", "name", "007 Bond"),
        ("Testmann, Anna", "name", "Testmann, Anna"),
        ("ليلى القاضي", "name", "ليلى القاضي"),
    ],
)
def test_the_box_knows_what_was_typed(typed, kind, value):
    assert read_box(typed, "1") == BoxInput(kind, value)


@given(typed_texts, st.sampled_from(["", "1", "49"]))
def test_the_box_reads_what_it_gave_the_same_way(text, code):
    box = read_box(text, code)
    assert not any(is_unseen(sign) for sign in box.value if sign not in JOINERS)
    if box.kind in ("email", "phone", "name"):
        assert read_box(box.value, code) == box
