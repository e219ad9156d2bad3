"""The promise of the create form, under broken answers, with agents who press twice, on two
processes."""

import pytest

from tests.creation.creates_under_faults import run, wanted_creates

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("api", ["v20", pytest.param("v3", marks=pytest.mark.long)])
def test_creates_under_faults_make_no_duplicate_lose_nothing_and_tell_nothing_wrong(api):
    creates = wanted_creates()
    report = run(creates, api)
    assert report.count("created") > creates // 6
    assert report.count("not confirmed") > creates // 6
    assert report.mistakes == []
