from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dashboard", "0012_stored_sweeps")]

    operations = [
        migrations.AddField(
            model_name="agent",
            name="columns",
            field=models.JSONField(db_default={}, default=dict),
        ),
    ]
