"""Creating a customer: what the form offers, what ECE is sent, and what happens when something is
wrong."""

import json
import re

import pytest

from tests import cloud
from tests.conftest import Desk, text_of
from tests.creation.creating import MINIMAL, TIERNEY, add, creations, form_on, open_form, send
from tests.operations import asked
from tests.sandbox.running import running_sandbox
from tests.sandbox.test_documents import FULL_JSON, JSON, assert_contains

pytestmark = pytest.mark.usefixtures("each_api")
ADA = {"department": "Service", "person-0-first_name": "Ada"}


@pytest.fixture(scope="module")
def empty_world(tmp_path_factory):
    with running_sandbox(tmp_path_factory.mktemp("documents"), "--world", "documents") as sandbox:
        yield sandbox


@pytest.fixture
def documents(empty_world, ece_at, settings):
    empty_world.reset()
    ece_at(empty_world.url)
    settings.ECE_OAUTH = cloud.authorization_server(empty_world.host)
    return empty_world


def sent(sandbox) -> dict:
    (call,) = creations(sandbox)
    return json.loads(call["body"])


def made(sandbox, answer) -> dict:
    """The customer to whom a press of the button has led, as ECE knows them."""
    assert answer.status_code == 303, text_of(answer)
    id = re.fullmatch(r"/customers/(\d+)/", answer["Location"])[1]
    there = sandbox.signed_in("frank").get(f"/ws/v12/interaction/customer/{id}?$attribute=all")
    return there.json()["customer"][0]


def persons(customer: dict) -> list[dict]:
    return customer.get("contactPersons", {}).get("contactPerson", [])


def points(person: dict) -> list[dict]:
    """The contact points of a person, each as its `type` is written."""
    return [point["type"] for point in person["contactPoints"]["contactPoint"]]


def test_the_page_of_a_new_customer_tells_by_what_it_will_be_found(jack):
    point = {"phone-0-country_code": "44", "phone-0-number": "020 7946 0123"}
    form = {"department": "Service", "person-0-first_name": "Ada"}
    page = jack.get(send(jack, open_form(jack), **form, **point)["Location"])
    assert "It will be found by" in text_of(page)
    assert "442079460123" in text_of(page)


@pytest.mark.only_v20("the document is one of v12")
def test_the_minimal_example_is_sent_as_the_document_has_it(documents, desk):
    desk.sign_in("jack")
    answer = send(desk, open_form(desk) | MINIMAL)
    assert answer.status_code == 303
    assert answer["Location"] == "/customers/2801/"
    assert sent(documents) == json.loads(JSON)


@pytest.mark.only_v20("the document is one of v12")
def test_the_full_example_is_sent_as_the_document_has_it(documents, desk):
    desk.sign_in("jack")
    form = add(desk, open_form(desk), "postal")
    assert send(desk, form | TIERNEY).status_code == 303
    assert sent(documents) == json.loads(FULL_JSON)


def test_every_element_of_the_full_example_is_in_ece_afterwards(documents, desk):
    desk.sign_in("jack")
    form = add(desk, open_form(desk), "postal")
    given = json.loads(FULL_JSON)
    del given["department"], persons(given)[0]["secretAnswer"]
    shown = made(documents, send(desk, form | TIERNEY))
    for customer in (shown, given):
        persons(customer)[0]["contactPoints"]["contactPoint"].sort(
            key=lambda point: point["type"]["value"]
        )
    assert_contains(shown, given)


def test_the_new_customer_is_shown_with_its_id_and_the_next_form(jack):
    page = jack.post("/customers/new/", open_form(jack) | ADA, follow=True)
    said = text_of(page)
    assert "Ada" in said
    assert "You created this customer at" in said
    assert "Create another" in said
    home = jack.get("/")
    assert page.redirect_chain[0][0] in home.content.decode()
    assert "Ada" in text_of(home)


@pytest.mark.only_v20("v3 does not tell agents their departments")
def test_the_department_of_the_agent_is_chosen_already(jack):
    assert open_form(jack)["department"] == "Service"


@pytest.mark.only_v20("v3 does not tell agents their departments")
def test_another_department_than_ones_own_is_refused_without_asking_ece(jack, sandbox):
    answer = send(jack, open_form(jack), **{"person-0-first_name": "Ada", "department": "Sales"})
    assert answer.status_code == 422
    assert not creations(sandbox)


def test_no_department_where_ece_needs_one_is_said_at_the_field(jack):
    answer = send(jack, open_form(jack), **{"person-0-first_name": "Ada", "department": ""})
    assert answer.status_code == 422
    assert "Department : ECE does not accept this." in text_of(answer)


def test_a_group_has_a_name_a_kind_and_several_contact_persons(jack, sandbox):
    form = add(jack, open_form(jack, "/customers/new/?type=group"), "person")
    form |= {"customer_name": "Rowing club", "group_type": "Club", "members": "42"}
    form |= ADA | {"person-1-first_name": "Bea"}
    form = add(jack, form, "phone")
    form |= {"phone-0-number": "555 0101", "phone-1-number": "555 0102", "phone-1-person": "1"}
    customer = made(sandbox, send(jack, form))
    assert customer["customerName"] == "Rowing club"
    assert_contains(
        customer["type"],
        {"value": "group", "group": {"type": {"value": "Club"}, "numberOfMembers": "42"}},
    )
    numbers = [
        point["phone"]["phoneNo"] for person in persons(customer) for point in points(person)
    ]
    assert numbers == ["555 0101", "555 0102"]


def test_what_belongs_to_another_type_is_neither_judged_nor_sent(jack, sandbox):
    form = open_form(jack) | ADA | {"customer_name": "Left over", "members": "many"}
    assert send(jack, form).status_code == 303
    assert "customerName" not in sent(sandbox)


def test_a_group_without_a_name_or_kind_is_told_what_to_type(jack, sandbox):
    said = text_of(send(jack, open_form(jack, "/customers/new/?type=group")))
    assert "Name of the customer : Type the name of the customer; ECE needs one." in said
    assert "Kind of group : Say which kind of group it is; ECE needs to know." in said
    assert not creations(sandbox)


def test_a_contact_point_that_was_added_and_left_alone_is_not_sent(jack, sandbox):
    form = open_form(jack)
    for kind in ("email", "phone", "postal", "website", "social"):
        form = add(jack, form, kind)
    (person,) = persons(made(sandbox, send(jack, form, **ADA)))
    assert "contactPoints" not in person


def test_a_company_needs_no_contact_person(jack, sandbox):
    form = open_form(jack, "/customers/new/?type=corporate")
    form |= {"department": "Service", "customer_name": "Example Ltd"}
    assert send(jack, form).status_code == 303
    assert set(sent(sandbox)) == {"type", "department", "customerName"}


def test_contact_points_without_a_person_are_not_sent(jack, sandbox):
    form = open_form(jack, "/customers/new/?type=corporate") | {
        "customer_name": "Example Ltd",
        "phone-0-number": "1",
    }
    answer = send(jack, form)
    assert answer.status_code == 422
    assert "Whose contact points are they?" in text_of(answer)


def test_many_contact_points_are_added_without_losing_what_is_typed(jack, sandbox):
    form = open_form(jack) | ADA | {"email-0-address": "ada@example.com", "pin": "0007"}
    for kind in ("email", "email", "phone", "website", "social", "postal"):
        form = add(jack, form, kind)
    form |= {"email-1-address": "a@example.com", "email-2-address": "b@example.com"}
    form |= {"phone-1-number": "555 0100", "website-0-url": "https://example.com"}
    form |= {
        "social-0-type": "Twitter",
        "social-0-social_id": "ada",
        "postal-0-address_1": "1 Main St",
    }
    customer = made(sandbox, send(jack, form))
    kinds = sorted(point["value"] for point in points(*persons(customer)))
    assert kinds == ["email", "email", "email", "phone", "postal", "social", "website"]
    assert customer["pin"] == "0007"


def test_consent_is_not_ticked_and_not_sent_until_it_is_given(jack, sandbox):
    form = open_form(jack)
    assert form["person-0-has_direct_calling_consent"] == ""
    (person,) = persons(
        made(sandbox, send(jack, form, **ADA, **{"person-0-has_holding_data_consent": "false"}))
    )
    assert person["hasHoldingDataConsent"] in (False, "false")
    assert not {"hasDirectMailingConsent", "hasDirectCallingConsent"} & {*person}


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("person-0-first_name", "a" * 125, "at most 124 characters"),
        ("person-0-first_name", "", "Type a first name; ECE needs one."),
        ("email-0-address", "ann@nowhere", "not an e-mail address"),
        ("email-0-address", "ann@@example.com", "not an e-mail address"),
        ("phone-0-number", "5" * 41, "This is not a phone number."),
        ("phone-0-country_code", "x", "Digits only."),
        ("person-0-date_of_birth", "2999-01-01", "not in the past"),
        ("person-0-gender", "neither", "Select a valid choice"),
        ("market_segment", "m" * 51, "at most 50 characters"),
        ("person-0-initials", "i" * 17, "at most 16 characters"),
    ],
)
def test_a_value_that_ece_would_refuse_is_said_at_its_field_and_not_sent(
    jack, sandbox, field, value, said
):
    form = open_form(jack) | ADA | {"person-0-secret_answer": "Texas", "phone-0-number": "555"}
    answer = send(jack, form | {field: value})
    assert answer.status_code == 422
    assert said in text_of(answer)
    kept = form_on(answer)
    assert {name: kept[name] for name in form if name not in (field, "csrfmiddlewaretoken")} == {
        name: value for name, value in form.items() if name not in (field, "csrfmiddlewaretoken")
    }
    assert not creations(sandbox)


def test_a_folded_group_with_an_error_is_open(jack):
    answer = send(
        jack, open_form(jack), **{"person-0-first_name": "Ada", "person-0-dependents": "four"}
    )
    assert '<details class="folded" id="person-0-family" open>' in answer.content.decode()


def test_names_of_all_the_world_arrive_as_they_are_seen(jack, sandbox):
    name = "Zoë 🦊 ‏עדה‎ <b>&amp;</b> {{x}} %s"
    (person,) = persons(
        made(sandbox, send(jack, open_form(jack), **ADA | {"person-0-first_name": name}))
    )
    assert person["firstName"] == name.replace("\u200f", "").replace("\u200e", "")


def test_fields_that_the_form_does_not_have_are_ignored_and_counted(jack, sandbox, log):
    form = open_form(jack) | ADA | {"id": "1000", "created": "now", "contactPerson.0.x": "y"}
    assert send(jack, form).status_code == 303
    assert not {"id", "created"} & {*sent(sandbox)}
    assert '"event": "unknown_fields"' in log()
    assert '"count": 3' in log()


def test_no_list_of_values_means_free_text(between, jack, sandbox):
    between.script(["500"], only="customer attributes")
    page = jack.get("/customers/new/")
    assert '<input type="text" name="level"' in page.content.decode()
    form = (
        form_on(page)
        | ADA
        | {"level": "VIP", "custom-0-name": "preferredlang", "custom-0-value": "German"}
    )
    assert send(jack, form).status_code == 303
    body = sent(sandbox)
    assert body["level"] == {"value": "VIP"}
    assert body["customAttributes"]["customAttribute"][0]["attribName"] == "preferredlang"


def test_ece_is_asked_for_its_lists_once(jack, sandbox):
    for _ in range(3):
        jack.get("/customers/new/")
    assert len(asked(sandbox, "customer attributes")) == 1


def test_what_ece_does_not_tell_one_agent_it_may_tell_another(between, jack):
    between.script(["403"], only="customer attributes")
    assert "Preferred language" not in text_of(jack.get("/customers/new/"))
    between.script(["ok"])
    frank = Desk()
    frank.sign_in("frank")
    assert "Preferred language" in text_of(frank.get("/customers/new/"))
