"""Several customers side by side."""

import re

import pytest

from dashboard import ece
from dashboard.customers import side_by_side
from dashboard.ece.shapes import v3
from dashboard.pages.metadata import Labels
from tests.conftest import page_of, text_of

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]


def by_id(sandbox) -> list[dict]:
    return [
        request for request in sandbox.requests() if re.search(r"/customer/[\d,%]", request["path"])
    ]


def names(answer) -> list[str]:
    return re.findall(
        r'<th scope="col"[^>]*>\s*<a href="/customers/\d+/"><bdi>(.*?)</bdi>',
        answer.content.decode(),
    )


def ids(answer) -> list[str]:
    return re.findall(
        r'<th scope="col"[^>]*>\s*<a href="/customers/(\d+)/">', answer.content.decode()
    )


def cells(answer, label: str) -> str:
    return re.search(
        rf"<tr[^>]*>\s*<th scope=\"row\"[^>]*><bdi>{label}</bdi>.*?</tr>",
        answer.content.decode(),
        re.DOTALL,
    )[0]


def test_pasted_ids_are_compared_with_one_call(frank, sandbox):
    answer = frank.post("/customers/compare/", {"ids": "1002\n1000, #1001;1002"}, follow=True)

    assert answer.redirect_chain == [("/customers/compare/?ids=1002,1000,1001", 303)]
    assert ids(answer) == ["1002", "1000", "1001"]
    assert len(by_id(sandbox)) == 1
    assert "john.russel@customer.com" in cells(answer, "E-mail")
    assert "(they differ)" in cells(answer, "Type")


def ticks(answer) -> list[str]:
    """Who is ticked on the page, on this part of the list or another one."""
    boxes = page_of(answer).css("[form=picked]")
    return [box.attributes["value"] for box in boxes if "checked" in box.attributes]


def test_ticked_rows_of_a_search_are_compared(frank):
    found = page_of(frank.find("14082343456102"))
    assert found.css_first("form#picked").attributes["action"] == "/customers/compare/"
    boxes = [box.attributes["value"] for box in found.css("tbody [form=picked]")]
    assert len(boxes) == 25

    answer = frank.post("/customers/compare/", {"ids": boxes[:3]}, follow=True)
    assert ids(answer) == boxes[:3]


def test_ticks_stay_while_an_agent_sorts_and_turns_pages(frank):
    first = frank.find("14082343456102")
    path = first.request["PATH_INFO"]
    kept = frank.post(f"{path}?sort=customerName", {"ids": ["1000", "1002", "no id"]}, follow=True)
    assert kept.redirect_chain == [(f"{path}?sort=customerName&ids=1000%2C1002", 303)]

    second = frank.get(path + page_of(kept).css_first("a[rel=next]").attributes["href"])
    assert {"1000", "1002"} == set(ticks(second))
    assert "#1002" in page_of(second).css_first("form#picked").text()
    sorted_by_id = page_of(second).css_first("#sort-id").attributes["href"]
    assert set(ticks(frank.get(path + sorted_by_id))) == {"1000", "1002"}

    none = page_of(second).css_first("form#picked > a").attributes["href"]
    assert ticks(frank.get(path + none)) == []


def test_one_customer_alone_is_shown_with_what_to_do_next(frank):
    assert "Choose at least two to compare them." in text_of(
        frank.get("/customers/compare/", {"ids": "1000"})
    )
    assert "Choose at least two" not in text_of(
        frank.get("/customers/compare/", {"ids": "1000,1012"})
    )


def test_seventy_five_are_compared_with_one_call_and_seventy_six_are_refused_in_words(
    frank, sandbox
):
    found = list(map(str, range(1000, 1076)))

    assert len(ids(frank.get("/customers/compare/", {"ids": ",".join(found[:75])}))) == 75
    assert len(by_id(sandbox)) == 1

    answer = frank.post("/customers/compare/", {"ids": " ".join(found)})
    assert answer.status_code == 422
    assert "ECE gives 75 customers at a time, and these are 76. Leave out 1." in text_of(answer)
    assert "1075" in answer.content.decode()
    assert len(by_id(sandbox)) == 1


@pytest.mark.parametrize("errors", ["code", "message"])
def test_missing_customers_and_those_of_other_departments_are_named(jack, frank, sandbox, errors):
    sandbox.switch(errors=errors)
    sales = re.search(
        r'form="picked" name="ids" value="(?!1000)(\d+)"',
        frank.find("14082343456102").content.decode(),
    )[1]
    jack.sign_in("jack")

    answer = jack.get(f"/customers/compare/?ids={sales},1000,99999999")

    assert ids(answer) == ["1000"]
    assert f"Not found, or not in your departments: {sales}, 99999999." in text_of(answer)


def test_nobody_that_the_agent_may_see_is_said_in_words(jack):
    answer = jack.get("/customers/compare/?ids=99999998,99999999")
    assert "You see none of these customers" in text_of(answer)
    assert "99999998, 99999999" in text_of(answer)


def test_the_search_for_the_missing_ends(frank, sandbox):
    wanted = [str(id) for id in range(99_999_000, 99_999_075)]

    answer = frank.get("/customers/compare/", {"ids": ",".join(["1000", *wanted[:74]])})

    assert len(by_id(sandbox)) <= 30
    assert "were not looked for" in text_of(answer)
    assert all(id in text_of(answer) for id in wanted[:74])


def test_they_are_sorted_by_name_and_by_a_custom_attribute(frank, sandbox):
    path = "/customers/compare/?ids=1000,1001,1002,1003"
    by_name = names(frank.get(f"{path}&sort=customerName"))
    assert names(frank.get(f"{path}&sort=customerName&order=desc")) == by_name[::-1]
    assert ids(frank.get(path)) == ["1000", "1001", "1002", "1003"]

    answer = frank.get(f"{path}&sort=custom.preferredlang")
    languages = re.findall(
        r"<td[^>]*><div[^>]*><bdi>(\w+)</bdi>", cells(answer, "Preferred language")
    )
    assert languages == sorted(languages)
    assert "$sort=custom.preferredlang" in by_id(sandbox)[-1]["query"].replace("%24", "$")


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    "query", ["sort=pin", "sort=customerName&order=up", "order=desc", "sort=custom.a,b"]
)
def test_an_order_that_there_is_not_is_refused_without_asking(frank, sandbox, query):
    answer = frank.get(f"/customers/compare/?ids=1000,1001&{query}")
    assert answer.status_code == 400
    assert by_id(sandbox) == []


@pytest.mark.only_v20("ECE is not asked")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Give the ID of at least one customer."),
        ("1000 jhenry@customer.com", "This is none: jhenry@customer.com."),
        ("1" * 19, "An ID is a number of 1 to 18 digits."),
        ("１ｅ５", "An ID is a number of 1 to 18 digits."),
    ],
)
def test_what_is_no_id_is_said_and_never_stands_in_an_address(frank, sandbox, typed, said):
    answer = frank.post("/customers/compare/", {"ids": typed})
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert typed in answer.content.decode()
    assert by_id(sandbox) == []


def test_nothing_sensitive_is_in_a_comparison(jack):
    html = jack.get("/customers/compare/?ids=1000").content.decode()
    assert "0121" not in html
    assert "PIN" not in html


def test_a_right_that_is_missing_is_not_taken_for_a_missing_customer(between, jack):
    between.script(["403"], only="customers by id")
    answer = jack.get("/customers/compare/?ids=1000,1001")
    calls = [request for request in between.requests if "/customer/1000,1001" in request.path]
    assert len(calls) == 1
    assert answer.status_code == 403
    assert "Your ECE account may not do this" in text_of(answer)


def compare(customers):
    return side_by_side.compare(customers, Labels(ece.Metadata))


def customer(**facts) -> ece.Customer:
    return ece.Customer(**{"id": "1", "name": "Ann"} | facts)


def marks(row) -> list[list[str]]:
    return [[value.mark for value in cell] for cell in row.cells]


def reached_by(*addresses: str) -> ece.Customer:
    points = [v3.Point(email=address) for address in addresses]
    return customer(contact_persons=(v3.Contact(email=points),))


def test_the_odd_one_out_is_marked_and_so_is_everybody_where_each_has_something_else():
    premium, basic = ece.Choice("Premium", "Premium"), ece.Choice("Basic", "Basic")

    (level,) = compare([customer(level=premium), customer(level=basic), customer(level=premium)])
    assert marks(level) == [[""], ["differs"], [""]]

    (level,) = compare([customer(level=premium), customer()])
    assert level.likeness == side_by_side.DIFFERENT
    assert marks(level) == [["differs"], ["differs"]]

    (level,) = compare([customer(level=premium), customer(level=premium)])
    assert level.likeness == side_by_side.SAME
    assert marks(level) == [[""], [""]]


def test_what_all_of_them_have_is_marked_as_the_same_in_whatever_order():
    rows = compare([reached_by("a@x.example", "b@x.example"), reached_by("c@x.example")])
    assert [row.likeness for row in rows if row.label == "E-mail"] == [side_by_side.DIFFERENT]

    rows = compare(
        [reached_by("a@x.example", "b@x.example"), reached_by("c@x.example", "a@x.example")]
    )
    (email,) = [row for row in rows if row.label == "E-mail"]
    assert email.likeness == side_by_side.PARTLY_SAME
    assert marks(email) == [["shared", "differs"], ["differs", "shared"]]

    rows = compare(
        [reached_by("a@x.example", "b@x.example"), reached_by("b@x.example", "a@x.example")]
    )
    assert {row.likeness for row in rows} == {side_by_side.SAME}


def test_only_what_differs_or_is_the_same_is_shown_by_the_address(frank):
    path = "/customers/compare/?ids=1000,1001,1003"
    whole = page_of(frank.get(path))
    tabs = whole.css("#compare .tabs a")
    assert [tab.text().rpartition(" ")[0] for tab in tabs] == [
        "All",
        "Only what differs",
        "Only what is the same",
    ]
    for tab in tabs:
        shown = page_of(frank.get(f"/customers/compare/{tab.attributes['href']}"))
        labels = [row.text() for row in shown.css(".compared tbody th bdi")]
        assert len(labels) == int(tab.text().split()[-1])
        assert ("Type" in labels) == ("the same" not in tab.text())
        assert "Phone" in labels  # the switchboard, and numbers of their own
    assert "show=same" in shown.css_first(".sorts a").attributes["href"]
    assert "show=same" in shown.css_first("thead th .quiet a").attributes["href"]
    assert frank.get(f"{path}&show=more").status_code == 400


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("Job title", "Manager", "Accountant"),
        ("May be mailed directly", "yes", "not known"),
        ("Hobbies", "Fishing", "–"),
        ("Furigana: First name", "John", "–"),
        ("Primary contact", "Y", "Y, N, N"),
        ("Last modified by", "Frank", "Frank"),
    ],
)
def test_what_contact_persons_are_like_stands_side_by_side(frank, label, first, second):
    page = frank.get("/customers/compare/?ids=1000,1001")
    shown = re.findall(r"<td[^>]*>(.*?)</td>", cells(page, label))
    assert first in shown[0]
    assert second in shown[1]


def test_nothing_sensitive_stands_side_by_side(frank):
    page = text_of(frank.get("/customers/compare/?ids=1000,1001"))
    for text in ("0121", "AE0000005", "1965", "Asian", "60000-70000", "Place of Birth"):
        assert text not in page
