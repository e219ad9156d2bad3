"""Creating a customer where servers differ: how a region is written, which path takes a create."""

import pytest

from tests.conftest import page_of, text_of
from tests.creation.creating import creations, open_form, send

GROUP = {
    "type": "group",
    "department": "Service",
    "customer_name": "Chess Club Midfield",
    "group_type": "Club",
    "group_region": "Europe",
    "members": "12",
}
CORPORATION = {
    "type": "corporate",
    "department": "Service",
    "customer_name": "Midfield Ltd",
    "corporate_region": "Asia Pacific",
}
NEW_CUSTOMERS = {"group": GROUP, "corporate": CORPORATION}


@pytest.mark.parametrize("region", ["either", "text", "value"])
@pytest.mark.parametrize("type", NEW_CUSTOMERS)
def test_a_region_is_written_as_the_server_takes_it(jack_anywhere, sandbox, type, region):
    sandbox.switch(region=region)
    new = NEW_CUSTOMERS[type]
    created = send(jack_anywhere, open_form(jack_anywhere), **new)
    assert new["customer_name"] in text_of(jack_anywhere.get(created["Location"]))
    refused = 1 if region == "value" else 0
    assert len(creations(sandbox)) == 1 + refused


def test_lists_are_offered_where_ece_tells_one_at_a_time(jack, sandbox):
    sandbox.switch(metadata_at_once=False)
    form = page_of(jack.get("/customers/new/?type=group"))
    offered = [option.attributes.get("value") for option in form.css("option")]
    assert {"Premium", "Telecom", "Club", "Europe"} <= {*offered}
    assert "Preferred language" in form.root.text()


@pytest.mark.usefixtures("v3")
@pytest.mark.parametrize("first", ["plain", "typed"])
@pytest.mark.parametrize("taken", ["either", "plain", "typed"])
@pytest.mark.parametrize("type", ["individual", "corporate", "group"])
def test_a_create_of_v3_finds_the_path_that_the_server_has(
    settings, jack, sandbox, type, taken, first
):
    settings.ECE_CREATE_PATH = first
    sandbox.switch(create_path=taken)
    new = {"type": type, "department": "Service", "person-0-first_name": "Ada"}
    created = send(jack, open_form(jack), **NEW_CUSTOMERS.get(type, new))
    assert created.status_code == 303
    assert jack.get(created["Location"]).status_code == 200
    refused = 0 if taken in ("either", first) else 1
    assert len(posted(sandbox)) == 1 + refused


def posted(sandbox) -> list[dict]:
    """The creates that arrived, whatever their path."""
    calls = sandbox.requests()
    return [call for call in calls if call["method"] == "POST" and "/v3/customer" in call["path"]]


@pytest.mark.parametrize("region", ["either", "text"])
@pytest.mark.parametrize("type", NEW_CUSTOMERS)
def test_what_only_a_company_has_is_shown_again(jack_anywhere, sandbox, type, region):
    sandbox.switch(region=region)
    created = send(jack_anywhere, open_form(jack_anywhere), **NEW_CUSTOMERS[type])
    page = text_of(jack_anywhere.get(created["Location"]))
    shown = {"group": ["Kind of group Club", "Region Europe", "Number of members 12"]}
    for fact in shown.get(type, ["Region Asia Pacific"]):
        assert fact in page
