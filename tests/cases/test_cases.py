"""Looking cases up: what is asked of ECE, what is shown, and what is said when there is nothing."""

import json
import re

import pytest

from tests.conftest import Desk, text_of

pytestmark = pytest.mark.usefixtures("each_api")

LOOKUP = "/system/ws/v20/interaction/case/lookup"
EVERYTHING = {
    "customer": "1001",
    "email": "jhenry@customer.com",
    "phone": "408-222-9898",
    "status": "open",
    "custom_name": "customer_rating",
    "custom_value": "5",
    "created_from": "2022-03-23T08:39:16.000Z",
    "created_to": "2022-04-28T09:39:16.000Z",
    "modified_from": "2022-03-24T08:39:16.000Z",
    "modified_to": "2022-05-27T09:40:00.000Z",
    "department": "Service",
    "owner": "1010",
    "closed_from": "2022-09-24T08:39:16.000Z",
    "closed_to": "2022-10-07T18:39:16.000Z",
}


def look_up(desk, **criteria):
    return desk.post("/cases/", criteria, follow=True)


def bodies(sandbox) -> list[dict]:
    return [
        json.loads(request["body"])
        for request in sandbox.requests()
        if request["path"].endswith("/case/lookup")
    ]


def rows(answer) -> list[str]:
    return re.findall(r"<tr role=\"row\">.*?</tr>", answer.content.decode(), re.DOTALL)


def press(desk, answer, button: str, **also):
    """Press a button that posts the key of the lookup on the page, without JavaScript."""
    name, value = re.search(
        rf'name="(\w+)" value="({re.escape(button)})"', answer.content.decode()
    ).groups()
    key = re.search(r'name="from" value="([^"]+)"', answer.content.decode())[1]
    return desk.post(f"/cases/{also.get('query', '')}", {"from": key, name: value}, follow=True)


@pytest.mark.parametrize("criteria", [{"email": "jhenry@customer.com"}, {"department": "Service"}])
def test_the_documented_lookups_find_the_documented_case(jack, sandbox, criteria):
    answer = look_up(jack, **criteria)

    assert bodies(sandbox) == [criteria]
    row = next(row for row in rows(answer) if "/cases/1000/" in row)
    for shown in (
        "Charging is too slow [#1000]",
        "Open",
        "Medium",
        "John Russel Tierney",
        "Service",
        "Frank",
    ):
        assert shown in row
    assert "25 Aug 2021 13:18" in row


def test_the_documented_lookup_by_everything_finds_nothing_and_says_for_what(jack, sandbox):
    answer = look_up(jack, **EVERYTHING)

    assert bodies(sandbox)[0] == {
        "customer": "1001",
        "email": "jhenry@customer.com",
        "phone": "4082229898",
        "status": "open",
        "custom": {"name": "customer_rating", "value": "5"},
        "createdDate": "[2022-03-23T08:39:16.000Z,2022-04-28T09:39:16.000Z]",
        "lastModifiedDate": "[2022-03-24T08:39:16.000Z,2022-05-27T09:40:00.000Z]",
        "department": "Service",
        "ownerId": "1010",
        "lastClosedDate": "[2022-09-24T08:39:16.000Z,2022-10-07T18:39:16.000Z]",
    }
    said = text_of(answer)
    assert "No case meets all 10 criteria." in said
    for criterion in (
        "Customer ID: 1001",
        "E-mail of the customer: jhenry@customer.com",
        "Phone of the customer: 4082229898, 14082229898",
        "Status: open",
        "Rating by the customer: 5",
        "Created: 2022-03-23T08:39:16.000Z – 2022-04-28T09:39:16.000Z",
        "Department: Service",
        "Owner: 1010",
    ):
        assert criterion in said


def test_a_phone_is_looked_up_in_its_spellings_and_the_one_that_was_found_is_named(jack, sandbox):
    answer = look_up(jack, phone="+1 (408) 234-3456 ext 102")

    assert "Found as 14082343456102." in text_of(answer)
    assert "Charging is too slow" in text_of(answer)
    assert bodies(sandbox) == [{"phone": "14082343456102"}]


def test_sorting_and_paging_ask_once_and_keep_the_criteria(frank, sandbox):
    first = look_up(frank, phone="(408) 234-3456 ext 102")
    path = first.redirect_chain[-1][0]
    asked = len(bodies(sandbox))

    sorted_ = frank.get(f"{path}?sort=subject&order=desc")
    second = frank.get(f"{path}?sort=subject&order=desc&page=2")

    assert bodies(sandbox)[asked:] == [{"phone": "14082343456102"}] * 2
    assert "sorted by Subject, descending" in text_of(sorted_)
    assert 'aria-sort="descending"' in second.content.decode()
    assert "14082343456102" not in "".join(address for address, _ in first.redirect_chain)


def test_a_value_in_a_row_becomes_a_criterion_and_a_chip_takes_it_away(jack, sandbox):
    every = look_up(jack, department="Service")
    closed = press(jack, every, "status:closed", query="?size=50")

    assert bodies(sandbox)[-1] == {"status": "closed", "department": "Service"}
    assert closed.redirect_chain[-1][0].endswith("?size=50")
    assert "status:closed" not in closed.content.decode()
    assert "department:Service" not in closed.content.decode()
    assert "customer:" in closed.content.decode()
    assert all("Closed" in row for row in rows(closed)[1:])

    press(jack, closed, "status")
    assert bodies(sandbox)[-1] == {"department": "Service"}


def test_an_owner_is_named_once_a_result_has_taught_the_name(jack, sandbox):
    every = look_up(jack, department="Service")
    owned = press(jack, every, "owner:1012")

    assert bodies(sandbox)[-1] == {"department": "Service", "ownerId": "1012"}
    assert "Owner Frank" in text_of(owned)


def test_the_usual_statuses_are_suggested_from_the_first_lookup(jack):
    form = jack.get("/cases/").content.decode()
    assert '<option value="open">Open</option>' in form
    assert '<option value="closed">Closed</option>' in form


def test_departments_of_earlier_results_are_suggested(jack):
    look_up(jack, email="jhenry@customer.com")
    assert '<option value="Service">Service</option>' in jack.get("/cases/").content.decode()


def test_suggestions_of_one_agent_are_not_those_of_the_next(frank):
    look_up(frank, department="Sales")
    assert '<option value="Sales">' in frank.get("/cases/").content.decode()

    frank.sign_in("jack")
    assert '<option value="Sales">' not in frank.get("/cases/").content.decode()


def test_at_least_one_criterion_is_needed_and_ece_is_not_asked(jack, sandbox):
    answer = look_up(jack)

    assert answer.status_code == 422
    assert "Fill in at least one field." in text_of(answer)
    assert bodies(sandbox) == []


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ({"customer": "Tierney"}, "An ID is a number of 1 to 18 digits."),
        ({"owner": "frank"}, "Type the agent's ECE number"),
        ({"custom_name": "customer_rating"}, "Give the whole value to look for."),
        ({"custom_value": "5"}, "Name the attribute that has this value."),
        ({"status": "x" * 101}, "at most 100 characters"),
        (
            {"created_from": "2026-05-02", "created_to": "2026-05-01"},
            "This is before the beginning of the range.",
        ),
        ({"closed_to": "yesterday"}, "Give a date such as 2026-03-29."),
    ],
)
def test_what_cannot_be_asked_is_said_and_kept(jack, sandbox, criteria, said):
    answer = look_up(jack, email="jhenry@customer.com", **criteria)

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert 'value="jhenry@customer.com"' in answer.content.decode()
    assert all(f'value="{value}"' in answer.content.decode() for value in criteria.values())
    assert bodies(sandbox) == []


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    "query", ["page=0", "size=30", "sort=colour", "order=desc", "sort=customer_rating"]
)
def test_a_part_that_no_list_has_is_refused_without_asking(jack, sandbox, query):
    path = look_up(jack, email="jhenry@customer.com").redirect_chain[-1][0]
    asked = len(bodies(sandbox))

    answer = jack.get(f"{path}?{query}")

    assert answer.status_code == 400
    assert "There is no such part of this list" in text_of(answer)
    assert "jhenry@customer.com" in text_of(answer)
    assert len(bodies(sandbox)) == asked


def test_a_page_past_the_end_does_not_say_that_there_are_no_cases(jack):
    path = look_up(jack, email="jhenry@customer.com").redirect_chain[-1][0]
    assert "That was the last page" in text_of(jack.get(f"{path}?page=9"))


def test_a_custom_attribute_becomes_a_column_that_sorts(jack, sandbox):
    answer = look_up(jack, custom_name="customer_rating", custom_value="5")
    sorted_ = jack.get(answer.redirect_chain[-1][0] + "?sort=custom.customer_rating")

    assert '<td role="cell"><bdi>5</bdi></td>' in rows(answer)[1]
    assert "sorted by Rating by the customer, ascending" in text_of(sorted_)


def test_the_lookup_of_another_agent_is_nobodys(frank):
    path = look_up(frank, department="Sales").redirect_chain[-1][0]
    jack = Desk()
    jack.sign_in("jack")

    answer = jack.get(path)

    assert answer.status_code == 404
    assert "This lookup can't be opened" in text_of(answer)
    assert 'name="email"' in answer.content.decode()


def test_a_results_page_stays_small(frank):
    answer = look_up(frank, department="Sales")
    assert len(rows(answer)) == 25
    assert len(answer.content) < 40_000


def test_nothing_personal_stands_in_an_address_of_a_lookup(jack):
    answer = look_up(jack, email="jhenry@customer.com", phone="14082343456102")
    for address, _ in answer.redirect_chain:
        assert re.fullmatch(r"/cases/s/[A-Za-z0-9_-]+/", address)


def test_the_title_of_a_lookup_tells_its_criteria_and_none_of_their_values(jack):
    answer = look_up(jack, email="jhenry@customer.com", status="open")
    title = re.search(r"<title>(.*?)</title>", answer.content.decode())[1]
    assert title == "Cases: E-mail of the customer and Status · Agent Dashboard"
