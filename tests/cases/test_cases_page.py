"""One case, and what happened in it."""

import re

import pytest

from tests.conftest import text_of

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]


def test_a_case_shows_what_ece_knows_of_it(jack):
    answer = jack.find("#1000")

    said = text_of(answer)
    assert "Charging is too slow [#1000] Open · Medium · Service" in said
    assert "Last modified 25 Aug 2021 13:18 · Frank" in said
    assert "Rating by the customer 5" in said
    assert (
        '<a href="/customers/1000/"><bdi>John Russel Tierney</bdi></a>' in answer.content.decode()
    )


def test_a_case_shows_its_days_its_people_and_what_was_written_about_it(frank):
    page = text_of(frank.get("/cases/1020/"))
    for label in ("Owner", "Due", "Created", "Last closed", "Description", "Solution", "Notes"):
        assert re.search(rf"{label} \S", page), label
    assert re.search(r"Asked to be called back after 4 pm\. \d+ \w+ \d{4} \d\d:\d\d · \w+", page)


def test_a_case_is_nobodys_only_where_ece_says_so(frank):
    assert "Owner nobody" in text_of(frank.get("/cases/1003/"))
    assert "Owner" not in text_of(frank.get("/cases/1000/"))


def test_the_activities_of_a_case_load_as_a_region_of_their_own(jack, sandbox):
    page = jack.get("/cases/1000/").content.decode()
    assert 'hx-get="/cases/1000/activities/" hx-trigger="load"' in page
    assert not any("/activity" in request["path"] for request in sandbox.requests())

    region = jack.get(
        "/cases/1000/activities/", headers={"HX-Request": "true", "HX-Target": "activities"}
    )

    assert region.content.decode().lstrip().startswith('<section id="activities"')
    said = text_of(region)
    assert "Charging is too slow" in said
    assert "Email · Inbound · Completed" in said
    assert "25 Aug 2021" in said


def test_without_a_script_the_activities_are_a_page_behind_a_link(jack):
    assert '<a href="/cases/1000/activities/">' in jack.get("/cases/1000/").content.decode()
    answer = jack.get("/cases/1000/activities/")
    assert answer.status_code == 200
    assert '<a href="/cases/1000/">' in answer.content.decode()


def test_a_secure_mail_is_called_secure(frank):
    mail = text_of(frank.get(f"/cases/{case_with_secure_mail(frank)}/activities/"))
    assert "Outbound" in mail
    assert "· secure" in mail


def case_with_secure_mail(desk) -> str:
    """Look for one among the cases of Sales, as an agent would: by opening them."""
    found = desk.post(
        "/cases/?size=75", {"department": "Sales", "status": "open"}, follow=True
    ).content.decode()
    ids = re.findall(r'href="/cases/(\d+)/"', found)
    return next(id for id in ids if "· secure" in text_of(desk.get(f"/cases/{id}/activities/")))


def test_activities_that_ece_does_not_give_leave_the_case_readable(between, jack):
    between.script(["500"], only="activity search")

    assert jack.get("/cases/1000/").status_code == 200
    region = jack.get(
        "/cases/1000/activities/", headers={"HX-Request": "true", "HX-Target": "activities"}
    )

    assert region.status_code == 502
    assert "ECE had an error" in text_of(region)
    assert "Try again" in text_of(region)


def test_a_part_of_the_activities_that_there_cannot_be_is_refused(jack, sandbox):
    assert jack.get("/cases/1000/activities/?page=x").status_code == 400
    assert not any("/activity" in request["path"] for request in sandbox.requests())


def test_a_page_of_activities_past_the_end_says_so(jack):
    assert "That was the last page." in text_of(jack.get("/cases/1000/activities/?page=9"))


def test_a_case_of_another_department_is_nothing_that_jack_may_see(jack, frank):
    foreign = re.search(
        r'href="/cases/(\d+)/"',
        frank.post("/cases/", {"department": "Sales"}, follow=True).content.decode(),
    )
    jack.sign_in("jack")
    answer = jack.get(f"/cases/{foreign[1]}/")
    assert answer.status_code == 404
    assert "Not found, or not in your departments" in text_of(answer)
