"""The ways between customers and cases, and what happens where ECE has no case lookup."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.models import EceSession
from tests.cases.test_cases import bodies, look_up, press
from tests.conftest import Desk, text_of

pytestmark = pytest.mark.usefixtures("each_api")

PHONE = "+1 (408) 234-3456 ext 102"


def follow_button(desk, answer, label: str):
    """Press the button with this label in the list of next steps."""
    forms = re.findall(
        r'<form method="post" action="([^"]+)">(.*?)</form>', answer.content.decode(), re.DOTALL
    )
    action, inside = next(
        (action, inside) for action, inside in forms if f">{label}</button>" in inside
    )
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', inside))
    return desk.post(action, fields, follow=True)


def test_the_same_phone_and_mail_are_searched_in_cases_and_back(jack, sandbox):
    customers = jack.search(
        phone=PHONE,
        email="jhenry@customer.com",
        custom_name="preferredlang",
        custom_value="English",
    )

    cases = follow_button(jack, customers, "Search cases by the same phone and e-mail")
    assert bodies(sandbox) == [{"phone": "14082343456102", "email": "jhenry@customer.com"}]
    assert "Charging is too slow" in text_of(cases)

    again = follow_button(jack, cases, "Search customers by the same phone and e-mail")
    assert again.redirect_chain[-1][0].startswith("/customers/s/")
    assert "John Russel Tierney" in text_of(again)


@pytest.mark.only_v20("v3 does not tell agents their departments")
def test_a_phone_that_no_customer_has_is_searched_in_cases_with_one_press(jack, sandbox):
    nobody = jack.search(phone="(202) 555-0001")

    cases = follow_button(jack, nobody, "Search cases by this phone")

    assert bodies(sandbox)[0] == {"phone": "2025550001"}
    assert (
        "No case belongs to a customer with exactly this phone number. Searched in Service."
        in text_of(cases)
    )
    assert "2025550001, 12025550001" in text_of(cases)
    follow_button(jack, cases, "Search customers by this phone")


def test_an_extension_rescues_a_lookup_by_phone(jack, sandbox):
    nothing = look_up(jack, phone="(408) 234-3456")
    key = re.search(r'name="from" value="([^"]+)"', nothing.content.decode())[1]

    found = jack.post("/cases/", {"from": key, "extension": "102"}, follow=True)

    assert "Charging is too slow" in text_of(found)


def test_the_cases_of_a_customer_open_as_a_lookup(jack, sandbox):
    customer = jack.get("/customers/1000/cases/?status=open")
    found = follow_button(jack, customer, "Open in the case lookup")

    assert bodies(sandbox)[-1] == {"customer": "1000", "status": "open"}
    assert "Customer ID John Russel Tierney" in text_of(found)
    assert 'href="/customers/1000/"' in found.content.decode()


def test_a_customer_in_a_row_becomes_a_criterion(jack, sandbox):
    every = look_up(jack, email="jhenry@customer.com")
    press(jack, every, "customer:1000")
    assert bodies(sandbox)[-1] == {"customer": "1000", "email": "jhenry@customer.com"}


def test_a_search_that_is_over_cannot_be_carried_over(jack, sandbox):
    answer = jack.post("/cases/", {"customers": "x" * 43})
    assert answer.status_code == 404
    assert bodies(sandbox) == []


@pytest.mark.only_v20("every v3 has a case lookup")
def test_where_ece_has_no_case_lookup_a_sentence_says_so_and_the_place_is_gone(between, jack):
    between.script(["404"], only="case lookup")

    answer = look_up(jack, email="jhenry@customer.com")
    assert answer.status_code == 200
    assert "This ECE has no case lookup" in text_of(answer)
    assert 'name="email"' not in answer.content.decode()
    assert '<a href="/cases/"' not in answer.content.decode()

    asked = len(between.requests)
    assert "This ECE has no case lookup" in text_of(jack.get("/cases/"))
    assert "This ECE has no case lookup" in text_of(look_up(jack, status="open"))
    assert len(between.requests) == asked

    cases = jack.get("/customers/1000/cases/?status=open")
    assert "Charging is too slow" in text_of(cases)
    assert "Open in the case lookup" not in text_of(cases)
    assert "Charging is too slow" in text_of(jack.find("#1000"))


@pytest.mark.parametrize(
    ("fault", "status"), [("500", 502), ("503", 503), ("400", 422), ("html_200", 502), ("403", 403)]
)
def test_a_fault_of_ece_keeps_the_criteria_on_the_page(between, jack, fault, status):
    path = look_up(jack, email="jhenry@customer.com").redirect_chain[-1][0]
    between.script([fault])
    answer = jack.get(path)

    assert answer.status_code == status
    assert 'value="jhenry@customer.com"' in answer.content.decode()
    assert "No case" not in text_of(answer)


def test_a_lookup_typed_into_a_page_whose_session_ended_is_there_after_signing_in(jack, sandbox):
    EceSession.objects.all().delete()

    ended = jack.post("/cases/", {"email": "jhenry@customer.com", "status": "open"})
    back = jack.sign_in("jack", next=parse_qs(urlsplit(ended["Location"]).query)["next"][0])
    form = jack.get(back["Location"]).content.decode()

    assert "jhenry" not in ended["Location"] + back["Location"]
    assert 'value="jhenry@customer.com"' in form
    assert 'value="open"' in form
    assert bodies(sandbox) == []


def test_pressing_enter_in_the_form_searches_and_does_not_press_a_preset(jack: Desk):
    form = jack.get("/cases/").content.decode()
    first_button = re.search(r"<button[^>]*>", form[form.index("novalidate") :])[0]
    assert first_button == "<button hidden>"
