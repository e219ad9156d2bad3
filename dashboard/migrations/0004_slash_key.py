from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dashboard", "0003_renewing_until")]

    operations = [
        migrations.AddField(
            model_name="agent",
            name="uses_slash_key",
            field=models.BooleanField(default=True),
        ),
    ]
