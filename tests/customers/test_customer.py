"""One customer: what is shown, what only on demand, and the cases beside it."""

import re

import pytest

from tests.conftest import Desk, text_of
from tests.faults.statuses import says

pytestmark = pytest.mark.usefixtures("each_api")

SENSITIVE = {
    "pin": "0121",
    "identification_value": "AE0000005",
    "date_of_birth": "1965",
    "race": "Asian",
    "marital_status": "Married",
    "income_level": "60000-70000",
    "secret_question": "Place of Birth",
}


def test_the_record_says_who_it_is(jack):
    page = text_of(jack.get("/customers/1000/"))
    for fact in (
        "John Russel Tierney",
        "+1 408 234 3456 ext. 102",
        "john.russel@customer.com",
        "jhenry@customer.com",
        "345, E Midfield Rd, Mountain View",
        "Premium",
        "Partner",
        "Telecom",
        "Preferred language",
        "English",
        "Branch Manager",
    ):
        assert fact in page


def test_the_customer_and_the_form_call_a_thing_the_same(jack):
    page, form = (text_of(jack.get(path)) for path in ("/customers/1000/", "/customers/new/"))
    for name in (
        "Identification",
        "Furigana",
        "Type of contact",
        "Name of the spouse",
        "At the start",
    ):
        assert name in page
        assert name in form


def test_one_call_opens_a_customer_and_one_more_their_cases(jack, sandbox):
    jack.get("/customers/1001/")  # asks how the attributes are called
    before = len(sandbox.requests())
    jack.get("/customers/1000/")
    assert len(sandbox.requests()) == before + 1
    jack.get("/customers/1000/cases/?status=open")
    assert len(sandbox.requests()) == before + 2


def test_sensitive_values_are_not_in_the_page_and_the_secret_answer_never_is(jack):
    html = jack.get("/customers/1000/").content.decode()
    for value in (*SENSITIVE.values(), "Texas"):
        assert value not in html
    for field in SENSITIVE:
        assert (
            "Texas"
            not in jack.post(
                "/customers/1000/reveal/", {"field": field, "person": "0"}
            ).content.decode()
        )


@pytest.mark.parametrize("field", SENSITIVE)
def test_a_sensitive_value_is_revealed_alone(jack, field):
    html = jack.post("/customers/1000/reveal/", {"field": field, "person": "0"}).content.decode()
    assert SENSITIVE[field] in html
    assert not any(value in html for name, value in SENSITIVE.items() if name != field)


def test_a_reveal_takes_a_post_and_a_field_that_is_sensitive(jack):
    assert jack.get("/customers/1000/reveal/").status_code == 405
    for field in ("", "secret_answer", "first_name", "__class__"):
        assert (
            jack.post("/customers/1000/reveal/", {"field": field, "person": "0"}).status_code == 404
        )


def test_who_revealed_what_is_logged_without_the_value(jack, log):
    jack.post("/customers/1000/reveal/", {"field": "pin", "person": "0"})
    assert re.search(
        r'"agent": \d+, "record": "1000", "action": "value revealed", "detail": "pin"', log()
    )
    assert "0121" not in log()


def test_consent_is_yes_no_or_unknown(jack):
    page = text_of(jack.get("/customers/1000/"))
    assert "May be called directly yes" in page
    others = " ".join(text_of(jack.get(f"/customers/{number}/")) for number in range(1092, 1132))
    assert {"yes", "no", "not known"} == set(
        re.findall(r"May be called directly (yes|not known|no)", page + others)
    )


def test_the_cases_have_tabs_for_open_closed_and_all(jack):
    assert "Charging is too slow" in text_of(jack.get("/customers/1000/cases/?status=open"))
    assert "No closed case" in text_of(jack.get("/customers/1000/cases/?status=closed"))
    assert "Charging is too slow" in text_of(jack.get("/customers/1000/cases/"))
    assert jack.get("/customers/1000/cases/?status=pending").status_code == 400


def test_the_cases_are_a_region_for_htmx_and_a_page_without_it(jack):
    headers = {"HX-Request": "true", "HX-Target": "cases"}
    region = jack.get("/customers/1000/cases/?status=open", headers=headers).content.decode()
    assert region.lstrip().startswith("<section")
    assert "<html" not in region
    assert "<html" in jack.get("/customers/1000/cases/?status=open").content.decode()


@pytest.mark.only_v20("v3 has a code in every error")
def test_a_customer_who_is_unknown_is_none_where_errors_have_no_code(jack, sandbox):
    sandbox.switch(errors="message")
    assert jack.get("/customers/999999999/").status_code == 404


def test_a_customer_is_shown_where_ece_does_not_know_an_attribute_by_name(jack, between):
    refuse = says(400, b'{"developerMessage": "unsupported"}')
    between.script([refuse, "ok"], only="customers by id")
    assert "Premium" in text_of(jack.get("/customers/1000/"))
    assert between.asked("customers by id")[-1].path.endswith("/1000?%24attribute=all")


def test_a_customer_who_is_unknown_and_one_of_another_department_look_the_same(jack, desk):
    unknown = jack.get("/customers/999999999/")
    frank = Desk()
    frank.sign_in("frank")
    html = frank.find("14082343456102").content.decode()
    row = next(row for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL) if ">Sales<" in row)
    foreign = jack.get(re.search(r'href="(/customers/\d+/)"', row)[1])
    assert unknown.status_code == foreign.status_code == 404
    said = [
        re.sub(r"Reference \w+|Customer \d+", "", text_of(answer)) for answer in (unknown, foreign)
    ]
    assert said[0] == said[1]


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    "path",
    [
        "1000%2F..%2F1001",
        "..%2fcase",
        "1000%00",
        "-1",
        "0x3e8",
        "1e3",
        "1234567890123456789",
        "1000%3Fx",
        "1000;a",
        "１０００",
    ],
)
def test_what_is_not_an_id_is_not_found_and_ece_is_not_asked(jack, sandbox, path):
    before = len(sandbox.requests())
    assert jack.get(f"/customers/{path}/").status_code == 404
    assert jack.get(f"/cases/{path}/").status_code == 404
    assert len(sandbox.requests()) == before
