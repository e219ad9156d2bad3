"""The chase: notes on customers, shared by supervisors, of whom none overwrites another."""

import csv
import io
import re

import pytest

from dashboard.models import ChaseNote
from tests.conftest import Desk, text_of
from tests.unread.world import address, open_list, rows, send_mail

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]

PATH = "/unread/1000/chase/"
VERSION = re.compile(r'name="version" value="(\d+)"')


@pytest.fixture
def colleague(supervisor):
    """Another supervisor, of whom the first one knows nothing."""
    desk = Desk()
    desk.sign_in("jack")
    return desk


def version_of(answer) -> str:
    return VERSION.search(answer.content.decode())[1]


def write(desk, outcome: str, note: str, version: str):
    fields = {"outcome": outcome, "note": note, "version": version}
    return desk.post(PATH, fields, headers={"HX-Request": "true", "HX-Target": "chase-1000"})


def test_a_note_stands_in_the_list_of_every_supervisor(supervisor, colleague, change):
    window = send_mail(change)
    answer = write(supervisor, "no answer", "Try after six", version_of(supervisor.get(PATH)))
    assert "No answer" in text_of(answer)
    page = text_of(open_list(colleague, address(window)))
    assert re.search(r"No answer (Frank Fielding|frank) , .* Try after six", page)
    content = colleague.get(address(window, "/unread/export.csv")).content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content)))[1][-4:-2] == [
        "No answer",
        "Try after six",
    ]
    assert "Try after six" in text_of(colleague.get(address(window, "/unread/sheet/")))


def test_two_supervisors_at_once_lose_nothing(supervisor, colleague):
    version = version_of(supervisor.get(PATH))
    assert write(supervisor, "called", "He will read it today", version).status_code == 200
    second = write(colleague, "call back", "At five", version)
    assert second.status_code == 409
    assert "A colleague was quicker" in text_of(second)
    assert "He will read it today" in text_of(second)
    assert "At five" in second.content.decode()
    assert write(colleague, "call back", "At five", version_of(second)).status_code == 200
    page = text_of(supervisor.get(PATH))
    assert "He will read it today" in page
    assert "At five" in page


def test_a_note_rests_sealed(supervisor):
    write(supervisor, "called", "Moved to Lyon", version_of(supervisor.get(PATH)))
    assert "Lyon" not in ChaseNote.objects.get().sealed


def test_a_note_needs_an_outcome_and_has_an_end(supervisor):
    version = version_of(supervisor.get(PATH))
    assert write(supervisor, "", "Hello", version).status_code == 422
    assert write(supervisor, "called", "x" * 301, version).status_code == 422
    assert not ChaseNote.objects.exists()


def test_a_supervisor_takes_customers_and_sees_only_those(supervisor, colleague, change):
    window = send_mail(change)
    mine = address(window, mine=1)
    assert "None of these customers is yours" in text_of(open_list(supervisor, mine))
    supervisor.post(PATH, {"assign": "me", "version": version_of(supervisor.get(PATH))})
    assert rows(open_list(supervisor, mine)) == ["1000"]
    assert rows(open_list(colleague, mine)) == []
    assert re.search("Frank Fielding|frank", text_of(open_list(colleague, address(window))))


def test_the_notes_on_a_customer_of_another_department_are_not_shown(supervisor):
    write(supervisor, "called", "For Service only", version_of(supervisor.get(PATH)))
    supervisor.sign_in("mia")
    answer = supervisor.get(PATH)
    assert answer.status_code == 404
    assert "For Service only" not in text_of(answer)
