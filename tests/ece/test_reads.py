"""Any read, whatever ECE answers: what can be shown is, what must not be believed is not."""

import pytest

from dashboard import ece
from tests.ece.client import READS, client, search
from tests.faulty import Faulty

pytestmark = pytest.mark.faults

UNUSABLE = """
    500 202 status_999 stack_trace_500 redirect_sso empty html_200 html_as_json xml_body
    wrong_content_type
    no_content_type utf16 bad_utf8 gzip_bad truncate truncate_no_cl truncate_cl concat_json nan_body
    big_int
    deep_nesting nested_51 null number string true empty_array empty_object error_object_200
"""
ODD = """
    ok bom dup_keys charset_bogus chunked_ok gzip_ok single_as_object ints_as_ids link_as_object
    lone_surrogate nul_text
    types_swapped nulls_in_lists duplicate_records pagination_missing pagination_lies
    pagination_negative
"""
REFUSED = {
    "401": (ece.Unauthorized, "401-101"),
    "403": (ece.Forbidden, "403-178"),
    "400": (ece.Rejected, "400-101"),
    "406": (ece.Rejected, "406-100"),
    "429": (ece.Busy, "429-001"),
    "502": (ece.Unreachable, ""),
    "503": (ece.Busy, ""),
}


@pytest.mark.parametrize("verb", READS)
@pytest.mark.parametrize("answer", UNUSABLE.split())
def test_a_read_never_believes_an_unusable_answer(verb, answer):
    with Faulty(answer) as server, pytest.raises(ece.Unusable) as caught:
        READS[verb](client(server))
    assert "SECRET" not in f"{caught.value} {caught.value.__dict__}"


@pytest.mark.parametrize("verb", READS)
@pytest.mark.parametrize("answer", REFUSED)
def test_a_refused_read_says_why(verb, answer):
    error, code = REFUSED[answer]
    with Faulty(answer) as server, pytest.raises(error) as caught:
        READS[verb](client(server))
    assert (type(caught.value), caught.value.code) == (error, code)


@pytest.mark.parametrize("verb", READS)
@pytest.mark.parametrize("answer", ODD.split())
def test_a_read_makes_the_best_of_an_odd_answer(verb, answer):
    with Faulty(answer) as server:
        assert READS[verb](client(server))


@pytest.mark.parametrize("answer", ["all_null", "missing_keys"])
def test_a_row_of_nothing_but_an_id_is_still_a_row(answer):
    with Faulty(answer) as server:
        assert search(server).records == (ece.Customer(id="1000"),)


@pytest.mark.parametrize(("answer", "seconds"), [("503", 7), ("maintenance_503", 60), ("429", 30)])
def test_busy_tells_when_to_come_back(answer, seconds):
    with Faulty(answer) as server, pytest.raises(ece.Busy) as caught:
        search(server)
    assert caught.value.retry_after == seconds
