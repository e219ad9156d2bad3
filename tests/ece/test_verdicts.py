"""Whether ECE has something, clearly nothing, or says what must not be believed."""

import json

import pytest

from dashboard import ece
from dashboard.ece.records.criteria import ListPart
from tests.ece.world import NUMBER, QUESTIONS, V20, answered, read

ROW = {"id": "1000", "customerName": "John"}
NEXT = {"rel": "next", "href": "x"}
SELF = {"rel": "self", "href": "x"}

NOTHING = [
    (204, b""),
    (204, b" "),
    (200, {"customer": []}),
    (200, {"customer": [], "paginationInfo": {"count": 0, "pagenum": 1}}),
    (200, {"customer": [], "paginationInfo": None, "code": "", "link": [SELF]}),
    (200, {"customer": [], "link": SELF, "unknown": {"count": 3}}),
]
CONTRADICTORY = [
    (204, b"{}"),
    (200, {"customer": [], "paginationInfo": {"count": 3}}),
    (200, {"customer": [], "paginationInfo": {"count": "3"}}),
    (200, {"customer": [], "paginationInfo": {"count": -1}}),
    (200, {"customer": [], "paginationInfo": {"count": "many"}}),
    (200, {"customer": [], "paginationInfo": {"count": [3]}}),
    (200, {"customer": [], "paginationInfo": "3"}),
    (200, {"customer": [], "link": [SELF, NEXT]}),
    (200, {"customer": [], "link": NEXT}),
    (200, {"customer": [], "paginationInfo": {"link": [NEXT]}}),
    (200, {"customer": [], "paginationInfo": {"link": NEXT}}),
    (200, {"customer": [], "code": "400-101", "developerMessage": "no"}),
    (200, {"customer": [], "code": 500}),
    (200, {"customer": [], "error": {"code": "500-100"}}),
    (200, {"customer": [], "developerMessage": "no"}),
    (200, b'{"customer": [{"id": "1000"}], "customer": []}'),
]
UNREADABLE = [
    [None],
    ["junk"],
    [[ROW]],
    [{}],
    [7],
    [None, "x", []],
    [{"unknown": 1}],
    {},
    {"id": None},
]
NOT_ECES = [
    {"customers": [ROW]},
    {"customer": None},
    {"customer": "x"},
    {"customer": 7},
    {"customer": [ROW], "link": ["x"] * 100},
    {"code": "400-101", "developerMessage": "no"},
    [ROW],
    None,
    "x",
    {},
]
NOT_JSON = [
    b"",
    b"<html>",
    b"{",
    b'{"customer": [NaN]}',
    b"[" * 100_000,
    b'{"customer": [{"id": ' + b"9" * 5000 + b"}]}",
]


@pytest.mark.parametrize(("status", "body"), NOTHING)
def test_nothing_is_only_what_ece_clearly_says(status, body):
    page = read("customer search", body, status)
    assert (page.records, page.count, page.left_out, page.has_next) == ((), 0, 0, False)


@pytest.mark.parametrize(("status", "body"), CONTRADICTORY)
def test_an_answer_that_contradicts_itself_is_not_believed(status, body):
    assert why("customer search", body, status) == "contradicts itself"


@pytest.mark.parametrize("rows", UNREADABLE)
@pytest.mark.parametrize("operation", ["customer search", "customer search v3", "customer by id"])
def test_a_list_of_which_no_row_can_be_read_is_not_believed(operation, rows):
    assert why(operation, {"customer": rows}) == "no row can be read"


@pytest.mark.parametrize("body", NOT_ECES)
def test_a_body_that_is_no_such_list_is_not_believed(body):
    assert why("customer search", body) == "not ece's answer"


@pytest.mark.parametrize("body", NOT_JSON)
def test_what_is_not_json_is_not_believed(body):
    assert why("customer search", body) in ("not json", "nested too deep")


def test_a_body_of_another_type_is_not_believed():
    answer = ece.Answer(
        200, {"Content-Type": "text/html"}, json.dumps({"customer": [ROW]}).encode()
    )
    with pytest.raises(ece.Unusable, match="not json"):
        QUESTIONS["customer search"].read(answer)


@pytest.mark.parametrize("rows", [[ROW, None], ["junk", ROW], [[ROW], ROW, {}]])
def test_rows_that_cannot_be_read_are_counted_beside_those_that_can(rows):
    page = read("customer search", {"customer": rows, "paginationInfo": {"count": len(rows)}})
    assert [customer.id for customer in page.records] == ["1000"]
    assert (page.left_out, page.count) == (len(rows) - 1, len(rows))
    assert page.unreadable == 0


def test_a_row_of_which_too_much_is_unreadable_is_left_out():
    hopeless = {"id": "1001", "contactPersons": {"contactPerson": [{"gender": "x"}] * 40}}
    page = read("customer search", {"customer": [ROW, hopeless]})
    assert ([customer.id for customer in page.records], page.left_out) == (["1000"], 1)


def test_a_page_past_the_end_is_empty_although_ece_counts_those_before():
    question = V20.search_customers(NUMBER, ListPart(page=3))
    page = question.read(answered({"customer": [], "paginationInfo": {"count": 50}}))
    assert (page.records, page.count, page.has_previous) == ((), None, True)
    with pytest.raises(ece.Unusable, match="contradicts itself"):
        question.read(answered({"customer": [], "paginationInfo": {"count": 51}}))


@pytest.mark.parametrize("row", [{"id": "9999"}, {"id": ".", "pin": "1"}, {"customerName": "John"}])
def test_another_record_than_the_one_that_was_wanted_is_not_believed(row):
    assert why("customer by id", {"customer": [row]}) == "wrong record"
    assert why("customers by id", {"customer": [{"id": "9999"}, ROW]}) == "wrong record"


def test_a_record_that_cannot_be_named_is_left_out_of_several():
    page = read("customers by id", {"customer": [ROW, {"id": "x", "customerName": "Jane"}]})
    assert ([customer.id for customer in page.records], page.left_out) == (["1000"], 1)


@pytest.mark.parametrize("operation", ["customer by id", "case by id", "profile"])
def test_no_record_is_not_found(operation):
    with pytest.raises(ece.NotFound):
        read(operation, b"", 204)


def test_a_case_whose_status_cannot_be_read_is_not_passed_over_in_silence():
    cases = [
        {"id": "1", "status": {"value": "open"}},
        {"id": "2", "status": "open"},
        {"id": "3", "status": {"value": "closed"}},
    ]
    page = read("case search", {"case": cases})
    assert [case.id for case in page.records] == ["1"]
    assert (page.left_out, page.count) == (1, None)


def why(operation, body, status=200):
    with pytest.raises(ece.Unusable) as caught:
        read(operation, body, status)
    return caught.value.why
