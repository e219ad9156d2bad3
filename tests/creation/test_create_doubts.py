"""What ECE's answers do not tell is not taken for "nobody has it": the agent decides, told why."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from dashboard.models import CreateAttempt
from tests.conftest import text_of
from tests.creation.creating import creations, form_on, open_form, send

pytestmark = pytest.mark.usefixtures("each_api")

ADA = {"department": "Service", "person-0-first_name": "Ada", "person-0-last_name": "Example"}
TAKEN = {"email-0-address": "john.russel@customer.com"}
FREE = {"email-0-address": "ada@example.com"}
UNCHECKED = "It could not be checked who has {}: ECE gave no complete answer."


def altered(alter):
    """Answer as a healthy ECE does, each customer of the answer changed."""

    def play(exchange):
        if not exchange.healthy.body:
            return exchange.answer(exchange.healthy.status)
        body = json.loads(exchange.healthy.body)
        for customer in body["customer"]:
            alter(customer)
        return exchange.answer(200, json.dumps(body).encode())

    return play


def without_id(customer: dict) -> None:
    customer["id"] = ""


def of_somebody_else(customer: dict) -> None:
    text = json.dumps(customer).replace("john.russel@customer.com", "somebody@example.com")
    customer.update(json.loads(text))


@pytest.mark.parametrize("alter", [without_id, of_somebody_else])
def test_rows_that_prove_nothing_make_the_agent_decide(between, jack, sandbox, alter):
    between.script([altered(alter)], only="customer search")
    answer = send(jack, open_form(jack), **ADA, **TAKEN, anyway="")
    assert answer.status_code == 422
    said = text_of(answer)
    assert UNCHECKED.format("john.russel@customer.com") in said
    assert "Create it unchecked." in said
    assert "belongs to" not in said
    assert not creations(sandbox)


def test_an_answer_that_cannot_be_read_makes_the_agent_decide(between, jack, sandbox):
    between.script(["html_200"], only="customer search")
    answer = send(jack, open_form(jack), **ADA, **FREE)
    assert UNCHECKED.format("ada@example.com") in text_of(answer)
    assert not creations(sandbox)
    between.script(["html_200"], only="customer search")
    form = form_on(answer)
    assert "unchecked" not in form
    assert send(jack, form, unchecked="ada@example.com").status_code == 303
    assert len(creations(sandbox)) == 1


def test_a_check_that_the_agent_may_not_make_makes_them_decide(between, jack, sandbox):
    between.script(["403"], only="customer search")
    answer = send(jack, open_form(jack), **ADA, **FREE)
    assert "your ECE account may not search for it" in text_of(answer)
    assert not creations(sandbox)
    between.script(["403"], only="customer search")
    assert send(jack, form_on(answer), unchecked="ada@example.com").status_code == 303
    assert len(creations(sandbox)) == 1


def test_what_could_be_read_is_told_beside_what_could_not(between, frank, sandbox):
    def without_every_second_id(exchange):
        body = json.loads(exchange.healthy.body)
        for customer in body["customer"][1::2]:
            customer["id"] = None
        exchange.answer(200, json.dumps(body).encode())

    between.script([without_every_second_id], only="customer search")
    phone = {"phone-0-country_code": "1", "phone-0-area_code": "408"}
    phone |= {"phone-0-number": "234 3456", "phone-0-extension": "102"}
    said = text_of(send(frank, open_form(frank), **ADA, **phone))
    assert "has 14082343456102 already" in said
    assert UNCHECKED.format("14082343456102") in said


def test_leaving_a_field_tells_of_the_doubt_too(between, jack):
    between.script([altered(without_id)], only="customer search")
    headers = {"HX-Request": "true", "HX-Target": "duplicates-0"}
    form = open_form(jack) | TAKEN | {"of": "email-0"}
    answer = jack.post("/customers/new/check/", form, headers=headers)
    assert answer.status_code == 200
    assert UNCHECKED.format("john.russel@customer.com") in text_of(answer)


def test_the_number_that_matched_is_the_number_that_is_told(jack):
    phone = {"phone-0-country_code": "1", "phone-0-area_code": "408"}
    phone |= {"phone-0-number": "234 3456102"}
    answer = send(jack, open_form(jack), **ADA, **phone)
    assert "John Russel Tierney has 14082343456102 already" in text_of(answer)


def test_a_known_duplicate_is_told_among_other_errors(jack, sandbox):
    answer = send(jack, open_form(jack), **TAKEN, **{"person-0-dependents": "four"})
    said = text_of(answer)
    assert "Type a first name; ECE needs one." in said
    assert "Digits only." in said
    assert "john.russel@customer.com belongs to John Russel Tierney already" in said
    assert not creations(sandbox)


def test_a_customer_that_ece_named_and_does_not_have_is_not_confirmed(between, jack, sandbox):
    def names_another(exchange):
        there = exchange.healthy.headers["Location"].rpartition("/")[0]
        exchange.answer(201, Location=f"{there}/999999")

    between.script([names_another], only="create customer")
    outcome = send(jack, open_form(jack), **ADA, **FREE)["Location"]
    said = text_of(jack.get(outcome))
    assert "Not confirmed" in said
    assert "Is it this one?" in said
    assert len(creations(sandbox)) == 1


def named_instead(id: str):
    """ECE creates the customer and names another one."""

    def play(exchange):
        location = exchange.healthy.headers["Location"].rpartition("/")[0]
        exchange.answer(201, Location=f"{location}/{id}")

    return play


def test_a_customer_who_was_there_long_before_is_not_the_new_one(between, jack):
    between.script([named_instead("1000")], only="create customer")
    answer = send(jack, open_form(jack), **ADA)
    assert answer["Location"].startswith("/creates/")
    assert "Ada Example" in text_of(jack.get(answer["Location"]))


def test_a_create_that_a_proxy_refuses_is_sent_once(between, jack):
    between.script(["proxy_405"], only="create customer")
    answer = send(jack, open_form(jack), **ADA)
    assert answer["Location"].startswith("/creates/")
    assert len(between.asked("create customer")) == 1


@pytest.mark.only_v20("v3 then tries its other path")
def test_a_create_that_ece_does_not_find_a_way_for_keeps_the_form(between, jack):
    between.script(["404"], only="create customer")
    answer = send(jack, open_form(jack), **ADA)
    assert (answer.status_code, form_on(answer)["person-0-first_name"]) == (422, "Ada")
    assert "ECE has no such record" not in text_of(answer)


def test_an_outcome_whose_rows_have_no_name_does_not_say_that_there_is_none(between, jack):
    between.script(["create_then_reset"], only="create customer")
    outcome = send(jack, open_form(jack), **ADA)["Location"]
    between.script(["all_null"], only="customer search")
    said = text_of(jack.get(outcome))
    assert "ECE's answer names 1 customer that the dashboard can't read." in said
    assert "no such customer" not in said


def test_an_outcome_whose_rows_cannot_be_opened_says_so(between, jack):
    between.script(["create_then_reset"], only="create customer")
    outcome = send(jack, open_form(jack), **ADA, **FREE)["Location"]
    between.script([altered(without_id)], only="customer search")
    page = jack.get(outcome)
    assert page.status_code == 200
    assert "names 1 customer that the dashboard can't read" in text_of(page)
    assert "shows no such customer" not in text_of(page)
    assert jack.post(outcome, {"customer": ""})["Location"] == outcome


@pytest.mark.parametrize("minutes", [-5, 5])
def test_a_customer_is_recognised_although_the_clocks_differ(between, jack, minutes):
    between.script(["create_then_reset"], only="create customer")
    outcome = send(jack, open_form(jack), **ADA, **FREE)["Location"]
    CreateAttempt.objects.update(sent_at=timezone.now() + timedelta(minutes=minutes))
    assert "Is it this one?" in text_of(jack.get(outcome))


def test_two_values_of_one_attribute_are_both_created(between, jack, sandbox):
    between.script(["500"], only="customer attributes")
    custom = {"custom-0-name": "preferredlang", "custom-0-value": "English"}
    custom |= {"custom-1-name": "preferredlang", "custom-1-value": "German"}
    answer = send(jack, open_form(jack), **ADA, **custom)
    assert "Custom attributes" in text_of(jack.get(answer["Location"]))
    revealed = jack.post(f"{answer['Location']}reveal/", {"field": "custom"})
    assert "English, German" in text_of(revealed)


@pytest.mark.parametrize("name", ["\u200b", "\u2060\ufe0f", "\u3164", "\u202e \u2800"])
def test_a_first_name_of_nothing_visible_is_an_empty_one(jack, sandbox, name):
    answer = send(jack, open_form(jack), department="Service", **{"person-0-first_name": name})
    assert answer.status_code == 422
    assert "Type a first name; ECE needs one." in text_of(answer)
    assert not creations(sandbox)
