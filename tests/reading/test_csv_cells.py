"""Cells for spreadsheets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.reading.csv_cells import is_changed_by_sheets, protect, read_cell
from dashboard.reading.ids import read_id
from dashboard.reading.phones import read_phone
from tests.reading.strategies import typed_texts


@pytest.mark.parametrize(
    "text",
    [
        "07911123456",
        "14082343456109",
        "1234567890123456",
        "007",
        "1E5",
        "1.5e10",
        "=1+1",
        "+1 408",
        "-1",
        "@x",
        "1-2",
        "3/4",
        "12:30",
        "1.10",
        "００７",
    ],
)
def test_what_a_sheet_would_change_is_protected(text):
    assert protect(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["Anna", "1000", "0", "", "'t Hooft", "555-0101", "E5", "kim@example.com"]
)
def test_other_cells_stay_as_they_are(text):
    assert protect(text) == text


@given(st.one_of(typed_texts, st.from_regex(r"'{0,2}[=+0-9e./-]{1,12}", fullmatch=True)))
def test_a_cell_is_read_back(text):
    assert read_cell(protect(text)) == text
    assert not is_changed_by_sheets(protect(text)) or protect(text).startswith("'")


def test_cells_copied_back_into_a_field_are_understood():
    assert read_phone(protect("07911123456"), "44").digits == "447911123456"
    assert read_id(protect("1234567890123456")).value == "1234567890123456"
