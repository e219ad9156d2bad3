"""The browsers in which an agent is signed in, and how they end the others."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dashboard.models import Agent, AuditEvent, EceSession
from tests.conftest import Desk, page_of, text_of
from tests.creation.creating import MINIMAL, open_form, send
from tests.sign_in.test_sign_in import ended_at_ece

pytestmark = [pytest.mark.long_on_v3, pytest.mark.usefixtures("each_api")]

BUTTON = 'form[action="/me/end-others/"] button'


@pytest.fixture
def elsewhere(jack) -> Desk:
    """jack, who is signed in at another desk as well."""
    desk = Desk()
    desk.sign_in("jack")
    return desk


def browsers(desk: Desk) -> list[str]:
    entries = page_of(desk.get("/me/")).css("section:has(#browsers) li")
    return [entry.text().partition(" signed in")[0].strip() for entry in entries]


def test_an_agent_sees_where_they_are_signed_in_and_nobody_else(jack, elsewhere):
    mia = Desk()
    mia.sign_in("mia")
    assert browsers(jack) == browsers(elsewhere) == ["This browser", "Another browser"]
    assert browsers(mia) == ["This browser"]
    assert not page_of(mia.get("/me/")).css(BUTTON)


def test_a_browser_that_was_left_long_ago_is_not_told(jack, elsewhere):
    left = EceSession.objects.order_by("-pk")[:1]
    EceSession.objects.filter(pk__in=left).update(last_used=timezone.now() - timedelta(hours=1))
    assert browsers(jack) == ["This browser"]


def test_the_others_are_signed_out_here_and_at_ece(jack, elsewhere, sandbox, settled):
    form = open_form(elsewhere)
    assert page_of(jack.get("/me/")).css(BUTTON)
    page = jack.post("/me/end-others/", follow=True)
    assert "You are signed out in all other browsers." in text_of(page)
    assert browsers(jack) == ["This browser"]
    settled(lambda: ended_at_ece(sandbox))
    assert jack.get("/customers/1000/").status_code == 200
    assert elsewhere.get("/customers/1000/").status_code == 302
    assert "draft" in send(elsewhere, form, **MINIMAL)["Location"]
    event = AuditEvent.objects.get(action="other sessions ended")
    assert event.agent == Agent.objects.get(login="jack")
