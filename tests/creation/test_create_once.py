"""However often, by whomever and however slowly the form is sent: one press makes one customer."""

import json
import re
import time
from datetime import timedelta
from html import unescape

import pytest
from django.core.management import call_command
from django.utils import timezone

from dashboard.models import CreateAttempt, Draft, EceSession
from dashboard.storage.attempts import Traits, read_record
from dashboard.storage.sealing import read_sealed
from tests.conftest import Desk, text_of
from tests.creation.creating import creations, form_on, open_form, send
from tests.faults.statuses import says

pytestmark = pytest.mark.usefixtures("each_api")

ADA = {
    "department": "Service",
    "person-0-first_name": "Ada",
    "person-0-last_name": "Example",
    "email-0-address": "ada@example.com",
}
MORE_PROOFLESS = ["502", "503", "close", "empty", "204", "200_body", "html_200", "redirect_sso"]
PROOFLESS = [
    "500",
    "reset",
    "no_location",
    *(pytest.param(name, marks=pytest.mark.faults) for name in MORE_PROOFLESS),
]


@pytest.fixture
def ada(between, desk) -> Desk:
    """jack at work, with a server between that may break; the form of Ada Example is filled in."""
    desk.sign_in("jack")
    desk.form = open_form(desk) | ADA
    return desk


def broken(between, *answers) -> None:
    between.script(list(answers), only="create customer")


def later(**passed) -> None:
    """Let time pass since the form was sent."""
    CreateAttempt.objects.update(sent_at=timezone.now() - timedelta(**passed))


@pytest.mark.parametrize("answer", PROOFLESS)
def test_no_proof_of_anything_is_told_as_such_and_looked_up(ada, between, sandbox, answer):
    broken(between, f"create_then_{answer}")
    outcome = send(ada, ada.form)
    assert outcome.status_code == 303
    page = ada.get(outcome["Location"])
    said = text_of(page)
    assert outcome["Location"].startswith("/creates/")
    assert "Not confirmed" in said
    assert "Is it this one?" in said
    assert "Ada Example" in said
    assert "Create it again" not in said
    assert len(creations(sandbox)) == 1


def test_a_name_alone_is_found_among_many_that_were_created_then(ada, between, sandbox):
    others_are_created(sandbox, 80)
    broken(between, "create_then_reset")
    outcome = send(ada, ada.form, **{"email-0-address": ""})["Location"]
    assert (
        "Is it this one? ECE has a customer like it, created at that time. Ada Example"
        in text_of(ada.get(outcome))
    )


@pytest.mark.long
def test_a_name_alone_is_found_beside_more_than_can_be_looked_through(ada, between, sandbox):
    others_are_created(sandbox, 620)
    time.sleep(3)  # as long as clocks that agree may differ, and some more
    broken(between, "create_then_reset")
    outcome = send(ada, ada.form, **{"email-0-address": ""})["Location"]
    assert "Is it this one?" in text_of(ada.get(outcome))


def others_are_created(sandbox, count: int) -> None:
    agent = sandbox.signed_in("jack")
    body = {"type": {"value": "individual"}, "department": {"name": "Service"}}
    for number in range(count):
        body["contactPersons"] = {"contactPerson": [{"firstName": f"Bea{number}"}]}
        agent.post("/ws/v12/interaction/customer", json=body)


def test_the_agent_recognises_the_customer(ada, between, sandbox):
    broken(between, "create_then_reset")
    outcome = send(ada, ada.form)["Location"]
    made = ada.post(outcome, {"customer": "3500"})
    assert made["Location"] == "/customers/3500/"
    assert ada.get(outcome)["Location"] == "/customers/3500/"


def test_only_a_customer_that_was_found_can_be_recognised(ada, between):
    broken(between, "create_then_reset")
    outcome = send(ada, ada.form)["Location"]
    assert ada.post(outcome, {"customer": "1000"})["Location"] == outcome


def test_creating_again_is_offered_after_the_settling_time_only(ada, between, sandbox):
    broken(between, "reset", "ok")
    outcome = send(ada, ada.form)["Location"]
    assert "shows no such customer so far" in text_of(ada.get(outcome))
    assert ada.post(outcome, {"again": "yes"})["Location"] == outcome
    later(seconds=61)
    assert "Create it again" in text_of(ada.get(outcome))
    again = ada.post(outcome, {"again": "yes"}, follow=True)
    form = form_on(again)
    assert {name: form[name] for name in ADA} == ADA
    assert form["token"] != ada.form["token"]
    assert send(ada, form).status_code == 303
    assert len(creations(sandbox)) == 1
    assert len(between.asked("create customer")) == 2


def test_the_same_form_again_leads_to_the_same_customer(ada, sandbox):
    first, second = send(ada, ada.form), send(ada, ada.form)
    assert ada.get(second["Location"])["Location"] == first["Location"]
    assert len(creations(sandbox)) == 1


def test_the_same_form_with_other_values_is_not_sent_unless_pressed_again(ada, sandbox):
    send(ada, ada.form)
    other = send(
        ada, ada.form, **{"person-0-first_name": "Bea", "email-0-address": "bea@example.com"}
    )
    assert other.status_code == 422
    assert re.search(
        r"You created Ada Example from this form at [0-9:]+\. Press again", text_of(other)
    )
    assert len(creations(sandbox)) == 1
    assert send(ada, form_on(other)).status_code == 303
    assert len(creations(sandbox)) == 2


def test_back_to_a_form_that_was_corrected_and_created_tells_of_the_customer(ada, sandbox):
    taken = ada.form | {"email-0-address": "john.russel@customer.com"}
    refused = ada.post(
        "/customers/new/", taken, headers={"HX-Request": "true", "HX-Target": "create"}
    )
    customer = send(ada, ada.form)["Location"]
    back = ada.get(refused["HX-Replace-Url"])
    assert re.search(
        r"You created Ada Example at [0-9:]+ Open the customer Create another", text_of(back)
    )
    assert f'href="{customer}"' in back.content.decode()
    assert "john.russel@customer.com" not in str(
        [read_sealed(draft.sealed) for draft in Draft.objects.all()]
    )


def test_other_values_after_an_unknown_outcome_are_kept_and_not_sent(ada, between, sandbox):
    broken(between, "create_then_reset")
    send(ada, ada.form)
    other = send(ada, ada.form, **{"person-0-first_name": "Bea"})
    assert other.status_code == 422
    assert form_on(other)["person-0-first_name"] == "Bea"
    assert len(creations(sandbox)) == 1


A_MERE_MESSAGE = says(400, b'{"message": "Invalid value."}')


@pytest.mark.parametrize(
    ("answer", "status"),
    [("400", 422), (A_MERE_MESSAGE, 422), ("403", 403), ("409", 422), ("429", 503)],
)
def test_a_proven_refusal_keeps_the_form_and_its_token(ada, between, sandbox, answer, status):
    broken(between, answer, "ok")
    refused = send(ada, ada.form)
    assert refused.status_code == status
    form = form_on(refused)
    assert {name: form[name] for name in ADA} == ADA
    assert form["token"] == ada.form["token"]
    key = form["token"].partition(":")[0]
    outcome = text_of(ada.get(f"/creates/{key}/"))
    assert outcome.startswith("ECE did not create the customer · Agent Dashboard")
    assert send(ada, form).status_code == 303
    assert len(creations(sandbox)) == 1


@pytest.mark.parametrize(
    ("on_v20", "on_v3", "field"),
    [
        ("contactPersons.contactPerson[0].lastName", "contacts.contact[0].lastName", "Last name"),
        (
            "contactPersons.contactPerson[0].contactPoints.contactPoint[0].type.email.emailAddress",
            "contacts.contact[0].email[0].emailAddress",
            "E-mail",
        ),
    ],
)
def test_a_refusal_is_said_at_the_field_that_ece_names(
    ada, between, each_api, on_v20, on_v3, field
):
    named = {"v20": on_v20, "v3": on_v3}[each_api]
    said = json.dumps({"code": "400-152", "developerMessage": f"Invalid value of '{named}'."})
    broken(between, lambda exchange: exchange.answer(400, said.encode()))
    refused = send(ada, ada.form)
    assert f"{field} : ECE does not accept this." in text_of(refused)
    assert "Invalid value" not in text_of(refused)


def test_an_address_that_was_taken_a_moment_ago_is_said_with_its_holder(ada, between, sandbox):
    def taken_meanwhile(exchange):
        assert exchange.healthy
        exchange.answer(409, b'{"code": "409-100", "developerMessage": "no"}')

    broken(between, taken_meanwhile)
    refused = send(ada, ada.form)
    assert refused.status_code == 422
    assert "ada@example.com belongs to Ada Example already" in text_of(refused)


@pytest.mark.parametrize("address", ["ada@example.com", ""])
def test_a_session_that_is_over_keeps_the_form_and_its_token(ada, between, sandbox, address):
    ada.form["email-0-address"] = address
    sandbox.reset()
    signing = ada.post("/customers/new/", ada.form, follow=True)
    assert not between.asked("create customer")
    form = form_on(signed_in_again(ada, signing))
    assert {name: form[name] for name in ADA} == ADA | {"email-0-address": address}
    assert form["token"] == ada.form["token"]
    assert send(ada, form).status_code == 303
    assert len(creations(sandbox)) == 1


def test_a_create_that_ece_answers_as_signed_out_is_looked_up_after_signing_in(
    ada, between, sandbox
):
    def creates_and_denies(exchange):
        assert exchange.healthy.status == 201
        exchange.answer(401)

    broken(between, creates_and_denies)
    outcome = send(ada, ada.form)["Location"]
    EceSession.objects.update(last_used=timezone.now() - timedelta(hours=1))
    page = signed_in_again(ada, ada.get(outcome, follow=True))
    assert "Not confirmed" in text_of(page)
    assert "Is it this one?" in text_of(page)
    assert len(creations(sandbox)) == 1


def signed_in_again(desk, signing):
    """The page that was wanted, after signing in."""
    wanted = re.search(r'name="next" value="([^"]+)"', signing.content.decode())[1]
    return desk.get(desk.sign_in("jack", next=unescape(wanted))["Location"])


def test_ece_gone_before_it_was_asked_keeps_the_form(ada, between, sandbox):
    between.script(["reset"], only="customer search")
    fault = send(ada, ada.form)
    assert fault.status_code == 502
    assert form_on(fault) | {"csrfmiddlewaretoken": ""} == ada.form | {"csrfmiddlewaretoken": ""}
    assert not creations(sandbox)
    between.script(["ok"])
    assert send(ada, form_on(fault)).status_code == 303


def test_the_form_of_another_agent_is_refused(jack, sandbox):
    form = open_form(jack) | ADA
    jack.sign_in("mia")
    answer = send(jack, form)
    assert answer.status_code == 409
    assert not creations(sandbox)


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize("token", ["", "x", "x:y", "x" * 43 + ":" + "y" * 43])
def test_a_token_that_was_made_up_is_refused(jack, sandbox, token):
    assert send(jack, open_form(jack) | ADA, token=token).status_code == 409
    assert not creations(sandbox)


def test_an_outcome_that_ece_is_silent_about_has_one_way_to_look_again(ada, between):
    broken(between, "create_then_reset")
    outcome = send(ada, ada.form)["Location"]
    between.script(["reset"])
    said = text_of(ada.get(outcome))
    assert "Try again" in said
    assert "Look again" not in said


def test_the_outcome_is_for_its_agent_only(ada, between):
    broken(between, "create_then_reset")
    outcome = send(ada, ada.form)["Location"]
    mia = Desk()
    mia.sign_in("mia")
    assert mia.get(outcome).status_code == 404


def test_a_sender_that_never_came_back_is_an_unknown_outcome(ada, between, sandbox):
    broken(between, "create_then_reset")
    outcome = send(ada, ada.form)["Location"]
    CreateAttempt.objects.update(state="sending")
    assert "being created" in text_of(ada.get(outcome))
    later(seconds=61)
    assert "Not confirmed" in text_of(ada.get(outcome))
    assert send(ada, ada.form)["Location"] == outcome
    assert len(creations(sandbox)) == 1


def test_what_was_typed_is_forgotten_once_it_is_created(ada, sandbox):
    send(ada, ada.form)
    assert read_record(CreateAttempt.objects.get()).traits == Traits("Ada Example")
    assert not read_record(CreateAttempt.objects.get()).typed


def test_purging_forgets_what_was_typed_after_a_day_and_the_attempt_after_a_week(ada, between):
    broken(between, "create_then_reset")
    send(ada, ada.form)
    later(hours=25)
    call_command("purge")
    assert CreateAttempt.objects.get().sealed == ""
    assert "Ada" not in text_of(ada.get("/"))
    assert "What was typed is no longer kept" in text_of(
        ada.get(f"/creates/{ada.form['token'].split(':')[0]}/")
    )
    later(days=8)
    call_command("purge")
    assert not CreateAttempt.objects.exists()
