"""Who has this address or number already: told before a customer is created twice. And what a
search leaves behind."""

import re

import pytest

from tests.conftest import text_of
from tests.creation.creating import creations, form_on, open_form, send

pytestmark = pytest.mark.usefixtures("each_api")

ADA = {"department": "Service", "person-0-first_name": "Ada"}
TAKEN = {"email-0-address": "john.russel@customer.com"}
SHARED = {
    "phone-0-country_code": "1",
    "phone-0-area_code": "408",
    "phone-0-number": "234 3456",
    "phone-0-extension": "102",
}


def leave(desk, form, place: str, **typed):
    """Leave the fields of one contact point; what comes back stands under them."""
    headers = {
        "HX-Request": "true",
        "HX-Target": {"email-0": "duplicates-0", "phone-0": "duplicates-1"}[place],
    }
    return desk.post("/customers/new/check/", form | typed | {"of": place}, headers=headers)


def test_leaving_the_address_tells_who_has_it(jack, sandbox):
    said = text_of(leave(jack, open_form(jack), "email-0", **TAKEN))
    assert "john.russel@customer.com belongs to John Russel Tierney already" in said
    assert "Service · Mountain View" in said
    assert "Charging is too slow" in said
    assert not creations(sandbox)


def test_leaving_the_number_tells_how_it_is_found_and_who_has_it(jack):
    said = text_of(leave(jack, open_form(jack), "phone-0", **SHARED))
    assert "Callers will be found by this number: 14082343456102" in said
    assert "Without the extension ECE does not find the number." in said
    assert "John Russel Tierney has 14082343456102 already" in said


def test_leaving_one_point_asks_about_that_one_alone(jack, sandbox):
    answer = leave(jack, open_form(jack), "email-0", **TAKEN, **SHARED)
    assert 'id="duplicates-0"' in answer.content.decode()
    assert "14082343456102" not in text_of(answer)
    assert jack.post("/customers/new/check/", {"of": "email-7"}).status_code == 404


def test_a_check_that_ece_cannot_answer_is_told_and_stops_nothing(jack, gone):
    answer = leave(jack, {}, "email-0", **TAKEN)
    assert answer.status_code == 200
    assert "ECE could not tell who has this address or number." in text_of(answer)


def test_an_address_that_is_taken_is_a_stop(jack, sandbox):
    for anyway in ("", "1000"):
        answer = send(jack, open_form(jack), **ADA, **TAKEN, anyway=anyway)
        assert answer.status_code == 422
        assert "The customer is not created yet" in text_of(answer)
        assert 'href="/customers/1000/"' in answer.content.decode()
        assert form_on(answer)["email-0-address"] == "john.russel@customer.com"
    assert not creations(sandbox)


def test_an_address_of_another_department_is_a_warning(frank, sandbox):
    form = open_form(frank) | ADA | TAKEN | {"department": "Sales"}
    answer = send(frank, form)
    assert answer.status_code == 422
    assert "has john.russel@customer.com already" in text_of(answer)
    anyway = re.search(r'name="anyway" value="([0-9,]+)"', answer.content.decode())[1]
    assert send(frank, form_on(answer), anyway=anyway).status_code == 303
    assert len(creations(sandbox)) == 1


def test_a_number_that_is_taken_needs_one_deliberate_tick(jack, sandbox):
    answer = send(jack, open_form(jack), **ADA, **SHARED)
    assert answer.status_code == 422
    said = text_of(answer)
    assert "Phone: Number : John Russel Tierney has 14082343456102 already." in said
    assert "Open the customer, or tick “This is another customer” and press again." in said
    assert said.count("This is another customer. Create it anyway.") == 1
    assert re.search(
        r'name="phone-0-number"[^>]+aria-invalid="true" aria-describedby="duplicates-1"',
        answer.content.decode(),
    )
    assert "anyway" not in form_on(answer)
    assert not creations(sandbox)
    assert send(jack, form_on(answer), anyway="1000").status_code == 303
    assert len(creations(sandbox)) == 1


def test_a_tick_for_one_customer_does_not_count_for_others(frank, sandbox):
    answer = send(frank, open_form(frank), **ADA, **SHARED, anyway="1000")
    assert answer.status_code == 422
    assert not creations(sandbox)


def test_a_warning_survives_a_reload(jack):
    headers = {"HX-Request": "true", "HX-Target": "create"}
    answer = jack.post("/customers/new/", open_form(jack) | ADA | SHARED, headers=headers)
    assert answer.status_code == 422
    again = jack.get(answer["HX-Replace-Url"])
    assert form_on(again)["person-0-first_name"] == "Ada"
    assert "The customer is not created yet" in text_of(again)
    assert "John Russel Tierney has 14082343456102 already" in text_of(again)
    assert "This is another customer. Create it anyway." in text_of(again)


@pytest.mark.parametrize("typed", ["+1 (555) 010-9999 ext 7", "15550109999x7"])
def test_a_number_that_nobody_has_begins_the_form(jack, typed):
    page = jack.search(phone=typed)
    assert "Create this customer" in text_of(page)
    form = open_form(
        jack, re.search(r'href="(/customers/new/\?from=[^"]+)"', page.content.decode())[1]
    )
    digits = "".join(
        form[f"phone-0-{part}"] for part in ("country_code", "area_code", "number", "extension")
    )
    assert digits == "155501099997"
    assert form["phone-0-extension"] == "7"


def test_every_criterion_begins_its_own_field(jack):
    page = jack.search(
        email="nobody@example.com",
        phone="555 0100",
        custom_name="contractnumber",
        custom_value="C-1",
        created_from="",
    )
    form = open_form(
        jack, re.search(r'href="(/customers/new/\?from=[^"]+)"', page.content.decode())[1]
    )
    assert form["email-0-address"] == "nobody@example.com"
    assert form["phone-0-number"] == "5550100"
    assert [name for name, value in form.items() if value == "C-1"] == ["custom-2-value"]


def test_nothing_personal_stands_in_an_address(jack):
    page = jack.search(email="nobody@example.com")
    assert "nobody" not in re.search(r'href="(/customers/new/[^"]+)"', page.content.decode())[1]


def test_a_link_may_name_type_and_department(frank):
    form = open_form(frank, "/customers/new/?type=group&department=Sales")
    assert (form["type"], form["department"]) == ("group", "Sales")


@pytest.mark.only_v20("v3 does not tell agents their departments, so the link may be right")
def test_a_link_that_names_what_is_not_there_is_passed_over(frank):
    form = open_form(frank, "/customers/new/?type=nonsense&department=Nowhere")
    assert (form["type"], form["department"]) == ("individual", "Service")
