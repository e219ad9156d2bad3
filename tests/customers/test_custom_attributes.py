"""Custom attributes as the agents of this ECE call them: picked by their label, shown by it."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import text_of
from tests.creation.creating import creations, open_form, send
from tests.operations import asked


def suggestions(page, field: str) -> dict[str, str]:
    """What the text box with this name suggests: what is filled in, and what stands beside it."""
    tree = LexborHTMLParser(page.content)
    box = tree.css_first(f'input[name="{field}"]')
    options = tree.css(f'[id="{box.attributes["list"]}"] option')
    return {option.attributes["value"]: option.text() for option in options}


ROOTS = pytest.mark.parametrize("root", ["customer", "attribute"])


@ROOTS
def test_the_search_offers_attributes_and_values_by_name(jack_anywhere, sandbox, root):
    sandbox.switch(metadata_root=root)
    page = jack_anywhere.get("/customers/")
    names = suggestions(page, "custom_name")
    assert {"Preferred language", "Loyalty tier"} <= names.keys()
    assert "Tax number" not in names
    assert suggestions(page, "custom_value")["English"] == "Preferred language"


@ROOTS
def test_an_attribute_is_searched_by_the_name_that_agents_know(jack_anywhere, sandbox, root):
    sandbox.switch(metadata_root=root)
    page = jack_anywhere.search(custom_name="Preferred language", custom_value="English")
    assert "Preferred language" in text_of(page)
    assert "preferredlang" not in text_of(page)
    assert "preferredlang" in asked(sandbox, "customer search")[-1]["query"]


@pytest.mark.parametrize("field", ["custom-0-value", "person-0-custom-0-value"])
@ROOTS
def test_a_new_customer_is_given_values_from_the_lists(jack_anywhere, sandbox, root, field):
    sandbox.switch(metadata_root=root)
    page = LexborHTMLParser(jack_anywhere.get("/customers/new/").content)
    assert page.css_first(f'select[name="{field}"]')
    assert page.css_first('select[name="group_region"] option[value="Europe"]')
    assert page.css_first('select[name="person-0-identification_type"]')


def test_several_values_of_one_attribute_are_created_and_shown(jack_anywhere, sandbox):
    form = open_form(jack_anywhere)
    place = next(
        name.removesuffix("-name")
        for name, value in form.items()
        if name.startswith("custom-") and value == "topics"
    )
    blank = "custom-" + str(sum(name.startswith("custom-") for name in form) // 2 - 1)
    typed = {
        f"{place}-value": "Invoices",
        f"{blank}-name": "Topics",
        f"{blank}-value": "Outages",
        "person-0-first_name": "Ada",
        "department": "Service",
    }
    created = send(jack_anywhere, form, **typed)
    assert "Topics Invoices, Outages" in text_of(jack_anywhere.get(created["Location"]))
    (attribute,) = json.loads(creations(sandbox)[0]["body"])["customAttributes"]["customAttribute"]
    assert attribute["attribName"] == "topics"


def test_v20_says_that_it_cannot_search_one_attribute_by_two_values(jack, sandbox):
    typed = {"custom_name": ["Topics", "topics"], "custom_value": ["Invoices", "Outages"]}
    page = jack.post("/customers/", typed)
    assert page.status_code == 422
    assert "This ECE can't search one attribute by two values." in text_of(page)
    assert asked(sandbox, "customer search") == []


@pytest.mark.usefixtures("v3")
def test_v3_searches_one_attribute_by_two_values(jack, sandbox):
    object = ["customer", "customer"]
    typed = {"custom_name": ["Topics", "topics"], "custom_value": ["Invoices", "Outages"]}
    page = jack.search(custom_object=object, **typed)
    assert page.status_code == 200
    assert len(asked(sandbox, "customer search")) == 1


def test_labels_stand_on_customer_and_compare(jack_anywhere):
    assert "Preferred language English" in text_of(jack_anywhere.get("/customers/1000/"))
    compared = text_of(jack_anywhere.get("/customers/compare/?ids=1000,1001"))
    assert "Preferred language" in compared
    assert "preferredlang" not in compared


def test_cases_are_looked_up_by_the_name_of_an_attribute(jack_anywhere):
    page = jack_anywhere.get("/cases/")
    assert "Rating by the customer" in suggestions(page, "custom_name")
    assert suggestions(page, "custom_value")["5"] == "Rating by the customer"
    typed = {"custom_name": "Rating by the customer", "custom_value": "5"}
    cases = jack_anywhere.post("/cases/", typed, follow=True)
    assert "Rating by the customer" in text_of(cases)
    assert "customer_rating" not in text_of(cases)


def test_names_typed_by_hand_work_where_metadata_are_refused(each_api, between, jack, sandbox):
    between.script(["500"], only="customer attributes")
    page = jack.search(custom_name="preferredlang", custom_value="English")
    assert "as of" in text_of(page)


def test_cases_without_custom_attributes_still_have_a_lookup(jack_anywhere, sandbox):
    sandbox.switch(case_metadata=False)
    page = jack_anywhere.get("/cases/")
    assert 'name="custom_name"' in page.content.decode()
    typed = {"custom_name": "customer_rating", "custom_value": "5"}
    assert "customer_rating" in text_of(jack_anywhere.post("/cases/", typed, follow=True))
