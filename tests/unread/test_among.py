"""Unread secure mail among some customers only: by level, department, attribute, phone, e-mail."""

import json
from urllib.parse import parse_qsl

import pytest

from tests.conftest import text_of
from tests.unread.world import address, last, listed, unread_in

pytestmark = pytest.mark.usefixtures("each_api")


def narrow(desk, window, **criteria):
    """Fill in the form beside the list, and come to the list."""
    start, end = window.written
    answer = desk.post("/unread/among/", {"from": start, "to": end, **criteria})
    assert answer.status_code == 303, text_of(answer)
    return answer["Location"]


def shown(desk, window, path: str) -> list[str]:
    return listed(desk, window, among=path.partition("among=")[2])


def facts(database, id: str) -> dict:
    """What the far side holds of a customer."""
    (content,) = database.execute(
        "SELECT content FROM document WHERE customer = ?", (id,)
    ).fetchone()
    return json.loads(content)


def unread_questions(sandbox) -> list[dict]:
    """The parameters of the calls that asked for unread mail."""
    queries = [dict(parse_qsl(call["query"])) for call in sandbox.requests()]
    return [query for query in queries if "activity" in query]


@pytest.mark.parametrize("level", ["Premium", "VIP"])
def test_unread_mail_of_a_level_is_asked_for_in_one_call(supervisor, sandbox, database, level):
    window = last(14)
    wanted = {id for id in unread_in(database, window) if level_of(database, id) == level}
    path = narrow(supervisor, window, level=level)
    assert set(shown(supervisor, window, path)) == wanted
    assert wanted
    assert all("level" in query["$attribute"] for query in unread_questions(sandbox))
    assert f"Only customers with Level: {level} ." in text_of(supervisor.get(path))


def level_of(database, id: str) -> str:
    return facts(database, id).get("level", {}).get("value", "")


def test_unread_mail_of_a_department(supervisor, database):
    window = last(14)
    departments = {}
    for id in unread_in(database, window):
        (row,) = database.execute("SELECT department FROM customer WHERE id = ?", (id,)).fetchone()
        departments.setdefault(row, set()).add(id)
    path = narrow(supervisor, window, department="Service")
    assert set(shown(supervisor, window, path)) == departments[999]
    assert len(departments) > 1


def test_unread_mail_of_customers_with_an_attribute(supervisor, sandbox, database):
    window = last(14)
    held = "SELECT holder FROM attribute WHERE object = 'customer' AND name = ? AND value = ?"
    english = {str(id) for (id,) in database.execute(held, ("preferredlang", "English"))}
    path = narrow(supervisor, window, custom_name="Preferred language", custom_value="English")
    assert set(shown(supervisor, window, path)) == unread_in(database, window) & english
    for query in unread_questions(sandbox):
        assert "English" in query.get("custom.preferredlang", query.get("custom", ""))


@pytest.mark.parametrize("kind", ["phone", "email"])
def test_unread_mail_of_one_address_or_number(supervisor, sandbox, database, kind):
    window = last(14)
    reach = "SELECT customer, value FROM reach WHERE kind = ? ORDER BY customer"
    unread = unread_in(database, window)
    id, value = next(
        (str(id), value) for id, value in database.execute(reach, (kind,)) if str(id) in unread
    )
    path = narrow(supervisor, window, **{kind: value})
    assert value not in path
    assert id in shown(supervisor, window, path)
    assert all(query[kind] == value for query in unread_questions(sandbox))


def test_the_same_customers_stay_wanted_in_other_windows(supervisor):
    path = narrow(supervisor, last(14), level="VIP")
    key = path.partition("among=")[2]
    page = supervisor.get(path).content.decode()
    assert page.count(f"among={key}") > 8
    assert 'value="VIP"' in supervisor.get(f"/unread/among/?among={key}").content.decode()
    assert "Show everybody" in page


def test_nothing_filled_in_is_everybody(supervisor):
    window = last(7)
    assert narrow(supervisor, window) == address(window)


def test_half_an_attribute_is_refused_and_the_form_comes_back(supervisor):
    start, end = last(7).written
    typed = {"from": start, "to": end, "custom_name": "Topics"}
    page = supervisor.post("/unread/among/", typed)
    assert page.status_code == 422
    assert "Give the whole value to look for." in text_of(page)
    assert f'value="{start}"' in page.content.decode()


def test_what_one_supervisor_typed_opens_for_nobody_else(supervisor, desk):
    path = narrow(supervisor, last(7), level="VIP")
    supervisor.sign_in("mia")
    assert supervisor.get(path).status_code == 404


def test_the_list_of_everybody_is_not_the_one_of_some(supervisor, database):
    window = last(7)
    everybody = set(listed(supervisor, window))
    some = set(shown(supervisor, window, narrow(supervisor, window, level="VIP")))
    assert some < everybody
    assert set(listed(supervisor, window)) == everybody
