"""What an agent finds on the first page that has happened to cases since they were here."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from dashboard.models import Agent, AuditEvent
from tests.conftest import Desk, page_of, text_of
from tests.faults import FAULTS
from tests.operations import asked

pytestmark = pytest.mark.usefixtures("each_api")
LONG_AGO = timezone.now() - timedelta(days=30)
OWN = {"v20": ("ownerId", "1010"), "v3": ("ownerLoginId", "jack")}


@pytest.fixture
def back(jack) -> Desk:
    """jack, whose sign-in before this one was a month ago."""
    agent = Agent.objects.get(login="jack")
    AuditEvent.objects.create(server=settings.ECE_URL, agent=agent, action="signed in", at=LONG_AGO)
    return jack


def groups(answer) -> dict[str, list[str]]:
    """The IDs of the cases under each heading."""
    page = page_of(answer)
    lists = page.css("#changed-cases ul.entries")
    headings = [heading.text() for heading in page.css("#changed-cases h3")]
    ids = [[link.attributes["href"].split("/")[2] for link in each.css("a")] for each in lists]
    return dict(zip(headings, ids, strict=False))


def test_own_cases_come_first_and_all_of_them_are_newer_than_the_last_visit(
    back, sandbox, each_api
):
    home = text_of(back.get("/"))
    assert f"Cases changed since {LONG_AGO.day} " in home
    before = len(asked(sandbox, "case lookup"))
    shown = groups(back.get("/changed-cases/", headers={"HX-Target": "changed-cases"}))
    bodies = [json.loads(call["body"]) for call in asked(sandbox, "case lookup")[before:]]
    own, value = OWN[each_api]
    assert sorted(body.get(own, "") for body in bodies) == ["", value]
    assert len(shown["Yours"]) == 10
    assert "Others" not in shown
    case = text_of(back.get(f"/cases/{shown['Yours'][0]}/"))
    assert "Jack" in case


def test_where_ece_does_not_sort_by_the_last_change_the_page_shows_some_and_says_so(back, sandbox):
    missing = "later changes may be missing here"
    assert missing not in text_of(back.get("/changed-cases/"))
    sandbox.switch(sorts="printed")
    answer = back.get("/changed-cases/")
    assert len(groups(answer)["Yours"]) == 10
    assert missing in text_of(answer)


def test_one_of_the_two_lookups_may_fail_and_the_other_is_shown(back, between):
    def fail_for_own(exchange) -> None:
        fault = "500" if b"owner" in exchange.request.body else "ok"
        FAULTS[fault](exchange)

    between.script([fail_for_own], only="case lookup")
    answer = back.get("/changed-cases/")
    assert answer.status_code == 200
    page = page_of(answer)
    headings = [heading.text() for heading in page.css("#changed-cases h3")]
    assert headings == ["Yours", "Yours and others"]
    assert "ECE" in page.css_first("#changed-cases h3 + .note").text()
    assert len(page.css("#changed-cases .entries li")) == 10
    between.script(["500"], only="case lookup")
    assert back.get("/changed-cases/").status_code >= 500
    assert "Find a customer" in text_of(back.get("/"))


def test_nobody_is_told_of_a_visit_that_never_was(jack):
    assert "Cases changed" not in text_of(jack.get("/"))
    assert jack.get("/changed-cases/").status_code == 303


def test_where_nothing_has_changed_that_is_what_the_page_says(jack):
    agent = Agent.objects.get(login="jack")
    just_now = timezone.now() - timedelta(seconds=1)
    AuditEvent.objects.create(server=settings.ECE_URL, agent=agent, action="signed in", at=just_now)
    said = text_of(jack.get("/changed-cases/"))
    assert "No case in your departments has changed since." in said
    assert "No cases in your departments." not in said
