"""The v3 APIs of the sandbox and the OAuth 2.0 in front of them."""

import base64
import hashlib
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.sandbox.wire.languages import LANGUAGES

CUSTOMER = "/core/customermgr/v3/customer"
CASE = "/core/casemgr/v3/case"
ACTIVITY = "/core/casemgr/v3/activity"
OAUTH = "/system/auth/sandbox-U/oauth2"
BACK = "http://127.0.0.1:9/back"
VERIFIER = "a-verifier-that-is-long-enough-for-the-rules-of-pkce"
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
)
ASKED = {
    "response_type": "code",
    "client_id": "dashboard-public",
    "redirect_uri": BACK,
    "scope": "openid https://api.egain.cloud/auth/core.customermgr.read",
    "state": "s",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}
SECRET = ("dashboard", "dashboard-secret")


def sign_in(line, login="jack", **changes):
    """Fill in the sign-in page as a browser would and give what the client is sent back with."""
    page = line.get(f"{OAUTH}/authorize", params=ASKED | {"prompt": "login"} | changes)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text)) | {
        "login": login,
        "password": login,
    }
    return returned(line.post(f"{OAUTH}/authorize", data=fields | {"decision": "allow"}))


def returned(answer):
    assert answer.status_code == 302, answer.text
    location = urlsplit(answer.headers["Location"])
    assert location._replace(query="").geturl() == BACK
    return {name: values[0] for name, values in parse_qs(location.query).items()}


def exchange(line, code, **changes):
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": BACK,
        "code_verifier": VERIFIER,
    }
    return line.post(f"{OAUTH}/token", data=form | {"client_id": "dashboard-public"} | changes)


def refreshed(line, token):
    form = {"grant_type": "refresh_token", "refresh_token": token, "client_id": "dashboard-public"}
    return line.post(f"{OAUTH}/token", data=form)


def names(answer):
    return [customer["customerName"] for customer in answer.json()["customer"]]


def test_an_agent_signs_in_with_a_code_and_pkce_and_reads_customers(sandbox):
    line = sandbox.line()
    given = sign_in(line)
    assert given["state"] == "s"
    token = exchange(line, given["code"]).json()
    line.headers["Authorization"] = f"Bearer {token['access_token']}"
    assert names(line.get(f"{CUSTOMER}/1000")) == ["John Russel Tierney"]
    assert line.get(f"{OAUTH}/userinfo").json() == {"sub": "1010", "preferred_username": "jack"}
    assert exchange(line, given["code"]).json()["error"] == "invalid_grant"


def test_a_client_with_a_secret_is_told_who_signed_in_by_an_id_token(sandbox):
    line = sandbox.line()
    code = sign_in(line, client_id="dashboard", nonce="n")["code"]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": BACK,
        "code_verifier": VERIFIER,
    }
    token = line.post(f"{OAUTH}/token", data=form, auth=SECRET).json()["id_token"]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    assert (
        claims.items() >= {"preferred_username": "jack", "nonce": "n", "aud": "dashboard"}.items()
    )
    assert claims["iss"] == sandbox.host + OAUTH


def test_a_code_needs_the_verifier_and_the_address_it_was_asked_for_with(sandbox):
    line = sandbox.line()
    assert (
        exchange(line, sign_in(line)["code"], code_verifier="wrong").json()["error"]
        == "invalid_grant"
    )
    assert (
        exchange(line, sign_in(line)["code"], redirect_uri=BACK + "2").json()["error"]
        == "invalid_grant"
    )
    wrong_secret = exchange(
        line, sign_in(line, client_id="dashboard")["code"], client_id="dashboard"
    )
    assert (wrong_secret.status_code, wrong_secret.json()["error"]) == (401, "invalid_client")


def test_a_wrong_password_shows_the_page_again_and_cancel_goes_back(sandbox):
    line = sandbox.line()
    again = line.post(
        f"{OAUTH}/authorize", data=ASKED | {"login": "jack", "password": "no", "decision": "allow"}
    )
    assert again.status_code == 401
    assert "The login or the password is wrong." in again.text
    cancelled = returned(line.post(f"{OAUTH}/authorize", data=ASKED | {"decision": "deny"}))
    assert cancelled == {"error": "access_denied", "state": "s"}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"code_challenge": ""}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"scope": "core.everything"}, "invalid_scope"),
    ],
)
def test_a_wrong_request_is_told_to_the_client(sandbox, changes, error):
    assert (
        returned(sandbox.line().get(f"{OAUTH}/authorize", params=ASKED | changes))["error"] == error
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "nobody"},
        {"redirect_uri": "https://elsewhere.example.com/"},
        {"redirect_uri": "javascript://127.0.0.1/%0aalert(1)"},
        {"redirect_uri": "http://[127.0.0.1"},
        {"redirect_uri": BACK + "#fragment"},
    ],
)
def test_nobody_is_redirected_to_where_nobody_is_registered(sandbox, changes):
    assert sandbox.line().get(f"{OAUTH}/authorize", params=ASKED | changes).status_code == 400


def arrive(line, **changes):
    return line.get(f"{OAUTH}/authorize", params=ASKED | changes, allow_redirects=False)


def test_a_browser_is_signed_in_until_it_is_signed_out(sandbox):
    line = sandbox.line()
    assert arrive(line).status_code == 200
    sign_in(line)
    assert "code" in returned(arrive(line))
    assert arrive(line, prompt="login").status_code == 200
    assert arrive(sandbox.line()).status_code == 200
    leaving = {"client_id": "dashboard", "post_logout_redirect_uri": BACK, "state": "out"}
    assert returned(line.get(f"{OAUTH}/logout", params=leaving, allow_redirects=False)) == {
        "state": "out"
    }
    assert arrive(line).status_code == 200


@pytest.mark.parametrize(
    "wrong", [{"post_logout_redirect_uri": "https://evil.example/"}, {"client_id": "nobody"}]
)
def test_nobody_is_sent_away_after_signing_out(sandbox, wrong):
    leaving = {"client_id": "dashboard", "post_logout_redirect_uri": BACK} | wrong
    answer = sandbox.line().get(f"{OAUTH}/logout", params=leaving, allow_redirects=False)
    assert answer.json()["error"] == "invalid_request"


def test_refresh_tokens_work_once_and_revoked_tokens_not_at_all(sandbox):
    line = sandbox.line()
    token = exchange(line, sign_in(line)["code"]).json()
    renewed = refreshed(line, token["refresh_token"])
    assert renewed.json()["access_token"] != token["access_token"]
    assert refreshed(line, token["refresh_token"]).json()["error"] == "invalid_grant"
    revoked = {"token": renewed.json()["access_token"], "client_id": "dashboard-public"}
    assert line.post(f"{OAUTH}/revoke", data=revoked).status_code == 200
    answer = line.get(f"{CUSTOMER}/1000", headers={"Authorization": f"Bearer {revoked['token']}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "401-101")


def test_oauth_says_no_in_json_and_how_to_do_better(sandbox):
    line = sandbox.line(media="")
    client = line.post(
        f"{OAUTH}/token", data={"grant_type": "client_credentials"}, auth=("dashboard", "wrong")
    )
    assert (client.status_code, client.json()["error"]) == (401, "invalid_client")
    assert client.headers["WWW-Authenticate"].startswith("Basic ")
    nobody = line.get(f"{OAUTH}/userinfo")
    assert (nobody.status_code, nobody.json()["code"]) == (401, "401-101")
    assert nobody.headers["WWW-Authenticate"].startswith("Bearer ")


def test_access_tokens_end(sandbox):
    frank = sandbox.authorised("frank")
    assert frank.get(f"{CUSTOMER}/1000").status_code == 200
    sandbox.switch(token_minutes=0)
    assert sandbox.authorised("frank").get(f"{CUSTOMER}/1000").json()["code"] == "401-101"


def test_tokens_scopes_and_actors_are_checked(sandbox):
    assert sandbox.line().get(f"{CUSTOMER}/1000").json()["code"] == "401-104"
    only_cases = sandbox.authorised("jack", scope="https://api.egain.cloud/auth/core.casemgr.read")
    assert only_cases.get(f"{CUSTOMER}/1000").json()["code"] == "403-197"
    assert only_cases.get(f"{CASE}/1000").status_code == 200
    assert sandbox.authorised("jack").post(CUSTOMER, json={}).json()["code"] == "403-197"
    john = sandbox.authorised("jhenry@customer.com", scope=".default")
    assert john.post(CUSTOMER, json={}).json()["code"] == "403-112"
    assert sandbox.authorised("norights").get(f"{CUSTOMER}/1000").json()["code"] == "403-178"


@pytest.mark.parametrize("missing", ["Accept", "Accept-Language"])
def test_both_headers_are_mandatory(sandbox, missing):
    jack = sandbox.authorised("jack")
    answer = jack.get(f"{CUSTOMER}/1000", headers={missing: None})
    assert (answer.status_code, answer.json()["code"]) == (406, "406-100")


def test_the_v3_shape_has_contacts_with_a_list_for_each_kind_of_point(sandbox):
    john = sandbox.authorised("jack").get(f"{CUSTOMER}/1000?$attribute=all").json()["customer"][0]
    assert john["link"] == [{"rel": "self", "href": f"{CUSTOMER}/1000"}]
    assert john["cases"]["link"][0]["href"] == f"{CASE}?customer=1000"
    assert (john["created"], john["createdBy"]["user"]["id"]) == (
        "2021-08-20T09:05:00.000Z",
        "1012",
    )
    contact = john["contacts"]["contact"][0]
    assert (contact["isSmoker"], contact["systemCreated"]) == (True, False)
    assert [email["emailAddress"] for email in contact["email"]] == [
        "john.russel@customer.com",
        "jhenry@customer.com",
    ]
    assert (
        contact["phone"][0].items()
        >= {"phoneNo": "234 3456", "extension": "102", "id": "1000"}.items()
    )
    assert "secretAnswer" not in contact
    summary = sandbox.authorised("jack").get(f"{CUSTOMER}/1000").json()["customer"][0]
    assert not {"created", "createdBy", "pin"} & summary.keys()


def test_names_are_found_by_a_part_of_them(sandbox):
    jack = sandbox.authorised("jack")
    assert names(jack.cloud_customers(customerName="russel TIER")) == ["John Russel Tierney"]
    assert all(
        "müller" in name.lower() for name in names(jack.cloud_customers(customerName="MÜLLER"))
    )


def test_a_type_needs_company(sandbox):
    frank = sandbox.authorised("frank")
    assert frank.cloud_customers(type="group").json()["code"] == "400-112"
    found = frank.cloud_customers(type="group", phone="14082343456102").json()["customer"]
    assert {customer["type"]["value"] for customer in found} == {"group"}
    assert frank.cloud_customers(type="robot", phone="1").json()["code"] == "400-102"


@pytest.mark.parametrize(
    "custom",
    [
        "x",
        "{}",
        "[]",
        "[1]",
        '[{"object":"customer","name":"preferredlang"}]',
        '[{"object":"case","name":"a","value":"b"}]',
        '[{"object":"customer","name":"taxnumber","value":"T"}]',
        '[{"object":"customer","name":"preferredlang","value":5}]',
    ],
)
def test_custom_criteria_of_a_wrong_shape_are_refused_by_name(sandbox, custom):
    answer = sandbox.authorised("jack").cloud_customers(custom=custom)
    assert (answer.status_code, answer.json()["code"]) == (400, "400-102")
    assert "custom" in answer.json()["developerMessage"]


def test_customers_are_found_by_their_social_ids(sandbox):
    frank = sandbox.authorised("frank", scope="core.customermgr.read core.customermgr.manage")
    social = [{"type": {"value": "Instagram"}, "socialId": "alice.ashdown"}]
    body = {"department": {"name": "QA"}, "type": {"value": "individual"}}
    body |= {"contacts": {"contact": [{"firstName": "Alice", "isSmoker": False, "social": social}]}}
    assert frank.post(CUSTOMER, json=body).headers["Location"].startswith(CUSTOMER + "/")
    assert names(frank.cloud_customers(instagramId="alice.ashdown")) == ["Alice"]
    assert frank.cloud_customers(twitterId="alice.ashdown").status_code == 204


def test_v3_creates_and_edits_with_its_own_names(sandbox):
    jack = sandbox.authorised("jack", scope="core.customermgr.read core.customermgr.manage")
    contact = {"firstName": "Bob", "email": [{"emailAddress": "bob@example.com"}]}
    body = {
        "department": {"name": "Service"},
        "type": {"value": "individual"},
        "contacts": {"contact": [contact]},
    }
    id = jack.post(CUSTOMER, json=body).headers["Location"].rpartition("/")[2]
    bob = jack.get(f"{CUSTOMER}/{id}").json()["customer"][0]["contacts"]["contact"][0]
    change = {
        "id": bob["id"],
        "lastName": "Birchall",
        "phone": [{"type": {"value": "home"}, "phoneNo": "555 0199"}],
    }
    assert (
        jack.put(
            f"{CUSTOMER}/individual", json={"id": id, "contacts": {"contact": [change]}}
        ).status_code
        == 204
    )
    assert names(jack.cloud_customers(phone="5550199")) == ["Bob Birchall"]
    for type in ({}, {"type": None}, {"type": {"value": "individual"}}):
        assert jack.put(f"{CUSTOMER}/group", json={"id": id} | type).json()["code"] == "400-152"
    refused = jack.post(CUSTOMER, json=body | {"contacts": {"contact": [{"lastName": "Nobody"}]}})
    assert "contacts.contact[0].firstName" in refused.json()["developerMessage"]


def test_a_mistake_in_a_v3_body_is_told_with_the_names_of_v3(sandbox):
    jack = sandbox.authorised("jack", scope="core.customermgr.manage")
    body = {"department": {"name": "Service"}, "type": {"value": "individual"}}
    contact = {"firstName": "Alice", "email": [{"emailAddress": "nowhere"}]}
    for contacts in (contact, [contact]):
        answer = jack.post(CUSTOMER, json=body | {"contacts": {"contact": contacts}})
        assert (answer.status_code, answer.json()["code"]) == (400, "400-152")
        assert "'contacts.contact[0].email.emailAddress'" in answer.json()["developerMessage"]


def test_customers_edit_themselves_and_nobody_else(sandbox):
    john = sandbox.authorised(
        "jhenry@customer.com", scope="core.customermgr.read core.customermgr.manage"
    )
    for id in ("1000", 1000):
        assert john.put(f"{CUSTOMER}/individual", json={"id": id, "pin": "1"}).status_code == 204
    assert (
        john.put(f"{CUSTOMER}/individual", json={"id": "1001", "pin": "1"}).json()["code"]
        == "403-105"
    )


def test_a_client_application_names_a_department(sandbox):
    application = sandbox.authorised()
    assert application.cloud_customers(phone="14082343456102").json()["code"] == "400-112"
    found = application.cloud_customers(phone="14082343456102", department="Service")
    assert names(found) == ["John Russel Tierney"]
    assert (
        application.cloud_customers(phone="14082343456102", department="Nowhere").status_code == 204
    )
    activities = f"{ACTIVITY}?department=Service&mode=inbound"
    assert application.get(activities).status_code == 200
    assert application.get(f"{activities}&assignedTo=1010").json()["code"] == "400-101"
    assert (
        sandbox.authorised("jack").cloud_customers(phone="1", department="QA").json()["code"]
        == "400-101"
    )


def test_a_customer_sees_itself_and_its_own(sandbox):
    john = sandbox.authorised("jhenry@customer.com")
    assert names(john.get(CUSTOMER)) == ["John Russel Tierney"]
    own = john.get(f"{CUSTOMER}?$attribute=all").json()["customer"][0]
    assert {
        "role",
        "pin",
        "industry",
        "marketSegment",
        "entitlements",
        "customAttributes",
    } <= own.keys()
    assert not {"level", "howReferred", "created", "createdBy"} & own.keys()
    assert john.get(f"{CUSTOMER}?$attribute=level").json()["code"] == "400-102"
    assert john.cloud_customers(phone="14082343456102").json()["code"] == "400-101"
    assert john.get(f"{CUSTOMER}/1001").json()["code"] == "403-105"
    assert [case["id"] for case in john.get(CASE).json()["case"]] == ["1000"]
    assert john.get(f"{ACTIVITY}?read=true").json()["activity"][0]["read"] is True
    assert john.get(f"{ACTIVITY}?count=yes").json() == {"paginationInfo": {"count": 1}}
    for criterion in ("customerID=1000", "queueID=1", "createdDate=[2020-01-01T00:00:00.000Z,]"):
        assert john.get(f"{ACTIVITY}?{criterion}").json()["code"] == "400-101"
    assert john.get(f"{CASE}/attributes?$attribute=custom").json()["code"] == "403-112"


def test_cases_and_activities_have_their_v3_shapes(sandbox):
    jack = sandbox.authorised("jack")
    case = jack.get(f"{CASE}?customer=1000").json()["case"][0]
    assert (case["lastModified"], case["lastModifiedBy"]["user"]["id"]) == (
        "2021-08-25T13:18:25.000Z",
        "1012",
    )
    found = jack.post(f"{CASE}/lookup", json={"customer": "1000", "status": "open"}).json()["case"][
        0
    ]
    assert found["lastModified"]["date"] == "2021-08-25T13:18:25.000Z"
    assert jack.post(f"{CASE}/lookup", json={"ownerLoginId": "jack"}).status_code == 200
    assert (
        jack.get(f"{CASE}?owner=1010&status=open").json()["case"][0]["owner"]["user"]["id"]
        == "1010"
    )
    assert jack.get(f"{CASE}?custom.customer_rating=5").status_code == 200
    activity = jack.get(f"{ACTIVITY}?caseID=1000&$attribute=all").json()["activity"][0]
    assert (activity["secure"], activity["created"]) == (False, "2021-08-25T09:12:41.000Z")


def test_v3_answers_xml_when_asked(sandbox):
    jack = sandbox.authorised("jack")
    answer = jack.get(f"{CUSTOMER}/1000", headers={"Accept": "application/xml"})
    assert answer.headers["Content-Type"] == "application/xml"
    assert "<ns1:firstName>John</ns1:firstName>" in answer.text


@pytest.mark.parametrize(
    ("accepted", "named", "language", "button"),
    [
        ("de-AT,de;q=0.9,en;q=0.8", {}, "de-DE", "Anmelden"),
        ("xx, pt", {}, "pt-PT", "Iniciar sessão"),
        ("pt-BR", {}, "pt-BR", "Entrar"),
        ("de", {"ui_locales": "xx ja-JP"}, "ja-JP", "サインイン"),
        ("xx", {}, "en-US", "Sign in"),
    ],
)
def test_the_sign_in_page_is_in_the_language_that_is_asked_for(
    sandbox, accepted, named, language, button
):
    line = sandbox.line(language=accepted)
    page = line.get(f"{OAUTH}/authorize", params=ASKED | named).text
    assert f'<html lang="{language}">' in page
    assert f">{button}</button>" in page
    wrong = {"login": "jack", "password": "no", "decision": "allow"}
    again = line.post(f"{OAUTH}/authorize", data=ASKED | named | wrong)
    assert again.status_code == 401
    assert f">{button}</button>" in again.text


def test_the_sign_in_page_has_its_words_in_every_language(sandbox):
    pages = {
        language: sandbox.line(language=language).get(f"{OAUTH}/authorize", params=ASKED).text
        for language in LANGUAGES
    }
    assert "$" not in "".join(pages.values())
    titles = {page[page.index("<title>") : page.index("</title>")] for page in pages.values()}
    assert len(titles) == len(LANGUAGES) - 1  # French is the same on both sides of the ocean
