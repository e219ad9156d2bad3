"""A day in front of v3: signing in on ECE's own page, and the searches that only v3 has."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import ONE_LOOK, PAGES, breaches
from tests.cloud import SCOPES

SOCIAL = {
    "Facebook ID": "Facebook",
    "Twitter ID": "Twitter",
    "Instagram ID": "Instagram",
    "Apple opaque ID": "Apple",
    "YouTube ID": "YouTube",
}


@pytest.fixture
def arrive(v3, settings, live_server, quiet):
    """`arrive(page, login)` signs in through ECE's page."""
    settings.PUBLIC_URL = live_server.url

    def through_both_pages(page, login: str) -> None:
        page.goto(f"{live_server.url}/sign-in/")
        page.get_by_role("button", name="Sign in with ECE").click()
        fill_in(page, login)
        page.wait_for_url(f"{live_server.url}/")

    return through_both_pages


def fill_in(page, login: str) -> None:
    """ECE's own sign-in page."""
    page.get_by_label("Login").fill(login)
    page.get_by_label("Password").fill(login)
    page.get_by_role("button", name="Sign in").click()


def search(page, live_server, **typed: str) -> None:
    """Fill in the criteria form: search(page, live_server, Name="tierney")."""
    page.goto(f"{live_server.url}/customers/")
    for label, value in typed.items():
        field = page.get_by_label(label.replace("_", " "), exact=True)
        field.select_option(value) if label == "Type" else field.fill(value)
    page.get_by_role("button", name="Search", exact=True).click()


@pytest.mark.long
@pytest.mark.parametrize(("scheme", "width"), ONE_LOOK)
def test_every_page_in_front_of_v3_can_be_used_by_everybody(
    page, arrive, live_server, look_up, quiet, scheme, width
):
    def is_usable(where: str) -> None:
        assert breaches(page) == [], where
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            f"{where} scrolls sideways"
        )

    quiet("status of 404")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/sign-in/")
    is_usable("sign-in")
    arrive(page, "frank")
    look_up(page, "14082343456102")
    expect(page.get_by_role("heading", name="Customers 1–25")).to_be_visible()
    is_usable("results")
    for path in (
        *PAGES.values(),
        "/customers/new/",
        "/cases/",
        "/customers/compare/?ids=1000,1001",
        "/unread/",
    ):
        page.goto(live_server.url + path)
        expect(page.locator(".htmx-request")).to_have_count(0)
        is_usable(path)
    page.goto(f"{live_server.url}/customers/")
    page.get_by_role("button", name="Add a custom attribute").click()
    expect(page.get_by_label("Value")).to_have_count(2)
    is_usable("every criterion")


def test_a_name_in_the_box_and_a_type_beside_something_else_find_the_customer(
    page, arrive, look_up, live_server
):
    arrive(page, "jack")
    look_up(page, "russel tier")
    expect(page.get_by_role("link", name="John Russel Tierney")).to_be_visible()
    search(page, live_server, Type="individual", Name="Tierney")
    expect(page.get_by_role("link", name="John Russel Tierney")).to_be_visible()
    search(page, live_server, Type="group", Name="Tierney")
    expect(page.get_by_role("heading", name="No customer meets all of this")).to_be_visible()


def test_a_type_alone_is_explained_and_not_asked(page, arrive, live_server, sandbox, quiet):
    quiet("status of 422")
    arrive(page, "jack")
    search(page, live_server, Type="group")
    expect(page.get_by_text("ECE can't search by type alone").first).to_be_visible()
    assert not any(request["path"].endswith("v3/customer") for request in sandbox.requests())


def test_every_social_id_finds_its_own_customer(page, arrive, live_server, sandbox):
    ece = sandbox.authorised("jack", SCOPES)
    for network in SOCIAL.values():
        social = [{"type": {"value": network}, "socialId": "the.same.id"}]
        contact = {"firstName": network, "lastName": "Example", "social": social}
        new = {
            "type": {"value": "individual"},
            "department": {"name": "Service"},
            "contacts": {"contact": [contact]},
        }
        assert ece.post("/core/customermgr/v3/customer", json=new).status_code == 201
    arrive(page, "jack")
    for label, network in SOCIAL.items():
        search(page, live_server, **{label: "the.same.id"})
        expect(page.locator("#results tbody th")).to_have_count(1)
        expect(page.locator("#results tbody th")).to_contain_text(f"{network} Example")
        expect(page.locator("mark")).to_have_text("the.same.id")


def test_attributes_of_the_customer_and_of_a_contact_person_are_asked_together(
    page, arrive, live_server
):
    arrive(page, "jack")
    page.goto(f"{live_server.url}/customers/")
    page.get_by_label("Name", exact=True).fill("Tierney")
    page.get_by_role("button", name="Add a custom attribute").click()
    expect(page.get_by_label("Value")).to_have_count(2)
    for place, (kind, name, value) in enumerate(
        [("customer", "preferredlang", "English"), ("contactPerson", "isprimary", "y")]
    ):
        page.get_by_label("Attribute of").nth(place).select_option(kind)
        page.get_by_label("Custom attribute", exact=True).and_(page.locator("input")).nth(
            place
        ).fill(name)
        page.get_by_label("Value").nth(place).fill(value)
    page.get_by_role("button", name="Search", exact=True).click()
    expect(page.get_by_role("link", name="John Russel Tierney")).to_be_visible()
    expect(page.get_by_role("link", name="Preferred language")).to_be_visible()
    expect(
        page.get_by_role("columnheader", name="Primary contact").get_by_role("link")
    ).to_have_count(0)


def test_the_switchboard_is_paged_by_type_the_other_way_round(page, arrive, look_up):
    arrive(page, "frank")
    look_up(page, "14082343456102")
    page.get_by_role("link", name="Type", exact=True).click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("link", name="Type", exact=True).click()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
    seen, types = [], []
    while True:
        seen += page.locator("#results tbody th").all_inner_texts()
        types += page.locator("#results tbody tr td:nth-of-type(2)").all_inner_texts()
        if not page.get_by_role("link", name="Next").count():
            break
        first = page.locator("#results-heading").inner_text()
        page.get_by_role("link", name="Next").click()
        expect(page.locator("#results-heading")).not_to_have_text(first)
    assert len(seen) > 75
    assert types == sorted(types, reverse=True)


def test_an_ended_session_is_renewed_in_a_new_tab_over_the_untouched_page(
    page, arrive, look_up, sandbox, quiet
):
    quiet("status of 401")
    arrive(page, "frank")
    look_up(page, "14082343456102")
    page.get_by_role("searchbox").fill("typed meanwhile")
    sandbox.reset()
    page.get_by_role("link", name="Name", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    with page.context.expect_page() as opened:
        dialog.get_by_role("button", name="Sign in with ECE").click()
    fill_in(opened.value, "frank")
    expect(opened.value.get_by_text("go on in the one you came from")).to_be_visible()
    expect(dialog).to_be_hidden()
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("searchbox")).to_have_value("typed meanwhile")
    page.get_by_role("searchbox").fill("russel tier")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="John Russel Tierney")).to_be_visible()


def test_the_whole_way_works_without_javascript(browser, v3, settings, live_server, far_side):
    settings.PUBLIC_URL = live_server.url
    end_session = settings.ECE_OAUTH["authorize_url"].replace("/authorize", "/logout")
    settings.ECE_OAUTH |= {"end_session_url": end_session}
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/customers/1000/")
    page.get_by_role("button", name="Sign in with ECE").click()
    fill_in(page, "jack")
    expect(page.locator("h1")).to_have_text("John Russel Tierney")
    assert re.search(r"/customers/1000/$", page.url)
    page.get_by_role("button", name=re.compile("jack")).click()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with ECE").click()
    expect(page.get_by_label("Password")).to_be_visible()
    assert "prompt=login" in page.url
    context.close()
