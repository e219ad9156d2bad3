"""The promise of the create form, under broken answers, with agents who press twice, on two processes."""

import pytest

from tests.creation.creates_under_faults import Report, run

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("api", ["v20", "v3"])
def test_a_hundred_creates_under_faults_make_no_duplicate_lose_nothing_and_tell_nothing_wrong(api):
    report = run(100, api)
    assert report.created > 20
    assert report.unconfirmed > 20
    assert report == Report(report.created, report.unconfirmed)
