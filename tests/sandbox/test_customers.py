"""Reading customers from the sandbox: criteria, sorting, paging, ids, metadata, mistakes."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

SWITCHBOARD = "14082343456102"
CUSTOMER = "/ws/v12/interaction/customer"
LANGUAGES = (
    "en-US",
    "es-ES",
    "fr-FR",
    "it-IT",
    "de-DE",
    "nl-NL",
    "pt-BR",
    "pt-PT",
    "da-DK",
    "ru-RU",
    "fr-CA",
    "zh-CN",
    "ja-JP",
    "ko-KR",
    "sv-SE",
)


def ids(answer):
    return [customer["id"] for customer in answer.json()["customer"]]


def unread(start, end):
    window = f"[{start:%Y-%m-%dT%H:%M:%S.000Z},{end:%Y-%m-%dT%H:%M:%S.000Z}]"
    constants = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
    return json.dumps(constants | {"sentDate": window})


def test_departments_decide_who_answers_the_switchboard(sandbox):
    assert ids(sandbox.signed_in("jack").customers(phone=SWITCHBOARD)) == ["1000"]
    everybody = sandbox.signed_in("frank").customers(phone=SWITCHBOARD, pagesize="75").json()
    assert everybody["paginationInfo"] == {
        "count": 91,
        "pagenum": 1,
        "pagesize": 75,
        "link": [
            {
                "rel": "next",
                "href": f"/system{CUSTOMER}?phone={SWITCHBOARD}&%24pagesize=75&$pagenum=2",
            }
        ],
    }
    shared = sandbox.signed_in("mia").customers(phone=SWITCHBOARD, pagesize="75").json()["customer"]
    assert {customer["department"]["name"] for customer in shared} == {"Sales"}
    assert {customer["type"]["value"] for customer in shared} == {
        "individual",
        "corporate",
        "group",
    }


def test_pages_and_ranges_cut_the_same_list(sandbox):
    frank = sandbox.signed_in("frank")
    everybody = [
        id for page in "1234" for id in ids(frank.customers(phone=SWITCHBOARD, pagenum=page))
    ]
    assert len(set(everybody)) == 91
    answer = frank.customers(phone=SWITCHBOARD, rangestart="30", rangesize="20")
    assert ids(answer) == everybody[29:49]
    assert (
        answer.json()["paginationInfo"].items()
        >= {"count": 91, "rangestart": 30, "rangesize": 20}.items()
    )
    assert frank.customers(phone=SWITCHBOARD, pagenum="5").status_code == 204
    assert frank.customers(phone=SWITCHBOARD, rangestart="92").status_code == 204


@pytest.mark.parametrize("sort", ["id", "type", "customerName", "custom.preferredlang"])
def test_one_order_is_the_other_one_backwards(sandbox, sort):
    frank = sandbox.signed_in("frank")
    pages = [
        frank.customers(phone=SWITCHBOARD, sort=sort, order=order, pagesize="75")
        for order in ("asc", "desc")
    ]
    first, last = (page.json()["customer"] for page in pages)
    if sort == "type":
        assert (first[0]["type"]["value"], last[0]["type"]["value"]) == ("corporate", "individual")
    elif sort != "custom.preferredlang":
        key = {
            "id": lambda each: int(each["id"]),
            "customerName": lambda each: each["customerName"].casefold(),
        }[sort]
        assert [key(each) for each in first] == sorted(key(each) for each in first)
        assert [key(each) for each in last] == sorted((key(each) for each in last), reverse=True)


def test_phones_match_strictly_unless_switched(sandbox):
    jack = sandbox.signed_in("jack")
    for shorter in ("2343456", "4082343456", "14082343456"):
        assert jack.customers(phone=shorter).status_code == 204
    assert jack.customers(phone="1 408 234 3456 102").status_code == 204
    sandbox.switch(phones="liberal")
    for shorter in ("2343456", "4082343456", "14082343456", SWITCHBOARD):
        assert "1000" in ids(jack.customers(phone=shorter))


def test_emails_match_exactly_in_any_case(sandbox):
    jack = sandbox.signed_in("jack")
    assert ids(jack.customers(email="JHenry@Customer.com")) == ["1000"]
    assert jack.customers(email="henry@customer.com").status_code == 204


def test_emails_match_as_they_are_stored_where_that_is_switched_on(sandbox):
    sandbox.switch(emails="strict")
    jack = sandbox.signed_in("jack")
    assert jack.customers(email="JHenry@customer.com").status_code == 204
    assert jack.customers(email="jhenry@customer.com").status_code == 200
    assert jack.lookup({"email": "JHenry@customer.com"}).status_code == 204


def test_criteria_narrow_each_other(sandbox):
    jack = sandbox.signed_in("jack")
    assert ids(jack.customers(phone=SWITCHBOARD, **{"custom.preferredlang": "English"})) == ["1000"]
    assert (
        jack.customers(phone=SWITCHBOARD, **{"custom.preferredlang": "German"}).status_code == 204
    )


def test_unread_secure_mail_is_found_in_windows_of_fourteen_days(sandbox):
    frank, today = sandbox.signed_in("frank"), datetime.now(UTC)
    found = set()
    for weeks in range(0, 10, 2):
        end = today - timedelta(weeks=weeks)
        answer = frank.customers(activity=unread(end - timedelta(days=14), end), pagesize="75")
        assert answer.status_code == 200
        found.update(ids(answer))
    assert len(found) > 100
    too_wide = frank.customers(activity=unread(today - timedelta(days=14, seconds=1), today))
    assert (too_wide.status_code, too_wide.json()["code"]) == (400, "400-102")
    assert "sentDate" in too_wide.json()["developerMessage"]


@pytest.mark.parametrize(
    ("criteria", "code", "name"),
    [
        ({"telephone": "1"}, "400-101", "telephone"),
        ({"customerName": "John"}, "400-101", "customerName"),
        ({"custom.nickname": "x"}, "400-101", "custom.nickname"),
        ({"custom.taxnumber": "x"}, "400-101", "custom.taxnumber"),
        ({"phone": "1", "order": "asc"}, "400-102", "$order"),
        ({"phone": "1", "sort": "created"}, "400-102", "$sort"),
        ({"phone": "1", "sort": "id,type"}, "400-102", "$sort"),
        ({"phone": "1", "sort": "id", "order": "up"}, "400-102", "$order"),
        ({"phone": "1", "attribute": "shoesize"}, "400-102", "$attribute"),
        ({"phone": "1", "pagesize": "76"}, "400-102", "$pagesize"),
        ({"phone": "1", "pagesize": "0"}, "400-105", "$pagesize"),
        ({"phone": "1", "pagenum": "one"}, "400-105", "$pagenum"),
        ({"phone": "1", "rangestart": "-1"}, "400-105", "$rangestart"),
        ({"phone": "1", "pagenum": "1", "rangesize": "10"}, "400-102", "$rangesize"),
        ({}, "400-112", "phone"),
        ({"sort": "id"}, "400-112", "email"),
        ({"email": ""}, "400-102", "email"),
        ({"created": "2022-03-23"}, "400-102", "created"),
        ({"created": "[,]"}, "400-102", "created"),
        ({"created": "(2022-03-23T08:39:16.000Z,]"}, "400-102", "created"),
        ({"created": "[2022-03-23T08:39:16.000Z]"}, "400-102", "created"),
        ({"created": "[2022-04-23T08:39:16.000Z,2022-03-23T08:39:16.000Z]"}, "400-102", "created"),
        ({"created": "[2022-02-30T08:39:16.000Z,]"}, "400-102", "created"),
        ({"activity": "unread"}, "400-102", "activity"),
        ({"activity": "[]"}, "400-102", "activity"),
        ({"activity": '{"type": "email"}'}, "400-102", "activity"),
        (
            {"activity": unread(datetime.now(UTC), datetime.now(UTC)).replace("false", "true")},
            "400-102",
            "isRead",
        ),
    ],
)
def test_a_mistake_in_the_query_is_told_with_its_code_and_the_name(sandbox, criteria, code, name):
    answer = sandbox.signed_in("jack").customers(**criteria)
    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert name in answer.json()["developerMessage"]


def test_checks_come_in_eces_order(sandbox):
    norights = sandbox.signed_in("norights")
    foreign = {"Accept-Language": "en-GB,en;q=0.9"}
    assert (
        norights.get(CUSTOMER, headers=foreign | {"X-egain-session": "none"}).json()["code"]
        == "406-100"
    )
    assert (
        norights.get(CUSTOMER, headers={"X-egain-session": "none"}, params={"x": "1"}).json()[
            "code"
        ]
        == "401-101"
    )
    assert norights.customers(x="1", order="asc").json()["code"] == "400-101"
    assert norights.customers(order="asc").json()["code"] == "400-102"
    assert norights.customers().json()["code"] == "400-112"
    assert norights.customers(created="yesterday").json()["code"] == "400-102"
    assert norights.customers(phone="1").json()["code"] == "403-178"
    assert norights.get("/ws/v12/interaction/customers", headers=foreign).status_code == 404
    assert norights.patch(CUSTOMER).status_code == 405


def test_a_parameter_that_is_not_known_is_told_before_one_given_twice(sandbox):
    jack = sandbox.signed_in("jack")
    assert jack.get(f"{CUSTOMER}?phone=1&phone=2&x=1").json()["code"] == "400-101"
    assert jack.get(f"{CUSTOMER}?phone=1&phone=2").json()["code"] == "400-102"


def test_a_page_far_past_the_end_is_empty(sandbox):
    assert (
        sandbox.signed_in("jack").customers(phone=SWITCHBOARD, pagenum="9" * 18).status_code == 204
    )


def test_customers_by_id_are_all_or_nothing(sandbox):
    jack = sandbox.signed_in("jack")
    assert ids(jack.get(f"{CUSTOMER}/1000,1000")) == ["1000"]
    for path, status, code in (
        ("1000,x", 400, "400-108"),
        (",".join(["1000"] * 76), 400, "400-102"),
        ("1000,999999", 404, "404-100"),
        ("1000,1001", 403, "403-105"),
        ("1000?$pagesize=5", 400, "400-101"),
        ("1000?$order=asc", 400, "400-102"),
    ):
        answer = jack.get(f"{CUSTOMER}/{path}")
        assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert "999999" in jack.get(f"{CUSTOMER}/1000,999999").json()["developerMessage"]


def test_attributes_are_shown_when_asked_for(sandbox):
    jack = sandbox.signed_in("jack")
    summary = jack.get(f"{CUSTOMER}/1000").json()["customer"][0]
    asked = jack.get(f"{CUSTOMER}/1000?$attribute=level,custom.preferredlang,created").json()[
        "customer"
    ][0]
    assert asked.keys() - summary.keys() == {"level", "customAttributes", "created"}
    everything = jack.get(f"{CUSTOMER}/1000?$attribute=all").json()["customer"][0]
    assert everything["pin"] == "0121"
    assert jack.get(f"{CUSTOMER}/1000?$attribute=").json()["customer"][0] == summary


def test_display_values_follow_the_language(sandbox):
    jack = sandbox.signed_in("jack")
    german = jack.get(f"{CUSTOMER}/1000", headers={"Accept-Language": "DE-de"}).json()["customer"][
        0
    ]
    assert german["type"] == {"value": "individual", "displayValue": "Einzelperson"}


def test_each_of_the_fifteen_languages_has_its_own_words(sandbox):
    jack = sandbox.signed_in("jack")
    words = {}
    for language in LANGUAGES:
        case = jack.get(
            "/ws/v12/interaction/case/1000", headers={"Accept-Language": language}
        ).json()["case"][0]
        words[language] = case["status"]["displayValue"]
    assert words["en-US"] == "Open"
    assert words["de-DE"] == "Offen"
    assert words["fr-CA"] == words["fr-FR"] == "Ouvert"
    assert len(set(words.values())) >= 12
    assert (
        jack.get("/ws/v12/interaction/case/1000", headers={"Accept-Language": "pl-PL"}).json()[
            "code"
        ]
        == "406-100"
    )


def test_metadata_name_the_configured_values(sandbox):
    path = f"{CUSTOMER}/attributes"
    jack = sandbox.signed_in("jack")
    everything = jack.get(f"{path}?$attribute=all").json()["customer"]
    assert {
        "type",
        "country",
        "industry",
        "level",
        "contactPersons",
        "customAttributes",
    } <= everything.keys()
    custom = jack.get(f"{path}?$attribute=custom").json()["customer"]["customAttributes"][
        "customAttribute"
    ]
    assert {each["attribName"]: each["isEncrypted"] for each in custom}["taxnumber"] is True
    assert jack.get(path).json()["code"] == "400-112"
    assert jack.get(f"{path}?$attribute=shoesize").json()["code"] == "400-102"
    shown = sandbox.signed_in("jack", "application/xml").get(f"{path}?$attribute=level").text
    assert "<value>Premium</value>" in shown


def test_switches_change_how_links_and_ids_are_written(sandbox):
    sandbox.switch(links="object", ids="number")
    customer = sandbox.signed_in("jack").get(f"{CUSTOMER}/1000").json()["customer"][0]
    assert customer["id"] == 1000
    assert customer["link"]["rel"] == "self"
    assert customer["department"]["id"] == 999


def test_without_departments_everybody_sees_everybody_and_none_is_shown(sandbox):
    sandbox.switch(departments=False)
    answer = sandbox.signed_in("mia").customers(phone=SWITCHBOARD, pagesize="75").json()
    assert answer["paginationInfo"]["count"] == 91
    assert not any("department" in customer for customer in answer["customer"])


def test_answers_are_zipped_when_that_is_welcome(sandbox):
    jack = sandbox.signed_in("jack")
    assert jack.get(f"{CUSTOMER}/1000").headers["Content-Encoding"] == "gzip"
    plain = jack.get(f"{CUSTOMER}/1000", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "path",
    [
        f"{CUSTOMER}?phone={SWITCHBOARD}&$pagesize=3",
        f"{CUSTOMER}/1000,1001,1002,1003?$attribute=all",
        f"{CUSTOMER}/attributes?$attribute=all",
        "/ws/v12/interaction/case?customer=1000",
        "/ws/v12/interaction/case/1000,1001,1002,1003?$attribute=all",
        "/ws/v20/interaction/case/1000",
        "/ws/v12/interaction/activity?status=completed&$attribute=all",
        "/ws/v20/interaction/activity/1000?$attribute=all",
        "/ws/v20/administration/user/login/frank?$attribute=all",
        f"{CUSTOMER}/7",
        f"{CUSTOMER}?x=1",
    ],
)
def test_every_answer_can_be_had_as_xml_with_the_texts_that_its_json_has(sandbox, path):
    js = sandbox.signed_in("frank").get(path)
    xml = sandbox.signed_in("frank", "application/xml").get(path)
    assert xml.status_code == js.status_code
    root = ElementTree.fromstring(xml.content)
    told = {
        value
        for element in root.iter()
        for value in (element.text, *element.attrib.values())
        if value
    }
    assert told == {each for each in texts(js.json()) if each}
    assert root.tag.startswith("{http://bindings.egain.com/ws/model/")


def texts(tree):
    if isinstance(tree, dict | list):
        inner = tree.values() if isinstance(tree, dict) else tree
        return {text for each in inner for text in texts(each)}
    return {str(tree).lower() if isinstance(tree, bool) else str(tree)}
