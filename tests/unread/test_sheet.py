"""The chase sheet, on paper and as CSV."""

import csv
import io

import pytest

from dashboard.reading.csv_cells import protect
from tests.conftest import text_of
from tests.unread.world import address, send_mail


@pytest.mark.usefixtures("each_api")
def test_the_chase_sheet_has_room_for_the_calls(supervisor, change):
    query = address(send_mail(change)).partition("?")[2]
    answer = supervisor.get(f"/unread/export.csv?{query}")
    assert answer["Content-Disposition"] == 'attachment; filename="unread-secure-mail.csv"'
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[-5:] == ["Looked after by", "Outcome", "Note", "By", "When"]
    assert row[:2] + row[-2:] == ["John Russel Tierney", "1000", "", ""]
    assert row[3] == "Wed 5 Feb 2025"
    assert row[5].startswith("'+1 408 234 3456 ext. 102 (Any day, Mornings)")
    paper = text_of(supervisor.get(f"/unread/sheet/?{query}"))
    assert "days Wed 5 Feb 2025 John Russel Tierney #1000" in paper


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\0", "＝", " =", "＋"])
def test_no_cell_is_a_formula(start):
    assert protect(f"{start}1+1") == f"'{start}1+1"


def test_ordinary_cells_stay_as_they_are():
    assert [protect(text) for text in ("", "O'Hara", "1000", "a=b")] == [
        "",
        "O'Hara",
        "1000",
        "a=b",
    ]
