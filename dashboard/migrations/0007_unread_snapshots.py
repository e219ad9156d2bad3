from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dashboard", "0006_identities_and_bound_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnreadSnapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("server", models.CharField(max_length=300)),
                ("department", models.CharField(max_length=255)),
                ("taken_on", models.DateField(db_index=True)),
                ("sealed", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("server", "department", "taken_on"), name="one_snapshot_a_day"
                    )
                ],
            },
        ),
    ]
