"""Who did what with which record: what an auditor sees, and what nobody can change."""

import csv
import io
import re

import pytest
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, transaction

from dashboard.models import Agent, AuditEvent, CreateAttempt
from dashboard.storage import audit
from tests import cloud
from tests.conftest import Desk, page_of, text_of
from tests.creation.creating import open_form, send

NUMBER = "14082343456102"


@pytest.fixture
def auditor(db, sandbox, settings):
    settings.AUDITORS = ["Frank"]
    desk = Desk()
    desk.sign_in("frank")
    return desk


def rows(auditor, query: str = "") -> list[str]:
    """The rows of the audit, the newest first, each as one text without time, origin, reference."""
    page = page_of(auditor.get(f"/audit/{query}"))
    table = [row.css("td") for row in page.css("tbody tr")]
    return [" | ".join(cell.text(strip=True) for cell in row[:4]) for row in table]


def of(desk) -> str:
    """The agent's number in the form of the audit."""
    return str(Agent.objects.get(login=desk).pk)


def test_an_agents_day_is_in_the_audit_and_nothing_they_typed_is(auditor, jack):
    jack.find(NUMBER)
    jack.get("/customers/1000/")
    jack.get("/customers/1000/cases/")
    jack.get("/customers/1000/timeline/")
    jack.get("/customers/1000/unread/")
    jack.post("/customers/1000/reveal/", {"field": "pin", "person": "0"})
    jack.get("/customers/compare/?ids=1000,1001")
    jack.post("/cases/", {"email": "jhenry@customer.com"}, follow=True)
    jack.get("/unread/?show=list")
    jack.get("/unread/export.csv")
    jack.post("/sign-out/")
    seen = rows(auditor, f"?agent={of('jack')}")
    assert seen == [
        "Jack Jasper | Signed out |  | ",
        "Jack Jasper | List exported |  | unread",
        "Jack Jasper | Unread mail listed |  | ",
        "Jack Jasper | Cases looked up |  | ",
        "Jack Jasper | Customers compared | Customer 1000 | ",
        "Jack Jasper | Value revealed | Customer 1000 | pin",
        "Jack Jasper | Customer's unread mail shown | Customer 1000 | ",
        "Jack Jasper | Customer's activities listed | Customer 1000 | ",
        "Jack Jasper | Customer's cases listed | Customer 1000 | ",
        "Jack Jasper | Customer opened | Customer 1000 | ",
        "Jack Jasper | Customers searched |  | ",
        "Jack Jasper | Signed in |  | ",
    ]
    columns = ("action", "record_id", "detail", "stranger", "origin")
    stored = str(list(AuditEvent.objects.values(*columns)))
    assert not [typed for typed in (NUMBER, "jhenry", "127.0.0.1") if typed in stored]


def test_a_created_customer_is_in_the_audit(auditor, jack):
    form = open_form(jack)
    typed = {"person-0-first_name": "Ada", "email-0-address": "ada@example.com"}
    send(jack, form, department="Service", **typed)
    created = CreateAttempt.objects.get().customer_id
    assert f"Jack Jasper | Customer created | Customer {created} | " in rows(auditor)


def test_wrong_passwords_are_told_by_agent_and_unknown_logins_by_pseudonym(auditor, desk):
    desk.sign_in("jack")
    desk.post("/sign-out/")
    desk.sign_in("JACK", "wrong")
    desk.sign_in("my secret word", "wrong")
    unknown, known, *_ = rows(auditor, "?action=sign-in+refused")
    assert known == "Jack Jasper | Sign-in refused |  | WrongPassword"
    assert unknown.startswith("Unknown login ")
    assert "secret" not in text_of(auditor.get("/audit/"))


@pytest.mark.usefixtures("v3")
def test_signing_in_elsewhere_and_cancelling_there_are_told(settings, sandbox, db):
    settings.AUDITORS = ["frank"]
    desk = Desk()
    there = desk.post("/sign-in/")["Location"]
    desk.get(cloud.typed_there(there, "jack", decision="deny"))
    desk.sign_in("frank")
    assert rows(desk) == [
        "frank | Signed in |  | ",
        "Nobody signed in | Sign-in refused |  | no code",
    ]


def test_tries_beyond_the_limit_are_told(auditor, desk):
    for _ in range(7):
        desk.sign_in("jack", "wrong")
    assert len(rows(auditor, "?action=sign-in+limited")) == 1


def test_events_are_chosen_by_agent_action_record_and_day(auditor, jack):
    jack.get("/customers/1000/")
    jack.get("/cases/1000/")
    assert rows(auditor, "?record=1000")[1:] == ["Jack Jasper | Customer opened | Customer 1000 | "]
    assert rows(auditor, "?action=case+opened") == ["Jack Jasper | Case opened | Case 1000 | "]
    assert all(row.startswith("Jack Jasper") for row in rows(auditor, f"?agent={of('jack')}"))
    nothing = text_of(auditor.get("/audit/?to=2020-01-01"))
    assert "Nothing that meets this was recorded." in nothing


def test_older_events_are_a_link_away(auditor, jack):
    for _ in range(55):
        jack.get("/customers/1000/")
    chosen = "/audit/?action=customer+opened"
    page = page_of(auditor.get(chosen))
    assert len(page.css("tbody tr")) == 50
    older = page.css_first("a[rel=next]").attributes["href"]
    page = page_of(auditor.get(older))
    assert len(page.css("tbody tr")) == 5
    assert page.css_first("a[rel=first]").attributes["href"] == chosen


def test_the_file_holds_the_same_events(auditor, jack):
    jack.get("/customers/1000/")
    content = auditor.get("/audit/export.csv?record=1000").content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(content)))
    assert [(line["Agent"], line["What"], line["Record"]) for line in lines] == [
        ("Jack Jasper", "Customer opened", "Customer 1000")
    ]
    assert "Frank Fielding | List exported |  | audit" in rows(auditor)


def test_the_reference_is_that_of_the_error_page(auditor, jack):
    refused = jack.get("/audit/")
    assert refused.status_code == 403
    reference = page_of(auditor.get("/audit/?action=page+refused")).css("tbody td")[-1].text()
    assert reference in text_of(refused)


def test_events_are_told_in_utc_in_log_and_file(auditor, log):
    line = auditor.get("/audit/export.csv").content.decode("utf-8-sig").splitlines()[1]
    assert re.match(r'"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"', line)
    assert re.search(r'"at": "20[^"]+\+00:00", "level": "INFO", "event": "audit"', log())


def test_what_is_no_id_is_told_in_its_place(auditor):
    answer = auditor.get("/audit/?record=john")
    assert answer.status_code == 422
    assert "An ID is a number" in text_of(answer)


def test_the_menu_leads_auditors_to_it_and_nobody_else(auditor, jack):
    assert page_of(auditor.get("/")).css('.menu a[href="/audit/"]')
    assert not page_of(jack.get("/")).css('.menu a[href="/audit/"]')
    for path in ("/audit/", "/audit/export.csv"):
        answer = jack.get(path)
        assert answer.status_code == 403
        assert "This is for auditors" in text_of(answer)


def test_the_database_refuses_to_change_an_event(auditor):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        AuditEvent.objects.update(action="nothing")
    assert "Frank Fielding | Signed in |  | " in rows(auditor)


def test_a_locked_database_costs_no_page_and_the_log_keeps_the_event(jack, log, monkeypatch):
    def fail(*_arguments, **_options):
        raise OperationalError("database is locked")

    monkeypatch.setattr(audit, "insert", fail)
    assert "John Russel Tierney" in text_of(jack.get("/customers/1000/"))
    assert '"event": "audit_not_stored"' in log()
    assert '"record": "1000", "action": "customer opened"' in log()


def test_a_forgotten_agent_is_a_number_in_the_audit(auditor, jack):
    number = of("jack")
    jack.get("/customers/1000/")
    call_command("forget", "jack", stdout=io.StringIO())
    seen = rows(auditor)
    assert f"Forgotten agent {number} | Agent forgotten by an operator |  | " in seen
    assert f"Forgotten agent {number} | Customer opened | Customer 1000 | " in seen
