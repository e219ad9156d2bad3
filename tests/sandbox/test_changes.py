"""Creating and editing customers in the sandbox, and everything it refuses on the way."""

import pytest

CUSTOMER = "/ws/v12/interaction/customer"


def person(*points, **elements):
    contact_points = {"contactPoints": {"contactPoint": list(points)}} if points else {}
    return {"firstName": "Alice", **elements, **contact_points}


def individual(*points, **elements):
    return {
        "department": {"name": "Service"},
        "type": {"value": "individual"},
        "contactPersons": {"contactPerson": [person(*points, **elements)]},
    }


def email(address):
    return {"type": {"value": "email", "email": {"emailAddress": address}}}


def phone(**parts):
    return {
        "type": {
            "value": "phone",
            "phone": {"type": {"value": "mobile"}, "phoneNo": "555 0100"} | parts,
        }
    }


@pytest.fixture
def jack(sandbox):
    return sandbox.signed_in("jack")


def create(line, body):
    answer = line.post(CUSTOMER, json=body)
    assert (answer.status_code, answer.content) == (201, b""), answer.text
    return answer.headers["Location"].rpartition("/")[2]


def shown(line, id):
    return line.get(f"{CUSTOMER}/{id}?$attribute=all").json()["customer"][0]


def edit(line, id, **changes):
    answer = line.put(CUSTOMER, json={"id": id} | changes)
    assert (answer.status_code, answer.content) == (204, b""), answer.text


def test_a_created_customer_is_found_at_once_by_all_that_was_given(jack):
    point = phone(countryCode="44", areaCode="20", extension="7")
    id = create(jack, individual(email("Alice@example.com"), point, lastName="Ashdown"))
    for criteria in ({"email": "alice@example.com"}, {"phone": "442055501007"}):
        assert [each["id"] for each in jack.customers(**criteria).json()["customer"]] == [id]
    assert shown(jack, id)["customerName"] == "Alice Ashdown"
    assert shown(jack, id)["created"]["user"]["id"] == "1010"


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        (
            "group",
            {
                "group": {
                    "type": {"value": "Family"},
                    "region": {"value": "Europe"},
                    "numberOfMembers": "4",
                }
            },
        ),
        ("corporate", {"corporate": {"region": {"value": "Europe"}}}),
    ],
)
def test_groups_and_corporations_have_a_name_and_any_number_of_contact_persons(jack, kind, facts):
    body = individual() | {"type": {"value": kind} | facts, "customerName": "Larkspur Trust"}
    body["contactPersons"]["contactPerson"].append(
        person(email("larkspur@example.com"), firstName="Bob")
    )
    customer = shown(jack, create(jack, body))
    assert customer["customerName"] == "Larkspur Trust"
    assert customer["type"][kind]["region"]["value"] == "Europe"
    assert [each["firstName"] for each in customer["contactPersons"]["contactPerson"]] == [
        "Alice",
        "Bob",
    ]
    nameless = {name: value for name, value in body.items() if name != "customerName"}
    assert jack.post(CUSTOMER, json=nameless).json()["code"] == "400-152"


@pytest.mark.parametrize("media", ["application/json", "application/xml"])
def test_a_group_may_have_no_contact_person_at_all(sandbox, jack, media):
    group = {
        "type": {"value": "group", "group": {"type": {"value": "Club"}}},
        "customerName": "Larkspur Club",
    }
    id = create(jack, group | {"department": {"name": "Service"}})
    answer = sandbox.signed_in("jack", media).get(f"{CUSTOMER}/{id}?$attribute=all")
    assert answer.status_code == 200
    assert "Larkspur Club" in answer.text


def test_an_email_address_belongs_to_one_customer_of_a_department(sandbox, jack):
    create(jack, individual(email("alice@example.com")))
    again = jack.post(CUSTOMER, json=individual(email("ALICE@example.com")))
    assert (again.status_code, again.json()["code"]) == (400, "400-152")
    assert "emailAddress" in again.json()["developerMessage"]
    create(
        sandbox.signed_in("mia"),
        individual(email("alice@example.com")) | {"department": {"name": "Sales"}},
    )
    twice = jack.post(
        CUSTOMER, json=individual(email("carol@example.com"), email("carol@example.com"))
    )
    assert twice.json()["code"] == "400-152"
    sandbox.switch(departments=False)
    assert jack.post(CUSTOMER, json=individual(email("alice@example.com"))).status_code == 400
    sandbox.switch(unique_emails=False)
    assert jack.post(CUSTOMER, json=individual(email("alice@example.com"))).status_code == 201


def test_phones_and_names_may_repeat(jack):
    assert create(jack, individual(phone())) != create(jack, individual(phone()))


@pytest.mark.parametrize(
    ("body", "status", "code", "name"),
    [
        ({}, 400, "400-152", "type.value"),
        (individual() | {"type": {"value": "robot"}}, 400, "400-196", "type.value"),
        (individual() | {"type": "individual"}, 400, "400-152", "type"),
        (individual() | {"contactPersons": {"contactPerson": []}}, 400, "400-152", "contactPerson"),
        (
            individual() | {"contactPersons": {"contactPerson": [person(), person()]}},
            400,
            "400-152",
            "contactPerson",
        ),
        (individual(firstName=""), 400, "400-152", "contactPerson[0].firstName"),
        (individual(firstName="A" * 125), 400, "400-152", "firstName"),
        (individual(firstName=5), 400, "400-152", "firstName"),
        (individual(salutation="Dr."), 400, "400-196", "salutation"),
        (individual(gender={"value": "other"}), 400, "400-196", "gender.value"),
        (individual(gender="male"), 400, "400-152", "gender"),
        (individual(isSmoker="yes"), 400, "400-196", "isSmoker"),
        (individual(dateOfBirth="2999-01-01T00:00:00.000Z"), 400, "400-152", "dateOfBirth"),
        (individual(dateOfBirth="1965-12-09"), 400, "400-152", "dateOfBirth"),
        (individual(email("alice@nowhere")), 400, "400-152", "emailAddress"),
        (individual(email("a b@example.com")), 400, "400-152", "emailAddress"),
        (individual({"type": {"value": "email"}}), 400, "400-152", "emailAddress"),
        (individual({"type": {"value": "fax"}}), 400, "400-196", "contactPoint[0].type.value"),
        (individual(phone(phoneNo="")), 400, "400-152", "phoneNo"),
        (individual(phone(countryCode="+1")), 400, "400-152", "countryCode"),
        (
            individual(phone(availability={"days": {"value": "sometimes"}})),
            400,
            "400-196",
            "availability.days",
        ),
        (individual() | {"level": {"value": "Platinum"}}, 400, "400-196", "level.value"),
        (individual() | {"marketSegment": "m" * 51}, 400, "400-152", "marketSegment"),
        (individual() | {"preferredAgent": {"id": "7"}}, 400, "400-152", "preferredAgent.id"),
        (
            individual() | {"customAttributes": {"customAttribute": [{"attribName": "hat"}]}},
            400,
            "400-152",
            "hat",
        ),
        (individual() | {"department": {}}, 400, "400-152", "department.name"),
        (individual() | {"department": {"name": "Nowhere"}}, 400, "400-196", "department.name"),
        (individual() | {"department": {"name": "Sales"}}, 403, "403-105", "Sales"),
    ],
)
def test_a_mistake_in_the_body_is_told_with_its_code_and_the_name(jack, body, status, code, name):
    answer = jack.post(CUSTOMER, json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert name in answer.json()["developerMessage"]


def test_creating_takes_no_query_parameters(jack):
    assert jack.post(f"{CUSTOMER}?$attribute=all", json=individual()).json()["code"] == "400-101"


def test_unknown_elements_are_ignored_and_empty_ones_left_out(jack):
    id = create(jack, individual(shoeSize="44", middleName="", hobbies=None) | {"colour": "red"})
    alice = shown(jack, id)["contactPersons"]["contactPerson"][0]
    assert not {"shoeSize", "middleName", "hobbies"} & alice.keys()


def test_an_edit_changes_what_it_names_and_nothing_else(jack):
    before = shown(jack, "1000")
    edit(jack, "1000", marketSegment="Telephones", howReferred="", entitlements="")
    after = shown(jack, "1000")
    assert after["marketSegment"] == "Telephones"
    assert before.keys() - after.keys() == {"howReferred", "entitlements"}
    assert after["contactPersons"] == before["contactPersons"]
    assert after["lastModified"]["user"]["id"] == "1010"
    assert after["lastModified"]["date"] > before["lastModified"]["date"]


def test_contact_points_are_changed_by_id_and_added_without(jack):
    changed = {"id": "1002", "type": {"email": {"emailAddress": "john@example.com"}}}
    points = {"contactPoint": [changed, phone(areaCode="408")]}
    edit(
        jack,
        "1000",
        contactPersons={
            "contactPerson": [{"id": "1000", "lastName": "Tarney", "contactPoints": points}]
        },
    )
    john = shown(jack, "1000")["contactPersons"]["contactPerson"][0]
    assert (john["firstName"], john["lastName"]) == ("John", "Tarney")
    assert len(john["contactPoints"]["contactPoint"]) == 5
    assert jack.customers(email="john.russel@customer.com").status_code == 204
    for criteria in ({"email": "john@example.com"}, {"phone": "4085550100"}):
        assert [each["id"] for each in jack.customers(**criteria).json()["customer"]] == ["1000"]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"pin": "1"}, 400, "400-152"),
        ({"id": "999999", "pin": "1"}, 404, "404-100"),
        ({"id": "1001", "pin": "1"}, 403, "403-105"),
        ({"id": "1000", "type": {"value": "group"}}, 400, "400-152"),
        (
            {"id": "1000", "contactPersons": {"contactPerson": [{"id": "77", "lastName": "x"}]}},
            400,
            "400-152",
        ),
        (
            {"id": "1000", "contactPersons": {"contactPerson": [{"id": "1000", "firstName": ""}]}},
            400,
            "400-152",
        ),
        (
            {
                "id": "1000",
                "contactPersons": {
                    "contactPerson": [
                        {"id": "1000", "contactPoints": {"contactPoint": [{"id": "1002"}]}}
                    ]
                },
            },
            400,
            "400-152",
        ),
    ],
)
def test_an_edit_that_cannot_be_changes_nothing(jack, body, status, code):
    before = shown(jack, "1000")
    answer = jack.put(CUSTOMER, json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert shown(jack, "1000") == before


def test_an_edit_may_come_as_xml(sandbox, jack):
    space = "http://bindings.egain.com/ws/model/v12/gen/interaction/customer"
    body = (
        f'<customer xmlns="{space}" id="1000">'
        "<marketSegment>Bridges</marketSegment><industry/></customer>"
    )
    assert (
        jack.put(CUSTOMER, data=body, headers={"Content-Type": "application/xml"}).status_code
        == 204
    )
    assert shown(jack, "1000")["marketSegment"] == "Bridges"
    assert "industry" not in shown(jack, "1000")


def test_attributes_that_xml_tools_add_mean_nothing(jack):
    spaces = "http://bindings.egain.com/ws/model/v12/gen"
    body = f"""<customer xmlns="{spaces}/interaction/customer"
        xmlns:p="{spaces}/interaction/contactperson" xmlns:d="{spaces}/platform"
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b.xsd">
        <department><d:name>Service</d:name></department><type><value>individual</value></type><contactPersons>
        <p:contactPerson><p:firstName xml:lang="en">Alice</p:firstName>
        <p:lastName xsi:nil="true"/></p:contactPerson>
        </contactPersons></customer>"""
    answer = jack.post(CUSTOMER, data=body, headers={"Content-Type": "application/xml"})
    assert answer.status_code == 201, answer.text
    assert shown(jack, answer.headers["Location"].rpartition("/")[2])["customerName"] == "Alice"


def test_an_identification_is_no_enumeration_even_without_its_type(jack):
    alice = shown(jack, create(jack, individual(identification={"value": "AE0000005"})))
    assert alice["contactPersons"]["contactPerson"][0]["identification"] == {"value": "AE0000005"}


def test_a_list_may_stand_there_empty(jack):
    alice = shown(jack, create(jack, individual(contactPoints={})))
    assert (
        not alice["contactPersons"]["contactPerson"][0].get("contactPoints", {}).get("contactPoint")
    )


def test_a_phone_number_without_digits_is_not_found_by_another_one(jack):
    silent = {
        "id": "1000",
        "type": {"phone": dict.fromkeys(("countryCode", "areaCode", "extension"), "")},
    }
    silent["type"]["phone"]["phoneNo"] = "ask the porter"
    edit(
        jack,
        "1000",
        contactPersons={
            "contactPerson": [{"id": "1000", "contactPoints": {"contactPoint": [silent]}}]
        },
    )
    assert jack.lookup({"phone": "unlisted"}).status_code == 204


def test_what_was_created_is_gone_after_a_reset(sandbox, jack):
    id = create(jack, individual())
    sandbox.reset()
    assert sandbox.signed_in("jack").get(f"{CUSTOMER}/{id}").status_code == 404
