"""The snapshot that is taken with nobody signed in."""

import io

import pytest
from django.core.management import CommandError, call_command

from dashboard.models import EceSession, UnreadSnapshot
from dashboard.unread import snapshots
from tests.conftest import text_of
from tests.unread.days import take_snapshot
from tests.unread.world import ZONE, last, unread_in

APPLICATION = {
    "client_id": "integration",
    "client_secret": "integration-secret",
    "scopes": "core.customermgr.read",
}


@pytest.fixture
def application(v3, settings, db):
    settings.TIME_ZONE = ZONE.key
    settings.ECE_SNAPSHOT = APPLICATION
    return settings


def told(*departments: str) -> str:
    output = io.StringIO()
    call_command("snapshot", *departments, stdout=output)
    return output.getvalue()


@pytest.mark.usefixtures("application")
def test_each_department_is_noted_apart_with_nobody_signed_in(sandbox, database):
    assert told("Service", "QA") == "Service: taken.\nQA: taken.\n"
    assert not EceSession.objects.exists()
    departments = dict(database.execute("SELECT id, department FROM customer"))
    unread = unread_in(database, last(28))
    for name, number in (("Service", 999), ("QA", 1000)):
        [snapshot] = snapshots.snapshots_of(sandbox.host, name)
        of_department = {id for id in unread if departments[int(id)] == number}
        assert {id for id, _day in snapshot.unread()} == of_department
    assert '"days"' not in UnreadSnapshot.objects.first().sealed


def test_it_is_compared_with_those_of_supervisors(application, supervisor, days, sandbox, database):
    days.go_to(-1)
    take_snapshot(supervisor)
    departments = dict(database.execute("SELECT id, department FROM customer"))
    service = sorted(id for id in unread_in(database, last(14)) if departments[int(id)] == 999)
    sandbox.read_mail_of(service[0])
    sandbox.move_customer(service[1], "QA")
    days.go_to(0)
    assert told().count("taken.") == 3
    assert "Service 1 no longer unread" in text_of(supervisor.get("/unread/ledger/"))


@pytest.mark.usefixtures("application")
def test_without_a_department_it_asks_for_names(sandbox):
    with pytest.raises(CommandError, match="Name them: "):
        told()


def test_a_wrong_secret_is_told_and_nothing_is_noted(application, sandbox):
    application.ECE_SNAPSHOT = APPLICATION | {"client_secret": "wrong"}
    with pytest.raises(CommandError, match="Service: ECE gave no answer that can be used"):
        told("Service")
    assert not UnreadSnapshot.objects.exists()


def test_v20_says_in_one_line_why_it_can_not(db, sandbox):
    with pytest.raises(CommandError, match="v20 knows no client applications") as error:
        told("Service")
    assert len(str(error.value).splitlines()) == 1
    assert not sandbox.requests()


def test_v3_without_an_application_names_the_variables(v3, sandbox):
    with pytest.raises(CommandError, match="Set ECE_SNAPSHOT_CLIENT_ID and"):
        told("Service")
