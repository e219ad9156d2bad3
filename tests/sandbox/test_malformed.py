"""Whatever arrives, the sandbox answers with a documented error and goes on."""

import json
import socket

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.faults

CUSTOMER = "/ws/v12/interaction/customer"
PATIENT = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NAMES = st.sampled_from(
    [
        "phone",
        "email",
        "created",
        "activity",
        "custom.preferredlang",
        "$sort",
        "$order",
        "$pagenum",
        "$pagesize",
        "$rangestart",
        "$rangesize",
        "$attribute",
        "x",
    ]
)
VALUES = st.one_of(
    st.text(),
    st.sampled_from(["1", "0", "-1", "all", "asc", "id", "[,]", "{}", "99999999999999999999"]),
)
FORM_VALUES = st.sampled_from(
    [
        "authorization_code",
        "refresh_token",
        "client_credentials",
        "password",
        "dashboard",
        "http://127.0.0.1/é",
        "http://[",
        "openid",
        ".default",
    ]
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)
FULL_OF_NAMES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["individual", "phone", "1000"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "id",
                    "type",
                    "value",
                    "department",
                    "name",
                    "customerName",
                    "contactPersons",
                    "contactPerson",
                    "firstName",
                    "contactPoints",
                    "contactPoint",
                    "phone",
                    "email",
                    "emailAddress",
                    "phoneNo",
                    "customAttributes",
                    "customAttribute",
                    "attribName",
                    "attribValues",
                    "attribValue",
                    "gender",
                    "level",
                    "preferredAgent",
                    "group",
                    "contacts",
                    "contact",
                    "social",
                    "socialId",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
)


@pytest.fixture
def jack(sandbox):
    return sandbox.signed_in("jack")


@pytest.fixture
def cloud_jack(sandbox):
    return sandbox.authorised("jack")


def assert_documented(answer, *allowed):
    assert answer.status_code in (200, 204, *allowed), answer.text
    if answer.status_code >= 400:
        assert answer.json()["code"].startswith(str(answer.status_code))
        assert len(answer.json()["developerMessage"]) <= 2048


@PATIENT
@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_any_query_is_answered(jack, query):
    assert_documented(jack.get(CUSTOMER, params=_encodable(query)), 400)


@PATIENT
@given(
    st.dictionaries(
        st.sampled_from(["custom", "activity", "type", "customerName", "created", "$sort"]), VALUES
    )
)
def test_any_v3_query_is_answered(cloud_jack, query):
    assert_documented(
        cloud_jack.get("/core/customermgr/v3/customer", params=_encodable(query)), 400
    )


@PATIENT
@given(
    ANY_JSON
    | st.dictionaries(
        st.sampled_from(["customer", "email", "custom", "createdDate", "ownerId"]), ANY_JSON
    )
)
def test_any_lookup_is_answered(jack, criteria):
    answer = jack.post("/ws/v20/interaction/case/lookup", data=json.dumps(criteria))
    assert_documented(answer, 400)


@PATIENT
@given(FULL_OF_NAMES)
def test_any_customer_is_created_or_refused(jack, body):
    assert_documented(jack.post(CUSTOMER, json=body), 201, 400, 403)
    assert_documented(
        jack.put(CUSTOMER, json={"id": "1000"} | (body if isinstance(body, dict) else {})),
        400,
        403,
        404,
    )


@PATIENT
@given(FULL_OF_NAMES, st.sampled_from(["individual", "group", "corp"]))
def test_any_v3_customer_is_created_or_refused(sandbox, body, kind):
    jack = sandbox.authorised("jack", scope="core.customermgr.manage")
    path = "/core/customermgr/v3/customer"
    assert_documented(jack.post(path, json=body), 201, 400, 403)
    named = {"id": "1000"} | (body if isinstance(body, dict) else {})
    assert_documented(jack.put(f"{path}/{kind}", json=named), 400, 403, 404)


@PATIENT
@given(ANY_JSON | st.dictionaries(st.sampled_from(["userName", "password", "USERNAME"]), ANY_JSON))
def test_any_login_is_refused_in_the_words_of_the_platform(sandbox, body):
    answer = sandbox.line().post("/ws/v12/authentication/user/login", data=json.dumps(body))
    assert answer.status_code in (400, 401)
    assert answer.json()["message"]


@PATIENT
@given(
    st.sampled_from(["token", "revoke", "authorize"]),
    st.dictionaries(
        st.sampled_from(["grant_type", "code", "client_id", "redirect_uri", "scope"]),
        VALUES | FORM_VALUES,
    ),
)
def test_any_form_is_answered_by_oauth(sandbox, path, form):
    form = _encodable({"client_id": "dashboard-public"} | form)
    answer = sandbox.line().post(f"/system/auth/sandbox-U/oauth2/{path}", data=form)
    assert answer.status_code in (200, 302, 400, 401), answer.text


@PATIENT
@given(st.binary(max_size=200), st.sampled_from(["application/json", "application/xml", ""]))
def test_any_bytes_are_answered(jack, body, media):
    answer = jack.post(CUSTOMER, data=body, headers={"Content-Type": media})
    assert_documented(answer, 400)


def _encodable(query):
    return {name: value.encode("utf-8", "surrogatepass") for name, value in query.items()}


XML = "http://bindings.egain.com/ws/model/v12/gen/interaction/customer"
BOMB = '<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "body",
    [
        "<customer",
        f'<customer xmlns="{XML}"><type></customer>',
        f'<client xmlns="{XML}"/>',
        "<customer/>",
        f'{BOMB}<customer xmlns="{XML}"><pin>&b;</pin></customer>',
        f'<customer xmlns="{XML}"><pin>&nbsp;</pin></customer>',
        f'<!DOCTYPE customer SYSTEM "file:///etc/passwd"><customer xmlns="{XML}"/>',
        "<a>" * 10_000,
        f'<customer xmlns="{XML}"><level><value>Premium</value></level></customer>',
        '<?xml version="1.0" encoding="klingon"?><customer/>',
        "",
        "\ufeff<customer/>",
    ],
)
def test_xml_that_cannot_be_taken_is_refused_in_xml(sandbox, body):
    jack = sandbox.signed_in("jack", "application/xml")
    answer = jack.post(CUSTOMER, data=body.encode(), headers={"Content-Type": "application/xml"})
    assert answer.status_code == 400
    assert "<code>400-152</code>" in answer.text
    assert "customer" in answer.text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "null",
        "[]",
        "{",
        '{"a": NaN}',
        '{"a": 1e999, "type": 5}',
        '{"pin": "\\ud800"}',
        "[" * 100_000,
        '"customer"',
        '{"type": ' * 60 + "1" + "}" * 60,
        '{"pin": ' + "9" * 5000 + "}",
        "\ufeff{}",
    ],
)
def test_json_that_cannot_be_taken_is_refused_in_json(sandbox, body):
    answer = sandbox.signed_in("jack").post(
        CUSTOMER, data=body.encode(), headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "400-152")


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GARBAGE\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", 431),
        (b"POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", 413),
        (b"BREW / HTTP/1.1\r\n\r\n", 501),
        (b"GET /\xff%ff HTTP/1.1\r\n\r\n", 404),
        (
            (
                b"GET /system/ws/v12/interaction/customer?phone=%ff&%ff HTTP/1.1\r\n"
                b"X-egain-session: \xff\r\n\r\n"
            ),
            401,
        ),
    ],
)
def test_a_request_that_is_hardly_http_is_told_so(sandbox, head, status):
    port = int(sandbox.host.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(head)
        assert connection.recv(65_536).startswith(f"HTTP/1.1 {status} ".encode())
    assert sandbox.line().log_in("jack").status_code == 204


def test_a_media_type_that_is_not_known_is_told_so(sandbox):
    jack = sandbox.signed_in("jack")
    assert jack.post(CUSTOMER, data="a=b", headers={"Content-Type": "text/csv"}).status_code == 415
    assert jack.get(f"{CUSTOMER}/1000", headers={"Accept": "text/html"}).status_code == 406
