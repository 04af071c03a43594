"""Consultations: questions to an office, what happened to them, and what of them everybody may read."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

import banyan.kernel.ids
from banyan.kernel.isolation import AppendOnly, Isolate
from banyan.kernel.partitions import CreatePartitionedModel, by_city

ORGS = "(SELECT banyan_orgs())::uuid[]"
SUBJECTS = "(SELECT banyan_subjects())::uuid[]"
CONCERNED = f"{{t}}org_id = ANY ({ORGS}) OR {{t}}asker_id = ANY ({SUBJECTS}) OR {{t}}seen_by && {ORGS}"
SAME = (
    "SELECT 1 FROM services_consultation c"
    " WHERE c.city = services_consult_turn.city AND c.id = services_consult_turn.consultation_id"
)


class Migration(migrations.Migration):
    dependencies = [
        ("services", "0006_planned_state"),
    ]

    operations = [
        CreatePartitionedModel(
            name="Consultation",
            partitioning=by_city(),
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city", models.CharField(max_length=4)),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False)),
                ("number", models.CharField(max_length=32)),
                ("item_code", models.CharField(default="", max_length=80)),
                ("item_title", models.CharField(default="", max_length=120)),
                ("division", models.CharField(max_length=12)),
                ("department", models.CharField(max_length=40)),
                ("org_id", models.UUIDField()),
                ("org_name", models.CharField(max_length=120)),
                (
                    "seen_by",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("asker_id", models.UUIDField()),
                ("asker_kind", models.CharField(max_length=8)),
                ("asker_name", models.CharField(max_length=120)),
                ("account_id", models.UUIDField()),
                ("channel", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=60)),
                ("text", models.CharField(max_length=1000)),
                ("may_publish", models.BooleanField()),
                ("state", models.CharField(default="open", max_length=10)),
                ("round", models.SmallIntegerField(default=1)),
                ("since", models.DateField()),
                ("due", models.DateField()),
                ("late", models.BooleanField(default=False)),
                ("answer", models.CharField(default="", max_length=2000)),
                ("answered_at", models.DateTimeField(null=True)),
                ("rating", models.SmallIntegerField(null=True)),
                ("rating_comment", models.CharField(default="", max_length=500)),
                ("published_at", models.DateTimeField(null=True)),
                ("asked_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["id"], name="services_consultation_id"),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["org_id", "due", "id"],
                        name="services_consultation_todo",
                    ),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["division", "due", "id"],
                        name="services_consultation_watch",
                    ),
                    models.Index(fields=["org_id", "-asked_at", "-id"], name="services_consultation_org"),
                    models.Index(fields=["asker_id", "-asked_at", "-id"], name="services_consultation_asker"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("city", "number"), name="services_consultation_number"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("open", "answered", "declined"))),
                        name="services_consultation_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("round__in", (1, 2))), name="services_consultation_round"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), ("answered_at__isnull", False), _connector="XOR"),
                        name="services_consultation_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rating__isnull", True), ("rating__range", (1, 5)), _connector="OR"),
                        name="services_consultation_rating",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("published_at__isnull", True), ("may_publish", True), _connector="OR"),
                        name="services_consultation_consent",
                    ),
                ],
            },
        ),
        CreatePartitionedModel(
            name="ConsultTurn",
            partitioning=by_city(),
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city", models.CharField(max_length=4)),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False)),
                ("consultation_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=16)),
                ("text", models.CharField(default="", max_length=2000)),
                ("org_id", models.UUIDField()),
                ("org_name", models.CharField(max_length=120)),
                ("account_id", models.UUIDField(null=True)),
                ("by_name", models.CharField(default="", max_length=60)),
            ],
            options={
                "db_table": "services_consult_turn",
                "indexes": [models.Index(fields=["consultation_id", "id"], name="services_consult_turn_of")],
            },
        ),
        migrations.CreateModel(
            name="PublishedConsult",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("item_code", models.CharField(default="", max_length=80)),
                ("item_title", models.CharField(default="", max_length=120)),
                ("division", models.CharField(max_length=12)),
                ("department", models.CharField(max_length=40)),
                ("org_id", models.UUIDField()),
                ("org_name", models.CharField(max_length=120)),
                ("title", models.CharField(max_length=60)),
                ("question", models.CharField(max_length=2000)),
                ("answer", models.CharField(max_length=4000)),
                (
                    "words",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("asked_on", models.DateField()),
                ("answered_on", models.DateField()),
                ("published_at", models.DateTimeField()),
            ],
            options={
                "db_table": "services_published_consult",
                "indexes": [
                    models.Index(fields=["item_code", "-published_at"], name="services_published_item"),
                    models.Index(fields=["division", "-published_at"], name="services_published_at"),
                    django.contrib.postgres.indexes.GinIndex(fields=["words"], name="services_published_words"),
                ],
            },
        ),
        Isolate(
            "services_consultation",
            read=f"{CONCERNED.format(t='')} OR banyan_watches(division)",
            write=CONCERNED.format(t=""),
            insert=f"asker_id = ANY ({SUBJECTS})",
        ),
        Isolate(
            "services_consult_turn",
            read=f"EXISTS ({SAME})",
            write="false",
            insert=f"EXISTS ({SAME} AND ({CONCERNED.format(t='c.')}))",
        ),
        AppendOnly("services_consult_turn"),
        # What is published is written by the platform, after the action has asked who may publish.
        Isolate("services_published_consult", read="true", write="false"),
    ]
