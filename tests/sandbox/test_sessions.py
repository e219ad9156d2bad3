"""Signing in to the sandbox: ECE sessions, how many there may be, how long they last."""

import time

import pytest

LOGIN = "/ws/v12/authentication/user/login"
LOGOUT = "/ws/v12/authentication/user/logout"
JOHN = "/ws/v12/interaction/customer/1000"


def test_a_login_answers_nothing_but_a_session_id(sandbox):
    answer = sandbox.line().log_in("jack")
    assert (answer.status_code, answer.content) == (204, b"")
    assert len(answer.headers["X-egain-session"]) == 36


@pytest.mark.parametrize("key", ["userName", "username", "USERNAME"])
def test_the_name_of_the_login_field_may_be_spelled_as_either_page_has_it(sandbox, key):
    assert sandbox.line().post(LOGIN, json={key: "Jack", "password": "jack"}).status_code == 204


@pytest.mark.parametrize("version", ["v12", "v20"])
def test_a_login_may_be_sent_as_xml(sandbox, version):
    space = f"http://bindings.egain.com/ws/model/{version}/gen/platform"
    body = f'<login xmlns="{space}"><userName>mia</userName><password>mia</password></login>'
    path = LOGIN.replace("v12", version)
    assert (
        sandbox.line()
        .post(path, data=body, headers={"Content-Type": "application/xml"})
        .status_code
        == 204
    )


def test_a_wrong_password_is_told_in_the_words_of_the_platform(sandbox):
    wrong = {"userName": "jack", "password": "frank"}
    answer = sandbox.line().post(LOGIN, json=wrong)
    assert (answer.status_code, set(answer.json())) == (401, {"message"})
    answer = sandbox.line("application/xml").post(LOGIN, json=wrong)
    assert answer.text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?><Error xmlns="http://bindings.egain.com/ws/'
    )
    sandbox.switch(login_errors="code")
    assert sandbox.line().post(LOGIN, json=wrong).json()["code"] == "401-101"


def test_other_refusals_have_a_code_or_a_mere_message_but_that_of_a_session_has_a_code(sandbox):
    sandbox.switch(errors="message")
    jack = sandbox.signed_in("jack")
    answer = jack.get("/ws/v12/interaction/customer/999999")
    assert (answer.status_code, set(answer.json())) == (404, {"message"})
    nobody = sandbox.line().get("/ws/v12/interaction/customer/1000")
    assert (nobody.status_code, nobody.json()["code"]) == (401, "401-101")


def test_the_sixth_session_is_refused_unless_it_may_end_the_oldest(sandbox):
    lines = [sandbox.signed_in("jack") for _ in range(5)]
    assert sandbox.line().log_in("jack").status_code == 403
    assert sandbox.line().log_in("frank").status_code == 204
    assert lines[0].get(JOHN).status_code == 200
    assert sandbox.line().log_in("jack", params={"forceLogin": "yes"}).status_code == 204
    assert [line.get(JOHN).status_code for line in lines] == [401, 200, 200, 200, 200]


def test_when_fewer_sessions_are_allowed_than_there_are_forcing_ends_as_many_as_it_takes(sandbox):
    lines = [sandbox.signed_in("jack") for _ in range(4)]
    sandbox.switch(sessions=2)
    assert sandbox.line().log_in("jack", params={"forceLogin": "yes"}).status_code == 204
    assert [line.get(JOHN).status_code for line in lines] == [401, 401, 401, 200]
    sandbox.switch(sessions=0)
    assert sandbox.line().log_in("jack", params={"forceLogin": "yes"}).status_code == 403


def test_forcing_knows_one_word(sandbox):
    answer = sandbox.line().log_in("jack", params={"forceLogin": "true"})
    assert answer.status_code == 400
    assert "forceLogin" in answer.json()["message"]


def test_a_logout_ends_the_session(sandbox):
    jack = sandbox.signed_in("jack")
    assert jack.delete(LOGOUT).status_code == 204
    assert jack.get(JOHN).json()["code"] == "401-101"
    assert jack.delete(LOGOUT).status_code == 401


def test_a_call_without_a_session_is_refused_in_the_representation_asked_for(sandbox):
    answer = sandbox.line().get(JOHN)
    assert (answer.status_code, answer.json()["code"]) == (401, "401-101")
    answer = sandbox.line("").get(JOHN)
    assert "<code>401-101</code><developerMessage>" in answer.text
    assert 'xmlns="http://bindings.egain.com/ws/model/v12/gen/common"' in answer.text


def test_an_idle_session_ends_and_every_call_keeps_one_alive(sandbox):
    sandbox.switch(idle_minutes=0.02)
    jack = sandbox.signed_in("jack")
    for _ in range(3):
        time.sleep(0.5)
        assert jack.get(JOHN).status_code == 200
    time.sleep(1.5)
    assert jack.get(JOHN).status_code == 401


def test_session_ids_rotate_when_switched_on_and_the_one_before_still_works(sandbox):
    sandbox.switch(rotate=True)
    jack = sandbox.signed_in("jack")
    first = jack.headers["X-egain-session"]
    second = jack.get(JOHN).headers["X-egain-session"]
    assert second != first
    assert jack.get(JOHN).headers["X-egain-session"] == second
    third = jack.get(JOHN, headers={"X-egain-session": second}).headers["X-egain-session"]
    assert third not in (first, second)
    assert jack.get(JOHN).status_code == 401


def test_where_session_ids_rotate_strictly_only_the_newest_works(sandbox):
    sandbox.switch(rotate="strict")
    jack = sandbox.signed_in("jack")
    second = jack.get(JOHN).headers["X-egain-session"]
    assert jack.get(JOHN).json()["code"] == "401-101"
    assert jack.get(JOHN, headers={"X-egain-session": second}).status_code == 200


def test_agents_see_their_own_profile_and_supervisors_any(sandbox):
    path = "/ws/v20/administration/user"
    jack, frank = sandbox.signed_in("jack"), sandbox.signed_in("frank")
    profile = frank.get(f"{path}/login/frank?$attribute=all").json()["user"][0]
    assert profile["id"] == 1012
    assert [each["name"] for each in profile["departments"]["department"]] == [
        "Service",
        "Sales",
        "QA",
    ]
    assert [each["home"] for each in profile["departments"]["department"]] == ["yes", "no", "no"]
    assert jack.get(f"{path}/login/jack").status_code == 200
    assert jack.get(f"{path}/login/frank").json()["code"] == "403-178"
    assert frank.get(f"{path}/1010,1002").json()["user"][1]["loginId"] == "mia"
    assert frank.get(path, params={"department": "QA"}).json()["paginationInfo"]["count"] == 1
    assert frank.get(path, params={"department": "QA", "$pagenum": 2}).status_code == 204
    assert frank.get(f"{path}/7").status_code == 404


@pytest.mark.parametrize(
    ("ids", "status", "code"),
    [
        ("1010,x", 400, "400-108"),
        (",".join(["1010"] * 76), 400, "400-102"),
        ("1010,7", 404, "404-100"),
    ],
)
def test_users_by_id_are_all_or_nothing(sandbox, ids, status, code):
    answer = sandbox.signed_in("frank").get(f"/ws/v20/administration/user/{ids}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_whoever_has_no_rights_signs_in_and_may_do_nothing(sandbox):
    norights = sandbox.signed_in("norights")
    for answer in (
        norights.get(JOHN),
        norights.customers(phone="14082343456102"),
        norights.lookup({"customer": "1000"}),
        norights.post("/ws/v12/interaction/customer", json={}),
        norights.put("/ws/v12/interaction/customer", json={}),
        norights.get("/ws/v12/interaction/activity?customer=1000"),
        norights.get("/ws/v20/administration/user/login/norights"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "403-178")
    assert norights.get("/ws/v12/interaction/customer/attributes?$attribute=all").status_code == 200
