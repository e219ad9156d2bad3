"""What an agent's browser fetches on its first visit."""

from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from tests.conftest import page_of

LIMIT = 27_000
REQUESTS = 5


def test_the_first_visit_is_light(desk):
    sent = desk.get("/sign-in/", headers={"Accept-Encoding": "gzip"})
    head = page_of(desk.get("/sign-in/")).css("link[href], script[src], img[src]")
    files = {node.attributes.get("href") or node.attributes["src"] for node in head}
    sizes = [len(sent.content), *(size(address) for address in files)]
    assert sent["Content-Encoding"] == "gzip"
    assert len(sizes) <= REQUESTS
    assert sum(sizes) <= LIMIT, sizes


@pytest.mark.parametrize(
    ("path", "sheets"),
    [
        ("/", ["desk"]),
        ("/customers/compare/", ["desk", "compare"]),
        ("/unread/ledger/", ["desk", "supervisors"]),
        ("/audit/", ["desk", "supervisors"]),
    ],
)
def test_a_page_brings_the_style_that_it_needs(frank, settings, path, sheets):
    settings.SUPERVISORS, settings.AUDITORS = ["frank"], ["frank"]
    links = page_of(frank.get(path)).css("link[rel=stylesheet]")
    assert [Path(link.attributes["href"]).stem for link in links] == sheets


def size(address: str) -> int:
    """Bytes of this static file as it is served."""
    file = finders.find(address.removeprefix("/static/"))
    assert file, address
    return len(brotli.compress(Path(file).read_bytes(), quality=11))
