"""The v3 services: other calls and other shapes, and the same records."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from dashboard import ece
from dashboard.ece.shapes.customers import Person

SCOPE = "core.customermgr.read core.customermgr.manage core.casemgr.read"
PHONE = ece.CustomerCriteria(phones=("14082343456102",))


@pytest.fixture
def cloud(sandbox):
    """`cloud(login)` is an agent's client of the v3 services."""

    def client(login: str) -> ece.Client:
        token = sandbox.authorised(login, SCOPE).headers["Authorization"].removeprefix("Bearer ")
        return ece.Client(
            ece.Transport(sandbox.host), ece.dialect("v3"), credential=ece.BearerCredential(token)
        )

    return client


@pytest.fixture
def premises(sandbox):
    """`premises(login)` is the same agent's client of the older services."""

    def client(login: str) -> ece.Client:
        asking = ece.Client(ece.Transport(sandbox.url), ece.dialect("v20"))
        asking.sign_in(login, login, end_oldest=False)
        return asking

    return client


def test_both_generations_tell_the_same_about_customers(cloud, premises):
    ids = [str(id) for id in range(1000, 1075)]
    over_there = cloud("frank").get_visible_customers(ids)
    over_here = premises("frank").get_visible_customers(ids)
    assert over_there.hidden == over_here.hidden
    for new, old in zip(over_there.customers, over_here.customers, strict=True):
        assert replace(new, contact_persons=()) == replace(old, contact_persons=())
        assert list(map(told, new.contact_persons)) == list(map(told, old.contact_persons))


def told(person: ece.ContactPerson) -> tuple[object, ...]:
    """What is told of the person; v3 lists contact points by kind."""
    points = sorted(person.contact_points, key=lambda point: (point.kind, point.id))
    elements = [getattr(person, name) for name in Person.__struct_fields__]
    return (*elements, person.custom_attributes, points)


def test_both_generations_tell_the_same_about_cases_and_activities(cloud, premises):
    over_there, over_here = cloud("frank"), premises("frank")
    for verb in ("get_cases_of_customer", "get_activities_of_case"):
        assert getattr(over_there, verb)("1000").records == getattr(over_here, verb)("1000").records
    assert over_there.get_case("1000") == over_here.get_case("1000")
    named = ece.CaseCriteria(department="Service", status="open")
    page = over_there.lookup_cases(named, sort="subject", page=2)
    assert page.records == over_here.lookup_cases(named, sort="subject", page=2).records
    assert page.count


def test_both_generations_find_the_same_unread_mail(cloud, premises):
    now = datetime.now(UTC)
    window = ece.Range(now - timedelta(days=14), now)
    found = cloud("frank").unread_mail(window)
    assert [each.id for each in found.records] == [
        each.id for each in premises("frank").unread_mail(window).records
    ]
    assert found.records
    mails = cloud("frank").get_secure_mails(found.records[0].id, window).records
    assert [mail.id for mail in mails] == [
        mail.id for mail in premises("frank").get_secure_mails(found.records[0].id, window).records
    ]
    assert mails


def test_both_generations_tell_the_same_about_what_is_configured(cloud, premises):
    assert cloud("jack").get_metadata() == premises("jack").get_metadata()


@pytest.mark.parametrize(
    "criteria",
    [
        ece.CustomerCriteria(name="russel tier"),
        ece.CustomerCriteria(email="jhenry@customer.com", type="individual"),
        ece.CustomerCriteria(
            custom=(
                ece.CustomCriterion("contactPerson", "isprimary", "y"),
                ece.CustomCriterion("customer", "preferredlang", "English"),
            ),
            name="Tierney",
        ),
        ece.CustomerCriteria(
            phones=("14082343456102",),
            created=ece.Range(None, datetime(2021, 9, 1, tzinfo=UTC)),
            type="individual",
        ),
    ],
)
def test_what_only_v3_can_ask_finds_the_customer(cloud, criteria):
    assert [customer.name for customer in cloud("jack").search_customers(criteria).records] == [
        "John Russel Tierney"
    ]


@pytest.mark.parametrize(
    "social", ["facebook_id", "twitter_id", "instagram_id", "apple_opaque_id", "youtube_id"]
)
def test_a_social_id_finds_whom_it_belongs_to_and_no_other_network(cloud, social):
    jack = cloud("jack")
    networks = {
        "facebook_id": "Facebook",
        "twitter_id": "Twitter",
        "instagram_id": "Instagram",
        "apple_opaque_id": "Apple",
        "youtube_id": "YouTube",
    }
    point = ece.NewContactPoint(
        "social", {"type.value": networks[social], "socialId": "alice.ashdown"}
    )
    alice = ece.NewContactPerson({"firstName": "Alice"}, contact_points=(point,))
    id = jack.create_customer(
        ece.NewCustomer({"type.value": "individual", "department.name": "Service"}, (), (alice,))
    )
    found = {
        name: [customer.id for customer in jack.search_customers(asked(name)).records]
        for name in networks
    }
    assert found == {name: [id] if name == social else [] for name in networks}


def asked(social: str) -> ece.CustomerCriteria:
    return ece.CustomerCriteria(social=((social, "alice.ashdown"),))


def test_a_search_is_sorted_by_every_sort_it_offers_and_by_custom_attributes(cloud):
    frank = cloud("frank")
    for sort in (*frank.capabilities.customer_sorts, "custom.preferredlang"):
        assert frank.search_customers(PHONE, sort=sort, order="desc", page=2).records
    languages = ece.CustomerCriteria(
        custom=(ece.CustomCriterion("customer", "preferredlang", "English"),)
    )
    shown = (
        frank.search_customers(languages, show=["custom.preferredlang"])
        .records[0]
        .custom_attributes
    )
    assert [attribute.name for attribute in shown] == ["preferredlang"]


@pytest.mark.parametrize(
    "criteria",
    [
        ece.CustomerCriteria(),
        ece.CustomerCriteria(type="group"),
        ece.CustomerCriteria(department="Service", email="a@example.com"),
        ece.CustomerCriteria(social=(("myspace_id", "x"),)),
        ece.CustomerCriteria(custom=(ece.CustomCriterion("case", "customer_rating", "5"),)),
    ],
)
def test_what_v3_would_refuse_is_not_sent(cloud, sandbox, criteria):
    jack = cloud("jack")
    before = len(sandbox.requests())
    with pytest.raises(ece.Rejected):
        jack.search_customers(criteria)
    assert len(sandbox.requests()) == before


@pytest.mark.parametrize("kind", ["individual", "corporate", "group"])
def test_a_customer_of_each_type_is_created_once_and_read_back(cloud, sandbox, kind):
    jack = cloud("jack")
    elements = {"type.value": kind, "department.name": "Service", "level.value": "Premium"}
    if kind != "individual":
        elements["customerName"] = "Ashdown and Sons"
    if kind == "group":
        elements["type.group.type.value"] = "Club"
    points = (
        ece.NewContactPoint("email", {"emailAddress": "alice@example.com"}, priority="high"),
        ece.NewContactPoint(
            "phone", {"type.value": "home", "areaCode": "408", "phoneNo": "555 0199"}
        ),
        ece.NewContactPoint(
            "postal", {"type.value": "office", "address_1": "1 High Street", "city": "Leeds"}
        ),
        ece.NewContactPoint("website", {"url": "https://example.com/"}),
        ece.NewContactPoint("social", {"type.value": "Twitter", "socialId": "alice.ashdown"}),
    )
    alice = ece.NewContactPerson(
        {"firstName": "Alice", "lastName": "Ashdown", "isSmoker": False}, (), points
    )
    id = jack.create_customer(ece.NewCustomer(elements, (), (alice,)))
    customer = jack.get_customer(id)
    assert customer.name == ("Alice Ashdown" if kind == "individual" else "Ashdown and Sons")
    assert customer.contact_persons[0].is_smoker is False
    reached = {point.kind: point.text for point in customer.contact_persons[0].contact_points}
    assert reached == {
        "email": "alice@example.com",
        "phone": "408 555 0199",
        "postal": "1 High Street, Leeds",
        "website": "https://example.com/",
        "social": "alice.ashdown",
    }
    assert (
        sum(
            request["method"] == "POST" and request["path"].endswith("/customer")
            for request in sandbox.requests()
        )
        == 1
    )


def test_a_create_that_meets_an_ended_token_is_not_sent_again_with_the_next_one(sandbox, cloud):
    def renew(old: ece.BearerCredential, was_refused: bool) -> ece.BearerCredential:
        return pytest.fail("renewed")

    ended = ece.BearerCredential("a-token-that-ended")
    transport = ece.Transport(sandbox.host)
    jack = ece.Client(transport, ece.dialect("v3"), credential=ended, renew=renew)
    email = ece.NewContactPoint("email", {"emailAddress": "a@example.com"})
    ada = ece.NewContactPerson({"firstName": "Ada"}, (), (email,))
    elements = {"type.value": "individual", "department.name": "Service"}
    with pytest.raises(ece.Unconfirmed):
        jack.create_customer(ece.NewCustomer(elements, (), (ada,)))
    by_email = ece.CustomerCriteria(email="a@example.com")
    assert cloud("jack").search_customers(by_email).records == ()


def test_a_create_goes_out_with_the_next_token_where_the_old_one_is_due(sandbox, cloud):
    next_token = cloud("jack").credential
    due = ece.BearerCredential("a-token-that-is-due", due=0)
    transport = ece.Transport(sandbox.host)
    jack = ece.Client(
        transport, ece.dialect("v3"), credential=due, renew=lambda old, was_refused: next_token
    )
    elements = {"type.value": "individual", "department.name": "Service"}
    ada = ece.NewContactPerson({"firstName": "Ada"})
    id = jack.create_customer(ece.NewCustomer(elements, (), (ada,)))
    assert jack.get_customer(id).name == "Ada"


def test_a_token_that_can_not_be_renewed_is_asked_for_once(sandbox):
    def renew(old: ece.BearerCredential, was_refused: bool) -> ece.BearerCredential:
        return old

    ended = ece.BearerCredential("a-token-that-ended")
    jack = ece.Client(ece.Transport(sandbox.host), ece.dialect("v3"), credential=ended, renew=renew)
    with pytest.raises(ece.Unauthorized):
        jack.get_customer("1000")
    assert len(sandbox.requests()) == 1


def test_every_call_carries_the_headers_that_v3_requires(cloud, sandbox):
    cloud("jack").search_customers(PHONE)
    headers = {name.lower(): value for name, value in sandbox.requests()[-1]["headers"].items()}
    assert headers["accept"] == "application/json"
    assert headers["accept-language"] == "en-US"
    assert headers["authorization"].startswith("Bearer ")
    assert "x-egain-session" not in headers
