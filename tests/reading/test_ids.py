"""IDs in the marks that they are shown and pasted with."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.ids import NotAnId, RecordId, read_id, read_ids
from tests.reading.strategies import SCRIPTS, UNSEEN, typed_texts

MARKS = {
    "{}": "",
    "000{}": "",
    "'{}": "",
    '="{}"': "",
    "{}.": "",
    "{}.0": "",
    "ID: {}": "",
    "#{}": "case",
    "#{}.": "case",
    "#000{}": "case",
    "[#{}]": "case",
    "Case: {}": "case",
    "case #{}": "case",
    "CASE-{}": "case",
    "Case ID: {}": "case",
    "Case no. {}": "case",
    "Charging is too slow [#{}]": "case",
    "Charging is too slow (#{})": "case",
    "Re: case {}": "case",
    "Case #{} - Charging is too slow": "case",
    '"caseId": {}': "case",
    "Case\t{}": "case",
    "Fall-Nr. {}": "case",
    "№ {}": "",
    "{}\tAnna\t+1 408 234 3456": "",
    "https://desk.example.com/cases/{}/": "case",
    "http://[::1]:8000/desk/cases/{}/activities/?page=2#x": "case",
    "Customer: {}": "customer",
    "customer {}": "customer",
    "Customer ID: {}": "customer",
    "/customers/{}/": "customer",
    "https://desk.example.com/customers/000{}/cases/?status=open": "customer",
}
WORDS = {"case": "Fall", "customer": "Kunde"}


@pytest.mark.parametrize(("mark", "kind"), MARKS.items())
def test_an_id_is_read_out_of_its_marks(mark, kind):
    assert read_id(mark.format(1000), WORDS) == RecordId("1000", kind)


@pytest.mark.parametrize("typed", ["1,234", "1.234", "1'234", "1234.00", "1,234.00", "1.234,0"])
def test_an_id_is_read_as_a_sheet_shows_numbers(typed):
    assert read_id(typed).value == "1234"


@pytest.mark.parametrize("between", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", ",", "."])
def test_thousands_apart_are_one_id_and_a_blank_parts_two(between):
    assert read_ids(f"1{between}000\n1{between}234") == (["1000", "1234"], [])
    assert read_ids("1 000\n1 234") == (["1000", "1234"], [])
    assert read_ids("1000 1234") == (["1000", "1234"], [])
    assert read_ids("1 000") == (["1"], ["000"]), "what is no ID is told"


def test_an_extension_is_no_case():
    with pytest.raises(NotAnId):
        read_id("Anna 408-234-3456 #102")


@given(
    st.integers(1, 10**18 - 1),
    st.sampled_from([*MARKS]),
    st.sampled_from(SCRIPTS),
    st.sampled_from(UNSEEN),
)
def test_digits_of_any_script_with_unseen_signs_are_read(number, mark, script, unseen):
    typed = mark.format(str(number)).translate(str.maketrans("0123456789", script))
    assert read_id(unseen.join(typed), WORDS).value == str(number)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "Anna", "-5", "1e3", "12 34", "1000 x", "9" * 19),
        *("[#1] [#2]", "#", "case", "1000 1001", "１０００ａ"),
    ],
)
def test_what_is_no_id_is_refused(typed):
    with pytest.raises(NotAnId):
        read_id(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "1000,1001",
        "1000、1001",
        "１０００，１００１",
        "1000\u200b;1001",
        "1000\n1001\r\n",
        "ID\n1000\n1001",
        "'1000\n'1001",
        '"1000"\t"1001"',
        "[#1000] [#1001]",
        '="1000" "1001"',
        "Customer: 1000, Customer: 1001",
        "#1000, #1001.",
        "Case: 1000, Case: 1001",
        "Customer IDs: 1000 and 1001",
        "0001000 1001 1000",
        "https://desk.example.com/customers/1000/ /customers/1001/",
        "١٠٠٠،١٠٠١",
        "1,000\n1,001",
        "1.000; 1.001",
        "1000.0\n1001.0",
        "- 1000\n- 1001",
        "1000 / 1001",
    ],
)
def test_ids_are_read_out_of_any_list(typed):
    assert read_ids(typed) == (["1000", "1001"], [])


def test_odd_words_are_named():
    assert read_ids("1000, Anna, 1001, 1-2") == (["1000", "1001"], ["Anna", "1-2"])


@given(typed_texts)
def test_what_is_read_is_an_id_and_read_back(text):
    with suppress(NotAnId):
        number = read_id(text).value
        assert number.isascii()
        assert number.isdigit()
        assert read_id(number) == RecordId(number)
        assert read_ids(number) == ([number], [])
