"""E-mail addresses as they come out of mails, sheets and links."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.addresses import NotAnAddress, canonical, read_address, spellings

JOHN = "john.russel@customer.com"


@pytest.mark.parametrize(
    "text",
    [
        JOHN,
        f"\u200b{JOHN}\u200b",
        "john.russel＠customer.com",
        "john.russel@customer．com",
        f"Russel, John <{JOHN}>",
        f"Russel, John <{JOHN}>;",
        f"“{JOHN}”",
        f"E-mail: {JOHN}",
        f"{JOHN} (John Russel)",
        f"John Russel [EXT] <{JOHN}>",
        f"mailto://{JOHN}",
        "mailto:john.russel%40customer.com",
        f"MAILTO:{JOHN}?subject=Hello&cc=ann@example.com",
        f'"Russel; John" <{JOHN}>',
        f"<{JOHN}>, ",
        f"'{JOHN}'",
        f"{JOHN}.",
        f"{JOHN}, {JOHN}",
        f"john@old.example <{JOHN}>",
        f"\ufeff{JOHN}\r\n",
    ],
)
def test_the_one_address_is_taken_out(text):
    assert read_address(text) == JOHN


@pytest.mark.parametrize("text", ["", "john", "@", "john@", "@customer.com", "\u200b"])
def test_what_is_no_address_is_refused(text):
    with pytest.raises(NotAnAddress):
        read_address(text)


def test_two_addresses_are_not_one():
    with pytest.raises(NotAnAddress) as refusal:
        read_address("ann@example.com; bob@example.com")
    assert refusal.value.several


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kim@bücher.example", "kim@xn--bcher-kva.example"),
        ("KIM@Example.com", "kim@example.com"),
        ("jose\u0301@example.com", "josé@example.com"),
        ("kim@BÜCHER.example", "kim@bücher.example"),
    ],
)
def test_two_spellings_are_one_address(one, other):
    assert canonical(read_address(one)) == canonical(read_address(other))


def test_an_address_is_looked_for_in_both_spellings_of_its_domain():
    both = {"kim@bücher.example", "kim@xn--bcher-kva.example"}
    assert set(spellings("kim@bücher.example")) == both
    assert set(spellings("kim@xn--bcher-kva.example")) == both
    assert spellings("kim@example.com") == ("kim@example.com",)


@given(st.text(max_size=60))
def test_reading_twice_is_reading_once(text):
    try:
        address = read_address(text)
    except NotAnAddress:
        return
    assert read_address(address) == address
    assert not any(unicodedata.category(sign) in ("Cf", "Cc") for sign in address)
