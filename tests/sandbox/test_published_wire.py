"""What ECE's published pages say of the wire, and both readings of what they leave open."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

CUSTOMER = "/ws/v12/interaction/customer"
CASE = "/ws/v12/interaction/case"
ACTIVITY = "/ws/v12/interaction/activity"
V3_CUSTOMER = "/core/customermgr/v3/customer"
V3_CASE = "/core/casemgr/v3/case"
V3_ACTIVITY = "/core/casemgr/v3/activity"
MANAGE = "core.customermgr.read core.customermgr.manage core.casemgr.read core.casemgr.manage"
GROUP = {
    "type": {"value": "group", "group": {"type": {"value": "Club"}, "region": "Europe"}},
    "customerName": "Chess Club",
    "department": {"name": "Service"},
}
ALICE = {
    "type": {"value": "individual"},
    "department": {"name": "Service"},
    "contactPersons": {"contactPerson": [{"firstName": "Alice"}]},
}
V3_ALICE = {
    "type": {"value": "individual"},
    "department": {"name": "Service"},
    "contacts": {"contact": [{"firstName": "Alice"}]},
}


def unread(days):
    end = datetime.now(UTC)
    start = end - timedelta(days=days)
    window = f"[{start:%Y-%m-%dT%H:%M:%S.000Z},{end:%Y-%m-%dT%H:%M:%S.000Z}]"
    constants = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
    return json.dumps(constants | {"sentDate": window})


def with_region(region):
    group = GROUP["type"]["group"] | {"region": region}
    return GROUP | {"type": {"value": "group", "group": group}}


def named(answer):
    return {each["attribName"]: each for each in answer.json()["attribute"]}


# metadata


@pytest.mark.parametrize(
    ("path", "people"), [(CUSTOMER, "contactPersons"), (V3_CUSTOMER, "contacts")]
)
def test_customers_metadata_stand_under_customer_or_attribute(sandbox, path, people):
    line = sandbox.signed_in("jack") if path == CUSTOMER else sandbox.authorised("jack")
    nested = line.get(f"{path}/attributes?$attribute=all").json()["customer"]
    assert nested["level"]["values"][2] == {"value": "Premium", "displayValue": "Premium"}
    assert "customAttributes" in nested[people]
    sandbox.switch(metadata_root="attribute")
    answer = line.get(f"{path}/attributes?$attribute=all")
    assert answer.json()["resource"] == "customer"
    lists = named(answer)
    assert {"level", "group.type", "group.region", "corporate.region"} <= lists.keys()
    assert {"contactPerson.identification.type", "contactPerson.custom.isprimary"} <= lists.keys()
    assert lists["level"]["attribValues"]["attribValue"] == nested["level"]["values"]
    assert lists["custom.taxnumber"]["isEncrypted"] is True
    assert len(named(line.get(f"{path}/attributes?$attribute={people}"))) == 4


@pytest.mark.parametrize(
    ("path", "resource", "name"),
    [
        (CASE, "case", "custom.customer_rating"),
        (V3_CASE, "case", "custom.customer_rating"),
        (ACTIVITY, "activity", "custom.outcome"),
        (V3_ACTIVITY, "activity", "custom.outcome"),
    ],
)
def test_cases_and_activities_have_metadata_for_everybody_or_none(sandbox, path, resource, name):
    is_cloud = path.startswith("/core")
    line = sandbox.authorised("norights") if is_cloud else sandbox.signed_in("norights")
    answer = line.get(f"{path}/attributes?$attribute=custom")
    assert (answer.status_code, answer.json()["resource"]) == (200, resource)
    assert list(named(answer)) == [name]
    assert line.get(f"{path}/attributes").json()["code"] == "400-112"
    assert line.get(f"{path}/attributes?$attribute=level").json()["code"] == "400-102"
    all_at_once = line.get(f"{path}/attributes?$attribute=all").status_code
    assert all_at_once == (400 if path == CASE else 200)
    sandbox.switch(case_metadata=False)
    assert line.get(f"{path}/attributes?$attribute=custom").status_code == 204


def test_customers_metadata_come_at_once_or_one_by_one_on_v12(sandbox):
    sandbox.switch(metadata_at_once=False)
    jack = sandbox.signed_in("jack")
    for wanted, status in (("all", 400), ("level,country", 400), ("level", 200), ("custom", 200)):
        assert jack.get(f"{CUSTOMER}/attributes?$attribute={wanted}").status_code == status
    cloud = sandbox.authorised("jack")
    assert cloud.get(f"{V3_CUSTOMER}/attributes?$attribute=all").status_code == 200


def test_metadata_are_there_in_xml_as_well(sandbox):
    sandbox.switch(metadata_root="attribute")
    line = sandbox.signed_in("jack", "application/xml")
    for path in (CUSTOMER, CASE, ACTIVITY):
        root = ElementTree.fromstring(line.get(f"{path}/attributes?$attribute=custom").content)
        assert root.tag == "{http://bindings.egain.com/ws/model/v12/gen/common}attributes"
        assert len([each for each in root if each.tag.endswith("}attribute")]) >= 1


# the region of groups


@pytest.mark.parametrize("generation", ["v12", "v3"])
@pytest.mark.parametrize(
    ("form", "taken", "refused"),
    [
        ("text", "Europe", {"value": "Europe"}),
        ("value", {"value": "Europe"}, "Europe"),
        ("either", "Europe", None),
        ("either", {"value": "Europe"}, None),
    ],
)
def test_the_region_of_a_group_is_plain_text_or_a_value(sandbox, generation, form, taken, refused):
    sandbox.switch(region=form)
    line = sandbox.signed_in("jack")
    path = CUSTOMER
    if generation == "v3":
        line = sandbox.authorised("jack", MANAGE)
        path = V3_CUSTOMER
    created = line.post(path, json=with_region(taken))
    assert created.status_code == 201, created.text
    shown = line.get(created.headers["Location"].removeprefix("/system")).json()["customer"][0]
    region = shown["type"]["group"]["region"]
    assert region == ("Europe" if form == "text" else {"value": "Europe", "displayValue": "Europe"})
    if refused:
        answer = line.post(path, json=with_region(refused))
        assert (answer.status_code, answer.json()["code"]) == (400, "400-152")
        assert "type.group.region" in answer.json()["developerMessage"]
    assert line.post(path, json=with_region("Atlantis")).status_code == 400


def test_a_group_with_its_region_is_created_as_the_published_xml_has_it(sandbox):
    sandbox.switch(region="text")
    space = "http://bindings.egain.com/ws/model/v12/gen"
    body = (
        f'<customer xmlns="{space}/interaction/customer" xmlns:p="{space}/platform"'
        f' xmlns:c="{space}/common"><department><p:name>Service</p:name></department><type>'
        "<value>group</value><group><type><c:value>Club</c:value></type><region>Europe</region>"
        "</group></type><customerName>Chess Club</customerName></customer>"
    )
    jack = sandbox.signed_in("jack", "application/xml")
    created = jack.post(CUSTOMER, data=body, headers={"Content-Type": "application/xml"})
    assert created.status_code == 201, created.text
    shown = jack.get(created.headers["Location"].removeprefix("/system")).text
    assert "<region>Europe</region>" in shown


# the path of a v3 create


@pytest.mark.parametrize(
    ("switch", "plain", "typed"),
    [
        ("either", 201, 201),
        ("plain", 201, 405),
        ("typed", 405, 201),
    ],
)
def test_a_v3_create_names_the_type_in_its_path_or_not(sandbox, switch, plain, typed):
    sandbox.switch(create_path=switch)
    jack = sandbox.authorised("jack", MANAGE)
    answers = (
        jack.post(V3_CUSTOMER, json=V3_ALICE),
        jack.post(f"{V3_CUSTOMER}/individual", json=V3_ALICE),
    )
    assert [answer.status_code for answer in answers] == [plain, typed]
    assert all(
        answer.json()["code"] == "405-100" for answer in answers if answer.status_code == 405
    )


def test_the_type_in_the_path_of_a_v3_create_decides(sandbox):
    jack = sandbox.authorised("jack", MANAGE)
    assert jack.post(f"{V3_CUSTOMER}/corp", json=V3_ALICE).json()["code"] == "400-196"
    body = {"customerName": "Alder & Finch", "department": {"name": "Service"}}
    created = jack.post(f"{V3_CUSTOMER}/corp", json=body)
    shown = jack.get(created.headers["Location"]).json()["customer"][0]
    assert shown["type"]["value"] == "corporate"


# cases and activities


@pytest.mark.parametrize("parameter", ["case", "caseID"])
def test_v3_cases_link_to_their_activities_by_either_name(sandbox, parameter):
    sandbox.switch(activity_links=parameter)
    jack = sandbox.authorised("jack")
    case = jack.get(f"{V3_CASE}/1000").json()["case"][0]
    href = case["activities"]["link"][0]["href"]
    assert href == f"{V3_ACTIVITY}?{parameter}=1000"
    assert jack.get(href).json()["activity"][0]["id"] == "1000"


def test_activities_are_found_by_a_custom_attribute_and_not_by_their_completion(sandbox):
    frank, cloud = sandbox.signed_in("frank"), sandbox.authorised("frank")
    query = "custom.outcome=Call back&$attribute=custom.outcome&$pagesize=75"
    page = frank.get(f"{ACTIVITY}?{query}").json()
    for activity in page["activity"]:
        (attribute,) = activity["customAttributes"]["customAttribute"]
        assert attribute["attribValues"]["attribValue"] == [{"value": "Call back"}]
    custom = json.dumps({"name": "outcome", "value": "Call back"})
    same_page = cloud.get(V3_ACTIVITY, params={"custom": custom, "$pagesize": "75"}).json()
    assert same_page["paginationInfo"]["count"] == page["paginationInfo"]["count"] > 75
    for line, path in ((frank, ACTIVITY), (cloud, V3_ACTIVITY)):
        refused = line.get(f"{path}?completionDate=[2020-01-01T00:00:00.000Z,]")
        assert refused.json()["code"] == "400-101"
    assert cloud.get(f"{V3_ACTIVITY}?custom=red").json()["code"] == "400-102"


@pytest.mark.parametrize(("sorts", "status"), [("all", 200), ("printed", 400)])
def test_lists_are_sorted_by_more_than_the_documents_print_or_not(sandbox, sorts, status):
    sandbox.switch(sorts=sorts)
    jack, cloud = sandbox.signed_in("jack"), sandbox.authorised("jack")
    lookup = jack.lookup({"customer": "1000"}, sort="lastModifiedDate")
    activities = cloud.get(f"{V3_ACTIVITY}?caseID=1000&$sort=createdDate")
    by_id = jack.customers(email="jhenry@customer.com", sort="id")
    assert {each.status_code for each in (lookup, activities, by_id)} == {status}
    assert jack.customers(email="jhenry@customer.com", sort="type").status_code == 200
    assert cloud.cloud_customers(email="jhenry@customer.com", sort="id").status_code == 200


def test_only_v3_looks_cases_up_by_the_login_of_their_owner(sandbox):
    found = sandbox.authorised("jack").post(f"{V3_CASE}/lookup", json={"ownerLoginId": "jack"})
    assert {case["owner"]["user"]["id"] for case in found.json()["case"]} == {"1010"}
    refused = sandbox.signed_in("jack").lookup({"ownerLoginId": "jack"})
    assert refused.json()["code"] == "400-152"


@pytest.mark.parametrize("root", ["/ws/v12/interaction", "/ws/v20/interaction", "/core/casemgr/v3"])
def test_notes_are_written_to_a_case_and_read(sandbox, root):
    is_cloud = root.startswith("/core")
    jack = sandbox.authorised("jack", MANAGE) if is_cloud else sandbox.signed_in("jack")
    path = f"{root}/case/1000/note"
    assert jack.get(path).status_code == 204
    created = jack.post(path, json={"content": "Called back, nobody there."})
    assert (created.status_code, created.content) == (201, b"")
    (note,) = jack.get(path).json()["note"]
    assert note["content"] == "Called back, nobody there."
    assert note["created"]["user"]["id"] == "1010"
    href = created.headers["Location"].removeprefix("/system")
    assert note["link"][0]["href"].removeprefix("/system") == href
    assert jack.get(href).json()["note"] == [note]
    case = jack.get(f"{root}/case/1000?$attribute=notes").json()["case"][0]
    assert case["notes"]["note"] == [note]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("", 400),
        (None, 400),
        (5, 400),
        ("x" * 1501, 400),
        ("x" * 1500, 201),
        ("Grüße 你好", 201),
    ],
)
def test_a_note_has_up_to_1500_characters(sandbox, content, status):
    jack = sandbox.signed_in("jack")
    answer = jack.post(f"{CASE}/1000/note", json={"content": content})
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["code"] == "400-152"


def test_notes_are_read_and_written_in_xml_as_well(sandbox):
    jack = sandbox.signed_in("jack", "application/xml")
    space = "http://bindings.egain.com/ws/model/v12/gen/interaction/notes"
    body = f'<note xmlns="{space}"><content>Call again.</content></note>'
    path = f"{CASE}/1000/note"
    assert (
        jack.post(path, data=body, headers={"Content-Type": "application/xml"}).status_code == 201
    )
    root = ElementTree.fromstring(jack.get(path).content)
    assert root.tag == f"{{{space}}}notes"
    assert root.findtext(f"{{{space}}}note/{{{space}}}content") == "Call again."


def test_notes_of_cases_out_of_reach_stay_there(sandbox):
    mia, norights = sandbox.signed_in("mia"), sandbox.signed_in("norights")
    assert mia.get(f"{CASE}/1000/note").json()["code"] == "403-105"
    assert mia.get(f"{CASE}/999999/note").json()["code"] == "404-100"
    assert mia.get(f"{CASE}/x/note").json()["code"] == "400-108"
    assert norights.get(f"{CASE}/1000/note").json()["code"] == "403-178"
    assert norights.post(f"{CASE}/1000/note", json={"content": "x"}).json()["code"] == "403-178"
    assert sandbox.signed_in("jack").get(f"{CASE}/1000/note/77").json()["code"] == "404-100"


def another_customer_of_service(frank):
    criteria = {"department": "Service", "status": "open"}
    cases = frank.lookup(criteria, pagesize="75").json()["case"]
    return next(case["customer"]["id"] for case in cases if case["customer"]["id"] != "1000")


@pytest.mark.parametrize("root", ["/ws/v12/interaction", "/core/casemgr/v3"])
def test_a_case_is_given_to_another_customer_of_its_department(sandbox, root):
    is_cloud = root.startswith("/core")
    frank = sandbox.authorised("frank", MANAGE) if is_cloud else sandbox.signed_in("frank")
    target = another_customer_of_service(sandbox.signed_in("frank"))
    changed = frank.put(f"{root}/case/1000/changecustomer", json={"customer": {"id": target}})
    assert (changed.status_code, changed.content) == (204, b"")
    case = frank.get(f"{root}/case/1000").json()["case"][0]
    assert case["customer"]["id"] == target
    activity = frank.get(f"{root}/activity/1000").json()["activity"][0]
    assert activity["customer"]["id"] == target


def test_another_customer_has_to_be_one_that_fits(sandbox):
    frank = sandbox.signed_in("frank")
    path = f"{CASE}/1000/changecustomer"
    for id in ("1000", "999999", "1001", "x", ""):
        answer = frank.put(path, json={"customer": {"id": id}})
        assert (answer.status_code, answer.json()["code"]) == (400, "400-152"), id
    assert frank.put(path, json={}).json()["code"] == "400-152"
    target = {"customer": {"id": another_customer_of_service(frank)}}
    assert sandbox.signed_in("jack").put(path, json=target).json()["code"] == "403-178"
    closed = frank.lookup({"department": "Service", "status": "closed"}).json()["case"]
    case = next(each for each in closed if each["customer"]["id"] != target["customer"]["id"])
    refused = frank.put(f"{CASE}/{case['id']}/changecustomer", json=target)
    assert (refused.status_code, refused.json()["code"]) == (400, "400-113")


# searches


def test_parameters_that_are_not_known_are_all_told_in_the_published_words(sandbox):
    answer = sandbox.signed_in("jack").get(f"{CUSTOMER}?phone=1&shoe=1&hat=2&shoe=3")
    assert answer.json() == {
        "code": "400-101",
        "developerMessage": "Unsupported query parameter(s) supplied: 'shoe', 'hat'.",
    }


@pytest.mark.parametrize("generation", ["v12", "v3"])
def test_unread_mail_is_mixed_with_other_criteria(sandbox, generation):
    frank = sandbox.signed_in("frank")
    search = frank.customers
    if generation == "v3":
        search = sandbox.authorised("frank").cloud_customers
    everybody = search(activity=unread(14), attribute="all", pagesize="75").json()["customer"]
    one = everybody[0]
    points = json.dumps(one)
    email = points.partition('"emailAddress": "')[2].partition('"')[0]
    assert [each["id"] for each in search(activity=unread(14), email=email).json()["customer"]] == [
        one["id"]
    ]
    language = next(
        attribute["attribValues"]["attribValue"][0]["value"]
        for attribute in one["customAttributes"]["customAttribute"]
        if attribute["attribName"] == "preferredlang"
    )
    custom = {"custom.preferredlang": language}
    if generation == "v3":
        wanted = {"object": "customer", "name": "preferredlang", "value": language}
        custom = {"custom": json.dumps([wanted])}
    mixed = search(activity=unread(14), pagesize="75", **custom).json()["customer"]
    assert one["id"] in [each["id"] for each in mixed]
    assert len(mixed) < len(everybody)


@pytest.mark.parametrize("generation", ["v12", "v3"])
def test_several_values_of_one_custom_attribute_are_created_found_and_shown(sandbox, generation):
    values = [{"value": "Invoices"}, {"value": "Offers"}]
    attribute = {"attribName": "topics", "attribValues": {"attribValue": values}}
    custom = {"customAttributes": {"customAttribute": [attribute]}}
    if generation == "v12":
        line, path, body = sandbox.signed_in("jack"), CUSTOMER, ALICE
    else:
        line, path, body = sandbox.authorised("jack", MANAGE), V3_CUSTOMER, V3_ALICE
    created = line.post(path, json=body | custom)
    assert created.status_code == 201, created.text
    location = created.headers["Location"].removeprefix("/system")
    shown = line.get(f"{location}?$attribute=custom.topics").json()["customer"][0]
    assert shown["customAttributes"]["customAttribute"] == [attribute]
    found = []
    for value in ("Invoices", "Offers"):
        criteria = {"custom.topics": value, "sort": "id", "order": "desc"}
        page = sandbox.signed_in("jack").customers(**criteria).json()
        found.append({each["id"] for each in page["customer"]})
    assert location.rpartition("/")[2] in found[0] & found[1]


def test_a_new_world_has_customers_with_several_values_of_one_attribute(sandbox):
    page = sandbox.signed_in("frank").customers(
        **{"custom.topics": "Training"}, attribute="custom.topics", pagesize="75"
    )
    numbers = set()
    for customer in page.json()["customer"]:
        (attribute,) = customer["customAttributes"]["customAttribute"]
        numbers.add(len(attribute["attribValues"]["attribValue"]))
    assert max(numbers) > 1


CUSTOMER_ATTRIBUTES = (
    "level",
    "preferredAgent",
    "role",
    "pin",
    "howReferred",
    "created",
    "industry",
    "marketSegment",
    "entitlements",
    "custom.preferredlang",
    "custom.topics",
)
CASE_ATTRIBUTES = (
    "created",
    "originatingChannel",
    "description",
    "solution",
    "userLastWorked",
    "relatedCases",
    "notes",
    "lastClosed",
    "custom.customer_rating",
)


def keys_of(entries):
    return {key for entry in entries for key in entry}


def key_of(name):
    return "customAttributes" if name.startswith("custom.") else name


@pytest.mark.parametrize("generation", ["v12", "v3"])
def test_a_list_of_customers_shows_exactly_the_attributes_wanted(sandbox, generation):
    search = sandbox.signed_in("frank").customers
    if generation == "v3":
        search = sandbox.authorised("frank").cloud_customers
    everybody = {"created": "[2000-01-01T00:00:00.000Z,]", "pagesize": "75"}
    summary = keys_of(search(**everybody).json()["customer"])
    seldom = {"preferredAgent", "marketSegment", "entitlements"}
    for names in (*((name,) for name in CUSTOMER_ATTRIBUTES), CUSTOMER_ATTRIBUTES[3:6]):
        shown = keys_of(search(**everybody, attribute=",".join(names)).json()["customer"])
        expected = {key_of(name) for name in names}
        assert shown - summary <= expected
        assert expected - seldom <= shown - summary


@pytest.mark.parametrize("path", ["/ws/v20/interaction/case/lookup", f"{V3_CASE}/lookup"])
def test_a_list_of_cases_shows_exactly_the_attribute_wanted(sandbox, path):
    frank = sandbox.authorised("frank") if path.startswith("/core") else sandbox.signed_in("frank")
    page = f"{path}?$pagesize=75&$sort=createdDate"
    criteria = {"createdDate": "[2000-01-01T00:00:00.000Z,]"}
    summary = keys_of(frank.post(page, json=criteria).json()["case"])
    for name in CASE_ATTRIBUTES:
        shown = keys_of(frank.post(f"{page}&$attribute={name}", json=criteria).json()["case"])
        assert shown - summary == {key_of(name)}
