"""Creating a customer in front of v3: agents have no profile, so departments are learned from what
ECE's answers hold; and what only v3 can search by begins a form."""

import re

import pytest

from tests.conftest import Desk, text_of
from tests.creation.creating import open_form, send

pytestmark = pytest.mark.usefixtures("v3")


def suggested(desk: Desk, path: str = "/customers/new/") -> list[str]:
    """The departments that the field on this page suggests."""
    html = desk.get(path).content.decode()
    assert '<input type="text" name="department"' in html
    options = html.partition('<datalist id="id_department_suggestions">')[2].partition(
        "</datalist>"
    )[0]
    return [option.partition('"')[0] for option in options.split('<option value="')[1:]]


def test_nothing_is_suggested_or_claimed_before_ece_named_a_department(jack):
    assert suggested(jack) == []
    assert open_form(jack)["department"] == ""
    assert "You see:" not in text_of(jack.get("/"))


def test_customers_teach_their_departments(frank):
    frank.find("14082343456102")
    assert suggested(frank) == ["QA", "Sales", "Service"]
    assert sorted(suggested(frank, "/cases/")) == ["QA", "Sales", "Service"]
    assert "You see:" not in text_of(frank.get("/"))


@pytest.mark.parametrize("path", ["/customers/1000/", "/cases/1000/"])
def test_one_record_teaches_its_department(jack, path):
    jack.get(path)
    assert suggested(jack) == ["Service"]


def test_cases_teach_their_departments(frank):
    frank.post("/cases/", {"department": "Sales"}, follow=True)
    assert suggested(frank) == ["Sales"]


def test_the_department_that_was_used_last_stands_in_the_next_form(frank):
    for name, department in (("Ada", "Sales"), ("Bea", "QA")):
        send(frank, open_form(frank), **{"person-0-first_name": name, "department": department})
        assert open_form(frank)["department"] == department


def test_a_department_that_ece_refused_was_not_used(jack):
    refused = send(jack, open_form(jack), **{"person-0-first_name": "Ada", "department": "Nowhere"})
    assert refused.status_code == 422
    assert "Department : ECE does not accept this." in text_of(refused)
    assert open_form(jack)["department"] == ""


def test_what_one_agent_met_is_not_suggested_to_the_next(frank):
    frank.find("14082343456102")
    send(frank, open_form(frank), **{"person-0-first_name": "Ada", "department": "Sales"})
    frank.sign_in("jack")
    assert suggested(frank) == []
    assert open_form(frank)["department"] == ""


@pytest.mark.parametrize(
    ("searched", "begun"),
    [
        (
            {"name": "Ann Marie Nobody", "type": "individual"},
            {
                "type": "individual",
                "person-0-first_name": "Ann Marie",
                "person-0-last_name": "Nobody",
            },
        ),
        (
            {"name": "Nobody Ltd", "type": "corporate"},
            {"type": "corporate", "customer_name": "Nobody Ltd"},
        ),
        (
            {"twitter_id": "nobody.here"},
            {"social-0-type": "Twitter", "social-0-social_id": "nobody.here"},
        ),
    ],
)
def test_what_only_v3_searches_by_begins_its_field_too(jack, searched, begun):
    page = jack.search(**searched)
    form = open_form(
        jack, re.search(r'href="(/customers/new/\?from=[^"]+)"', page.content.decode())[1]
    )
    assert {name: form[name] for name in begun} == begun
