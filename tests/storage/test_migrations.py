"""What becomes of rows that an older release has stored."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BEFORE = [("dashboard", "0004_slash_key")]


@pytest.fixture
def older_release(transactional_db):
    """The tables as they were; yields their models."""
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate(BEFORE)
    yield executor.loader.project_state(BEFORE).apps
    MigrationExecutor(connection).migrate(newest)


def migrate():
    """Go on to the tables of today, and return their models."""
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    executor.migrate(newest)
    return MigrationExecutor(connection).loader.project_state(newest).apps


def test_a_password_that_was_stored_as_a_draft_is_gone_and_the_agent_stays(older_release):
    agent = older_release.get_model("dashboard", "Agent").objects.create(server="s", login="jack")
    draft = older_release.get_model("dashboard", "Draft")
    draft.objects.create(agent=agent, path="/sign-in/", sealed="x", expires=timezone.now())
    today = migrate()
    assert not today.get_model("dashboard", "Draft").objects.exists()
    assert today.get_model("dashboard", "Agent").objects.get().ece_id == ""


def test_failed_sign_ins_go_on_counting(older_release):
    older_release.get_model("dashboard", "FailedSignIn").objects.create(who="a", where="b")
    attempt = migrate().get_model("dashboard", "SignInAttempt").objects.get()
    assert (attempt.who, attempt.where, attempt.refused) == ("a", "b", True)
