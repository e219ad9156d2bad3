import pytest

from tests.findability.world import Planted


@pytest.fixture
def planted(sandbox):
    yield Planted(sandbox)
    sandbox.reset()
