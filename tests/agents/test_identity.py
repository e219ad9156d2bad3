"""Who an agent is, and which of the stored sessions are good for something."""

import json

import pytest

from dashboard.agents.identities import Identity, remember_agent
from dashboard.models import Agent, BrowserSession, EceSession
from tests.conftest import Desk

pytestmark = pytest.mark.django_db


def test_an_agent_is_eces_own_user_id(frank):
    agent = Agent.objects.get()
    assert (agent.login, agent.ece_id) == ("frank", "1012")


def test_an_agent_whose_login_was_changed_stays_the_same():
    before = remember_agent(Identity("anna.smith", ece_id="7", name="Anna Smith"), "Europe/Berlin")
    after = remember_agent(Identity("anna.jones", ece_id="7", name="Anna Jones"), "")
    assert before.pk == after.pk
    assert (after.login, after.name, after.time_zone) == (
        "anna.jones",
        "Anna Jones",
        "Europe/Berlin",
    )


def test_a_login_that_was_given_to_somebody_else_is_another_agent():
    assert remember_agent(Identity("anna", ece_id="7"), "") != remember_agent(
        Identity("anna", ece_id="8"), ""
    )


def test_an_agent_without_an_id_is_found_again_once_ece_tells_it():
    before = remember_agent(Identity("Anna"), "")
    assert remember_agent(Identity("anna", ece_id="7"), "") == before
    assert remember_agent(Identity("ANNA"), "") == before


def test_an_agent_with_a_very_long_name_gets_in():
    longest = Agent._meta.get_field("name").max_length
    assert len(remember_agent(Identity("anna", name="x" * 999), "").name) == longest


def test_logins_that_only_look_alike_are_two_agents():
    assert remember_agent(Identity("maß"), "") != remember_agent(Identity("mass"), "")


@pytest.mark.usefixtures("each_api")
def test_a_session_of_another_server_is_not_sent_to_this_one(jack, sandbox, settings):
    Agent.objects.update(server="https://another.example.com/system")
    calls = len(sandbox.requests())
    assert jack.get("/customers/1000/").status_code == 302
    assert len(sandbox.requests()) == calls


@pytest.mark.usefixtures("each_api")
def test_a_session_of_another_api_generation_is_not_used(jack, sandbox):
    EceSession.objects.update(api="v99")
    calls = len(sandbox.requests())
    assert jack.get("/customers/1000/").status_code == 302
    assert len(sandbox.requests()) == calls


def test_the_database_does_not_hold_the_key_of_a_browser(jack):
    key = jack.cookies["session"].value
    assert not BrowserSession.objects.filter(session_key=key).exists()
    thief = Desk()
    thief.cookies["session"] = BrowserSession.objects.get().session_key
    assert thief.get("/").status_code == 302
    assert jack.get("/").status_code == 200


@pytest.mark.usefixtures("each_api")
def test_a_credential_that_was_moved_to_another_row_does_not_open(jack, sandbox):
    mia = Desk()
    mia.sign_in("mia")
    own, others = EceSession.objects.order_by("pk")
    EceSession.objects.filter(pk=own.pk).update(sealed=others.sealed)
    calls = len(sandbox.requests())
    assert jack.get("/customers/1000/").status_code == 302
    assert len(sandbox.requests()) == calls


@pytest.mark.usefixtures("each_api")
def test_a_process_that_lacks_the_newest_key_leaves_the_session_alone(jack, settings):
    settings.FIELD_KEYS = ["b3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXItb3Q="]
    assert jack.get("/").status_code == 302
    settings.FIELD_KEYS = [*settings.FIELD_KEYS, "dGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtdGVzdHMtdGU="]
    assert jack.get("/").status_code == 200


def test_a_line_about_a_credential_that_does_not_open_names_the_agent_only(jack, settings, log):
    settings.FIELD_KEYS = ["b3RoZXItb3RoZXItb3RoZXItb3RoZXItb3RoZXItb3Q="]
    jack.get("/")
    line = json.loads(log().splitlines()[-1])
    assert line["event"] == "credential_not_opened"
    assert line["agent"] == Agent.objects.get().pk
