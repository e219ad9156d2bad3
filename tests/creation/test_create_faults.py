"""The promise of the create form, under broken answers, with agents who press twice, on two
processes."""

import pytest

from tests.creation.creates_under_faults import Report, run, wanted_creates

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("api", ["v20", pytest.param("v3", marks=pytest.mark.long)])
def test_creates_under_faults_make_no_duplicate_lose_nothing_and_tell_nothing_wrong(api):
    creates = wanted_creates()
    report = run(creates, api)
    assert report.created > creates // 6
    assert report.unconfirmed > creates // 6
    assert report == Report(report.created, report.unconfirmed)
