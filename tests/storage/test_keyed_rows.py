"""A row read by its key is the row that Django reads."""

from django.forms.models import model_to_dict

from dashboard.agents.browser_sessions import ROWS
from dashboard.models import BrowserSession


def test_the_row_of_a_session_is_the_one_that_django_reads(jack):
    plain = BrowserSession.objects.select_related("ece_session__agent").get()
    row = ROWS.get(plain.session_key)
    assert model_to_dict(row) == model_to_dict(plain)
    assert model_to_dict(row.ece_session) == model_to_dict(plain.ece_session)
    assert model_to_dict(row.ece_session.agent) == model_to_dict(plain.ece_session.agent)


def test_a_session_that_lost_its_session_at_ece_is_read_without_one(jack):
    BrowserSession.objects.update(ece_session=None)
    row = ROWS.get(BrowserSession.objects.get().session_key)
    assert row.ece_session is None


def test_a_key_that_no_row_has(jack):
    assert ROWS.get("nobody's") is None
