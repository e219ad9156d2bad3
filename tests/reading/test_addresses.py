"""E-mail addresses as mail programs, pages and people wrap them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.addresses import NotAnAddress, canonical, is_whole, read_address, spellings
from dashboard.reading.text import is_unseen
from tests.reading.strategies import UNSEEN, typed_texts

LOCAL = st.text("abcdefgxyzABC0123456789.+-_'éü", min_size=1, max_size=12).filter(
    lambda local: local[0] not in "'." and local[-1] not in "'."
)
ADDRESSES = st.builds(
    "{}@{}.example".format, LOCAL, st.sampled_from(["mail", "bücher", "xn--bcher-kva"])
)
WRAPPINGS = [
    "{}",
    " {} ",
    "<{}>",
    "“{}”",
    "'{}'",
    "Russel, John <{}>",
    "Russel, John <{}>;",
    "“Russel, John” <{}>",
    "John Russel [EXT] <{}>",
    "E-mail: {}",
    "{} (John Russel)",
    "({}).",
    "{},",
    '="{}"',
    "\u202a{}\u202c",
    "{}\u200b",
    "{0} <mailto:{0}>",
    "{0}; {0}",
    "*{}*",
    "✉{}",
    "{}。",
    "{}/",
    "{}’s",
    "{}--",
    "【{}】",
]


@pytest.mark.parametrize("wrapping", WRAPPINGS)
@pytest.mark.parametrize(
    "address", ["john.russel@customer.com", "o'brien+x@Example.com", "josé@bücher.example"]
)
def test_the_one_address_is_taken_out_of_its_wrapping(wrapping, address):
    assert read_address(wrapping.format(address)) == address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mailto:john.russel%40customer.com", "john.russel@customer.com"),
        ("mailto://john.russel@customer.com", "john.russel@customer.com"),
        ("MAILTO:a%2Bb@example.com?subject=c@example.com", "a+b@example.com"),
        ("mailto:?to=a@example.com", "a@example.com"),
        ("mailto:jo%E2%80%8Bhn@example.com", "john@example.com"),
        ("a%2Bb@example.com", "a%2Bb@example.com"),
        ("john.russel＠customer.com", "john.russel@customer.com"),
        ("john.russel@customer．com", "john.russel@customer.com"),
        ("ｋｉｍ＠ｅｘａｍｐｌｅ．ｃｏｍ", "kim@example.com"),
        ("kim\u200b@exam\u00adple.com", "kim@example.com"),
        ("jose\u0301@example.com", "josé@example.com"),
        ("Kim.Case@Example.COM", "Kim.Case@Example.COM"),
        ('"old@example.com" <new@example.com>', "new@example.com"),
        ("o’brien@example.com", "o'brien@example.com"),
        ("john.russel@customer。com", "john.russel@customer.com"),
        ("john.russel@customer .com", "john.russel@customer.com"),
        ("john.russel [at] customer [dot] com", "john.russel@customer.com"),
        ("john dot russel at customer dot com", "john.russel@customer.com"),
        ("john.russel%40customer.com", "john.russel@customer.com"),
    ],
)
def test_an_address_is_read(typed, address):
    assert read_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "blank"),
        ("\u200b", "blank"),
        ("Anna", "none"),
        ("kim@", "incomplete"),
        ("@example.com", "incomplete"),
        ("kim@@example.com", "incomplete"),
        ("kim @ example.com", "incomplete"),
        ("kim@example,com", "incomplete"),
        ("A <a@example.com> B <b@example.com>", "several"),
        ("a@example.com、b@example.com", "several"),
        ("Anna at Siemens", "none"),
        ("x" * 50_000, "none"),
        ("a@example.com, b@example.com", "several"),
        ("A <a@example.com>; B <b@example.com>", "several"),
        ("a@example.com\nb@example.com", "several"),
        ("mailto:a@example.com,b@example.com", "several"),
    ],
)
def test_what_is_no_single_address_is_refused_with_a_reason(typed, reason):
    with pytest.raises(NotAnAddress) as refusal:
        read_address(typed)
    assert refusal.value.reason == reason


def test_an_address_is_looked_for_in_every_form():
    assert spellings("kim@example.com") == ("kim@example.com",)
    assert spellings("kim@xn--bcher-kva.example") == (
        "kim@xn--bcher-kva.example",
        "kim@bücher.example",
    )
    assert spellings("o'brien@example.com") == ("o'brien@example.com", "o’brien@example.com")
    assert set(spellings("josé@bücher.example")) == {
        "josé@bücher.example",
        "josé@xn--bcher-kva.example",
        "jose\u0301@bücher.example",
        "jose\u0301@xn--bcher-kva.example",
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kim@bücher.example", "kim@xn--bcher-kva.example"),
        ("josé@example.com", "jose\u0301@example.com"),
        ("Kim@Example.com", "kim@example.COM"),
        ("kim@BÜCHER.example", "kim@bu\u0308cher.example"),
        ("o’brien@example.com", "o'brien@example.com"),
    ],
)
def test_two_spellings_of_an_address_are_equal(one, other):
    assert canonical(read_address(one)) == canonical(read_address(other))


@given(ADDRESSES, st.sampled_from(WRAPPINGS), st.sampled_from(UNSEEN))
def test_wrapping_and_unseen_signs_make_no_difference(address, wrapping, unseen):
    typed = wrapping.format(address).replace("@", f"{unseen}@")
    assert read_address(typed) == read_address(address) == address


@given(ADDRESSES)
def test_every_spelling_is_the_same_address(address):
    assert {canonical(spelling) for spelling in spellings(address)} == {canonical(address)}


@given(typed_texts)
def test_what_is_read_is_whole_and_read_back(text):
    with suppress(NotAnAddress):
        address = read_address(text)
        assert read_address(address) == address
        assert is_whole(address)
        assert not any(map(is_unseen, address))
