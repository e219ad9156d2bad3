"""The client's verbs against one server that answers as scripted: what comes back, and which error when it does not."""

from datetime import UTC, datetime

import pytest

from dashboard import ece
from tests.faulty import SESSION, Faulty

pytestmark = pytest.mark.faults

PHONE = ece.CustomerCriteria(phones=("14082343456102",))


def client(server, **options):
    options = {"credential": ece.SessionCredential("session-of-jack")} | options
    return ece.Client(ece.Transport(server.url), ece.dialect("v20"), **options)


def search(server, criteria=PHONE, **options):
    return client(server).search_customers(criteria, **options)


# Signing in and out


def test_signing_in_gives_the_session_that_signs_what_follows():
    with Faulty("ok") as server:
        jack = client(server, credential=None)
        credential = jack.sign_in("jack", "a secret", end_oldest=False)
        jack.search_customers(PHONE)
        signing_in, searching = server.requests
    assert credential == ece.SessionCredential(SESSION)
    assert signing_in.path == "/system/ws/v12/authentication/user/login"
    assert signing_in.json == {"userName": "jack", "password": "a secret"}
    assert "x-egain-session" not in signing_in.headers
    assert searching.headers["x-egain-session"] == SESSION


def test_the_oldest_session_is_ended_only_when_asked():
    with Faulty("ok") as server:
        client(server).sign_in("jack", "jack", end_oldest=True)
        assert server.requests[0].path.endswith("/login?forceLogin=yes")


def status(code, body=b"", content_type="application/json"):
    return lambda exchange: exchange.answer(code, body, Content_Type=content_type)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("401", ece.WrongPassword),
        (status(401, b'{"message": "bad credentials"}'), ece.WrongPassword),
        (status(401, b'{"message": "Maximum number of concurrent sessions reached"}'), ece.TooManySessions),
        (status(403, b'{"message": "no"}'), ece.TooManySessions),
        (status(400, b"<html>session limit", "text/html"), ece.TooManySessions),
        ("409", ece.TooManySessions),
        ("403", ece.Forbidden),
        ("400", ece.Rejected),
        ("404", ece.NotFound),
        ("429", ece.Busy),
        ("503", ece.Busy),
        ("500", ece.Unusable),
        ("html_200", ece.Unusable),
        ("redirect_sso", ece.Unusable),
        ("login_no_header", ece.Unusable),
        ("login_200_body", ece.Unusable),
        ("session_empty", ece.Unusable),
        ("session_long", ece.Unusable),
        ("session_evil", ece.Unusable),
        ("close_now", ece.Unreachable),
    ],
)
def test_a_refused_sign_in_says_why(answer, error):
    with Faulty(answer) as server:
        jack = client(server)
        with pytest.raises(error) as caught:
            jack.sign_in("jack", "jack", end_oldest=False)
        assert type(caught.value) is error
        assert jack.credential is None
        assert len(server.requests) == 1


def test_too_many_sessions_is_no_reason_once_the_oldest_would_have_ended():
    with Faulty(status(403, b'{"message": "no"}')) as server, pytest.raises(ece.Forbidden):
        client(server).sign_in("jack", "jack", end_oldest=True)


@pytest.mark.parametrize("answer", ["204", "401"])
def test_signing_out_ends_the_session_even_when_it_was_over(answer):
    with Faulty(answer) as server:
        jack = client(server)
        jack.sign_out()
        assert jack.credential is None
        assert (server.requests[0].method, server.requests[0].path) == (
            "DELETE",
            "/system/ws/v12/authentication/user/logout",
        )


def test_the_profile_names_the_home_department_first():
    with Faulty("ok") as server:
        profile = client(server).get_profile("JACK")
        assert server.requests[0].path == "/system/ws/v20/administration/user/login/JACK?%24attribute=all"
    assert profile == ece.Profile(
        "1010", "jack", "Jack", (ece.Department("999", "Service"), ece.Department("1001", "Sales"))
    )


@pytest.mark.parametrize(("login", "error"), [("mia", ece.Unusable), (".", ece.NotFound), ("..", ece.NotFound)])
def test_a_profile_is_only_ones_own(login, error):
    with Faulty("ok") as server, pytest.raises(error):
        client(server).get_profile(login)


def test_a_login_cannot_leave_its_place_in_the_path():
    with Faulty("ok") as server, pytest.raises(ece.Unusable):
        client(server).get_profile("../a?b=c#d")
    assert server.requests[0].path.startswith("/system/ws/v20/administration/user/login/..%2Fa%3Fb%3Dc%23d?")


# The session lives on


def test_a_session_that_ece_replaces_is_used_and_told():
    told = []
    with Faulty("session_rotate", "ok") as server:
        jack = client(server, on_new_session=lambda old, new: told.append((old.secret, new.secret)))
        jack.search_customers(PHONE)
        jack.search_customers(PHONE)
        assert server.requests[1].headers["x-egain-session"] == "rotated-0123456789"
    assert told == [("session-of-jack", "rotated-0123456789")]
    assert jack.credential.secret == "rotated-0123456789"


@pytest.mark.parametrize("answer", ["session_empty", "session_missing", "session_long", "session_evil"])
def test_a_session_that_cannot_be_one_changes_nothing(answer):
    with Faulty(answer) as server:
        jack = client(server, on_new_session=lambda old, new: pytest.fail("told"))
        assert jack.search_customers(PHONE).records
    assert jack.credential.secret == "session-of-jack"


def test_a_refused_session_is_not_replaced_by_the_refusal():
    def refuse(exchange):
        exchange.answer(401, b'{"code": "401-101"}', X_egain_session="somebody-elses-session")

    with Faulty(refuse) as server:
        jack = client(server)
        with pytest.raises(ece.Unauthorized):
            jack.get_customer("1000")
    assert jack.credential.secret == "session-of-jack"


def test_every_call_is_observed():
    seen = []
    with Faulty("ok", "404", "html_200") as server:
        jack = client(server, observe=lambda call, outcome, ms: seen.append((call.operation, outcome, ms > 0)))
        jack.get_customer("1000")
        with pytest.raises(ece.NotFound):
            jack.get_customer("1001")
        with pytest.raises(ece.Unusable):
            jack.get_case("1000")
    assert seen == [
        ("customers by id", "ok", True),
        ("customers by id", "NotFound", True),
        ("case by id", "Unusable", True),
    ]


# Any read


READS = {
    "search_customers": lambda jack: jack.search_customers(PHONE),
    "get_customers": lambda jack: jack.get_customers(["1000"]),
    "get_customer": lambda jack: jack.get_customer("1000"),
    "get_cases_of_customer": lambda jack: jack.get_cases_of_customer("1000"),
    "get_case": lambda jack: jack.get_case("1000"),
    "get_profile": lambda jack: jack.get_profile("jack"),
}
UNUSABLE = """
    500 502 202 status_999 stack_trace_500 redirect_sso empty html_200 html_as_json xml_body wrong_content_type
    no_content_type utf16 bad_utf8 gzip_bad truncate truncate_no_cl truncate_cl concat_json dup_keys nan_body big_int
    deep_nesting nested_51 null number string true empty_array empty_object error_object_200
"""
ODD = """
    ok bom charset_bogus chunked_ok gzip_ok single_as_object ints_as_ids link_as_object lone_surrogate nul_text
    types_swapped nulls_in_lists duplicate_records pagination_missing pagination_lies pagination_negative
"""
REFUSED = {
    "401": (ece.Unauthorized, "401-101"),
    "403": (ece.Forbidden, "403-178"),
    "400": (ece.Rejected, "400-101"),
    "406": (ece.Rejected, "406-100"),
    "429": (ece.Busy, "429-001"),
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


# Searching customers


def test_criteria_are_written_as_the_customer_search_wants_them():
    criteria = ece.CustomerCriteria(
        phones=("1408",),
        email="jhenry@customer.com",
        created=ece.Range(datetime(2022, 3, 23, 8, 39, 16, tzinfo=UTC), None),
        custom=(ece.CustomCriterion("customer", "preferredlang", "English"),),
    )
    with Faulty("ok") as server:
        search(server, criteria, sort="custom.preferredlang", order="desc", page=2, size=50)
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


def test_the_phone_ladder_is_climbed_until_a_spelling_matches():
    criteria = ece.CustomerCriteria(phones=("1", "2", "3", "4", "5"), email="jhenry@customer.com")
    with Faulty("204", "204", "ok") as server:
        page = search(server, criteria)
        assert len(server.requests) == 3
    assert (page.spelling, page.tried) == ("3", ("1", "2", "3"))
    assert page.records[0].name == "John Russel Tierney"


def test_four_spellings_without_a_match_are_enough():
    with Faulty("204") as server:
        page = search(server, ece.CustomerCriteria(phones=("1", "2", "3", "4", "5")))
        assert len(server.requests) == 4
    assert (page.records, page.count, page.has_next) == ((), 0, False)
    assert (page.spelling, page.tried) == ("", ("1", "2", "3", "4"))


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
    assert [(customer.id, customer.name) for customer in page.records] == [("", "John Russel Tierney")]


def test_what_could_not_be_read_is_counted():
    with Faulty("types_swapped") as server:
        assert search(server).unreadable == 2


# By id


def test_customers_are_asked_for_in_one_call():
    with Faulty("ok") as server:
        customers = client(server).get_customers(["1000", "1012", "1000"], sort="customerName")
        assert server.requests[0].path == (
            "/system/ws/v12/interaction/customer/1000,1012?%24attribute=all&%24sort=customerName&%24order=asc"
        )
    assert [customer.id for customer in customers] == ["1000"]


@pytest.mark.parametrize("verb", ["get_customers", "get_customer", "get_case", "get_profile"])
def test_a_record_that_was_not_asked_for_is_refused(verb):
    with Faulty("wrong_record") as server, pytest.raises(ece.Unusable) as caught:
        READS[verb](client(server))
    assert caught.value.why == "wrong record"


@pytest.mark.parametrize("id", ["", "0x3e8", "1e3", "-1", "１", "1000?x=1", "../case", "1" * 19, "1000\n"])
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


# Cases


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
    assert (case.id, case.subject, case.status) == ("1000", "Charging is too slow [#1000]", ece.Choice("open", "Open"))
    assert (case.last_modified_by, case.owner) == (ece.Agent("1012", "Frank"), None)


def test_a_case_lookup_is_a_read_and_repeated_once():
    with Faulty("close_now", "ok") as server:
        assert client(server).get_cases_of_customer("1000").records


@pytest.mark.parametrize(("status", "found"), [("", 1), ("open", 1), ("closed", 0)])
def test_older_servers_are_asked_by_case_search(status, found):
    with Faulty("404", "ok") as server:
        page = client(server).get_cases_of_customer("1000", status=status)
        assert server.requests[1].path == ("/system/ws/v12/interaction/case?customer=1000&%24pagenum=1&%24pagesize=75")
    assert (len(page.records), page.count, page.has_next) == (found, found, False)


def test_a_case_search_with_more_pages_claims_no_count():
    with Faulty("404", "too_many_records") as server:
        page = client(server).get_cases_of_customer("1000", status="closed")
    assert (page.records, page.count, page.has_next) == ((), None, True)


def test_a_case_is_read_with_all_attributes():
    with Faulty("ok") as server:
        assert client(server).get_case("1000").customer_name == "John Russel Tierney"
        assert server.requests[0].path == "/system/ws/v12/interaction/case/1000?%24attribute=all"


# Languages


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("de", "de-DE"),
        ("de-at", "de-DE"),
        ("fr-ca", "fr-CA"),
        ("fr", "fr-FR"),
        ("pt", "pt-BR"),
        ("zh_CN", "zh-CN"),
        ("en-GB,en;q=0.9", "en-US"),
        ("xx", "en-US"),
        ("", "en-US"),
        ("en\r\nX-Injected: 1", "en-US"),
    ],
)
def test_ece_is_asked_in_one_of_its_languages(code, language):
    assert ece.ece_language(code) == language
    with Faulty("ok") as server:
        client(server, language=code).get_customer("1000")
        assert server.requests[0].headers["accept-language"] == language


def test_credentials_do_not_show_their_secrets():
    assert "session-of-jack" not in repr(ece.SessionCredential("session-of-jack"))
    assert "token-of-jack" not in repr(ece.BearerCredential("token-of-jack"))


@pytest.mark.parametrize("id", ["", "short", "a" * 129, "with space in it", "line\r\nbreak: 1", "ünïcode-session"])
def test_what_cannot_be_a_session_is_none(id):
    with pytest.raises(ValueError, match="not a session id"):
        ece.SessionCredential(id)
