"""Every request printed in the five documents, and its answer compared with the printed one."""

import json
from xml.etree import ElementTree

import pytest

from tests.sandbox.running import running_sandbox

CREATE = "/ws/v12/interaction/customer"
WITH_PAGES = {"sort": "type", "order": "desc", "pagenum": "4", "pagesize": "1"}


@pytest.fixture(scope="module")
def nobody_there(tmp_path_factory):
    with running_sandbox(tmp_path_factory.mktemp("documents"), "--world", "documents") as sandbox:
        yield sandbox


@pytest.fixture
def empty(nobody_there):
    nobody_there.reset()
    return nobody_there


def created(sandbox, media, body):
    """Create a customer and give the id that its Location ends with."""
    jack = sandbox.signed_in("jack", media)
    answer = jack.post(CREATE, data=body.encode(), headers={"Content-Type": media})
    assert (answer.status_code, answer.content) == (201, b"")
    assert answer.headers["X-egain-session"] == jack.headers["X-egain-session"]
    assert answer.headers["Content-Type"] == media
    return answer.headers["Location"].removeprefix("/system/ws/v12/interaction/customer/")


def test_the_four_create_examples_answer_the_locations_printed_under_them(empty):
    xml, js = "application/xml", "application/json"
    ids = [
        created(empty, *example)
        for example in ((xml, XML), (js, JSON), (xml, FULL_XML), (js, FULL_JSON))
    ]
    assert ids == ["2801", "2802", "2803", "2804"]


@pytest.mark.parametrize("media", ["application/json", "application/xml"])
def test_the_full_example_comes_back_as_it_was_given_except_for_the_secret(empty, media):
    id = created(empty, media, FULL_JSON if media == "application/json" else FULL_XML)
    jack = empty.signed_in("jack")
    customer = jack.get(f"{CREATE}/{id}", params={"$attribute": "all"}).json()["customer"][0]
    given = json.loads(FULL_JSON)
    del given["department"], given["contactPersons"]["contactPerson"][0]["secretAnswer"]
    assert_contains(customer, given)
    assert "Texas" not in json.dumps(customer)
    assert customer["customerName"] == "John Russel Tierney"


def test_what_is_sent_as_xml_is_shown_as_xml_with_the_same_elements(empty):
    id = created(empty, "application/xml", FULL_XML)
    jack = empty.signed_in("jack", "application/xml")
    answer = jack.get(f"{CREATE}/{id}", params={"$attribute": "all"})
    shown = {
        (element.tag, element.text) for element in ElementTree.fromstring(answer.content).iter()
    }
    given = {
        (element.tag, element.text)
        for element in ElementTree.fromstring(FULL_XML).iter()
        if element.text
    }
    missing = {(tag.rpartition("}")[2], text) for tag, text in given - shown if text.strip()}
    assert missing == {("secretAnswer", "Texas"), ("name", "Service")}


@pytest.mark.parametrize(
    "criteria", [{"email": "jhenry@customer.com"}, {"department": "Service", "customer": "1000"}]
)
def test_the_case_lookups_answer_the_printed_case(sandbox, criteria):
    answer = sandbox.signed_in("jack").lookup(criteria)
    assert answer.status_code == 200
    assert answer.json() == json.loads(LOOKUP)


def test_the_lookup_of_a_department_answers_cases_of_the_printed_shape(sandbox):
    answer = sandbox.signed_in("jack").lookup({"department": "Service"}).json()
    assert answer["case"][0] == json.loads(LOOKUP)["case"][0]
    assert {case["department"]["name"] for case in answer["case"]} == {"Service"}
    assert {key: answer["paginationInfo"][key] for key in ("pagenum", "pagesize")} == {
        "pagenum": 1,
        "pagesize": 25,
    }


def test_the_lookup_that_contradicts_its_answer_finds_nothing(sandbox):
    assert sandbox.signed_in("jack").lookup(json.loads(CONTRADICTION)).status_code == 204


@pytest.mark.parametrize(
    "name", ["customer", "createdDate", "lastModifiedDate", "ownerId", "lastClosedDate"]
)
def test_each_contradicting_criterion_alone_keeps_the_case_away(sandbox, name):
    agreeing = {"email", "status", "custom", "department"}
    criteria = {
        key: value for key, value in json.loads(CONTRADICTION).items() if key in {*agreeing, name}
    }
    jack = sandbox.signed_in("jack")
    assert jack.lookup({key: criteria[key] for key in agreeing}).json() == json.loads(LOOKUP)
    assert jack.lookup(criteria).status_code == 204


@pytest.mark.parametrize(
    "query",
    [
        "phone=14082343456102",
        "email=john.russel@customer.com",
        "custom.preferredlang=English",
        "phone=14082343456102&custom.preferredlang=English",
        "created=[2021-03-23T08:39:16.000Z,2021-09-28T09:39:16.000Z]",
    ],
)
@pytest.mark.parametrize("media", ["application/json", "application/xml"])
def test_the_customer_searches_find_the_customer(sandbox, query, media):
    answer = sandbox.signed_in("jack", media).get(f"{CREATE}?{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == media
    assert "John Russel Tierney" in answer.text


def test_the_search_for_unread_secure_mail_answers_customers(sandbox):
    sent = (
        sandbox.signed_in("frank")
        .get("/ws/v12/interaction/activity?mode=outbound")
        .json()["activity"][0]
    )
    mail = (
        sandbox.signed_in("frank")
        .get(f"/ws/v12/interaction/activity/{sent['id']}?$attribute=all")
        .json()
    )
    day = mail["activity"][0]["payload"]["email"]["date"]["date"][:10]
    criteria = {"type": "email", "isRead": "false", "isSecure": "true", "mode": "outbound"}
    literal = json.dumps(criteria | {"sentDate": f"[{day}T00:00:00.000Z,{day}T23:59:59.999Z]"})
    assert sandbox.signed_in("frank").customers(activity=literal).status_code in (200, 204)


def test_the_summary_of_one_customer_by_id(sandbox):
    customer = sandbox.signed_in("jack").get(f"{CREATE}/1000").json()["customer"][0]
    assert "level" not in customer
    assert customer["cases"] == {
        "link": [{"rel": "case", "href": "/system/ws/v12/interaction/case?customer=1000"}]
    }


def test_several_customers_by_id_are_sorted_by_name_and_by_a_custom_attribute(sandbox):
    frank = sandbox.signed_in("frank")
    for sort in ("customerName", "custom.preferredlang"):
        answer = frank.get(
            f"{CREATE}/1003,1000,1001",
            params={"$attribute": "all", "$sort": sort, "$order": "desc"},
        )
        customers = answer.json()["customer"]
        keys = [customer["customerName"].casefold() for customer in customers]
        if sort != "customerName":
            keys = [
                each["customAttributes"]["customAttribute"][0]["attribValues"] for each in customers
            ]
            keys = [each["attribValue"][0]["value"] for each in keys]
        assert keys == sorted(keys, reverse=True)


def test_the_v3_sample_has_links_to_the_pages_before_and_after(sandbox):
    frank = sandbox.authorised("frank")
    answer = frank.cloud_customers(phone="14082343456102", **WITH_PAGES).json()
    assert {link["rel"] for link in answer["link"]} == {"self", "prev", "next"}
    assert answer["paginationInfo"] == {"count": 91, "pagenum": 4, "pagesize": 1}
    assert [customer["type"]["value"] for customer in answer["customer"]] == ["individual"]
    following = next(link["href"] for link in answer["link"] if link["rel"] == "next")
    assert frank.get(following).json()["paginationInfo"]["pagenum"] == 5


def test_the_v3_example_of_custom_attributes_finds_customers_by_both_objects(sandbox):
    custom = [
        {"object": "contactPerson", "name": "isprimary", "value": "y"},
        {"object": "customer", "name": "preferredlang", "value": "English"},
    ]
    answer = sandbox.authorised("jack").cloud_customers(custom=json.dumps(custom)).json()
    assert answer["customer"][0]["customerName"] == "John Russel Tierney"


def assert_contains(shown, given):
    """Everything that was given is shown; the sandbox may add ids, links and display values."""
    if isinstance(given, dict):
        for name, value in given.items():
            assert name in shown, name
            assert_contains(shown[name], value)
    elif isinstance(given, list):
        assert len(shown) == len(given)
        for each, expected in zip(shown, given, strict=True):
            assert_contains(each, expected)
    else:
        assert shown == given


JSON = """
{"type": {"value": "individual"}, "contactPersons": {"contactPerson": [{"firstName": "Jack"}]}}
"""

XML = """
<customer xmlns="http://bindings.egain.com/ws/model/v12/gen/interaction/customer"
xmlns:ns1="http://bindings.egain.com/ws/model/v12/gen/interaction/contactperson"
xmlns:ns2="http://bindings.egain.com/ws/model/v12/gen/platform" >
<type> <value>individual</value> </type> <contactPersons> <ns1:contactPerson>
<ns1:firstName>Jack</ns1:firstName> </ns1:contactPerson> </contactPersons>
</customer>
"""

LOOKUP = """
{"case": [{"link": [{"rel": "self", "href": "/system/ws/v20/interaction/case/1000"}],
"activities": {"link": [{"rel": "activity",
"href": "/system/ws/v20/interaction/activity?case=1000"}]}, "department": {"name": "Service",
"id": "999"}, "status": {"value": "open", "displayValue": "Open"}, "lastModified": {"user": {
"name": "Frank", "id": "1012"}, "date": "2021-08-25T13:18:25.000Z"}, "customer": {"link": [{
"rel": "customer", "href": "/system/ws/v20/interaction/customer/1000"}],
"customerName": "John Russel Tierney", "id": "1000"}, "severity": {"value": "medium",
"displayValue": "Medium"}, "subject": "Charging is too slow [#1000]", "id": "1000"}],
"paginationInfo": {"count": 1, "pagenum": 1, "pagesize": 25}}
"""

CONTRADICTION = """
{"customer": "1001", "email": "jhenry@customer.com", "phone": "408-222-9898", "status": "open",
"custom": {"name": "customer_rating", "value": "5"},
"createdDate": "[2022-03-23T08:39:16.000Z,2022-04-28T09:39:16.000Z]",
"lastModifiedDate": "[2022-03-24T08:39:16.000Z,2022-05-27T09:40:00.000Z]",
"department": "Service", "ownerId": "1010",
"lastClosedDate": "[2022-09-24T08:39:16.000Z,2022-10-07T18:39:16.000Z]"}
"""

FULL_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<customer
xmlns="http://bindings.egain.com/ws/model/v12/gen/interaction/customer"
xmlns:ns1="http://bindings.egain.com/ws/model/v12/gen/interaction/contactperson"
xmlns:ns2="http://bindings.egain.com/ws/model/v12/gen/platform"
xmlns:ns3="http://bindings.egain.com/ws/model/v12/gen/common"
xmlns:ns4="http://bindings.egain.com/ws/model/v12/gen/interaction/contactpoint">
<department><ns2:name>Service</ns2:name></department><type><value>individual</value></type><level>
<ns3:value>Premium</ns3:value></level><role><ns3:value>Partner</ns3:value></role><pin>0121</pin>
<howReferred><ns3:value>Customer</ns3:value></howReferred><industry><ns3:value>Telecom</ns3:value>
</industry><marketSegment>Medical Products</marketSegment>
<entitlements>Free service</entitlements><customAttributes><ns3:customAttribute>
<ns3:attribName>preferredlang</ns3:attribName><ns3:attribValues><ns3:attribValue>
<ns3:value>English</ns3:value></ns3:attribValue></ns3:attribValues></ns3:customAttribute>
</customAttributes><contactPersons><ns1:contactPerson><ns1:salutation>Mr.</ns1:salutation>
<ns1:firstName>John</ns1:firstName><ns1:middleName>Russel</ns1:middleName>
<ns1:lastName>Tierney</ns1:lastName><ns1:loginId>john</ns1:loginId><ns1:gender>
<ns3:value>male</ns3:value></ns1:gender><ns1:identification><ns1:type>Passport</ns1:type>
<ns1:value>AE0000005</ns1:value></ns1:identification><ns1:suffix><ns3:value>jr.</ns3:value>
</ns1:suffix><ns1:initials>A.</ns1:initials>
<ns1:secretQuestion>Place of Birth</ns1:secretQuestion><ns1:secretAnswer>Texas</ns1:secretAnswer>
<ns1:hasDirectMailingConsent>true</ns1:hasDirectMailingConsent>
<ns1:hasDirectCallingConsent>true</ns1:hasDirectCallingConsent>
<ns1:hasHoldingDataConsent>true</ns1:hasHoldingDataConsent><ns1:jobTitle>Manager</ns1:jobTitle>
<ns1:employmentStatus><ns3:value>intern</ns3:value></ns1:employmentStatus>
<ns1:priority>High</ns1:priority><ns1:dateOfBirth>1965-12-09T00:00:00.000Z</ns1:dateOfBirth>
<ns1:maritalStatus><ns3:value>married</ns3:value></ns1:maritalStatus><ns1:type>
<ns3:value>Billing</ns3:value></ns1:type><ns1:firstNameFurigana>John</ns1:firstNameFurigana>
<ns1:middleNameFurigana>Russel</ns1:middleNameFurigana>
<ns1:lastNameFurigana>Tierney</ns1:lastNameFurigana><ns1:startGreeting>Welcome</ns1:startGreeting>
<ns1:endGreeting>Thanks, Byee</ns1:endGreeting><ns1:spouseName>Jenifer</ns1:spouseName>
<ns1:emergencyContact>0987654321</ns1:emergencyContact>
<ns1:occupation>Branch Manager</ns1:occupation><ns1:incomeLevel>60000-70000</ns1:incomeLevel>
<ns1:educationLevel><ns3:value>post graduate</ns3:value></ns1:educationLevel>
<ns1:race>Asian</ns1:race><ns1:dependents>4</ns1:dependents><ns1:isSmoker>true</ns1:isSmoker>
<ns1:hobbies>Fishing</ns1:hobbies><ns1:interests>Reading</ns1:interests>
<ns1:contactOrder>1984</ns1:contactOrder><ns1:customAttributes><ns3:customAttribute>
<ns3:attribName>isprimary</ns3:attribName><ns3:attribValues><ns3:attribValue>
<ns3:value>y</ns3:value></ns3:attribValue></ns3:attribValues></ns3:customAttribute>
</ns1:customAttributes><ns1:contactPoints><ns4:contactPoint><ns4:type><ns4:value>phone</ns4:value>
<ns4:phone><ns4:type><ns3:value>home</ns3:value></ns4:type><ns4:phoneNo>234 3456</ns4:phoneNo>
<ns4:countryCode>1</ns4:countryCode><ns4:areaCode>408</ns4:areaCode>
<ns4:extension>102</ns4:extension><ns4:availability><ns4:days><ns3:value>any_day</ns3:value>
</ns4:days><ns4:times><ns3:value>mornings</ns3:value></ns4:times></ns4:availability></ns4:phone>
</ns4:type><ns4:priority><ns3:value>high</ns3:value></ns4:priority><ns4:customAttributes>
<ns3:customAttribute><ns3:attribName>prioritysequence</ns3:attribName><ns3:attribValues>
<ns3:attribValue><ns3:value>1</ns3:value></ns3:attribValue></ns3:attribValues>
</ns3:customAttribute></ns4:customAttributes></ns4:contactPoint><ns4:contactPoint><ns4:type>
<ns4:value>postal</ns4:value><ns4:postal><ns4:type><ns3:value>office</ns3:value></ns4:type>
<ns4:address_1>345</ns4:address_1><ns4:address_2>E Midfield Rd</ns4:address_2>
<ns4:city>Mountain View</ns4:city><ns4:state>Ca</ns4:state><ns4:zip>98704</ns4:zip>
<ns4:country>USA</ns4:country><ns4:region>United States</ns4:region></ns4:postal></ns4:type>
<ns4:priority><ns3:value>low</ns3:value></ns4:priority><ns4:customAttributes><ns3:customAttribute>
<ns3:attribName>prioritysequence</ns3:attribName><ns3:attribValues><ns3:attribValue>
<ns3:value>2</ns3:value></ns3:attribValue></ns3:attribValues></ns3:customAttribute>
</ns4:customAttributes></ns4:contactPoint><ns4:contactPoint><ns4:type><ns4:value>email</ns4:value>
<ns4:email><ns4:emailAddress>john.russel@customer.com</ns4:emailAddress></ns4:email></ns4:type>
<ns4:priority><ns3:value>medium</ns3:value></ns4:priority><ns4:customAttributes>
<ns3:customAttribute><ns3:attribName>prioritysequence</ns3:attribName><ns3:attribValues>
<ns3:attribValue><ns3:value>3</ns3:value></ns3:attribValue></ns3:attribValues>
</ns3:customAttribute></ns4:customAttributes></ns4:contactPoint></ns1:contactPoints>
</ns1:contactPerson></contactPersons></customer>
"""

FULL_JSON = """
{"department": {"name": "Service"}, "type": {"value": "individual"}, "level": {
"value": "Premium"}, "role": {"value": "Partner"}, "pin": "0121", "howReferred": {
"value": "Customer"}, "industry": {"value": "Telecom"}, "marketSegment": "Medical Products",
"entitlements": "Free service", "customAttributes": {"customAttribute": [{
"attribName": "preferredlang", "attribValues": {"attribValue": [{"value": "English"}]}}]},
"contactPersons": {"contactPerson": [{"salutation": "Mr.", "firstName": "John",
"middleName": "Russel", "lastName": "Tierney", "loginId": "john", "gender": {"value": "male"},
"identification": {"type": "Passport", "value": "AE0000005"}, "suffix": {"value": "jr."},
"initials": "A.", "secretQuestion": "Place of Birth", "secretAnswer": "Texas",
"hasDirectMailingConsent": "true", "hasDirectCallingConsent": "true",
"hasHoldingDataConsent": "true", "jobTitle": "Manager", "employmentStatus": {"value": "intern"},
"priority": "High", "dateOfBirth": "1965-12-09T00:00:00.000Z", "maritalStatus": {
"value": "married"}, "type": {"value": "Billing"}, "firstNameFurigana": "John",
"middleNameFurigana": "Russel", "lastNameFurigana": "Tierney", "startGreeting": "Welcome",
"endGreeting": "Thanks, Byee", "spouseName": "Jenifer", "emergencyContact": "0987654321",
"occupation": "Branch Manager", "incomeLevel": "60000-70000", "educationLevel": {
"value": "post graduate"}, "race": "Asian", "dependents": "4", "isSmoker": "true",
"hobbies": "Fishing", "interests": "Reading", "contactOrder": "1984", "customAttributes": {
"customAttribute": [{"attribName": "isprimary", "attribValues": {"attribValue": [{
"value": "y"}]}}]}, "contactPoints": {"contactPoint": [{"type": {"value": "phone", "phone": {
"type": {"value": "home"}, "phoneNo": "234 3456", "countryCode": "1", "areaCode": "408",
"extension": "102", "availability": {"days": {"value": "any_day"}, "times": {
"value": "mornings"}}}}, "priority": {"value": "high"}, "customAttributes": {"customAttribute": [{
"attribName": "prioritysequence", "attribValues": {"attribValue": [{"value": "1"}]}}]}}, {
"type": {"value": "postal", "postal": {"type": {"value": "office"}, "address_1": "345",
"address_2": "E Midfield Rd", "city": "Mountain View", "state": "Ca", "zip": "98704",
"country": "USA", "region": "United States"}}, "priority": {"value": "low"}, "customAttributes": {
"customAttribute": [{"attribName": "prioritysequence", "attribValues": {"attribValue": [{
"value": "2"}]}}]}}, {"type": {"value": "email", "email": {
"emailAddress": "john.russel@customer.com"}}, "priority": {"value": "medium"},
"customAttributes": {"customAttribute": [{"attribName": "prioritysequence", "attribValues": {
"attribValue": [{"value": "3"}]}}]}}]}}]}}
"""
