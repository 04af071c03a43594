"""Filters of the work-list that somebody keeps; nobody else sees them."""

import django.db.models
from django.db import migrations, models

import banyan.kernel.ids
from banyan.kernel.isolation import Isolate


class Migration(migrations.Migration):
    dependencies = [("services", "0003_open_parts")]

    operations = [
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("account_id", models.UUIDField()),
                ("name", models.CharField(max_length=20)),
                ("query", models.CharField(max_length=600)),
                ("is_default", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField()),
            ],
            options={"db_table": "services_saved_filter"},
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(fields=("account_id", "name"), name="services_filter_name"),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                condition=django.db.models.Q(("is_default", True)),
                fields=("account_id",),
                name="services_filter_one_default",
            ),
        ),
        Isolate("services_saved_filter", read="account_id = (SELECT banyan_account())"),
    ]
