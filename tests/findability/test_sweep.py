"""The sweep: whom an exact search will never find, and who is stored twice."""

import csv
import io
import time
from datetime import timedelta

import pytest

from dashboard.models import StoredSweep
from tests.conftest import page_of, text_of
from tests.findability.world import email, phone, postal

HTMX = {"HX-Request": "true", "HX-Target": "results"}


def swept(desk, days: str):
    """The findings, as who has no JavaScript comes to them: by the link to the next customers."""
    for _ in range(50):
        answer = desk.get(f"/findability/?{days}&show=next")
        if "<progress" not in answer.content.decode():
            return answer
    raise AssertionError("the sweep has no end")


def sections(answer) -> dict[str, list[str]]:
    """The rows of the page in words, by the heading over them."""
    shown = {}
    for section in page_of(answer).css("#results section"):
        lines = [" ".join(row.text(separator=" ").split()) for row in section.css("tbody tr")]
        shown[section.css_first("h3").text()] = lines
    return shown


def test_the_sweep_goes_on_where_ece_does_not_sort_by_ids(frank, planted, sandbox):
    planted.create("Nobody")
    sandbox.switch(sorts="printed")
    assert "No number and no address" in sections(swept(frank, planted.days))


@pytest.mark.usefixtures("each_api")
def test_every_fault_is_shown_with_the_spelling_that_fails(frank, planted):
    planted.create("Words", phone("234 3401 after 5"))
    planted.create("Reception", phone("ask reception", area=""))
    planted.create("Countryless", phone("234 3402", country=""))
    planted.create("Extended", phone("234 3403", extension="77"))
    planted.create("Trunk", phone("2222333", country="49", area="0711"))
    planted.create("Comma", email("comma@example.com,"))
    planted.create("Nobody")
    shown = sections(swept(frank, planted.days))
    fails = "ECE does not find the customer by it"
    nothing = "none to try There is nothing to search by"
    assert shown == {
        "Number stored with words": [
            f"Words +1 408 234 3401 after 5 14082343401 {fails}",
            f"Reception +1 ask reception {nothing}",
        ],
        "Number without country code": [f"Countryless 408 234 3402 14082343402 {fails}"],
        "Number with an extension": [f"Extended +1 408 234 3403 ext. 77 14082343403 {fails}"],
        "Number with a digit that is not dialled from abroad": [
            f"Trunk +49 0711 2222333 497112222333 {fails}"
        ],
        "E-mail address that is none": [f"Comma comma@example.com, comma@example.com {fails}"],
        "No number and no address": [f"Nobody {nothing}"],
    }


@pytest.mark.usefixtures("each_api")
def test_customers_without_faults_give_no_finding(frank, planted):
    planted.create("Anna", phone("234 3404"), email("anna@clean.example"), postal("1 First St"))
    planted.create("Kim", phone("(234) 3405"), postal("1 First St"))
    planted.create("Lee", email("Lee@Clean.example"))
    page = swept(frank, planted.days)
    assert sections(page) == {}
    assert "All of these customers can be found" in text_of(page)


def test_customers_whose_numbers_cannot_be_read_are_not_called_findable(frank, planted, between):
    planted.create("Anna", phone("234 3404"))
    between.script(["persons_lost"], only="customers by id")
    page = text_of(swept(frank, planted.days))
    assert "ECE was not searched by 1 value" in page
    assert "All of these customers can be found" not in page


def test_a_customer_who_comes_on_every_page_is_counted_once(frank, planted, between):
    planted.create("Anna", phone("234 3404"))
    between.script(["same_page_always"], only="customer search")
    for _ in range(2):
        frank.get(f"/findability/?{planted.days}&show=next")
    page = text_of(frank.get(f"/findability/?{planted.days}&show=part"))
    assert "The sweep was stopped after 1 customer." in page


@pytest.mark.usefixtures("each_api")
def test_an_extension_is_no_fault_where_ece_finds_the_number_without_it(frank, planted, sandbox):
    planted.create("Extended", phone("234 3403", extension="77"))
    sandbox.switch(phones="liberal")
    assert sections(swept(frank, planted.days)) == {}


@pytest.mark.usefixtures("each_api")
def test_twins_are_shown_together_and_lead_to_the_comparison(frank, planted, sandbox):
    sandbox.switch(unique_emails=False)
    numbers = [planted.create("Ann", phone("234 3406")), planted.create("Anne", phone("2343406"))]
    mails = [planted.create(name, email("twin@example.com")) for name in ("Bo", "Beau")]
    homes = [
        planted.create("Cleo", phone(each), postal("7 Elm")) for each in ("2343407", "2343408")
    ]
    many = [planted.create(f"Desk {count}", phone("234 3400")) for count in range(5)]
    page = swept(frank, planted.days)
    hrefs = [link.attributes["href"] for link in page_of(page).css("#results a[href*=compare]")]
    groups = (many, numbers, mails, homes)
    assert hrefs == [f"/customers/compare/?ids={','.join(ids)}" for ids in groups]
    assert list(sections(page)) == [
        "One number shared by many",
        "The same number",
        "The same e-mail address",
        "The same name and postal address",
    ]
    assert "Cleo" in text_of(frank.get(hrefs[-1]))


@pytest.mark.usefixtures("each_api")
def test_a_twin_from_other_days_is_shown_too(frank, planted, sandbox):
    old = planted.create("Ann", phone("234 3406"))
    sandbox.move_clock(days=9)
    new = planted.create("Anne", phone("234 3406"))
    [twins] = sections(swept(frank, f"from={planted.day + timedelta(days=8)}"))["The same number"]
    assert f"Anne #{new} Ann #{old}" in twins


@pytest.mark.usefixtures("each_api")
def test_a_sweep_shows_its_progress_and_stops_where_it_is_told_to(frank, planted):
    for count in range(80):
        planted.create(f"Nobody {count}")
    page = frank.get(f"/findability/?{planted.days}")
    assert "Begin" in text_of(page)
    first = frank.get(f"/findability/?{planted.days}", headers=HTMX)
    assert "75 customers of 80 so far" in text_of(first)
    stopped = frank.get(f"/findability/?{planted.days}&show=part", headers=HTMX)
    assert "The sweep was stopped after 75 customers." in text_of(stopped)
    assert len(sections_of_region(stopped)) == 75
    whole = frank.get(f"/findability/?{planted.days}", headers=HTMX)
    assert len(sections_of_region(whole)) == 80


def sections_of_region(answer) -> list[str]:
    return [row.text() for row in page_of(answer).css("tbody tr")]


def test_a_search_that_ece_does_not_answer_proves_nothing(frank, planted, between):
    planted.create("Extended", phone("234 3403", extension="77"))
    between.script(["ok", "503", "503", "503"], only="customer search")
    page = swept(frank, planted.days)
    assert "14082343403 Not tried" in sections(page)["Number with an extension"][0]
    assert "ECE was not searched by 1 value" in text_of(page)


def test_a_slow_ece_is_searched_for_some_seconds_and_the_rest_is_not_tried(frank, planted, sandbox):
    for count in range(20):
        planted.create("Extended", phone(f"234 34{count:02}", extension="77"))
    sandbox.switch(latency=1500)
    started = time.monotonic()
    assert "Begin" in text_of(frank.get(f"/findability/?{planted.days}"))
    assert time.monotonic() - started < 1
    page = text_of(swept(frank, planted.days))
    assert time.monotonic() - started < 15
    assert "ECE does not find the customer by it" in page
    assert "Not tried" in page
    assert "twins from other days may be missing" in page


def test_the_findings_go_into_a_spreadsheet_where_nothing_is_calculated(frank, planted):
    planted.create("=1+1", phone("234 3403", extension="77"))
    swept(frank, planted.days)
    answer = frank.get(f"/findability/export.csv?{planted.days}")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[1][0] == "Number with an extension"
    assert lines[1][1] == "'=1+1"
    assert lines[1][3:5] == ["'+1 408 234 3403 ext. 77", "14082343403"]


def test_what_a_sweep_reads_rests_sealed(frank, planted):
    planted.create("Sealed", phone("234 3403", extension="77"))
    swept(frank, planted.days)
    assert "Sealed" not in StoredSweep.objects.get().sealed


def test_a_sweep_needs_days(frank, sandbox):
    before = len(sandbox.requests())
    assert "Give a first or a last day." in text_of(frank.get("/findability/?from=&to="))
    assert len(sandbox.requests()) == before


@pytest.mark.parametrize("path", ["/findability/?from=2026-01-01", "/findability/export.csv"])
def test_only_supervisors_sweep(jack, sandbox, settings, path):
    settings.SUPERVISORS = ["frank"]
    before = len(sandbox.requests())
    answer = jack.get(path)
    assert answer.status_code == 403
    assert "This is for supervisors" in text_of(answer)
    assert len(sandbox.requests()) == before
