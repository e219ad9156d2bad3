"""What rests in the database has an end, and nobody fills it by working much."""

import io
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import OperationalError
from django.db.models import QuerySet
from django.utils import timezone

from dashboard import models
from dashboard.models import BrowserSession, EceSession, Search
from dashboard.storage import drafts, purging, searches
from tests.conftest import Desk, text_of
from tests.creation.creating import open_form, send
from tests.env import free_port
from tests.sign_in.test_sign_in import ended_at_ece

LONG_AGO = timezone.now() - timedelta(days=400)
DATED_BY = {
    models.EceSession: "signed_in",
    models.BrowserSession: "expire_date",
    models.Search: "expires",
    models.SavedSearch: "used_at",
    models.Draft: "expires",
    models.CreateAttempt: "sent_at",
    models.SignInAttempt: "at",
    models.StoredUnreadList: "started",
    models.UnreadSnapshot: "taken_on",
    models.Chase: "changed_at",
    models.ChaseNote: "at",
}
FOR_GOOD = {models.Agent}
UNCHANGEABLE = {models.AuditEvent}


def purge() -> str:
    output = io.StringIO()
    call_command("purge", stdout=output)
    return output.getvalue()


def working_day(desk: Desk) -> None:
    """Let an agent leave a row of each kind behind."""
    desk.sign_in("frank", "wrong")
    desk.sign_in("frank")
    results = desk.find("14082343456102").request["PATH_INFO"]
    desk.post(f"{results}save/", {"name": "Callers"})
    send(desk, open_form(desk), leave="yes", **{"person-0-first_name": "Grace"})
    send(desk, open_form(desk), department="Service", **{"person-0-first_name": "Ada"})
    while "<progress" in desk.get("/unread/?show=list").content.decode():
        pass
    headers = {"HX-Request": "true", "HX-Target": "snapshot"}
    while "load delay:1s" in desk.post("/unread/snapshot/", headers=headers).content.decode():
        pass
    note = {"outcome": "no answer", "note": "busy", "version": "0"}
    desk.post("/unread/1000/chase/", note)


def test_everything_that_is_stored_has_an_end_and_the_command_tells_how_much_went(desk):
    working_day(desk)
    for model, column in DATED_BY.items():
        assert model.objects.update(**{column: LONG_AGO}), model
    told = purge()
    for line in (
        "searches: 1",
        "saved searches: 1",
        "drafts: 1",
        "creates: 1",
        "chases with their notes: 1",
    ):
        assert line in told.splitlines()
    left = {
        model for model in apps.get_app_config("dashboard").get_models() if model.objects.count()
    }
    assert left == FOR_GOOD | UNCHANGEABLE
    assert set(told.split(": ")[1:]) != {"0"}


def test_what_is_not_past_its_time_stays(desk):
    working_day(desk)
    before = {model: model.objects.count() for model in DATED_BY}
    told = purge()
    assert {line.rpartition(" ")[2] for line in told.splitlines()} == {"0"}
    assert {model: model.objects.count() for model in DATED_BY} == before


def test_events_of_the_audit_go_after_their_days(desk, settings):
    settings.AUDIT_DAYS = 30
    for days in (29, 31):
        at = timezone.now() - timedelta(days=days)
        models.AuditEvent.objects.create(server="s", action="signed in", at=at)
    assert "events of the audit: 1" in purge()


def test_a_session_at_ece_stays_in_the_database_until_ece_is_told(jack, ece_at, sandbox):
    EceSession.objects.update(last_used=timezone.now() - timedelta(hours=1))
    ece_at(f"http://127.0.0.1:{free_port()}/system")
    assert "sessions ended at ECE: 0" in purge()
    assert EceSession.objects.count() == 1
    ece_at(sandbox.url)
    assert "sessions ended at ECE: 1" in purge()
    assert ended_at_ece(sandbox)


def test_signing_in_purges_on_the_way(jack, desk, monkeypatch):
    monkeypatch.setattr(purging, "ONE_SIGN_IN_IN", 1)
    jack.find("14082343456102")
    Search.objects.update(expires=LONG_AGO)
    desk.sign_in("jack")
    assert not Search.objects.exists()


def test_a_database_that_can_not_purge_keeps_nobody_out(desk, monkeypatch):
    def fail(rows: QuerySet) -> None:
        raise OperationalError("database is locked")

    desk.sign_in("jack")
    desk.find("14082343456102")
    Search.objects.update(expires=LONG_AGO)
    monkeypatch.setattr(purging, "ONE_SIGN_IN_IN", 1)
    monkeypatch.setattr(QuerySet, "delete", fail)
    other = Desk()
    other.sign_in("frank")
    assert "Frank Fielding" in text_of(other.get("/"))


def test_the_same_search_is_one_row_and_one_address(jack):
    first = jack.find("14082343456102").request["PATH_INFO"]
    second = jack.search(phone="14082343456102").request["PATH_INFO"]
    assert first == second
    assert Search.objects.count() == 1


def test_an_agent_has_a_bounded_number_of_searches_and_the_newest_stay(jack, monkeypatch):
    monkeypatch.setattr(searches, "MOST", 3)
    pages = [jack.search(phone=f"140823434561{number}") for number in range(10, 15)]
    assert Search.objects.count() == 3
    statuses = [jack.get(page.request["PATH_INFO"]).status_code for page in pages]
    assert statuses == [404, 404, 200, 200, 200]


def test_an_agent_has_a_bounded_number_of_drafts(jack, monkeypatch):
    monkeypatch.setattr(drafts, "MOST", 2)
    for number in range(4):
        send(jack, open_form(jack), leave="yes", **{"person-0-first_name": f"Ada {number}"})
    assert models.Draft.objects.count() == 2


def test_two_agents_with_the_same_search_have_an_address_each(jack):
    colleague = Desk()
    colleague.sign_in("frank")
    mine = jack.find("14082343456102").request["PATH_INFO"]
    assert colleague.find("14082343456102").request["PATH_INFO"] != mine
    assert colleague.get(mine).status_code == 404


@pytest.mark.usefixtures("v3")
def test_whoever_leaves_to_sign_in_and_never_comes_back_is_forgotten_in_half_an_hour(desk):
    desk.post("/sign-in/")
    row = BrowserSession.objects.get()
    assert row.expire_date - timezone.now() < timedelta(minutes=31)


def test_a_create_is_forgotten_in_time_but_its_id(jack):
    send(jack, open_form(jack), department="Service", **{"person-0-first_name": "Ada"})
    models.CreateAttempt.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert "creates of which the ID alone is left: 1" in purge()
    attempt = models.CreateAttempt.objects.get()
    assert (attempt.sealed, bool(attempt.customer_id)) == ("", True)
    assert purging.forget_typed() == 0
