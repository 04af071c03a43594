"""Tables of the registers, their isolation, and the one way to read a statement."""

import django.contrib.postgres.fields
from django.db import migrations, models

import banyan.kernel.fields
import banyan.kernel.ids
from banyan.engines.registers import read_sql
from banyan.kernel.isolation import AppendOnly, Isolate
from banyan.kernel.partitions import CreatePartitionedModel, by_city, by_hash

OWN = "subject_id = ANY ((SELECT banyan_subjects())::uuid[])"
TASK = "org_id = ANY ((SELECT banyan_orgs())::uuid[])"


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        CreatePartitionedModel(
            name="Reading",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "subject_id", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7)),
                ("subject_id", models.UUIDField()),
                ("register", models.CharField(max_length=40)),
                (
                    "fields",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), size=None),
                ),
                ("kind", models.CharField(max_length=16)),
                ("outcome", models.CharField(max_length=16)),
                ("automatic", models.BooleanField()),
                ("purpose", models.TextField()),
                ("case_id", models.UUIDField(null=True)),
                ("account_id", models.UUIDField(null=True)),
                ("org_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "registers_reading",
            },
            partitioning=by_hash("subject_id"),
        ),
        CreatePartitionedModel(
            name="Statement",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "subject_id",
                        "register",
                        "source",
                        "valid_from",
                        "known_from",
                        "city",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("city", models.CharField(max_length=4)),
                ("subject_id", models.UUIDField()),
                ("register", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=40)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField()),
                ("known_from", models.DateTimeField()),
                ("known_to", models.DateTimeField()),
                ("division", models.CharField(max_length=12)),
                ("org_id", models.UUIDField(null=True)),
                ("plain", models.JSONField(null=True)),
                ("sealed", models.BinaryField(null=True)),
                ("reason", models.TextField(default="")),
            ],
            options={
                "db_table": "registers_statement",
            },
            partitioning=by_city("city"),
        ),
        CreatePartitionedModel(
            name="Term",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "digest", "subject_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("digest", models.BinaryField()),
                ("subject_id", models.UUIDField()),
            ],
            options={
                "db_table": "registers_term",
            },
            partitioning=by_hash("digest"),
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("subject_id", models.UUIDField()),
                ("account_id", models.UUIDField(null=True)),
                ("register", models.CharField(max_length=40)),
                ("field", models.CharField(default="", max_length=40)),
                ("reading_id", models.UUIDField(null=True)),
                ("words", banyan.kernel.fields.SealedTextField(context="registers_objection.words", editable=True)),
                ("division", models.CharField(max_length=12)),
                ("source", models.CharField(max_length=40)),
                ("org_id", models.UUIDField(null=True)),
                ("state", models.CharField(default="open", max_length=16)),
                ("answer", models.TextField(default="")),
                ("made_at", models.DateTimeField()),
                ("due", models.DateField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "registers_objection",
                "indexes": [
                    models.Index(fields=["subject_id", "-made_at"], name="registers_objection_mine"),
                    models.Index(fields=["org_id", "state", "due"], name="registers_objection_tasks"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "upheld", "rejected"])),
                        name="registers_objection_state",
                    )
                ],
            },
        ),
        Isolate("registers_statement", read="false"),
        Isolate("registers_term", read="(SELECT banyan_kind()) = 'servant'", write="false"),
        Isolate(
            "registers_reading",
            read=f"{OWN} OR (SELECT banyan_power('audit'))",
            write="false",
        ),
        AppendOnly("registers_reading"),
        Isolate("registers_objection", read=f"{OWN} OR {TASK}", write=TASK, insert=OWN),
        migrations.RunSQL(read_sql.READ, read_sql.DROP_READ),
        migrations.RunSQL(read_sql.GRANT_READ, migrations.RunSQL.noop),
        migrations.RunSQL(read_sql.KEEP_HISTORY, read_sql.DROP_KEEP_HISTORY),
    ]
