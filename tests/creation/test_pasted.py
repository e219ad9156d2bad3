"""What people paste and type, in every place where such a value is typed."""

import re

import pytest

from tests.conftest import text_of
from tests.creation.creating import creations, form_on, open_form, send

pytestmark = pytest.mark.usefixtures("each_api")

TIERNEY, HIS_CASE = "John Russel Tierney", "Charging is too slow"
KIM = {"department": "Service", "person-0-first_name": "Kim"}


@pytest.mark.parametrize(
    "typed",
    [
        "14082343456102\u200b",
        "\u202a+14082343456102\u202c",
        "＋１ ４０８ ２３４ ３４５６ ext 102",
        "011 1 408 234 3456 ext 102",
        "'+1 408 234 3456 ext. 102",
        '"14082343456102"',
        "tel:+14082343456;ext=102",
        "Russel, John <john.russel@customer.com>",
        "“john.russel@customer.com”",
        "E-mail: john.russel@customer.com",
        "john.russel@customer.com (John Russel)",
        "John Russel [EXT] <john.russel@customer.com>;",
        "mailto://john.russel@customer.com",
        "mailto:john.russel%40customer.com",
        "john.russel＠customer.com",
        "john.russel@customer．com",
        "Customer: 1000",
        "customer 0001000",
        "https://desk.example.com/customers/1000/",
    ],
)
def test_the_box_finds_the_customer(jack, typed):
    assert TIERNEY in text_of(jack.find(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "#1000\u200b",
        "#１０００",
        "[#1000]",
        "Case: 1000",
        "#1000.",
        "#0001000",
        "Charging is too slow [#1000]",
        "http://127.0.0.1:8000/cases/1000/",
    ],
)
def test_the_box_opens_the_case(jack, typed):
    assert HIS_CASE in text_of(jack.find(typed))


def test_a_long_paste_is_refused_in_words_and_not_cut(jack):
    assert "too long" in text_of(jack.find("a" * 256))
    box = re.search(r'<input id="find"[^>]*>', jack.get("/").content.decode())
    assert "maxlength" not in box[0]


@pytest.mark.parametrize("typed", ["1000\u200b", "#1000", "Customer: 1000", "０００１０００"])
def test_a_lookup_takes_the_id_as_it_is_shown(jack, typed):
    page = jack.post("/cases/", {"customer": typed}, follow=True)
    assert HIS_CASE in text_of(page)


def test_a_case_is_not_taken_for_its_customer(jack):
    answer = jack.post("/cases/", {"customer": "Case #1000"})
    assert "This is the ID of a case." in text_of(answer)
    assert 'value="Case #1000"' in answer.content.decode()


@pytest.mark.parametrize("typed", ["1000\u200b,1001", "１０００、１００１", "0001000,1001"])
def test_compare_takes_ids_out_of_a_sheet(frank, typed):
    page = text_of(frank.post("/customers/compare/", {"ids": typed}, follow=True))
    assert TIERNEY in page
    assert "1001" in page


@pytest.mark.parametrize("path", ["/customers/0001000/", "/cases/0001000/"])
def test_a_record_has_one_address(jack, path):
    assert jack.get(path).headers["Location"] == path.replace("000", "", 1)


def phone(code: str, area: str, number: str, extension: str = "") -> dict[str, str]:
    return {
        "phone-0-country_code": code,
        "phone-0-area_code": area,
        "phone-0-number": number,
        "phone-0-extension": extension,
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"email-0-address": "kim@example.com"}, {"email-0-address": "kim\u200b@example.com"}),
        (
            {"email-0-address": "kim@bücher.example"},
            {"email-0-address": "kim@xn--bcher-kva.example"},
        ),
        (
            {"email-0-address": "jose\u0301@example.com"},
            {"email-0-address": "Kim <josé@example.com>"},
        ),
        (phone("44", "", "20 79460123"), phone("44", "", "020 79460123")),
        (phone("49", "711", "222 2333"), phone("0049", "711", "2222333")),
        (phone("1", "212", "555 0101"), phone("1", "", "+1 212 5550101")),
        (phone("1", "212", "5550100"), phone("1", "212", "５５５０１００")),
        (phone("1", "415", "555 0123", "7"), phone("1", "", "+1 (415) 555-0123 ext 7")),
        (phone("1", "800", "3569377"), phone("1", "", "800-FLOWERS")),
    ],
)
def test_the_same_address_or_number_makes_one_customer(jack, sandbox, first, second):
    send(jack, open_form(jack), **KIM, **first)
    assert len(creations(sandbox)) == 1
    again = send(jack, open_form(jack), **KIM, **second)
    assert len(creations(sandbox)) == 1
    assert re.search(r"Kim (has|belongs)|belongs to Kim", text_of(again))


def test_a_whole_number_beside_a_country_code_is_stored_as_callers_find_it(jack, sandbox):
    send(jack, open_form(jack), **KIM, **phone("1", "", "+49 711 2222333 ext 4"))
    assert len(creations(sandbox)) == 1
    for typed in ("+49 711 2222333 x4", "011 49 711 2222333 ext 4", "+49 0711 2222333 ext 4"):
        assert "Kim" in text_of(jack.find(typed)), typed


def test_what_was_understood_is_shown_in_its_fields(jack):
    answer = send(
        jack, open_form(jack), department="Service", **phone("1", "", "+1 415 5550123 x7")
    )
    form = form_on(answer)
    shown = [
        form[f"phone-0-{part}"] for part in ("country_code", "area_code", "number", "extension")
    ]
    assert shown == ["1", "415", "5550123", "7"]


def test_a_number_that_is_not_certain_is_refused_and_stays(jack, sandbox):
    refused = {
        ("1", "", "408-234-3456 / 408-234-3457", ""): "These are several phone numbers.",
        ("1", "", "408-234-3456 press 102", ""): "This is not a phone number.",
        ("1", "", "408-XXX-3456", ""): "This is not a phone number.",
        ("US", "", "408 234 3456", "reception"): "Digits only.",
    }
    form = open_form(jack)
    for typed, said in refused.items():
        answer = send(jack, form, **KIM, **phone(*typed))
        assert said in text_of(answer)
        assert phone(*typed).items() <= form_on(answer).items()
    assert not creations(sandbox)


def test_a_name_of_nothing_visible_is_refused_as_empty(jack, sandbox):
    answer = send(jack, open_form(jack), department="Service", **{"person-0-first_name": "\u200b"})
    assert "Type a first name" in text_of(answer)
    assert not creations(sandbox)


def test_an_attribute_is_searched_by_the_name_it_is_shown_with(jack):
    found = jack.search(
        custom_object="customer", custom_name="Preferred language", custom_value="English"
    )
    assert TIERNEY in text_of(found)


@pytest.mark.parametrize(
    ("field", "displayed"), [("status", "Open"), ("status", "OPEN"), ("department", "service")]
)
def test_a_value_is_looked_up_as_it_is_displayed(jack, field, displayed):
    jack.find("14082343456102")
    page = jack.post("/cases/", {field: displayed, "customer": "1000"}, follow=True)
    assert HIS_CASE in text_of(page)


def test_a_surname_before_the_comma_is_the_surname(desk, each_api):
    if each_api == "v20":
        pytest.skip("names can't be searched there")
    desk.sign_in("jack")
    page = desk.find("Testmann, Ms. Anna").content.decode()
    form = open_form(desk, re.search(r'href="(/customers/new/\?from=[^"]+)"', page)[1])
    assert (form["person-0-first_name"], form["person-0-last_name"]) == ("Anna", "Testmann")
    assert form["person-0-salutation"] == "Ms."


@pytest.mark.parametrize("typed", ["Tierney, John Russel", "Mr. John Russel Tierney"])
def test_a_customer_is_found_by_a_name_in_another_order(desk, each_api, typed):
    if each_api == "v20":
        pytest.skip("names can't be searched there")
    desk.sign_in("jack")
    assert f"Found as {TIERNEY}. Not found as {typed}." in text_of(desk.find(typed))


def test_an_attribute_is_found_as_it_was_stored(jack):
    row = {"custom-2-name": "contractnumber", "custom-2-value": "Mu\u0308nchen\u200b\u00a0 '01"}
    send(jack, open_form(jack), **KIM, **row)
    found = jack.search(
        custom_object="customer", custom_name="contractnumber", custom_value="München '01"
    )
    assert "1 customer" in text_of(found)


def test_a_handle_is_found_however_it_was_pasted(desk, each_api):
    if each_api == "v20":
        pytest.skip("social IDs can't be searched there")
    desk.sign_in("jack")
    typed = {"social-0-type": "Twitter", "social-0-social_id": "@kim_t"}
    send(desk, open_form(desk), **KIM, **typed)
    for shown in ("https://twitter.com/Kim_T/", "https://mobile.twitter.com/kim_t?s=20", "@kim_t"):
        assert "1 customer" in text_of(desk.search(twitter_id=shown)), shown


def test_a_name_that_runs_the_other_way_leaves_the_warning_readable(frank):
    typed = phone("1", "732", "5558924")
    answer = send(frank, open_form(frank), **KIM, **typed)
    assert "\u2068ليلى القاضي\u2069 has" in text_of(answer)
