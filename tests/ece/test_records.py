"""What ECE documents is read in full, in whatever way it is written."""

from datetime import UTC, date, datetime

import pytest

from dashboard import ece
from dashboard.ece.records.criteria import ListPart
from tests.ece.world import NUMBER, TIERNEY, V20, answered, customer, read


def test_a_customer_is_read_in_full():
    customer = read("customer by id", {"customer": TIERNEY})
    assert customer.department == ece.Department("999", "Service")
    assert (customer.type.value, customer.type.label) == ("individual", "Individual")
    assert (customer.level.value, customer.level.label) == ("Premium", "Premium")
    assert (customer.pin, customer.market_segment) == ("0121", "Medical Products")
    assert customer.preferred_agent == ece.Agent("1010", "Jack")
    assert (customer.created, customer.created_by) == (
        datetime(2021, 8, 1, 10, tzinfo=UTC),
        ece.Agent("1012", "Frank"),
    )
    assert customer.last_modified == datetime(2021, 8, 25, 11, 18, 25, tzinfo=UTC)
    assert customer.last_modified_by == ece.Agent("1012", "Frank")
    assert customer.custom_attributes == (ece.CustomAttribute("preferredlang", ("English",)),)
    assert customer.unreadable == 2


def test_a_contact_person_is_read_but_for_the_secret_answer():
    (john,) = read("customer by id", {"customer": TIERNEY}).contact_persons
    assert john.name == "John Russel Tierney"
    assert john.date_of_birth == date(1965, 12, 9)
    assert (john.identification_type, john.identification_value) == ("Passport", "AE0000005")
    assert (john.has_direct_mailing_consent, john.has_direct_calling_consent) == (True, False)
    assert john.has_holding_data_consent is None
    assert (john.dependents, john.is_smoker) == ("4", True)
    assert "Texas" not in repr(john)


def test_contact_points_read_as_people_write_them():
    (john,) = read("customer by id", {"customer": TIERNEY}).contact_persons
    assert [(point.kind, point.text) for point in john.contact_points] == [
        ("phone", "+1 408 234 3456 ext. 102"),
        ("postal", "345, E Midfield Rd, Mountain View, Ca 98704, USA"),
        ("email", "john.russel@customer.com"),
        ("website", "https://www.example.com/"),
        ("social", "john"),
    ]
    phone = john.contact_points[0]
    assert (phone.digits, phone.id, phone.type.value) == ("14082343456102", "1039", "home")
    assert (phone.priority.value, phone.days.value, phone.times.value) == (
        "high",
        "any_day",
        "mornings",
    )


def test_a_case_is_read_in_full():
    case = read(
        "case by id",
        {
            "case": {
                "id": 1000,
                "owner": {"user": {"firstName": "Jack", "id": "1010"}, "folder": {"id": "14"}},
                "dueDate": "2016-04-20T07:00:00.000Z",
                "lastClosed": {"date": "2016-04-21T07:00:00.000Z"},
                "notes": {
                    "note": [
                        {"id": "7", "content": "Called back", "created": {"date": "2016-04-01"}}
                    ]
                },
                "relatedCases": {"case": [{"id": "1001"}, {"id": "x"}]},
            }
        },
    )
    assert case.owner == ece.Agent("1010", "Jack")
    assert (case.due.day, case.last_closed.day) == (20, 21)
    assert case.notes == (ece.Note("7", "Called back", datetime(2016, 4, 1, tzinfo=UTC), None),)
    assert (case.related_case_ids, case.unreadable) == (("1001",), 1)


@pytest.mark.parametrize(
    "written",
    [
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59-14:00",
        "yesterday",
        "2021-13-01",
        1629897505000,
        "１",
        [1],
    ],
)
def test_a_moment_that_could_not_be_shown_is_not_read_but_counted(written):
    assert (customer(created=written).created, customer(created=written).unreadable) == (None, 1)
    signed = customer(created={"date": written, "user": {"id": "1012", "name": "Frank"}})
    assert (signed.created, signed.created_by, signed.unreadable) == (
        None,
        ece.Agent("1012", "Frank"),
        1,
    )


@pytest.mark.parametrize(
    "written",
    [
        "2021-08-25T13:18:25.000Z",
        "2021-08-25T15:18:25+02:00",
        "2021-08-25T15:18:25+0200",
        "2021-08-25T13:18:25",
        "2021-08-25 13:18:25",
    ],
)
def test_a_moment_is_read_however_it_is_written(written):
    moment = datetime(2021, 8, 25, 13, 18, 25, tzinfo=UTC)
    assert (customer(created=written).created, customer(created={"date": written}).created) == (
        moment,
        moment,
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\0b", "ab"),
        ("\ud800x", "\ufffdx"),
        ("\U0001f600", "\U0001f600"),
        (True, "true"),
        (7, "7"),
        (1.5, "1.5"),
        (None, ""),
        ([], ""),
        ({}, ""),
    ],
)
def test_text_can_always_be_shown(written, shown):
    found = customer(customerName=written)
    assert (found.name, found.unreadable) == (shown, 0)


def test_ids_may_be_numbers_and_lists_single_objects():
    page = read(
        "case lookup",
        {"case": {"id": 7, "department": {"id": 999}}, "paginationInfo": {"link": {"rel": "next"}}},
    )
    assert [(case.id, case.department.id) for case in page.records] == [("7", "999")]
    assert page.has_next


def test_ids_that_are_none_are_left_out_and_counted():
    for id in ("../1000", "1000\n", "１", "9" * 19, 1e30):
        (case,) = read("case lookup", {"case": [{"id": id, "subject": "x"}]}).records
        assert (case.id, case.unreadable) == ("", 1)


METADATA = {
    "level": {"values": [{"value": "Premium", "displayValue": "Premium!"}]},
    "industry": [{"value": "Telecom"}],
    "type": {"group": {"type": {"values": {"value": "Club"}}}},
    "customAttributes": {
        "customAttribute": [
            {
                "attribName": "preferredlang",
                "displayName": "Language",
                "isRequired": "true",
                "attribValues": {"attribValue": [{"value": "English"}]},
            }
        ]
    },
}


@pytest.mark.parametrize(
    "body", [{"customer": METADATA}, {"attribute": [METADATA], "resource": "customer"}]
)
def test_what_is_configured_is_read_under_either_root(body):
    metadata = read("customer attributes", body)
    assert metadata.lists["level"] == (ece.Choice("Premium", "Premium!"),)
    assert [choice.label for choice in metadata.lists["industry"]] == ["Telecom"]
    assert [choice.value for choice in metadata.lists["group.type"]] == ["Club"]
    (language,) = metadata.custom["customer"]
    assert (language.name, language.label, language.is_required) == (
        "preferredlang",
        "Language",
        True,
    )
    assert [choice.value for choice in language.values] == ["English"]
    assert metadata.unreadable == 0


def test_a_custom_attribute_may_stand_in_the_list_by_itself():
    attribute = METADATA["customAttributes"]["customAttribute"][0]
    metadata = read(
        "customer attributes", {"attribute": [attribute, {"level": [{"value": "Gold"}]}]}
    )
    assert [each.name for each in metadata.custom["customer"]] == ["preferredlang"]
    assert [choice.value for choice in metadata.lists["level"]] == ["Gold"]


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
    ],
)
def test_a_count_is_told_only_where_rows_and_links_agree(
    rows, number, count, links, read_count, has_next
):
    body = {
        "customer": [{"id": str(id)} for id in range(rows)],
        "paginationInfo": {"count": count, "link": [{"rel": rel, "href": "x"} for rel in links]},
    }
    question = V20.search_customers(NUMBER, ListPart(page=number))
    page = question.read(answered(body))
    assert (page.count, page.has_next, page.has_previous) == (read_count, has_next, number > 1)
