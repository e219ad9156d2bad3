"""The check every five minutes, and who may see any of this."""

from datetime import timedelta

import pytest

from dashboard.models import EceSession
from tests.conftest import text_of
from tests.unread.world import send_mail

pytestmark = pytest.mark.usefixtures("each_api")

PATHS = [
    *("", "by-day/", "news/", "sheet/", "export.csv", "1000/sent/"),
    *("today/", "ledger/", "ledger.csv"),
]


def test_the_check_tells_of_new_mail_and_does_not_keep_the_session_alive(supervisor, change):
    session = EceSession.objects.get()
    long_ago = session.last_used - timedelta(minutes=10)
    EceSession.objects.update(last_used=long_ago)
    path = "/unread/news/?from=2025-02-05T08:00:00.000Z&to=2025-02-05"
    headers = {"HX-Request": "true", "HX-Target": "news"}
    assert "Nothing new at" in text_of(supervisor.get(path, headers=headers))
    send_mail(change)
    assert "1 new since 09:00" in text_of(supervisor.get(path, headers=headers))
    assert EceSession.objects.get().last_used == long_ago
    supervisor.get("/unread/")
    assert EceSession.objects.get().last_used > long_ago


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true", "HX-Target": "results"}])
def test_who_is_no_supervisor_is_told_so_and_ece_is_not_asked(
    jack, sandbox, settings, path, headers
):
    settings.SUPERVISORS = ["Frank"]
    asked = len(sandbox.requests())
    answer = jack.get(f"/unread/{path}", headers=headers)
    assert answer.status_code == 403
    assert "This is for supervisors" in text_of(answer)
    assert len(sandbox.requests()) == asked
    assert "Unread secure mail" not in text_of(jack.get("/"))


def test_a_check_that_fails_says_so_and_goes_on(supervisor, gone):
    path = "/unread/news/?from=2025-02-05T08:00:00.000Z&to=2025-02-05"
    region = supervisor.get(
        path, headers={"HX-Request": "true", "HX-Target": "news"}
    ).content.decode()
    assert "ECE can't be reached" in region.replace("&#x27;", "'")
    assert 'hx-trigger="check"' in region
