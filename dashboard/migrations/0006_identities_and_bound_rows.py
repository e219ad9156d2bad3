"""Agents are ECE's user ids, sessions belong to an API generation, and sealed text to its row.

Sessions, searches and drafts from before are deleted, and what was typed into creates: their text
is bound to no row, and session keys rest in clear. Everybody signs in once more. Old code survives
the new columns.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def delete_unbound_rows(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The drafts among them may hold the password of a sign-in form that had expired."""
    apps.get_model("sessions", "Session").objects.all().delete()
    for name in ("EceSession", "Draft", "Search"):
        apps.get_model("dashboard", name).objects.all().delete()
    apps.get_model("dashboard", "CreateAttempt").objects.update(sealed="")


class Migration(migrations.Migration):
    dependencies = [
        ("dashboard", "0005_unread_lists_and_chases"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="agent",
            name="ece_id",
            field=models.CharField(blank=True, db_default="", max_length=18),
        ),
        migrations.RemoveConstraint(model_name="agent", name="one_agent_a_login"),
        migrations.AddConstraint(
            model_name="agent",
            constraint=models.UniqueConstraint(
                condition=~models.Q(ece_id=""),
                fields=("server", "ece_id"),
                name="one_agent_an_ece_id",
            ),
        ),
        migrations.AddConstraint(
            model_name="agent",
            constraint=models.UniqueConstraint(
                condition=models.Q(ece_id=""),
                fields=("server", "login"),
                name="one_agent_a_login_without_ece_id",
            ),
        ),
        migrations.AddField(
            model_name="ecesession",
            name="api",
            field=models.CharField(blank=True, db_default="", max_length=8),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("FailedSignIn", "SignInAttempt"),
                migrations.AlterModelTable("SignInAttempt", "dashboard_failedsignin"),
            ],
        ),
        migrations.AddField(
            model_name="signinattempt",
            name="refused",
            field=models.BooleanField(db_default=True),
        ),
        migrations.RunPython(delete_unbound_rows, migrations.RunPython.noop),
    ]
