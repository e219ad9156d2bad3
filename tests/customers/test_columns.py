"""The columns that an agent chose, and what ECE is asked for: that, and nothing sensitive."""

import json
import re
from urllib.parse import parse_qsl

import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard.pages.metadata import memory
from tests.conftest import text_of
from tests.creation.creating import open_form, send
from tests.operations import asked

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]
PHONE = {"phone": "14082343456102"}


def heads(page) -> list[str]:
    return [head.text(strip=True) for head in LexborHTMLParser(page.content).css("th[scope=col]")]


def choose(desk, results, *names: str):
    """Follow the link under the results, tick columns beside the usual ones and press the
    button."""
    html = results.content.decode()
    href = re.search(r'href="(/(?:customers|cases)/columns/\?from=[^"]+)"', html)[1]
    usual = LexborHTMLParser(desk.get(href).content).css("[name=usual][checked]")
    ticked = [box.attributes["value"] for box in usual]
    return desk.post(href, {"columns": names, "usual": ticked}, follow=True)


def attributes(call: dict) -> set[str]:
    return set(dict(parse_qsl(call["query"])).get("$attribute", "").split(",")) - {""}


def test_chosen_columns_stand_in_the_list_and_stay(jack, sandbox):
    usual = heads(jack.search(**PHONE))
    page = choose(jack, jack.search(**PHONE), "level", "custom.preferredlang")
    assert heads(page) == [*usual, "Level", "Preferred language"]
    assert "Premium" in text_of(page)
    jack.sign_in("jack")
    assert heads(jack.search(**PHONE)) == [*usual, "Level", "Preferred language"]


def test_ece_is_asked_for_what_is_shown_and_no_more(jack, sandbox):
    results = jack.search(**PHONE)
    assert attributes(asked(sandbox, "customer search")[-1]) == set()
    choose(jack, results, "level", "custom.preferredlang", "contactPerson.isprimary")
    wanted = {"level", "custom.preferredlang"}
    assert attributes(asked(sandbox, "customer search")[-1]) == wanted


def test_usual_columns_can_be_hidden_and_come_back(jack, sandbox):
    results = jack.search(**PHONE)
    assert heads(results) == ["Name", "ID", "Type", "Department", "Contact points"]
    href = re.search(r'href="(/customers/columns/\?from=[^"]+)"', results.content.decode())[1]
    fewer = jack.post(href, {"usual": ["department", "points"]}, follow=True)
    assert heads(fewer) == ["Name", "Department", "Contact points"]
    assert len(LexborHTMLParser(fewer.content).css_first("tbody tr").css("th, td")) == 3
    assert heads(choose(jack, fewer, "level")) == [*heads(fewer), "Level"]
    jack.post(href, {"usual": ["id", "type", "department", "points"]})
    assert heads(jack.search(**PHONE)) == heads(results)


def test_columns_are_one_agents_own(jack, sandbox):
    choose(jack, jack.search(**PHONE), "role")
    jack.sign_in("frank")
    assert "Role" not in heads(jack.search(**PHONE))


def test_a_column_that_is_not_offered_is_refused(jack):
    page = choose(jack, jack.search(**PHONE), "pin")
    assert page.status_code == 422
    assert "PIN" not in text_of(jack.get("/customers/columns/"))


def test_a_column_that_ece_does_not_tell_of_for_a_while_stays_chosen(between, jack):
    choose(jack, jack.search(**PHONE), "custom.preferredlang")
    memory.clear()
    between.script(["500"], only="customer attributes")
    assert heads(choose(jack, jack.search(**PHONE), "level"))[-1] == "Level"
    memory.clear()
    between.script(["ok"])
    assert heads(jack.search(**PHONE))[-2:] == ["Level", "Preferred language"]


def test_columns_of_cases_are_chosen_and_sorted_on_the_page(jack, sandbox):
    cases = jack.post("/cases/", {"status": "open"}, follow=True)
    page = choose(jack, cases, "created", "due")
    assert heads(page)[-2:] == ["Created", "Due"]
    assert "created" in attributes(asked(sandbox, "case lookup")[-1])
    path = page.request["PATH_INFO"]
    newest_first = jack.get(f"{path}?sort=created&order=desc")
    oldest_first = jack.get(f"{path}?sort=created")
    assert "only the cases of this page are in this order" in text_of(newest_first)
    assert case_ids(newest_first) == case_ids(oldest_first)[::-1]
    assert sorted(case_ids(newest_first)) == sorted(case_ids(page))


def case_ids(page) -> list[str]:
    return re.findall(r'rowheader"><a href="/cases/(\d+)/"', page.content.decode())


def test_a_range_brings_its_column(jack, sandbox):
    page = jack.post("/cases/", {"created_from": "2020-01-01"}, follow=True)
    assert "Created" in heads(page)


SENSITIVE = {"all", "pin"}


def test_nothing_sensitive_is_asked_for_before_a_reveal(jack, sandbox):
    jack.search(**PHONE)
    jack.search(custom_name="Preferred language", custom_value="English")
    jack.get("/customers/1000/")
    jack.get("/customers/1000/cases/")
    jack.get("/customers/compare/?ids=1000,1001")
    jack.post("/customers/new/", {"type": "individual", "person-0-first_name": "Ada"})
    jack.get("/unread/?show=list")
    assert not [call for call in customer_calls(sandbox) if attributes(call) & SENSITIVE]
    revealed = jack.post("/customers/1000/reveal/", {"field": "pin"})
    assert "0121" in text_of(revealed)
    assert "pin" in attributes(customer_calls(sandbox)[-1])


def customer_calls(sandbox) -> list[dict]:
    """The calls about customers; those about metadata hold no customer's values."""
    calls = [call for call in sandbox.requests() if "/customer" in call["path"]]
    return [call for call in calls if not call["path"].endswith("/attributes")]


def test_a_customer_without_a_pin_is_said_to_have_none(jack):
    created = send(jack, open_form(jack), department="Service", **{"person-0-first_name": "Ada"})
    page = jack.post(f"{created['Location']}reveal/", {"field": "pin"})
    assert "PIN none" in text_of(page)


def test_a_customer_page_asks_once_more_only_for_metadata(jack, sandbox):
    jack.get("/customers/1000/")
    before = len(sandbox.requests())
    page = jack.get("/customers/1000/")
    assert "Preferred language English" in text_of(page)
    assert len(sandbox.requests()) == before + 1


def test_attributes_without_known_names_come_on_demand(between, jack, sandbox):
    between.script(["500"], only="customer attributes")
    page = jack.get("/customers/1000/")
    assert "preferredlang" not in text_of(page)
    assert "Reveal Custom attributes" in text_of(page)
    revealed = jack.post("/customers/1000/reveal/", {"field": "custom"})
    assert "preferredlang English" in text_of(revealed)


def test_owners_are_looked_up_by_a_name_that_was_seen(jack, sandbox):
    jack.post("/cases/", {"status": "open"}, follow=True)
    page = jack.post("/cases/", {"owner": "Jack"}, follow=True)
    body = json.loads(asked(sandbox, "case lookup")[-1]["body"])
    assert body == {"ownerId": "1010"}
    assert "Owner Jack" in text_of(page)


def test_owners_are_looked_up_by_login_where_ece_can(each_api, jack, sandbox):
    page = jack.post("/cases/", {"owner": "mia"}, follow=True)
    if each_api == "v3":
        assert json.loads(asked(sandbox, "case lookup")[-1]["body"]) == {"ownerLoginId": "mia"}
    else:
        assert "Type the agent's ECE number" in text_of(page)
        assert asked(sandbox, "case lookup") == []
