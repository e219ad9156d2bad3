"""What the box asks back."""

import pytest

from tests.conftest import page_of, text_of


def choices(answer) -> list[tuple[str, str | None]]:
    """What the digits may mean: the words, and where they lead."""
    items = page_of(answer).css(".choices li")
    links = [item.css_first("a") for item in items]
    words = [" ".join(item.text().split()) for item in items]
    return [
        (text, link and link.attributes["href"]) for text, link in zip(words, links, strict=True)
    ]


def test_whoever_comes_back_to_what_digits_may_mean_sends_no_form_again(jack):
    asked = jack.find_one("1000")
    assert asked.redirect_chain == [("/find/1000/", 303)]
    assert choices(jack.get("/find/1000/")) == choices(asked)


@pytest.mark.usefixtures("each_api")
def test_digits_that_may_mean_two_things_say_what_is_behind_each(jack):
    asked = jack.find("1000")
    (customer, customer_href), (case, case_href) = choices(asked)
    assert (customer, customer_href) == ("Customer 1000 John Russel Tierney", "/customers/1000/")
    assert case.startswith("Case 1000 ") and "Charging is too slow" in case
    assert case_href == "/cases/1000/"
    focused = page_of(asked).css("main [autofocus]")
    assert [link.attributes["href"] for link in focused] == ["/customers/1000/"]


def test_what_is_not_there_is_no_choice(jack):
    asked = jack.find("999999")
    assert [href for _text, href in choices(asked)] == [None, None]
    assert text_of(asked).count("Not found, or not in your departments") == 2


def test_a_choice_that_ece_does_not_name_can_still_be_opened(jack, between):
    between.script(["500"], only="customers by id")
    (customer, href), (case, _) = choices(jack.find("1000"))
    assert (customer, href) == ("Customer 1000 ECE had an error", "/customers/1000/")
    assert "Charging is too slow" in case


@pytest.mark.parametrize("typed", ["Nr. 07112222333", "number 4082343456", "0004082343456"])
def test_digits_that_may_be_a_phone_number_stand_in_no_address(jack, typed):
    answer = jack.post("/find/", {"q": typed}, follow=True)
    assert answer.status_code == 200
    assert not answer.redirect_chain
