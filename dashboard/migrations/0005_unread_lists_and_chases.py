import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dashboard", "0004_slash_key"),
    ]

    operations = [
        migrations.CreateModel(
            name="Chase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("server", models.CharField(max_length=300)),
                ("customer_id", models.CharField(max_length=18)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="dashboard.agent",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChaseNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("called", "Called"),
                            ("no answer", "No answer"),
                            ("invited", "Invited again"),
                            ("call back", "Asked to call back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sealed", models.TextField(blank=True)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="dashboard.agent"
                    ),
                ),
                (
                    "chase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="dashboard.chase",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StoredUnreadList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scope", models.CharField(max_length=64)),
                ("sealed", models.TextField()),
                ("started", models.DateTimeField(db_index=True)),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="dashboard.agent"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="chase",
            constraint=models.UniqueConstraint(
                fields=("server", "customer_id"), name="one_chase_a_customer"
            ),
        ),
        migrations.AddConstraint(
            model_name="storedunreadlist",
            constraint=models.UniqueConstraint(fields=("agent", "scope"), name="one_list_a_window"),
        ),
    ]
