"""Reading cases and activities from the sandbox."""

from datetime import UTC, datetime, timedelta

import pytest

CASE = "/ws/v12/interaction/case"
ACTIVITY = "/ws/v12/interaction/activity"


def listed(answer):
    return answer.json()["case"]


@pytest.mark.parametrize(
    "phone", ["14082343456102", "1-408-234-3456-102", "+1 (408) 234 3456 x102"]
)
def test_a_lookup_by_phone_looks_at_digits_only(sandbox, phone):
    assert [case["id"] for case in listed(sandbox.signed_in("jack").lookup({"phone": phone}))] == [
        "1000"
    ]


def test_every_criterion_narrows_the_lookup(sandbox):
    frank = sandbox.signed_in("frank")
    open_ones = frank.lookup({"status": "open", "department": "Sales"}, pagesize="75")
    assert {case["status"]["value"] for case in listed(open_ones)} == {"open"}
    assert {case["department"]["name"] for case in listed(open_ones)} == {"Sales"}
    owned = frank.lookup({"ownerId": "1010"}, attribute="all")
    assert {case["owner"]["user"]["id"] for case in listed(owned)} == {"1010"}
    closed = frank.lookup(
        {"status": "closed", "lastClosedDate": "[2020-01-01T00:00:00.000Z,]"},
        attribute="lastClosed",
    )
    assert all("lastClosed" in case for case in listed(closed))
    rated = frank.lookup(
        {"custom": {"name": "customer_rating", "value": "3"}}, attribute="custom.customer_rating"
    )
    assert all(case["customAttributes"]["customAttribute"] for case in listed(rated))
    recent = frank.lookup(
        {"createdDate": "[2023-01-01T00:00:00.000Z,]"}, sort="createdDate", order="desc"
    )
    assert recent.json()["paginationInfo"]["count"] > 1000


def test_there_is_always_something_from_the_last_seven_days(sandbox):
    week = f"[{datetime.now(UTC) - timedelta(days=7):%Y-%m-%dT%H:%M:%S.000Z},]"
    for name in ("createdDate", "lastModifiedDate", "lastClosedDate"):
        assert sandbox.signed_in("jack").lookup({name: week}).status_code == 200


@pytest.mark.parametrize(
    ("criteria", "code", "name"),
    [
        ({}, "400-112", "customer"),
        ({"colour": "red"}, "400-152", "colour"),
        ({"ownerLoginId": "jack"}, "400-152", "ownerLoginId"),
        ({"status": {"value": "open"}}, "400-152", "status"),
        ({"status": ""}, "400-152", "status"),
        ({"custom": "5"}, "400-152", "custom"),
        ({"custom": {"name": "shoesize", "value": "5"}}, "400-152", "custom"),
        ({"createdDate": "today"}, "400-102", "createdDate"),
        ({"customer": "John"}, "400-102", "customer"),
        ([], "400-152", "case"),
    ],
)
def test_a_mistake_in_a_lookup_is_told_with_its_code_and_the_name(sandbox, criteria, code, name):
    answer = sandbox.signed_in("jack").lookup(criteria)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert name in answer.json()["developerMessage"]


def test_lookups_page_sort_and_end_quietly(sandbox):
    jack = sandbox.signed_in("jack")
    first = jack.lookup(
        {"department": "Service"}, sort="dueDate", order="desc", pagesize="10"
    ).json()
    dues = [case["dueDate"] for case in first["case"]]
    assert dues == sorted(dues, reverse=True)
    assert first["paginationInfo"]["link"][0]["rel"] == "next"
    assert jack.lookup({"department": "Service"}, pagenum="9999").status_code == 204
    assert jack.lookup({"department": "Nowhere"}).status_code == 204
    assert jack.lookup({"customer": "1000"}, sort="colour").json()["code"] == "400-102"


def test_the_naming_of_the_default_order_changes_nothing(sandbox):
    jack = sandbox.signed_in("jack")
    assert listed(jack.lookup({"department": "Service"})) == listed(
        jack.lookup({"department": "Service"}, sort="id", order="asc")
    )


def test_the_older_case_search_knows_four_criteria(sandbox):
    jack = sandbox.signed_in("jack")
    for query in (
        "customer=1000",
        "email=jhenry@customer.com",
        "phone=14082343456102",
        "custom.customer_rating=5",
    ):
        assert listed(jack.get(f"{CASE}?{query}"))[0]["id"] == "1000"
    assert jack.get(f"{CASE}?status=open").json()["code"] == "400-101"
    assert jack.get(CASE).json()["code"] == "400-112"
    assert jack.get(f"{CASE}?customer=7").status_code == 204


def test_cases_by_id_show_more_when_asked(sandbox):
    jack = sandbox.signed_in("jack")
    case = listed(jack.get(f"{CASE}/1000?$attribute=all"))[0]
    assert case["created"]["user"]["id"] == "1012"
    assert case["originatingChannel"]["value"] == "email"
    assert case["customAttributes"]["customAttribute"][0]["attribName"] == "customer_rating"
    assert jack.get(f"{CASE}/1000,99999").status_code == 404
    sales = listed(sandbox.signed_in("mia").lookup({"department": "Sales"}))[0]["id"]
    assert jack.get(f"{CASE}/{sales}").json()["code"] == "403-105"


def test_cases_as_xml_carry_ids_and_dates_as_attributes(sandbox):
    answer = sandbox.signed_in("jack", "application/xml").get(f"{CASE}/1000")
    assert '<case id="1000">' in answer.text
    assert '<lastModified date="2021-08-25T13:18:25.000Z"><user id="1012">' in answer.text


def test_activities_are_found_by_customer_and_case(sandbox):
    jack = sandbox.signed_in("jack")
    for query in (
        "customer=1000",
        "case=1000",
        "customer=1000&type=email&mode=inbound&status=completed",
    ):
        activity = jack.get(f"{ACTIVITY}?{query}").json()["activity"][0]
        assert (activity["id"], activity["case"]["id"], activity["customer"]["id"]) == (
            "1000",
            "1000",
            "1000",
        )
    assert jack.get(f"{ACTIVITY}?customer=1000&mode=outbound").status_code == 204
    assert jack.get(f"{ACTIVITY}?type=email").json()["code"] == "400-112"
    assert jack.get(f"{ACTIVITY}?customer=1000&isRead=false").json()["code"] == "400-101"
    assert jack.get(f"{ACTIVITY}?customer=1000&custom.colour=red").json()["code"] == "400-101"


def test_activities_by_id_show_the_mail_when_asked(sandbox):
    jack = sandbox.signed_in("jack")
    assert "payload" not in jack.get(f"{ACTIVITY}/1000").json()["activity"][0]
    mail = jack.get(f"{ACTIVITY}/1000?$attribute=payload").json()["activity"][0]["payload"]["email"]
    assert mail["emailAddresses"]["from"] == "jhenry@customer.com"


@pytest.mark.parametrize("status", ["open", "completed", "assigned:in_progress", "done"])
def test_activities_are_found_by_status_and_substatus(sandbox, status):
    assert sandbox.signed_in("frank").get(f"{ACTIVITY}?status={status}").status_code == 200


def test_whether_mail_was_read_is_told_only_when_switched_on(sandbox):
    frank = sandbox.signed_in("frank")
    query = f"{ACTIVITY}?mode=outbound&type=email&$pagesize=75"
    assert not any("isRead" in activity for activity in frank.get(query).json()["activity"])
    sandbox.switch(read_flag=True)
    assert {activity["isRead"] for activity in frank.get(query).json()["activity"]} == {True, False}
