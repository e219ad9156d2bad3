"""What operators can do about the sessions of agents."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from dashboard.models import Agent, CreateAttempt, EceSession, Search
from tests.sign_in.test_sign_in import ended_at_ece

pytestmark = pytest.mark.usefixtures("each_api")


def told(*command: str) -> str:
    output = io.StringIO()
    call_command(*command, stdout=output)
    return output.getvalue()


def test_the_list_names_who_is_signed_in(jack):
    assert told("sessions").startswith("jack\tsince 2")
    jack.post("/sign-out/")
    assert told("sessions") == ""


def test_all_sessions_of_a_login_end_here_and_at_ece(jack, sandbox):
    assert "1." in told("end_sessions", "JACK")
    assert jack.get("/").status_code == 302
    assert ended_at_ece(sandbox)


@pytest.mark.only_v20("there it is the authorization server that is told")
def test_an_operator_learns_that_ece_could_not_be_told(jack, gone):
    with pytest.raises(CommandError, match="could not be told"):
        told("end_sessions", "jack")
    assert jack.get("/").status_code == 302


def test_an_operator_without_the_key_learns_it_too(jack, settings):
    settings.FIELD_KEYS = ["bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0="]
    with pytest.raises(CommandError, match="could not be told"):
        told("end_sessions", "jack")


def test_a_session_from_after_a_clock_was_set_back_is_over(jack, sandbox):
    EceSession.objects.update(last_used=timezone.now() + timedelta(days=1))
    assert jack.get("/").status_code == 302


def test_an_agent_can_be_forgotten(jack, sandbox):
    jack.find("14082343456102")
    assert "forgotten" in told("forget", "jack")
    assert ended_at_ece(sandbox)
    assert not Agent.objects.exists()
    assert not Search.objects.exists()
    assert jack.get("/").status_code == 302
    with pytest.raises(CommandError, match="No agent"):
        told("forget", "jack")


def test_purging_ends_idle_sessions_at_ece_as_well(jack, sandbox):
    EceSession.objects.update(last_used=timezone.now() - timedelta(hours=1))
    told("purge")
    assert ended_at_ece(sandbox)
    assert not EceSession.objects.exists()
    assert not CreateAttempt.objects.exists()
