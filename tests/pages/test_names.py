"""Names as they come from ECE: of any script, or of nothing that can be seen."""

import pytest

from dashboard.pages.names import visible_name


@pytest.mark.parametrize(
    "name", ["", " ", "\u200b\u2060", "\u00a0", "\u3164", "\u2800\u200f", "\ufeff"]
)
def test_a_name_of_nothing_visible_is_said_to_be_none(name):
    assert visible_name(name) == "(no name)"


@pytest.mark.parametrize("name", ["Ann", "Žofie", "שרה", "李", "\u200fשרה", "-"])
def test_a_name_that_can_be_seen_stays_as_it_is(name):
    assert visible_name(name) == name
