"""The examples in the docstrings of the reading room are true."""

import doctest

import pytest

from dashboard.reading import addresses, box, ids, names, phones, text

MODULES = (addresses, box, ids, names, phones, text)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_are_true(module):
    outcome = doctest.testmod(module)
    assert outcome.attempted
    assert not outcome.failed
