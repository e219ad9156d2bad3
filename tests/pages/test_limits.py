"""How much of what is personal an agent may see in a minute, and what they are told beyond it."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import DateTimeField, Value
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dashboard.models import AuditEvent
from dashboard.storage import limits
from tests.conftest import Desk, page_of, text_of
from tests.creation.creating import form_on, open_form

NUMBER = "14082343456102"
CASES = "/customers/1000/cases/"
VIEWS = (
    "/customers/1000/",
    CASES,
    "/customers/1000/timeline/",
    "/customers/1000/unread/",
    "/customers/compare/?ids=1000,1001",
    "/cases/1000/",
    "/cases/1000/activities/",
    "/unread/1000/sent/?from=2026-10-20&to=2026-11-02",
    "/unread/1000/chase/",
)
EXPORTS = (
    "/unread/export.csv?from=2026-10-20&to=2026-11-02",
    "/unread/ledger.csv",
    "/audit/export.csv",
)


@pytest.fixture
def few(settings):
    """An agent may see two of each kind in a minute."""
    settings.AUDITORS = ["*"]
    settings.VIEWS_A_MINUTE = settings.REVEALS_A_MINUTE = settings.EXPORTS_A_MINUTE = 2


def limited(desk: Desk, settings) -> Desk:
    """The same desk, after its agent has seen two customers and one file too many."""
    settings.EXPORTS_A_MINUTE = 1
    for path in ("/customers/1000/", "/customers/1000/", "/unread/ledger.csv"):
        assert desk.get(path).status_code == 200
    return desk


def events() -> list[tuple[str, str]]:
    events = AuditEvent.objects.filter(action="page limited").order_by("pk")
    return [(event.agent.login, event.detail) for event in events]


def test_every_page_with_customers_or_cases_counts_and_is_refused_beyond_the_limit(
    few, frank, sandbox, settings
):
    settings.VIEWS_A_MINUTE = 30
    results = [frank.find(NUMBER).request["PATH_INFO"]]
    frank.post("/cases/", {"customer": "1000"}, follow=True)
    assert all(frank.get(path).status_code == 200 for path in (*results, *VIEWS))
    counted = AuditEvent.objects.filter(action__in=limits.VIEWS.actions)
    assert set(counted.values_list("action", flat=True)) == set(limits.VIEWS.actions)
    settings.VIEWS_A_MINUTE = counted.count()
    calls = len(sandbox.requests())
    assert {frank.get(path).status_code for path in (*results, *VIEWS)} == {429}
    assert len(sandbox.requests()) == calls
    assert events() == [("frank", "views")]


def test_whoever_asks_in_forms_whose_id_or_address_it_is_is_counted_too(
    few, frank, sandbox, settings
):
    ada = {"department": "Service", "person-0-first_name": "Ada"}
    form = open_form(frank) | ada | {"email-0-address": "john.russel@customer.com"}
    forms = {
        "/find/": {"q": "1000"},
        "/unread/1000/chase/": {"version": "0"},
        "/customers/new/check/": form | {"of": "email-0"},
        "/customers/new/": form,
    }
    for path, typed in forms.items():
        settings.VIEWS_A_MINUTE = 100
        assert "Tierney" in text_of(frank.post(path, typed, follow=True)), path
        settings.VIEWS_A_MINUTE = 1
        calls = len(sandbox.requests())
        page = frank.post(path, typed, follow=True)
        assert page.status_code == 429, path
        assert "Tierney" not in text_of(page), path
        assert len(sandbox.requests()) == calls, path
    assert form_on(page)["email-0-address"] == "john.russel@customer.com"


def test_the_page_says_what_happened_and_when_to_go_on(few, frank, settings):
    page = limited(frank, settings).get("/customers/1000/")
    assert 0 < int(page["Retry-After"]) <= 61
    assert "Too much in one minute" in text_of(page)
    assert f"Try again in {page['Retry-After']} seconds." in text_of(page)
    assert page_of(page).css_first('main a[href="/customers/1000/"]').text() == "Try again"
    region = frank.get(CASES, headers={"HX-Request": "true", "HX-Target": "cases"})
    assert region.status_code == 429
    assert page_of(region).css_first("#cases .fault a").attributes["href"] == CASES


def test_a_search_beyond_the_limit_keeps_what_was_typed(few, frank, settings):
    page = limited(frank, settings).find(NUMBER)
    assert page.status_code == 429
    assert NUMBER in text_of(page)
    settings.VIEWS_A_MINUTE = 3
    assert "John Russel Tierney" in text_of(frank.get(page.request["PATH_INFO"]))


def test_every_file_counts(few, frank, settings):
    limited(frank, settings)
    assert {frank.get(path).status_code for path in EXPORTS} == {429}
    assert events() == [("frank", "exports")]


def test_a_file_counts_while_it_is_read(few, jack, settings):
    settings.EXPORTS_A_MINUTE = 1
    path = jack.find(NUMBER).request["PATH_INFO"] + "export.csv"
    file = jack.get(path)
    assert jack.get(path).status_code == 429
    assert file.getvalue()
    settings.EXPORTS_A_MINUTE = 2
    assert jack.get(path).status_code == 200


def test_values_are_revealed_a_few_times_a_minute(few, jack, sandbox):
    reveal = {"field": "pin", "person": "0"}
    for _ in range(2):
        assert jack.post("/customers/1000/reveal/", reveal).status_code == 200
    calls = len(sandbox.requests())
    assert jack.post("/customers/1000/reveal/", reveal).status_code == 429
    region = {"HX-Request": "true", "HX-Target": "customer"}
    line = jack.post("/customers/1000/reveal/", reveal, headers=region)
    assert "Too much in one minute" in line["HX-Trigger"]
    assert line["HX-Reswap"] == "none"
    assert len(sandbox.requests()) == calls
    assert jack.get("/customers/1000/").status_code == 200
    assert events() == [("jack", "reveals")]


@pytest.mark.django_db(transaction=True)
def test_a_burst_passes_no_limit(few, jack, sandbox):
    sandbox.switch(latency=300)
    reveal = {"field": "pin", "person": "0"}
    with ThreadPoolExecutor(12) as hands:
        presses = [
            hands.submit(jack.post, "/customers/1000/reveal/", reveal) for _press in range(12)
        ]
    statuses = Counter(press.result().status_code for press in presses)
    assert set(statuses) == {200, 429}
    assert statuses[200] <= 2


def test_one_agents_limit_is_nobody_elses_and_over_after_a_minute(few, jack, monkeypatch):
    frank = Desk()
    frank.sign_in("frank")
    for _ in range(2):
        jack.get("/customers/1000/")
    assert jack.get("/customers/1000/").status_code == 429
    assert frank.get("/customers/1000/").status_code == 200
    later = timezone.now() + limits.MINUTE
    monkeypatch.setattr(limits, "Now", lambda: Value(later, DateTimeField()))
    assert jack.get("/customers/1000/").status_code == 200


def test_far_from_the_limit_nothing_is_counted_in_the_database(jack, settings):
    settings.VIEWS_A_MINUTE = 100_000
    with CaptureQueriesContext(connection) as queries:
        assert jack.get(CASES).status_code == 200
    reads = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert reads
    assert not any("auditevent" in read for read in reads)
