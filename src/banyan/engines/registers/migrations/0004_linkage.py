"""Tables of the linkage of sources, and who sees them: the offices concerned."""

import django.contrib.postgres.fields
from django.db import migrations, models

import banyan.kernel.fields
import banyan.kernel.ids
from banyan.kernel.isolation import Isolate
from banyan.kernel.partitions import CreatePartitionedModel, by_hash

OFFICE = "org_id = ANY ((SELECT banyan_orgs())::uuid[])"
HOLDER = "holder_org_id = ANY ((SELECT banyan_orgs())::uuid[])"


class Migration(migrations.Migration):
    dependencies = [("registers", "0003_ties")]

    operations = [
        migrations.CreateModel(
            name="LinkRun",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("register", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=40)),
                ("content", models.BinaryField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "numbers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), null=True, size=None
                    ),
                ),
                ("valid_from", models.DateField(null=True)),
                (
                    "within",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), size=None),
                ),
                ("org_id", models.UUIDField(null=True)),
                ("account_id", models.UUIDField(null=True)),
                ("job_id", models.UUIDField(null=True)),
                ("reached", models.BigIntegerField(default=1)),
                ("summary", models.JSONField(default=dict)),
                ("started_at", models.DateTimeField()),
            ],
            options={
                "db_table": "registers_link_run",
                "constraints": [
                    models.UniqueConstraint(fields=["register", "source", "content"], name="registers_link_once")
                ],
            },
        ),
        CreatePartitionedModel(
            name="LinkRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "run_id", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("run_id", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("register", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=40)),
                ("org_id", models.UUIDField(null=True)),
                ("division", models.CharField(default="", max_length=12)),
                ("state", models.CharField(max_length=12)),
                ("subject_id", models.UUIDField(null=True)),
                ("certainty", models.FloatField(default=0)),
                ("reason", models.TextField(default="")),
                ("sealed", models.BinaryField(null=True)),
                ("linked_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("decided_by", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "registers_link_row",
                "indexes": [
                    models.Index(fields=["org_id", "register", "state"], name="registers_link_row_tasks"),
                    models.Index(fields=["run_id", "state", "number"], name="registers_link_row_run"),
                ],
            },
            partitioning=by_hash("run_id, number"),
        ),
        CreatePartitionedModel(
            name="LinkPair",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "run_id", "number", "subject_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("run_id", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("subject_id", models.UUIDField()),
                ("org_id", models.UUIDField(null=True)),
                ("place", models.SmallIntegerField()),
                ("certainty", models.FloatField()),
                ("weight", models.FloatField()),
                ("evidence", models.JSONField()),
            ],
            options={"db_table": "registers_link_pair"},
            partitioning=by_hash("run_id, number"),
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("register", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
                ("source", models.CharField(max_length=40)),
                ("field", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=8)),
                ("division", models.CharField(max_length=12)),
                ("org_id", models.UUIDField(null=True)),
                ("holder_org_id", models.UUIDField(null=True)),
                ("run_id", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("found_at", models.DateTimeField()),
                ("state", models.CharField(default="open", max_length=12)),
                ("asked", models.CharField(default="", max_length=8)),
                ("asked_by", models.UUIDField(null=True)),
                ("asked_at", models.DateTimeField(null=True)),
                (
                    "words",
                    banyan.kernel.fields.SealedTextField(
                        context="registers_difference.words", editable=True, null=True
                    ),
                ),
                ("due", models.DateField(null=True)),
                ("answer", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "registers_difference",
                "indexes": [
                    models.Index(fields=["org_id", "register", "state"], name="registers_difference_said"),
                    models.Index(fields=["holder_org_id", "register", "state"], name="registers_difference_held"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["open", "asked"])),
                        fields=("subject_id", "register", "source", "field"),
                        name="registers_difference_once",
                    )
                ],
            },
        ),
        Isolate("registers_link_run", read=OFFICE, write="false"),
        Isolate("registers_link_row", read=OFFICE, write="false"),
        Isolate("registers_link_pair", read=OFFICE, write="false"),
        Isolate("registers_difference", read=f"{OFFICE} OR {HOLDER}", write="false"),
    ]
