"""The examples in the docstrings of the reading room."""

import doctest
import pkgutil
from importlib import import_module

import pytest

from dashboard import reading

MODULES = [module.name for module in pkgutil.iter_modules(reading.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_every_example_is_true(name):
    outcome = doctest.testmod(import_module(f"dashboard.reading.{name}"))
    assert outcome.failed == 0
