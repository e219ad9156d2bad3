"""From a customer or a case back to the results, where the agent was."""

import pytest

from tests.conftest import Desk, page_of

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]


def back_from(desk: Desk, path: str, came_from: str) -> str | None:
    """Where "Back to the results" leads, for whoever opened the record on this page."""
    answer = desk.get(path, headers={"Referer": f"http://testserver{came_from}"})
    link = page_of(answer).css_first("a[rel=prev]")
    return link.attributes["href"] if link else None


def test_the_way_back_leads_to_the_same_page_order_and_row(frank):
    results = frank.find("14082343456102").request["PATH_INFO"]
    part = f"{results}?page=2&sort=customerName&order=desc"
    id = page_of(frank.get(part)).css(".rows tbody th a")[3].attributes["href"].split("/")[2]
    back = back_from(frank, f"/customers/{id}/", part)
    assert back == f"{part}#customer-{id}"
    assert page_of(frank.get(back)).css_first(f"#customer-{id}")


def test_a_case_knows_the_way_back_as_well(jack):
    found = jack.post("/cases/", {"customer": "1000"}, follow=True)
    results = found.request["PATH_INFO"]
    assert back_from(jack, "/cases/1000/", f"{results}?hit=open") == f"{results}#case-1000"
    assert page_of(found).css_first("#case-1000")


def test_whoever_comes_from_elsewhere_has_no_way_back(jack, frank):
    theirs = frank.find("14082343456102").request["PATH_INFO"]
    jack.sign_in("jack")
    for elsewhere in ("/", "/customers/1001/", "/nowhere/", theirs, "http://[", "//evil"):
        assert back_from(jack, "/customers/1000/", elsewhere) is None
