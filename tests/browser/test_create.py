"""Creating a customer in Chromium: typed by hand, by people who add, correct and press twice."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_access import ONE_LOOK, breaches
from tests.creation.creating import TIERNEY, creations
from tests.sandbox.running import running_sandbox
from tests.sandbox.test_documents import FULL_JSON, JSON

SHARED = {"phone-0-area_code": "408", "phone-0-number": "234 3456", "phone-0-extension": "102"}


@pytest.fixture(scope="module")
def empty_world(tmp_path_factory):
    with running_sandbox(tmp_path_factory.mktemp("documents"), "--world", "documents") as sandbox:
        yield sandbox


@pytest.fixture
def documents(empty_world, ece_at):
    empty_world.reset()
    ece_at(empty_world.url)
    return empty_world


@pytest.fixture
def new_customer(live_server):
    """`new_customer(page)` opens the empty form."""
    return lambda page: page.goto(f"{live_server.url}/customers/new/")


def type_in(page, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        field = page.locator(f'.create [name="{name}"]')
        if name == "type":
            page.locator(f'[name="type"][value="{value}"]').check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def press(page) -> None:
    page.locator(".staying").get_by_role("button", name="Create customer").click()


def unfold_everything(page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((group) => (group.open = true))")


def test_the_minimal_example_is_typed_and_sent_as_the_document_has_it(
    documents, page, sign_in, new_customer
):
    sign_in(page, "jack")
    new_customer(page)
    expect(page.get_by_label("First name (required)")).to_be_focused()
    page.keyboard.type("Jack")
    page.get_by_label("Department").select_option("No department")
    press(page)
    expect(page.locator("h1")).to_have_text("Jack")
    (call,) = creations(documents)
    assert json.loads(call["body"]) == json.loads(JSON)


def test_the_full_example_is_typed_and_sent_as_the_document_has_it(
    documents, page, sign_in, new_customer
):
    sign_in(page, "jack")
    new_customer(page)
    page.get_by_role("button", name="Address", exact=True).click()
    expect(page.locator('[name="postal-0-type"]')).to_be_focused()
    unfold_everything(page)
    type_in(page, TIERNEY)
    press(page)
    expect(page.get_by_text("You created this customer at")).to_be_visible()
    (call,) = creations(documents)
    assert json.loads(call["body"]) == json.loads(FULL_JSON)


def test_leaving_the_number_tells_who_has_it_and_a_tick_creates_anyway(
    jack_at_work, new_customer, sandbox, quiet
):
    quiet("status of 422")
    page = jack_at_work
    new_customer(page)
    type_in(page, {"person-0-first_name": "Ada"} | SHARED)
    page.keyboard.press("Tab")
    under_the_number = page.locator(".phone .duplicates")
    expect(under_the_number).to_contain_text("Callers will be found by this number: 14082343456102")
    expect(under_the_number).to_contain_text("Open John Russel Tierney")
    expect(page.locator("#live")).to_have_text("John Russel Tierney has 14082343456102 already.")
    press(page)
    expect(page.locator(".problem")).to_be_focused()
    assert not creations(sandbox)
    page.reload()
    expect(page.get_by_label("First name").first).to_have_value("Ada")
    expect(page.locator('[name="phone-0-number"]')).to_have_attribute("aria-invalid", "true")
    page.get_by_label("This is another customer. Create it anyway.").check()
    press(page)
    expect(page.locator("h1")).to_have_text("Ada")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (375, 812)])
def test_whoever_has_the_number_is_in_sight_with_what_to_do(
    jack_at_work, new_customer, quiet, width, height
):
    quiet("status of 422")
    page = jack_at_work
    page.set_viewport_size({"width": width, "height": height})
    new_customer(page)
    type_in(page, {"person-0-first_name": "Ada"} | SHARED)
    page.keyboard.press("Tab")
    expect(page.locator(".phone .duplicates")).to_be_in_viewport()
    press(page)
    expect(page.locator(".problem")).to_be_focused()
    expect(page.get_by_label("This is another customer. Create it anyway.")).to_be_in_viewport(
        ratio=1
    )
    page.get_by_role("link", name="Phone: Number").click()
    expect(page.locator('[name="phone-0-number"]')).to_be_focused()


def test_a_check_that_is_answered_after_the_form_changes_nothing(jack_at_work, new_customer, quiet):
    quiet("status of 422")
    page = jack_at_work
    new_customer(page)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/customers/new/check/", hold)
    type_in(page, {"person-0-first_name": "Ada"} | SHARED)
    page.keyboard.press("Tab")
    press(page)
    expect(page.locator(".problem")).to_be_focused()
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".phone .duplicates")).to_have_count(1)
    expect(page.locator(".problem")).to_be_focused()


def test_the_summary_of_errors_takes_the_focus_and_everything_stays(
    jack_at_work, new_customer, quiet
):
    quiet("status of 422")
    page = jack_at_work
    new_customer(page)
    unfold_everything(page)
    type_in(page, {"person-0-last_name": "Example", "person-0-dependents": "four", "pin": "0007"})
    press(page)
    expect(page.locator(".problem")).to_be_focused()
    expect(page.get_by_role("link", name="First name")).to_be_visible()
    expect(page.locator("#id_person-0-dependents")).to_be_visible()
    expect(page.locator("#id_pin")).to_have_value("0007")
    page.get_by_role("link", name="First name").click()
    expect(page.locator("#id_person-0-first_name")).to_be_focused()


def test_an_open_group_stays_open_when_something_is_added(jack_at_work, new_customer):
    page = jack_at_work
    new_customer(page)
    page.locator("summary", has_text="Family").click()
    page.get_by_role("button", name="Website").click()
    expect(page.locator('[name="website-0-url"]')).to_be_focused()
    expect(page.locator("#id_person-0-dependents")).to_be_visible()


def test_enter_creates_and_a_double_click_creates_one(jack_at_work, new_customer, sandbox):
    page = jack_at_work
    new_customer(page)
    page.get_by_label("First name").first.fill("Ada")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ada")
    new_customer(page)
    sandbox.switch(latency=300)
    page.get_by_label("First name").first.fill("Bea")
    page.locator(".staying").get_by_role("button", name="Create customer").dblclick()
    expect(page.locator("h1")).to_have_text("Bea")
    assert len(creations(sandbox)) == 2


def test_the_page_says_that_the_customer_is_being_created(jack_at_work, new_customer, sandbox):
    page = jack_at_work
    new_customer(page)
    sandbox.switch(latency=700)
    page.get_by_label("First name").first.fill("Ada")
    press(page)
    expect(page.locator(".primary", has_text="Creating…")).to_be_disabled()
    expect(page.locator("#live")).to_have_text("Creating…")
    expect(page.locator("h1")).to_have_text("Ada")


def test_a_session_that_ends_leaves_the_form_untouched_under_the_dialog(
    jack_at_work, new_customer, sandbox, quiet
):
    quiet("status of 401")
    page = jack_at_work
    new_customer(page)
    page.get_by_label("First name").first.fill("Ada")
    sandbox.reset()
    press(page)
    sign_in_again(page)
    expect(page.get_by_role("alert").first).to_have_text("Signed in. Press Create customer again.")
    expect(page.locator(".primary", has_text="Create customer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ada")


def test_a_session_that_ends_on_leaving_a_field_says_to_go_on(
    jack_at_work, new_customer, sandbox, quiet
):
    quiet("status of 401")
    page = jack_at_work
    new_customer(page)
    page.locator('[name="email-0-address"]').fill("ada@example.com")
    sandbox.reset()
    page.keyboard.press("Tab")
    sign_in_again(page)
    expect(page.get_by_role("alert").first).to_have_text("Signed in. Go on where you were.")


def sign_in_again(page) -> None:
    dialog = page.locator("#sign-in-dialog")
    dialog.get_by_label("Password").fill("jack")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_be_hidden()


def test_another_type_of_customer_shows_its_own_fields(jack_at_work, new_customer):
    page = jack_at_work
    new_customer(page)
    expect(page.get_by_label("Name of the customer")).to_be_hidden()
    page.get_by_label("Group", exact=True).check()
    expect(page.get_by_label("Name of the customer")).to_be_visible()
    expect(page.get_by_label("Kind of group (required)")).to_be_visible()
    expect(page.get_by_role("textbox", name="First name", exact=True)).to_be_visible()


def test_the_form_works_without_javascript(browser, live_server, sandbox):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url)
    page.get_by_label("ECE login").fill("jack")
    page.get_by_label("Password").fill("jack")
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{live_server.url}/customers/new/")
    page.get_by_label("First name").first.fill("Ada")
    page.get_by_role("button", name="E-mail", exact=True).click()
    page.locator('[name="email-1-address"]').fill("nonsense")
    page.keyboard.press("Enter")
    expect(page.locator(".problem")).to_be_visible()
    page.locator('[name="email-1-address"]').fill("ada@example.com")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ada")
    assert len(creations(sandbox)) == 1
    context.close()


@pytest.mark.parametrize(("scheme", "width"), ONE_LOOK)
def test_everybody_can_use_the_form(jack_at_work, new_customer, quiet, scheme, width):
    quiet("status of 422")
    page = jack_at_work
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    new_customer(page)
    assert breaches(page) == []
    unfold_everything(page)
    type_in(
        page,
        SHARED | {"person-0-dependents": "four", "email-0-address": "john.russel@customer.com"},
    )
    press(page)
    expect(page.locator("#create > .problem")).to_be_focused()
    unfold_everything(page)
    assert breaches(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Leave without creating").click()
    page.get_by_role("link", name="Back to the form").click()
    expect(page.locator('[name="phone-0-number"]')).to_have_value("234 3456")
