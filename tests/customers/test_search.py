"""Finding customers, from the box and from the criteria form."""

import re
from urllib.parse import parse_qs

import pytest

from dashboard.models import Search
from tests.conftest import Desk, page_of, text_of
from tests.sandbox.test_changes import create, individual, phone

pytestmark = pytest.mark.usefixtures("each_api")


def searches_at_ece(sandbox) -> list[str]:
    """The query strings of the customer searches that ECE was asked, in order."""
    searches = [request for request in sandbox.requests() if request["path"].endswith("/customer")]
    return [request["query"] for request in searches if request["method"] == "GET"]


@pytest.mark.parametrize(
    "typed",
    ["14082343456102", "+1 (408) 234-3456 ext 102", "001 408 234 3456 x102", "(408) 234-3456 #102"],
)
def test_a_phone_in_any_spelling_finds_the_customer(jack, typed):
    assert "John Russel Tierney" in text_of(jack.find(typed))


def test_capitals_that_were_typed_do_not_hide_a_customer_from_a_server_that_minds_them(
    jack, sandbox
):
    sandbox.switch(emails="strict")
    assert "John Russel Tierney" in text_of(jack.find("John.Russel@Customer.COM"))


@pytest.mark.parametrize(
    "typed",
    [
        "john.russel@customer.com",
        "  John.Russel@Customer.COM ",
        "John <john.russel@customer.com>",
        "mailto:jhenry@customer.com",
    ],
)
def test_an_address_as_it_was_pasted_finds_the_customer(jack, typed):
    assert "John Russel Tierney" in text_of(jack.find(typed))


def test_a_custom_attribute_finds_the_customer_and_becomes_a_column(jack):
    answer = jack.search(custom_name="preferredlang", custom_value="English")
    html = answer.content.decode()
    assert "John Russel Tierney" in html
    assert re.search(r'<th scope="col"[^>]*><a[^>]*sort=custom.preferredlang', html)


def test_criteria_are_joined_by_and(jack):
    assert "John Russel Tierney" in text_of(
        jack.search(email="jhenry@customer.com", phone="14082343456102")
    )
    assert "No customer meets all of this" in text_of(
        jack.search(email="jhenry@customer.com", phone="4085550000")
    )


def test_the_day_of_creation_is_a_criterion_with_both_days_included(jack):
    found = jack.search(
        email="jhenry@customer.com", created_from="2021-08-20", created_to="2021-08-20"
    )
    assert "John Russel Tierney" in text_of(found)
    missed = jack.search(email="jhenry@customer.com", created_to="2021-08-19")
    assert "John Russel Tierney" not in text_of(missed)


def test_the_page_tells_which_spelling_was_found_and_which_were_not(jack, sandbox):
    page = text_of(jack.find("+1 408 234 3456 ext 102"))
    assert "Found as 14082343456102." in page
    page = text_of(jack.find("(408) 234-3456 ext 102"))
    assert "Found as 14082343456102." in page


def test_the_ladder_stops_at_the_first_hit_and_after_eight_calls(jack, sandbox):
    jack.find("+1 408 234 3456 ext 102")
    assert len(searches_at_ece(sandbox)) == 1
    page = text_of(jack.find("+49 711 555 0000 ext 9"))
    assert len(searches_at_ece(sandbox)) == 1 + 8
    assert all(
        spelling in page
        for spelling in ("497115550000", "7115550000", "4971155500009", "71155500009")
    )


@pytest.fixture
def two_spellings(sandbox) -> None:
    """Two customers, entered elsewhere with one number, once with its country code."""
    line = sandbox.signed_in("jack")
    for name, code in (("Long", {"countryCode": "49"}), ("Short", {})):
        create(line, individual(phone(areaCode="711", phoneNo="5550000", **code), firstName=name))


def test_another_spelling_that_ece_knows_is_a_press_away(jack, two_spellings):
    page = jack.find("+49 711 555 0000 ext 9")
    assert "Long" in text_of(page)
    assert "Short" not in text_of(page)
    again = jack.get(page.request["PATH_INFO"] + "?size=50")
    button = page_of(again).css_first("form:has(input[name=spelling])")
    assert button.text().strip() == "Also found as 7115550000"
    fields = {field.attributes["name"]: field.attributes["value"] for field in button.css("input")}
    other = jack.post(button.attributes["action"], fields, follow=True)
    assert "Short" in text_of(other)
    assert "Found as 7115550000." in text_of(other)


def test_sorting_and_paging_ask_ece_once_with_the_spelling_that_won(frank, sandbox):
    page = frank.find("408 234 3456 ext 102")
    asked = len(searches_at_ece(sandbox))
    path = page.request["PATH_INFO"]
    frank.get(f"{path}?page=2&sort=customerName&order=desc")
    assert len(searches_at_ece(sandbox)) == asked + 1
    assert "14082343456102" in searches_at_ece(sandbox)[-1]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_takes_nothing_costs_no_results(frank, lock, log):
    results = frank.post("/find/", {"q": "+1 408 234 3456 ext 102"})["Location"]
    lock(Search)
    page = text_of(frank.get(results))
    assert "John Russel Tierney" in page
    assert "Found as 14082343456102." in page
    assert "spelling_not_stored" in log()


def test_the_whole_switchboard_is_paged_and_sorted(frank):
    first = frank.find("14082343456102")
    path = first.request["PATH_INFO"]
    total = int(re.search(r"1–25 of (\d+)", text_of(first))[1])
    assert 80 < total < 110
    ids = []
    for number in range(1, total // 25 + 2):
        page = frank.get(f"{path}?page={number}&sort=customerName&order=asc").content.decode()
        ids += re.findall(r'href="/customers/(\d+)/"', page)
    assert len(ids) == len(set(ids)) == total
    assert "1000" in ids


@pytest.mark.parametrize("size", [25, 50, 75])
def test_a_page_holds_as_many_rows_as_chosen(frank, size):
    path = frank.find("14082343456102").request["PATH_INFO"]
    page = frank.get(f"{path}?size={size}").content.decode()
    assert len(re.findall(r'<th scope="row"', page)) == size


def test_only_what_ece_sorts_by_can_be_clicked(frank):
    html = frank.find("14082343456102").content.decode()
    heads = re.search(r"<thead.*?</thead>", html, re.DOTALL)[0]
    assert set(re.findall(r"sort=([a-zA-Z.]+)", heads)) == {"customerName", "id", "type"}
    path = frank.find("14082343456102").request["PATH_INFO"]
    html = frank.get(f"{path}?sort=type&order=desc").content.decode()
    assert re.findall(r'aria-sort="(\w+)"', html) == ["descending"]


def test_the_contact_point_that_matched_is_marked(jack):
    html = jack.find("jhenry@customer.com").content.decode()
    assert "<mark><bdi>jhenry@customer.com</bdi></mark>" in html
    html = jack.find("14082343456102").content.decode()
    assert "<mark><bdi>+1 408 234 3456 ext. 102</bdi></mark>" in html


@pytest.mark.only_v20("v3 does not tell agents their departments")
def test_nobody_found_says_where_was_looked_and_what_to_do_next(jack):
    page = text_of(jack.find("4085550000"))
    assert "No customer has exactly this phone number. Searched in Service." in page
    assert "14085550000" in page
    assert "extension" in page


def test_customers_of_other_departments_are_not_found(jack, sandbox):
    frank = Desk()
    frank.sign_in("frank")
    html = frank.find("14082343456102").content.decode()
    row = next(row for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL) if ">Sales<" in row)
    address = re.search(r"[\w.+-]+@example\.com", row)[0]
    assert "1 customer as of" in text_of(frank.find(address))
    assert "No customer has exactly this e-mail address" in text_of(jack.find(address))


def test_an_extension_can_be_added_to_a_number_that_was_not_found(jack):
    nobody = jack.find("Please call +1 408 234 3456, thanks")
    key = re.search(r'name="from" value="([^"]+)"', nobody.content.decode())[1]
    found = jack.post("/customers/", {"from": key, "extension": "102"}, follow=True)
    assert "John Russel Tierney" in text_of(found)


def test_past_the_end_is_not_nobody_found(frank):
    path = frank.find("14082343456102").request["PATH_INFO"]
    page = text_of(frank.get(f"{path}?page=999"))
    assert "That was the last page" in page
    assert "No customer" not in page


def test_a_criterion_is_taken_away_and_the_order_stays(frank):
    answer = frank.search(phone="14082343456102", email="jhenry@customer.com")
    key = answer.request["PATH_INFO"].split("/")[3]
    fewer = frank.post(
        "/customers/?size=50&sort=type&order=desc", {"from": key, "without": "email"}, follow=True
    )
    assert "14082343456102" in text_of(fewer)
    assert "jhenry@customer.com (remove)" not in text_of(fewer)
    assert fewer.request["QUERY_STRING"] == "size=50&sort=type&order=desc"
    nothing_left = frank.post(
        "/customers/",
        {"from": fewer.request["PATH_INFO"].split("/")[3], "without": "phone"},
        follow=True,
    )
    assert nothing_left.request["PATH_INFO"] == "/customers/"


def test_the_form_comes_back_filled_to_be_changed(jack):
    nobody = jack.search(phone="4085550000", custom_name="preferredlang", custom_value="Klingon")
    key = nobody.request["PATH_INFO"].split("/")[3]
    html = jack.get(f"/customers/?from={key}").content.decode()
    assert all(
        f'value="{value}"' in html for value in ("4085550000", "Preferred language", "Klingon")
    )


def test_another_custom_attribute_fits_without_a_script(jack):
    answer = jack.post(
        "/customers/", {"phone": "408", "custom_name": "a", "custom_value": "b", "add": "custom"}
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count('name="custom_name"') == 2
    assert 'value="408"' in html
    assert "errorlist" not in html


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        ({}, "Fill in at least one field"),
        ({"phone": "call me"}, "Type the digits of a phone number"),
        ({"phone": "4" * 256}, "at most 255"),
        ({"email": "not-an-address"}, "not a whole e-mail address"),
        ({"email": "a" * 250 + "@example.com"}, "at most 255"),
        ({"created_from": "yesterday"}, "Give a date"),
        ({"created_from": "0000-00-00"}, "Give a date"),
        ({"created_from": "9999-12-31"}, "Give a date"),
        ({"created_from": "2026-02-02", "created_to": "2026-01-01"}, "before"),
        ({"custom_name": "shoe size"}, "Give the whole value"),
        ({"custom_value": "English"}, "Name the attribute"),
        ({"custom_name": "x" * 129, "custom_value": "y"}, "at most 128"),
    ],
)
def test_odd_values_come_back_as_typed_and_ece_is_not_asked(jack, sandbox, criteria, said):
    answer = jack.post("/customers/", criteria)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert all(f'value="{value}"' in html for value in criteria.values())
    assert not searches_at_ece(sandbox)


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    "query",
    [
        "sort=password",
        "sort=__class__",
        "order=x",
        "order=desc",
        "page=-1",
        "page=0",
        "page=10000000000",
        "page=１",
        "size=1000000",
        "size=76",
        "size=25&size=50",
        "page=1.5",
    ],
)
def test_a_part_of_the_list_that_does_not_exist_is_said_so_and_ece_is_not_asked(
    jack, sandbox, query
):
    path = jack.find("john.russel@customer.com").request["PATH_INFO"]
    asked = len(searches_at_ece(sandbox))
    answer = jack.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert "john.russel@customer.com" in text_of(answer)
    assert len(searches_at_ece(sandbox)) == asked


def test_an_unknown_or_foreign_search_offers_the_form(jack, sandbox):
    path = jack.find("john.russel@customer.com").request["PATH_INFO"]
    mia = Desk()
    mia.sign_in("mia")
    for answer in (mia.get(path), jack.get("/customers/s/" + "x" * 43 + "/")):
        assert answer.status_code == 404
        assert 'name="email"' in answer.content.decode()
        assert "john.russel" not in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        "john.russel@customer.com",
        "14082343456102",
        "John Russel Tierney",
        "+1 (408) 234-3456 ext 102",
    ],
)
def test_nothing_personal_stands_in_an_address_or_a_log(jack, log, typed):
    answer = jack.find_one(typed)
    seen = [path for path, _status in answer.redirect_chain] + re.findall(
        r'(?:href|action)="([^"]*)"', answer.content.decode()
    )
    assert "ece_call" in log() or answer.status_code == 422
    for part in ("russel", "tierney", "2343456", "customer.com"):
        assert not any(part in address.lower() for address in seen)
        assert part not in log().lower()


def test_a_few_digits_are_asked_about(jack):
    page = jack.find("1000")
    assert 'href="/customers/1000/"' in page.content.decode()
    assert 'href="/cases/1000/"' in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("#1000", "/cases/1000/"),
        ("case 1000", "/cases/1000/"),
        ("Customer 1000", "/customers/1000/"),
    ],
)
def test_an_id_goes_straight_there(jack, typed, path):
    assert jack.find(typed).request["PATH_INFO"] == path


@pytest.mark.only_v20("v3 searches by name")
def test_a_name_is_said_to_be_out_of_reach_and_stays_in_the_box(jack):
    answer = jack.find("John Tierney")
    assert answer.status_code == 422
    assert "can't search by name" in text_of(answer)
    assert 'value="John Tierney"' in answer.content.decode()


def test_a_results_page_asks_ece_once_and_stays_small(frank, sandbox):
    path = frank.find("14082343456102").request["PATH_INFO"]
    asked = len(sandbox.requests())
    answer = frank.get(path)
    assert len(sandbox.requests()) == asked + 1
    assert len(answer.content) < 40_000


@pytest.mark.only_v20("v3 writes custom attributes as JSON")
def test_a_value_with_signs_of_a_query_arrives_as_one_value(jack, sandbox):
    jack.search(custom_name="preferredlang", custom_value='a&$pagesize=75&email=b#x","name":"y')
    query = parse_qs(searches_at_ece(sandbox)[-1])
    assert query["custom.preferredlang"] == ['a&$pagesize=75&email=b#x","name":"y']
    assert "email" not in query


def test_the_title_of_a_search_tells_its_criteria_and_none_of_their_values(jack):
    answer = jack.search(
        phone="14082343456102", custom_name="preferredlang", custom_value="English"
    )
    title = re.search(r"<title>(.*?)</title>", answer.content.decode())[1]
    assert title == "Customers: Phone and Preferred language · Agent Dashboard"


def test_the_title_changes_with_the_criteria_without_a_new_page(jack):
    path = jack.find("jhenry@customer.com").request["PATH_INFO"]
    region = jack.get(path, headers={"HX-Request": "true", "HX-Target": "search"})
    assert "<title>Customers: E-mail · Agent Dashboard</title>" in region.content.decode()
    rows = jack.get(path, headers={"HX-Request": "true", "HX-Target": "results"})
    assert "<title>" not in rows.content.decode()
