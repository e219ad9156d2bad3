"""Who did what, in rows that the database refuses to change; and when a chase was last changed."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON dashboard_auditevent
BEGIN SELECT RAISE(ABORT, 'events of the audit are never changed'); END
"""
POSTGRES = """
CREATE FUNCTION audit_is_not_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'events of the audit are never changed'; END $$;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON dashboard_auditevent
FOR EACH ROW EXECUTE FUNCTION audit_is_not_changed()
"""


def forbid_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    statements = {"sqlite": SQLITE, "postgresql": POSTGRES}
    schema_editor.execute(statements[schema_editor.connection.vendor])


def allow_changes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION audit_is_not_changed CASCADE")
    else:
        schema_editor.execute("DROP TRIGGER audit_is_not_changed")


class Migration(migrations.Migration):
    dependencies = [
        ("dashboard", "0008_browser_sessions"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), db_index=True
                    ),
                ),
                ("server", models.CharField(max_length=300)),
                (
                    "agent",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="dashboard.agent",
                    ),
                ),
                ("stranger", models.CharField(blank=True, max_length=16)),
                ("action", models.CharField(max_length=40)),
                ("record_id", models.CharField(blank=True, db_index=True, max_length=18)),
                ("detail", models.CharField(blank=True, max_length=100)),
                ("origin", models.CharField(blank=True, max_length=16)),
                ("reference", models.CharField(blank=True, max_length=16)),
            ],
        ),
        migrations.RunPython(forbid_changes, allow_changes),
        migrations.AddField(
            model_name="chase",
            name="changed_at",
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
    ]
