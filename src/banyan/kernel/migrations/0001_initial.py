"""The kernel's tables, the scope functions, the audit log and its one writer."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

import banyan.kernel.ids
from banyan.kernel import record_sql
from banyan.kernel.isolation import AppendOnly, InstallScope, Isolate


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []

    operations = [
        InstallScope(),
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "at", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.BigIntegerField()),
                ("tx", models.BigIntegerField()),
                ("at", models.DateTimeField()),
                ("action", models.TextField()),
                ("kind", models.TextField()),
                ("account_id", models.UUIDField(null=True)),
                ("channel", models.TextField()),
                ("aggregate", models.TextField()),
                ("aggregate_id", models.TextField()),
                ("org_id", models.UUIDField(null=True)),
                ("division", models.TextField()),
                ("about", models.JSONField()),
            ],
            options={"db_table": "kernel_audit", "managed": False},
        ),
        migrations.CreateModel(
            name="AuditSeal",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("from_tx", models.BigIntegerField()),
                ("to_tx", models.BigIntegerField()),
                ("sealed_at", models.DateTimeField()),
                (
                    "row_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("row_digests", models.BinaryField()),
                ("previous", models.BinaryField()),
                ("digest", models.BinaryField()),
            ],
            options={"db_table": "kernel_audit_seal"},
        ),
        migrations.CreateModel(
            name="StoredEvent",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("uid", models.UUIDField(unique=True)),
                ("at", models.DateTimeField()),
                ("kind", models.TextField()),
                ("aggregate", models.TextField()),
                ("aggregate_id", models.TextField()),
                ("payload", models.JSONField()),
                ("account_id", models.UUIDField(null=True)),
            ],
            options={
                "db_table": "kernel_event",
                "indexes": [models.Index(fields=["aggregate", "aggregate_id", "id"], name="kernel_event_aggregate")],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("subscriber", models.TextField()),
                (
                    "event",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, to="kernel.storedevent"
                    ),
                ),
                ("aggregate", models.TextField()),
                ("aggregate_id", models.TextField()),
                ("attempts", models.IntegerField(default=0)),
                ("due_at", models.DateTimeField()),
                ("dead", models.BooleanField(default=False)),
                ("error", models.TextField(default="")),
            ],
            options={
                "db_table": "kernel_delivery",
                "indexes": [
                    models.Index(
                        condition=models.Q(("dead", False)),
                        fields=["due_at", "event"],
                        name="kernel_delivery_due",
                    ),
                    models.Index(
                        fields=["subscriber", "aggregate_id", "aggregate", "event"],
                        name="kernel_delivery_order",
                    ),
                    models.Index(fields=["event"], name="kernel_delivery_event"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("asker", models.TextField()),
                ("action", models.TextField()),
                ("key", models.TextField()),
                ("digest", models.BinaryField()),
                ("answer", models.JSONField(null=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "kernel_answer",
                "constraints": [models.UniqueConstraint(fields=("asker", "action", "key"), name="kernel_answer_once")],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("task", models.TextField()),
                ("title", models.TextField()),
                ("arguments", models.JSONField(default=dict)),
                ("account_id", models.UUIDField(null=True)),
                ("org_id", models.UUIDField(null=True)),
                ("state", models.TextField(default="waiting")),
                ("done", models.BigIntegerField(default=0)),
                ("total", models.BigIntegerField(null=True)),
                ("bad", models.BigIntegerField(default=0)),
                ("message", models.TextField(default="")),
                ("checkpoint", models.JSONField(default=dict)),
                ("result", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "kernel_job"},
        ),
        migrations.CreateModel(
            name="JobRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bad_rows", to="kernel.job"
                    ),
                ),
                ("number", models.BigIntegerField()),
                ("field", models.TextField(default="")),
                ("reason", models.TextField()),
                ("content", models.JSONField(default=dict)),
            ],
            options={"db_table": "kernel_job_row"},
        ),
        migrations.CreateModel(
            name="Schedule",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("ran_for", models.DateTimeField()),
            ],
            options={"db_table": "kernel_schedule"},
        ),
        migrations.RunSQL(record_sql.AUDIT, migrations.RunSQL.noop),
        migrations.RunSQL(record_sql.ERA, migrations.RunSQL.noop),
        migrations.RunSQL(record_sql.RECORD, migrations.RunSQL.noop),
        migrations.RunSQL(record_sql.PARTS, migrations.RunSQL.noop),
        migrations.RunSQL(record_sql.CACHE, migrations.RunSQL.noop),
        migrations.RunSQL(record_sql.FORGET, migrations.RunSQL.noop),
        Isolate("kernel_audit_seal", read="(SELECT banyan_power('audit'))", write="false"),
        AppendOnly("kernel_audit_seal"),
        Isolate("kernel_event", read="false"),
        AppendOnly("kernel_event"),
        Isolate("kernel_delivery", read="false"),
        Isolate("kernel_schedule", read="true", write="false"),
        Isolate(
            "kernel_answer",
            read="starts_with(asker, coalesce((SELECT banyan_account())::text, 'None') || ':')",
        ),
        Isolate("kernel_job", read="account_id = (SELECT banyan_account())"),
        Isolate(
            "kernel_job_row",
            read="EXISTS (SELECT 1 FROM kernel_job j WHERE j.id = job_id AND j.account_id = (SELECT banyan_account()))",
        ),
    ]
