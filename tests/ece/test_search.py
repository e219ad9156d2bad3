"""Searching customers, and getting customers and cases by their ids."""

from datetime import UTC, datetime

import pytest

from dashboard import ece
from tests.ece.client import READS, client, search
from tests.faulty import Faulty

pytestmark = pytest.mark.faults


def test_criteria_are_written_as_the_customer_search_wants_them():
    criteria = ece.CustomerCriteria(
        phones=("1408",),
        email="jhenry@customer.com",
        created=ece.Range(datetime(2022, 3, 23, 8, 39, 16, tzinfo=UTC), None),
        custom=(ece.CustomCriterion("customer", "preferredlang", "English"),),
    )
    with Faulty("ok") as server:
        search(
            server,
            criteria,
            sort="custom.preferredlang",
            order="desc",
            page=2,
            size=50,
            show=["custom.preferredlang"],
        )
        assert server.requests[0].path == (
            "/system/ws/v12/interaction/customer?phone=1408&email=jhenry%40customer.com"
            "&custom.preferredlang=English&created=%5B2022-03-23T08%3A39%3A16.000Z%2C%5D"
            "&%24attribute=custom.preferredlang&%24sort=custom.preferredlang&%24order=desc&%24pagenum=2&%24pagesize=50"
        )


@pytest.mark.parametrize(
    "criteria",
    [
        ece.CustomerCriteria(),
        ece.CustomerCriteria(name="John"),
        ece.CustomerCriteria(phones=("1",), type="group"),
        ece.CustomerCriteria(custom=(ece.CustomCriterion("contactPerson", "isprimary", "y"),)),
        ece.CustomerCriteria(custom=(ece.CustomCriterion("customer", "a,all", "y"),)),
    ],
)
def test_criteria_that_ece_does_not_know_are_never_sent(criteria):
    with Faulty("ok") as server, pytest.raises(ece.Rejected):
        search(server, criteria)
    assert server.requests == []


def test_the_likeliest_spelling_is_tried_alone():
    with Faulty("ok") as server:
        page = search(server, ece.CustomerCriteria(phones=("1", "2", "3")))
        assert len(server.requests) == 1
    assert (page.spelling, page.tried) == ("1", ("1",))


def test_the_other_spellings_are_tried_at_once_and_the_first_of_them_that_matches_is_shown():
    criteria = ece.CustomerCriteria(phones=("1", "2", "3", "4", "5"), email="jhenry@customer.com")
    with Faulty("204", "ok") as server:
        page = search(server, criteria)
        assert len(server.requests) == 5
    assert (page.spelling, page.tried) == ("2", ("1", "2"))
    assert page.records[0].name == "John Russel Tierney"


def test_eight_spellings_without_a_match_are_enough():
    phones = tuple("123456789")
    with Faulty("204") as server:
        page = search(server, ece.CustomerCriteria(phones=phones))
        assert len(server.requests) == 8
    assert (page.records, page.count, page.has_next) == ((), 0, False)
    assert (page.spelling, page.tried) == ("", phones[:8])


def test_an_address_is_tried_in_its_other_spellings_too():
    criteria = ece.CustomerCriteria(email="a@bücher.example", other_emails=("a@xn--b.example",))
    with Faulty("204", "ok") as server:
        page = search(server, criteria)
    assert page.spelling == "a@xn--b.example"


def test_a_later_page_without_rows_does_not_climb():
    with Faulty("204") as server:
        page = search(server, ece.CustomerCriteria(phones=("1", "2")), page=3)
        assert len(server.requests) == 1
    assert (page.records, page.count, page.has_next, page.has_previous) == ((), None, False, True)


def test_an_empty_list_is_no_match():
    with Faulty("empty_list_200") as server:
        assert search(server, ece.CustomerCriteria(email="nobody@example.com")).records == ()


@pytest.mark.parametrize("answer", ["pagination_lies", "pagination_negative", "pagination_missing"])
def test_a_count_that_cannot_be_true_is_not_told(answer):
    with Faulty(answer) as server:
        page = search(server)
    assert (page.count, page.has_next, len(page.records)) == (None, False, 1)


def test_a_next_link_is_believed_but_not_followed():
    with Faulty("next_link_hostile") as server:
        page = search(server)
        assert len(server.requests) == 1
    assert page.has_next and page.count is None


def test_more_rows_than_asked_are_cut():
    with Faulty("too_many_records") as server:
        page = search(server)
    assert (len(page.records), page.cut, page.has_next) == (25, True, True)


def test_duplicates_are_shown_once():
    with Faulty("duplicate_records") as server:
        assert len(search(server).records) == 1


@pytest.mark.parametrize("answer", ["id_hostile", "missing_ids"])
def test_a_row_without_a_usable_id_stays_without(answer):
    with Faulty(answer) as server:
        page = search(server)
    assert [(customer.id, customer.name) for customer in page.records] == [
        ("", "John Russel Tierney")
    ]


def test_what_could_not_be_read_is_counted():
    with Faulty("types_swapped") as server:
        assert search(server).unreadable == 3


def test_customers_are_asked_for_in_one_call():
    with Faulty("ok") as server:
        customers = client(server).get_customers(["1000", "1012", "1000"], sort="customerName")
        assert server.requests[0].path == (
            "/system/ws/v12/interaction/customer/1000,1012?%24attribute=level%2CpreferredAgent%2Crole"
            "%2ChowReferred%2Ccreated%2Cindustry%2CmarketSegment%2Centitlements"
            "&%24sort=customerName&%24order=asc"
        )
    assert [customer.id for customer in customers.records] == ["1000"]


@pytest.mark.parametrize("verb", ["get_customers", "get_customer", "get_case", "get_profile"])
def test_a_record_that_was_not_asked_for_is_refused(verb):
    with Faulty("wrong_record") as server, pytest.raises(ece.Unusable) as caught:
        READS[verb](client(server))
    assert caught.value.why == "wrong record"


@pytest.mark.parametrize(
    "id", ["", "0x3e8", "1e3", "-1", "１", "1000?x=1", "../case", "1" * 19, "1000\n"]
)
@pytest.mark.parametrize("verb", ["get_customer", "get_case", "get_cases_of_customer"])
def test_only_ids_enter_a_path(verb, id):
    with Faulty("ok") as server, pytest.raises(ece.NotFound):
        getattr(client(server), verb)(id)
    assert server.requests == []


@pytest.mark.parametrize("ids", [[], [str(number) for number in range(76)]])
def test_one_to_75_customers_can_be_asked_for(ids):
    with Faulty("ok") as server, pytest.raises(ece.Rejected):
        client(server).get_customers(ids)
    assert server.requests == []


@pytest.mark.parametrize("answer", ["204", "empty_list_200", "404"])
def test_a_customer_who_is_not_there_is_not_found(answer):
    with Faulty(answer) as server, pytest.raises(ece.NotFound):
        client(server).get_customer("1000")


def test_the_cases_of_a_customer_are_looked_up():
    with Faulty("ok") as server:
        page = client(server).get_cases_of_customer("1000", status="open", page=2, size=50)
        request = server.requests[0]
    assert (request.method, request.path) == (
        "POST",
        "/system/ws/v20/interaction/case/lookup?%24pagenum=2&%24pagesize=50",
    )
    assert request.json == {"customer": "1000", "status": "open"}
    case = page.records[0]
    assert (case.id, case.subject, case.status) == (
        "1000",
        "Charging is too slow [#1000]",
        ece.Choice("open", "Open"),
    )
    assert (case.last_modified_by, case.owner) == (ece.Agent("1012", "Frank"), None)


def test_a_case_lookup_is_a_read_and_repeated_once():
    with Faulty("close_now", "ok") as server:
        assert client(server).get_cases_of_customer("1000").records


@pytest.mark.parametrize(("status", "found"), [("", 1), ("open", 1), ("closed", 0)])
def test_older_servers_are_asked_by_case_search(status, found):
    with Faulty("404", "ok") as server:
        page = client(server).get_cases_of_customer("1000", status=status)
        assert server.requests[1].path == (
            "/system/ws/v12/interaction/case?customer=1000&%24pagenum=1&%24pagesize=75"
        )
    assert (len(page.records), page.count, page.has_next) == (found, found, False)


def test_a_case_search_with_more_pages_claims_no_count():
    with Faulty("404", "too_many_records") as server:
        page = client(server).get_cases_of_customer("1000", status="closed")
    assert (page.records, page.count, page.has_next) == ((), None, True)


def test_a_case_is_read_with_all_attributes():
    with Faulty("ok") as server:
        assert client(server).get_case("1000").customer_name == "John Russel Tierney"
        assert server.requests[0].path == "/system/ws/v12/interaction/case/1000?%24attribute=all"
