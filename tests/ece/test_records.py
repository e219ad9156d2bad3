"""Records out of any JSON: nothing raises, and what ECE documents is read in full."""

import json
import random
import re
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import ece
from dashboard.ece.records import Source

V20 = ece.dialect("v20")

TIERNEY = {
    "id": "1000",
    "customerName": "John Russel Tierney",
    "department": {"id": 999, "name": "Service"},
    "type": {"value": "individual", "displayValue": "Individual"},
    "level": {"value": "Premium"},
    "role": {"value": "Partner"},
    "pin": "0121",
    "howReferred": {"value": "Customer"},
    "industry": {"value": "Telecom"},
    "marketSegment": "Medical Products",
    "entitlements": "Free service",
    "preferredAgent": {"id": "1010", "name": "Jack"},
    "created": {"date": "2021-08-01T10:00:00.000Z", "user": {"id": "1012", "name": "Frank"}},
    "lastModified": {"date": "2021-08-25T13:18:25.000+02:00", "user": {"id": "1012", "firstName": "Frank"}},
    "customAttributes": {
        "customAttribute": {"attribName": "preferredlang", "attribValues": {"attribValue": [{"value": "English"}]}}
    },
    "contactPersons": {
        "contactPerson": {
            "id": "1",
            "salutation": "Mr.",
            "firstName": "John",
            "middleName": "Russel",
            "lastName": "Tierney",
            "loginId": "john",
            "gender": {"value": "male"},
            "identification": {"type": "Passport", "value": "AE0000005"},
            "suffix": {"value": "jr."},
            "secretQuestion": "Place of Birth",
            "secretAnswer": "Texas",
            "hasDirectMailingConsent": "true",
            "hasDirectCallingConsent": False,
            "hasHoldingDataConsent": "yes",
            "dateOfBirth": "1965-12-09T00:00:00.000Z",
            "type": {"value": "Billing"},
            "dependents": 4,
            "isSmoker": True,
            "contactPoints": {
                "contactPoint": [
                    {
                        "id": 1039,
                        "type": {
                            "value": "phone",
                            "phone": {
                                "type": {"value": "home"},
                                "phoneNo": "234 3456",
                                "countryCode": "1",
                                "areaCode": "408",
                                "extension": "102",
                                "availability": {"days": {"value": "any_day"}, "times": {"value": "mornings"}},
                            },
                        },
                        "priority": {"value": "high"},
                    },
                    {
                        "type": {
                            "value": "postal",
                            "postal": {
                                "type": {"value": "office"},
                                "address_1": "345",
                                "address_2": "E Midfield Rd",
                                "city": "Mountain View",
                                "state": "Ca",
                                "zip": "98704",
                                "country": "USA",
                            },
                        }
                    },
                    {"type": {"value": "email", "email": {"emailAddress": "john.russel@customer.com"}}},
                    {"type": {"value": "website", "website": {"url": "https://www.example.com/"}}},
                    {"type": {"value": "social", "social": {"type": {"value": "Twitter"}, "socialId": "john"}}},
                    {"type": {"value": "pigeon"}},
                ]
            },
        }
    },
}


def answered(body, status=200):
    return ece.Answer(status, {"Content-Type": "application/json"}, json.dumps(body).encode())


def test_a_customer_is_read_in_full():
    customer = V20.read_customer(answered({"customer": TIERNEY}), "1000")
    assert customer.department == ece.Department("999", "Service")
    assert customer.type == ece.Choice("individual", "Individual")
    assert customer.level == ece.Choice("Premium", "Premium")
    assert (customer.pin, customer.market_segment) == ("0121", "Medical Products")
    assert customer.preferred_agent == ece.Agent("1010", "Jack")
    assert (customer.created, customer.created_by) == (datetime(2021, 8, 1, 10, tzinfo=UTC), ece.Agent("1012", "Frank"))
    assert customer.last_modified == datetime(2021, 8, 25, 11, 18, 25, tzinfo=UTC)
    assert customer.last_modified_by == ece.Agent("1012", "Frank")
    assert customer.custom_attributes == (ece.CustomAttribute("preferredlang", ("English",)),)
    assert customer.unreadable == 2


def test_a_contact_person_is_read_but_for_the_secret_answer():
    (john,) = V20.read_customer(answered({"customer": TIERNEY}), "1000").contact_persons
    assert john.name == "John Russel Tierney"
    assert john.date_of_birth == date(1965, 12, 9)
    assert (john.identification_type, john.identification_value) == ("Passport", "AE0000005")
    assert (john.has_direct_mailing_consent, john.has_direct_calling_consent) == (True, False)
    assert john.has_holding_data_consent is None
    assert (john.dependents, john.is_smoker) == ("4", True)
    assert "Texas" not in repr(john)


def test_contact_points_read_as_people_write_them():
    (john,) = V20.read_customer(answered({"customer": TIERNEY}), "1000").contact_persons
    assert [(point.kind, point.text) for point in john.contact_points] == [
        ("phone", "+1 408 234 3456 ext. 102"),
        ("postal", "345, E Midfield Rd, Mountain View, Ca 98704, USA"),
        ("email", "john.russel@customer.com"),
        ("website", "https://www.example.com/"),
        ("social", "john"),
    ]
    phone = john.contact_points[0]
    assert (phone.digits, phone.id, phone.type.value) == ("14082343456102", "1039", "home")
    assert (phone.priority.value, phone.days.value, phone.times.value) == ("high", "any_day", "mornings")


def test_a_case_is_read_in_full():
    case = V20.read_case(
        answered(
            {
                "case": {
                    "id": 1000,
                    "owner": {"user": {"firstName": "Jack", "id": "1010"}, "folder": {"id": "14"}},
                    "dueDate": "2016-04-20T07:00:00.000Z",
                    "lastClosed": {"date": "2016-04-21T07:00:00.000Z"},
                    "notes": {"note": [{"id": "7", "content": "Called back", "created": {"date": "2016-04-01"}}]},
                    "relatedCases": {"case": [{"id": "1001"}, {"id": "x"}]},
                }
            }
        ),
        "1000",
    )
    assert case.owner == ece.Agent("1010", "Jack")
    assert (case.due.day, case.last_closed.day) == (20, 21)
    assert case.notes == (ece.Note("7", "Called back", datetime(2016, 4, 1, tzinfo=UTC), None),)
    assert (case.related_case_ids, case.unreadable) == (("1001",), 1)


@pytest.mark.parametrize(
    "written", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "yesterday", "2021-13-01", 1629897505000, "１"]
)
def test_a_moment_that_could_not_be_shown_is_not_read(written):
    source = Source({"dueDate": written})
    assert (source.instant("dueDate"), source.unreadable) == (None, 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [("a\0b", "ab"), ("\ud800x", "\ufffdx"), ("x" * 200_001, "x" * 200_000), (True, "true"), (7, "7"), (None, "")],
)
def test_text_can_always_be_shown(written, read):
    assert Source({"name": written}).text("name") == read


@pytest.mark.parametrize(
    ("rows", "number", "count", "links", "read_count", "has_next"),
    [
        (25, 1, 90, [], 90, True),
        (25, 2, 50, [], 50, False),
        (15, 4, 90, [], 90, False),
        (25, 1, 25, ["next"], None, True),
        (25, 1, 3, [], None, True),
        (7, 1, 90, [], None, False),
        (7, 1, 7, ["self"], 7, False),
        (7, 1, 7, ["next"], None, True),
        (25, 1, None, [], None, True),
        (24, 1, None, [], None, False),
        (25, 1, "90", [], 90, True),
        (25, 1, 40_000_000_000, [], None, True),
        (25, 1, -1, [], None, True),
        (25, 1, [90], [], None, True),
        (0, 2, 90, ["next"], None, False),
    ],
)
def test_a_count_is_told_only_where_rows_and_links_agree(rows, number, count, links, read_count, has_next):
    body = {
        "customer": [{"id": str(id)} for id in range(rows)],
        "paginationInfo": {"count": count, "link": [{"rel": rel, "href": "x"} for rel in links]},
    }
    page = V20.read_customer_page(answered(body), number, 25)
    assert (page.count, page.has_next, page.has_previous) == (read_count, has_next, number > 1)


CASE = {
    "id": "1000",
    "status": {"value": "open", "displayValue": "Open"},
    "lastModified": {"date": "2021-08-25T13:18:25.000Z", "user": {"id": "1012", "name": "Frank"}},
    "customer": {"id": "1000", "customerName": "John Russel Tierney"},
    "owner": {"user": {"id": "1010", "name": "Jack"}},
    "dueDate": "2021-08-26T00:00:00.000Z",
    "notes": {"note": [{"id": "1", "content": "Called back", "created": {"date": "2021-08-25T13:18:25.000Z"}}]},
    "relatedCases": {"case": [{"id": "1001"}]},
    "customAttributes": TIERNEY["customAttributes"],
}
PROFILE = {
    "id": 1010,
    "loginId": "jack",
    "departments": {"department": [{"id": 999, "name": "Service", "home": "yes"}]},
}
LINKS = {"paginationInfo": {"count": 90, "link": [{"rel": "next", "href": "x"}]}, "link": {"rel": "self", "href": "x"}}
ACTIVITY = {
    "id": "1011",
    "subject": "Charging is too slow",
    "type": {"value": "email", "displayValue": "Email"},
    "mode": {"value": "inbound", "displayValue": "Inbound"},
    "status": {"value": "completed", "assigned": {"user": {"id": "1010", "firstName": "Jack"}}},
    "isSecure": "true",
    "case": {"id": "1000"},
    "customer": {"id": "1000", "customerName": "John Russel Tierney"},
    "created": {"date": "2021-08-25T09:12:00.000Z"},
    "payload": {"email": {"date": {"date": "2021-08-25T09:12:00.000Z"}}},
}
HEALTHY = {
    "customer": [TIERNEY, TIERNEY | {"id": "1001"}],
    "case": [CASE],
    "activity": [ACTIVITY],
    "user": [PROFILE],
} | LINKS

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters())
JSON = st.recursive(
    SCALARS | st.sampled_from(["1000", "9" * 19, "0001-01-01", "9999-12-31T23:59:59Z", "TRUE", "phone"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["value", "id", "date"]), inner),
    max_leaves=4,
)
READERS = (
    (V20.read_customer_page, 1, 25),
    (V20.read_customers, ["1000", "1001"]),
    (V20.read_customer, "1000"),
    (V20.read_activities, 1, 25),
    (V20.read_cases, 1, 25),
    (V20.read_cases_in_status, 1, "open"),
    (V20.read_case, "1000"),
    (V20.read_profile, "jack"),
)


def damaged(value, seed, oddities):
    """Return the document with about one value in twelve replaced by an odd one."""
    dice = random.Random(seed)

    def walk(node):
        if dice.random() < 0.08:
            return dice.choice(oddities)
        if isinstance(node, dict):
            return {name: walk(each) for name, each in node.items()}
        return [walk(each) for each in node] if isinstance(node, list) else node

    return walk(value)


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0), oddities=st.lists(JSON, min_size=1, max_size=8))
def test_any_json_is_read_or_unusable(seed, oddities):
    spoilt = damaged(HEALTHY, seed, oddities)
    read_all(SimpleNamespace(status=200, json=lambda: spoilt))


@settings(max_examples=100, deadline=None)
@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_body_is_read_or_unusable(body):
    read_all(ece.Answer(200, {"Content-Type": "application/json"}, body))


def read_all(answer):
    for read, *context in READERS:
        with suppress(ece.Unusable, ece.NotFound):
            assert_can_be_shown(read(answer, *context))


def assert_can_be_shown(record):
    for moment in re.findall(r"datetime\.datetime\(([0-9]+),", repr(record)):
        assert 1 < int(moment) < 9999
    for text in texts(record):
        text.encode()
        assert "\0" not in text


def texts(value):
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        value = tuple(getattr(value, each.name) for each in fields(value))
    return [text for each in value for text in texts(each)] if isinstance(value, tuple) else []
