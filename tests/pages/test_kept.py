"""What stands around a page is rendered once and kept, without a word of one agent for another."""

import re

from tests.conftest import text_of

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def test_each_agent_is_shown_their_own_name_and_places(desk, settings):
    settings.SUPERVISORS = ["jack"]
    for login, has_unread in (("frank", False), ("jack", True), ("frank", False)):
        desk.sign_in(login)
        page = text_of(desk.get("/customers/"))
        assert f"Signed in to ECE as {login}" in page
        assert ("Unread secure mail" in page) is has_unread
        desk.cookies.clear()


def test_the_tokens_of_one_page_are_not_those_of_the_next(frank):
    pages = [frank.get("/customers/").content.decode() for _ in range(2)]
    first, second = (set(TOKEN.findall(page)) for page in pages)
    assert len(first) == len(second) == 1
    assert first != second


def test_what_an_agent_chose_shows_at_once(frank):
    assert "Turn single keys off" in text_of(frank.get("/"))
    frank.post("/me/keys/", {})
    assert "Turn single keys on" in text_of(frank.get("/"))


def test_what_was_typed_stands_in_the_box_of_its_page_alone(frank):
    typed = 'nobody" <b>@example.com'
    answer = frank.post("/find/", {"q": typed}, follow=True).content.decode()
    assert 'value="nobody&quot; &lt;b&gt;@example.com"' in answer
    assert "nobody" not in frank.get("/").content.decode()
