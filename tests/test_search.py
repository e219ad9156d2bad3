"""Finding customers, from the box and from the criteria form."""

import pytest

from tests.conftest import text_of


@pytest.mark.parametrize(
    "typed",
    ["14082343456102", "+1 (408) 234-3456 ext 102", "001 408 234 3456 x102", "(408) 234-3456 #102"],
)
def test_a_phone_in_any_spelling_finds_the_customer(jack, typed):
    assert "John Russel Tierney" in text_of(jack.find(typed))
