"""Signing in at ECE, signing out, and the life of a session in between."""

import threading

import pytest

from dashboard import ece
from tests.ece.client import PHONE, READS, client
from tests.faults import FAULTS
from tests.faulty import SESSION, Faulty

pytestmark = pytest.mark.faults

ADA = ece.NewCustomer(
    {"type.value": "individual"}, (), (ece.NewContactPerson({"firstName": "Ada"}),)
)


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


def status(code, body=b"", content_type="application/json", **headers):
    return lambda exchange: exchange.answer(code, body, Content_Type=content_type, **headers)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("401", ece.WrongPassword),
        (status(401, b'{"message": "bad credentials"}'), ece.WrongPassword),
        (
            status(401, b'{"message": "Maximum number of concurrent sessions reached"}'),
            ece.TooManySessions,
        ),
        (status(403, b'{"message": "no"}'), ece.TooManySessions),
        (status(400, b"<html>session limit", "text/html"), ece.TooManySessions),
        (status(401, b"<html>no", "text/html"), ece.Unreachable),
        (status(403, b"<html>no", "text/html"), ece.Unreachable),
        ("409", ece.Rejected),
        (status(409, b'{"message": "Session limit exceeded"}'), ece.TooManySessions),
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
        assert (
            server.requests[0].path
            == "/system/ws/v20/administration/user/login/JACK?%24attribute=all"
        )
    assert profile == ece.Profile(
        "1010", "jack", "Jack", (ece.Department("999", "Service"), ece.Department("1001", "Sales"))
    )


@pytest.mark.parametrize(
    ("login", "error"), [("mia", ece.Unusable), (".", ece.NotFound), ("..", ece.NotFound)]
)
def test_a_profile_is_only_ones_own(login, error):
    with Faulty("ok") as server, pytest.raises(error):
        client(server).get_profile(login)


def test_a_login_cannot_leave_its_place_in_the_path():
    with Faulty("ok") as server, pytest.raises(ece.Unusable):
        client(server).get_profile("../a?b=c#d")
    assert server.requests[0].path.startswith(
        "/system/ws/v20/administration/user/login/..%2Fa%3Fb%3Dc%23d?"
    )


def test_a_session_that_ece_replaces_is_used_and_told():
    told = []
    with Faulty("session_rotate", "ok") as server:
        jack = client(server, on_new_session=lambda old, new: told.append((old.secret, new.secret)))
        jack.search_customers(PHONE)
        jack.search_customers(PHONE)
        assert server.requests[1].headers["x-egain-session"] == "rotated-0123456789"
    assert told == [("session-of-jack", "rotated-0123456789")]
    assert jack.credential.secret == "rotated-0123456789"


def test_a_session_that_was_replaced_meanwhile_is_looked_up_and_used():
    with Faulty("401", "ok") as server:
        jack = client(
            server, renew=lambda old, was_refused: ece.SessionCredential("the-newer-session")
        )
        assert jack.search_customers(PHONE).records
        sent = [asked.headers["x-egain-session"] for asked in server.requests]
    assert sent == ["session-of-jack", "the-newer-session"]


def test_a_read_that_is_overtaken_again_and_again_is_sent_with_the_newest_session():
    newer = iter(["the-second-one", "the-third-one", "the-fourth-one"])
    with Faulty("401", "401", "401", "ok") as server:
        jack = client(server, renew=lambda old, was_refused: ece.SessionCredential(next(newer)))
        assert jack.search_customers(PHONE).records
        sent = [asked.headers["x-egain-session"] for asked in server.requests]
    assert sent == ["session-of-jack", "the-second-one", "the-third-one", "the-fourth-one"]


def test_an_answer_that_comes_late_does_not_bring_the_old_session_back():
    def late(exchange):
        jack.search_customers(PHONE)
        exchange.answer(204, X_egain_session="session-of-jack")

    with Faulty(late, "session_rotate") as server:
        jack = client(server)
        jack.search_customers(PHONE)
    assert jack.credential.secret == "rotated-0123456789"


def test_of_two_calls_side_by_side_neither_is_signed_out_by_a_session_that_rotates_each_time():
    """The second call is refused with the old session before the first is answered."""

    def overtaken(exchange):
        threading.Timer(0.1, replace_session).start()
        FAULTS["401"](exchange)

    def replace_session():
        jack.credential = ece.SessionCredential("rotated-0123456789")

    with Faulty(overtaken, "ok") as server:
        jack = client(server, renew=lambda old, was_refused: old)
        assert jack.get_customer("1000").id == "1000"
        sent = [request.headers["x-egain-session"] for request in server.requests]
    assert sent == ["session-of-jack", "rotated-0123456789"]


def test_a_create_is_never_sent_again_with_a_newer_session():
    newer = ece.SessionCredential("the-newer-session")
    with Faulty("create_then_401", "ok") as server:
        jack = client(server, renew=lambda old, was_refused: newer)
        with pytest.raises(ece.Unconfirmed):
            jack.create_customer(ADA)
        assert len(server.requests) == 1


def test_a_create_before_which_no_credential_is_to_be_had_was_never_sent():
    def renew(old, was_refused):
        raise ece.Unauthorized("no refresh token")

    due = ece.BearerCredential("token-of-jack", due=0)
    with Faulty("ok") as server, pytest.raises(ece.Unauthorized):
        client(server, credential=due, renew=renew).create_customer(ADA)
    assert server.requests == []


@pytest.mark.parametrize("answer", ["400", "403", "404", "409"])
def test_a_create_that_ece_refuses_in_its_own_words_was_not_done(answer):
    with Faulty(answer) as server, pytest.raises((ece.Rejected, ece.Forbidden, ece.NotFound)):
        client(server).create_customer(ADA)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 409, 429, 503])
def test_a_create_that_somebody_else_refuses_is_unconfirmed(code):
    with Faulty(status(code, b"<html>no", "text/html")) as server:
        with pytest.raises(ece.Unconfirmed):
            client(server).create_customer(ADA)
        assert len(server.requests) == 1


@pytest.mark.parametrize("code", [401, 403, 404])
@pytest.mark.parametrize(
    "body", [b"<html>no", b"", b"{}", b'{"message": "no Route matched"}', b'"x"']
)
def test_a_refusal_that_is_not_ece_s_means_that_ece_was_not_reached(code, body):
    with Faulty(status(code, body, "text/html", X_egain_session=None)) as server:
        jack = client(server, renew=lambda old, was_refused: pytest.fail("renewed"))
        for ask in READS.values():
            with pytest.raises(ece.Unreachable, match="not ece's refusal"):
                ask(jack)


@pytest.mark.parametrize(("code", "error"), [(403, ece.Forbidden), (404, ece.NotFound)])
def test_a_mere_message_beside_the_session_is_ece_s_refusal(code, error):
    with Faulty(status(code, b'{"message": "no"}')) as server, pytest.raises(error):
        client(server).get_customer("1000")


@pytest.mark.parametrize(
    "answer", ["session_empty", "session_missing", "session_long", "session_evil"]
)
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


@pytest.mark.parametrize("kind", [ece.SessionCredential, ece.BearerCredential])
def test_a_call_that_is_late_goes_on_with_what_another_call_brought_meanwhile(kind):
    old, new = kind("the-old-one"), kind("the-next-one")

    def overtaken(exchange):
        jack.credential = new
        FAULTS["401"](exchange)

    with Faulty(overtaken, "ok") as server:
        jack = client(server, credential=old, renew=lambda *refused: pytest.fail("renewed"))
        assert jack.get_customer("1000").id == "1000"
        assert len(server.requests) == 2
    assert jack.credential == new


def test_every_call_is_observed():
    seen = []
    with Faulty("ok", "404", "html_200") as server:
        jack = client(
            server,
            observe=lambda call, error, ms: seen.append(
                (call.operation, error and error.why, ms > 0)
            ),
        )
        jack.get_customer("1000")
        with pytest.raises(ece.NotFound):
            jack.get_customer("1001")
        with pytest.raises(ece.Unusable):
            jack.get_case("1000")
    assert seen == [
        ("customers by id", None, True),
        ("customers by id", "not found", True),
        ("case by id", "not json", True),
    ]


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("de", "de-DE"),
        ("de-at", "de-DE"),
        ("fr-ca", "fr-CA"),
        ("fr", "fr-FR"),
        ("pt", "pt-PT"),
        ("zh_CN", "zh-CN"),
        ("en-GB,en;q=0.9", "en-US"),
        ("xx", "en-US"),
        ("", "en-US"),
        ("en\r\nX-Injected: 1", "en-US"),
    ],
)
def test_ece_is_asked_in_one_of_its_languages(code, language):
    with Faulty("ok") as server:
        client(server, language=code).get_customer("1000")
        assert server.requests[0].headers["accept-language"] == language


def test_credentials_do_not_show_their_secrets():
    assert "session-of-jack" not in repr(ece.SessionCredential("session-of-jack"))
    assert "token-of-jack" not in repr(ece.BearerCredential("token-of-jack"))


@pytest.mark.parametrize(
    "id", ["", "short", "a" * 129, "with space in it", "line\r\nbreak: 1", "ünïcode-session"]
)
def test_what_cannot_be_a_session_is_none(id):
    with pytest.raises(ValueError, match="not a session id"):
        ece.SessionCredential(id)
