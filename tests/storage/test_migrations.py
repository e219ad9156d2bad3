"""What becomes of rows that an older release has stored."""

import pytest
from django.db import connection, migrations
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

BEFORE = [("dashboard", "0004_slash_key")]
LAST_THAT_NEEDS_A_STOP = "0010_keys"
HARMLESS = (migrations.CreateModel, migrations.AddIndex)


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


def test_the_release_before_works_on_the_newer_tables():
    """So instances are restarted one after the other, behind `migrate`: what is new has a table of
    its own, or a value of its own in rows that the older code adds.
    """
    migrated = sorted(MigrationLoader(None).disk_migrations.items())
    newer = [
        m for (app, name), m in migrated if app == "dashboard" and name > LAST_THAT_NEEDS_A_STOP
    ]
    assert len(newer) >= 4
    for migration in newer:
        harmful = [step for step in migration.operations if not is_harmless(step)]
        assert not harmful, f"{migration}: release this in two steps"


def is_harmless(step: migrations.operations.base.Operation) -> bool:
    if isinstance(step, migrations.AddField):
        return step.field.null or step.field.has_db_default()
    return isinstance(step, HARMLESS)
