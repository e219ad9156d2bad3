"""What was the choice about the / key is about all single keys. The column stays as it is, so that
older code runs beside this."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dashboard", "0009_audit")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField("agent", "uses_slash_key", "uses_keys"),
                migrations.AlterField(
                    "agent",
                    "uses_keys",
                    models.BooleanField(db_column="uses_slash_key", default=True),
                ),
            ]
        )
    ]
