"""A server that takes no session but the one of its last answer."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.conftest import Desk, text_of

PAGES = ("/customers/1000/", "/cases/1000/", "/customers/1000/cases/", "/cases/1000/activities/")


@pytest.mark.django_db(transaction=True)  # the tabs are threads
def test_two_tabs_at_a_time_stay_signed_in(desk, sandbox):
    sandbox.switch(rotate="strict")
    desk.sign_in("jack")
    tabs = [Desk(), Desk()]
    for tab in tabs:
        tab.cookies = desk.cookies.copy()
    with ThreadPoolExecutor(2) as threads:
        statuses = list(threads.map(statuses_of, tabs))
    assert statuses == [[200] * 8] * 2
    assert "John Russel Tierney" in text_of(desk.get("/customers/1000/"))


def statuses_of(tab: Desk) -> list[int]:
    try:
        return [tab.get(path).status_code for path in PAGES * 2]
    finally:
        connections.close_all()
