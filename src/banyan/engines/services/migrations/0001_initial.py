"""Tables of items, drafts and cases."""

import django.contrib.postgres.fields
import django.db.models.functions.comparison
from django.db import migrations, models

import banyan.kernel.fields
import banyan.kernel.ids
from banyan.kernel.partitions import CreatePartitionedModel, by_city


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Counter",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "division", "day", "series", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("division", models.CharField(max_length=6)),
                ("day", models.DateField()),
                ("series", models.CharField(default="", max_length=1)),
                ("last", models.PositiveIntegerField()),
            ],
        ),
        CreatePartitionedModel(
            name="Case",
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
                ("item_code", models.CharField(max_length=80)),
                ("item_title", models.CharField(max_length=120)),
                ("version_id", models.UUIDField()),
                ("implementation_id", models.UUIDField()),
                ("joint_id", models.UUIDField(null=True)),
                ("division", models.CharField(max_length=12)),
                ("department", models.CharField(max_length=40)),
                ("org_id", models.UUIDField()),
                (
                    "seen_by",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("applicant_id", models.UUIDField()),
                ("applicant_kind", models.CharField(max_length=8)),
                ("applicant_name", models.CharField(max_length=120)),
                ("person_id", models.UUIDField(null=True)),
                ("account_id", models.UUIDField()),
                ("channel", models.CharField(max_length=12)),
                ("data", models.JSONField()),
                ("facts", models.JSONField(default=dict)),
                ("findings", models.JSONField(default=list)),
                ("sealed", models.BinaryField(default=bytes)),
                (
                    "skips",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("delivery_way", models.CharField(default="electronic", max_length=12)),
                ("licence_id", models.UUIDField(null=True)),
                ("state", models.CharField(max_length=12)),
                ("step", models.CharField(max_length=40)),
                ("step_title", models.CharField(max_length=40)),
                ("step_role", models.CharField(max_length=20)),
                ("assignee_id", models.UUIDField(null=True)),
                ("assignee_name", models.CharField(default="", max_length=60)),
                ("clock_limit", models.SmallIntegerField()),
                ("clock_used", models.SmallIntegerField(default=0)),
                ("clock_since", models.DateField(null=True)),
                ("promised", models.SmallIntegerField()),
                ("statutory_limit", models.SmallIntegerField(null=True)),
                ("statutory_used", models.SmallIntegerField(default=0)),
                ("statutory_unit", models.CharField(default="workdays", max_length=8)),
                ("extension", models.SmallIntegerField(default=0)),
                ("delivery", models.SmallIntegerField(default=10)),
                ("entry_used", models.SmallIntegerField(default=0)),
                ("pause", models.CharField(default="", max_length=16)),
                ("back_to", models.CharField(default="", max_length=12)),
                ("supplemented", models.BooleanField(default=False)),
                ("supply_by", models.DateField(null=True)),
                ("extended", models.BooleanField(default=False)),
                (
                    "done",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("asks_open", models.SmallIntegerField(default=0)),
                ("decision", models.CharField(default="", max_length=8)),
                ("reason", models.TextField(default="")),
                ("due", models.DateField(null=True)),
                ("statutory_due", models.DateField(null=True)),
                ("step_due", models.DateField(null=True)),
                (
                    "due_rank",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            models.F("due"), models.Value("9999-12-31", output_field=models.DateField())
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                ("submitted_at", models.DateTimeField()),
                ("received_on", models.DateField()),
                ("accepted_on", models.DateField(null=True)),
                ("decided_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("changed_at", models.DateTimeField()),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=["org_id", "due_rank", "id"],
                        name="services_case_todo",
                    ),
                    models.Index(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=["assignee_id", "due_rank", "id"],
                        name="services_case_mine",
                    ),
                    models.Index(fields=["org_id", "-submitted_at", "-id"], name="services_case_org"),
                    models.Index(fields=["applicant_id", "-submitted_at", "-id"], name="services_case_applicant"),
                    models.Index(
                        condition=models.Q(("closed_on__isnull", True)),
                        fields=["division", "due_rank", "id"],
                        name="services_case_watch",
                    ),
                    models.Index(
                        condition=models.Q(("state", "submitted")), fields=["due"], name="services_case_to_deem"
                    ),
                    models.Index(
                        condition=models.Q(("joint_id__isnull", False)), fields=["joint_id"], name="services_case_joint"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("city", "number"), name="services_case_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "submitted",
                                    "supplement",
                                    "handling",
                                    "suspended",
                                    "decided",
                                    "closed",
                                    "not-accepted",
                                    "withdrawn",
                                    "terminated",
                                ],
                            )
                        ),
                        name="services_case_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("clock_used__gte", 0), ("statutory_used__gte", 0)),
                        name="services_case_used",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pause", ""),
                            models.Q(("due__isnull", True), ("clock_since__isnull", True)),
                            _connector="OR",
                        ),
                        name="services_case_paused_or_due",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pause", ""), ("state__in", ("supplement", "suspended")), _connector="XOR"),
                        name="services_case_pause_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    ("state__in", ["closed", "not-accepted", "terminated", "withdrawn"]), _negated=True
                                ),
                                ("closed_on__isnull", True),
                            ),
                            models.Q(
                                ("state__in", ["closed", "not-accepted", "terminated", "withdrawn"]),
                                models.Q(("closed_on__isnull", True), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="services_case_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "refused"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="services_case_refusal_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("not-accepted", "terminated")), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="services_case_end_reason",
                    ),
                ],
            },
        ),
        CreatePartitionedModel(
            name="CaseEvent",
            partitioning=by_city(),
            fields=[
                ("city", models.CharField(max_length=4)),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False)),
                ("case_id", models.UUIDField()),
                ("division", models.CharField(max_length=12)),
                ("org_id", models.UUIDField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=24)),
                ("title", models.CharField(max_length=120)),
                ("text", models.TextField(default="")),
                ("public", models.BooleanField(default=True)),
                ("account_id", models.UUIDField(null=True)),
                ("by_name", models.CharField(default="", max_length=60)),
                ("by_kind", models.CharField(max_length=16)),
                ("by_org", models.UUIDField(null=True)),
                ("about", models.JSONField(default=dict)),
            ],
            options={
                "db_table": "services_case_event",
                "indexes": [models.Index(fields=["case_id", "id"], name="services_event_case")],
            },
        ),
        CreatePartitionedModel(
            name="CaseStep",
            partitioning=by_city(),
            fields=[
                ("city", models.CharField(max_length=4)),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False)),
                ("case_id", models.UUIDField()),
                ("division", models.CharField(max_length=12)),
                ("org_id", models.UUIDField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=40)),
                ("ordinal", models.SmallIntegerField()),
                ("entered_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
                ("limit", models.SmallIntegerField(null=True)),
                ("used", models.SmallIntegerField(default=0)),
                ("outcome", models.CharField(default="", max_length=12)),
                ("account_id", models.UUIDField(null=True)),
                ("by_name", models.CharField(default="", max_length=60)),
                ("opinion", models.TextField(default="")),
            ],
            options={
                "db_table": "services_case_step",
                "indexes": [models.Index(fields=["case_id", "ordinal"], name="services_step_case")],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("account_id", models.UUIDField()),
                ("applicant_id", models.UUIDField()),
                ("kind", models.CharField(default="item", max_length=8)),
                ("item_code", models.CharField(max_length=80)),
                ("version_id", models.UUIDField(null=True)),
                ("implementation_id", models.UUIDField(null=True)),
                ("division", models.CharField(max_length=12)),
                ("data", banyan.kernel.fields.SealedTextField(context="services_draft.data", editable=True)),
                ("materials", models.JSONField(default=dict)),
                ("page", models.CharField(default="", max_length=40)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("started_at", models.DateTimeField()),
                ("saved_at", models.DateTimeField()),
                ("expires_on", models.DateField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["account_id", "-saved_at"], name="services_draft_account"),
                    models.Index(fields=["expires_on"], name="services_draft_expires"),
                ],
            },
        ),
        CreatePartitionedModel(
            name="GivenMaterial",
            partitioning=by_city(),
            fields=[
                ("city", models.CharField(max_length=4)),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False)),
                ("case_id", models.UUIDField()),
                ("division", models.CharField(max_length=12)),
                ("org_id", models.UUIDField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=120)),
                ("source", models.CharField(max_length=10)),
                ("file_id", models.UUIDField(null=True)),
                ("licence_id", models.UUIDField(null=True)),
                ("name", models.CharField(default="", max_length=160)),
                ("size", models.PositiveIntegerField(default=0)),
                ("note", models.CharField(default="", max_length=300)),
                ("given_at", models.DateTimeField()),
                ("replaced", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "services_case_material",
                "indexes": [models.Index(fields=["case_id", "code"], name="services_material_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ("upload", "licence", "register", "pledge"))),
                        name="services_material_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", "upload"), _negated=True), ("file_id__isnull", False), _connector="OR"
                        ),
                        name="services_material_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Implementation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("item_code", models.CharField(max_length=80)),
                ("division", models.CharField(max_length=12)),
                ("level", models.SmallIntegerField()),
                ("org_id", models.UUIDField()),
                ("org_name", models.CharField(max_length=120)),
                ("department", models.CharField(max_length=40)),
                ("code", models.CharField(max_length=31)),
                ("state", models.CharField(default="1", max_length=1)),
                ("promised", models.PositiveSmallIntegerField(null=True)),
                ("place", models.CharField(default="", max_length=200)),
                ("hours", models.CharField(default="", max_length=200)),
                ("contact", models.CharField(default="", max_length=60)),
                ("supervision", models.CharField(default="", max_length=60)),
                ("published_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["division", "item_code"], name="services_implementation_at"),
                    models.Index(fields=["org_id"], name="services_implementation_org"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("item_code", "division"), name="services_implementation_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("1", "2", "3"))), name="services_implementation_state"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ItemVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("item_code", models.CharField(max_length=80)),
                ("version", models.PositiveSmallIntegerField()),
                ("state", models.CharField(default="draft", max_length=12)),
                ("digest", models.CharField(max_length=64)),
                ("title", models.CharField(max_length=120)),
                ("elements", models.JSONField()),
                ("plan", models.JSONField()),
                ("shape", models.JSONField()),
                ("created_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.CharField(default="", max_length=300)),
            ],
            options={
                "db_table": "services_item_version",
                "constraints": [
                    models.UniqueConstraint(fields=("item_code", "version"), name="services_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "published")),
                        fields=("item_code",),
                        name="services_version_published",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("draft", "published", "suspended", "cancelled"))),
                        name="services_version_state",
                    ),
                ],
            },
        ),
        CreatePartitionedModel(
            name="JointCase",
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
                ("code", models.CharField(max_length=80)),
                ("title", models.CharField(max_length=120)),
                ("division", models.CharField(max_length=12)),
                ("applicant_id", models.UUIDField()),
                ("applicant_name", models.CharField(max_length=120)),
                ("account_id", models.UUIDField()),
                ("data", models.JSONField()),
                ("sealed", models.BinaryField(default=bytes)),
                ("materials", models.JSONField(default=dict)),
                ("waiting", models.JSONField(default=list)),
                (
                    "org_ids",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("submitted_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["applicant_id", "-submitted_at"], name="services_joint_applicant")],
                "constraints": [models.UniqueConstraint(fields=("city", "number"), name="services_joint_number")],
            },
        ),
        CreatePartitionedModel(
            name="Opinion",
            partitioning=by_city(),
            fields=[
                ("city", models.CharField(max_length=4)),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False)),
                ("case_id", models.UUIDField()),
                ("division", models.CharField(max_length=12)),
                ("org_id", models.UUIDField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("step", models.CharField(max_length=40)),
                ("ordinal", models.SmallIntegerField()),
                ("mode", models.CharField(max_length=8)),
                ("deemed", models.BooleanField(default=False)),
                ("asked_org", models.UUIDField()),
                ("asked_org_name", models.CharField(max_length=120)),
                ("question", models.CharField(max_length=500)),
                ("asked_at", models.DateTimeField()),
                ("asked_by", models.UUIDField(null=True)),
                ("days", models.SmallIntegerField()),
                ("due", models.DateField(null=True)),
                ("state", models.CharField(max_length=8)),
                ("agrees", models.BooleanField(null=True)),
                ("text", models.TextField(default="")),
                ("answered_at", models.DateTimeField(null=True)),
                ("account_id", models.UUIDField(null=True)),
                ("by_name", models.CharField(default="", max_length=60)),
                ("urged", models.SmallIntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case_id", "ordinal"], name="services_opinion_case"),
                    models.Index(
                        condition=models.Q(("state", "open")),
                        fields=["asked_org", "due", "id"],
                        name="services_opinion_todo",
                    ),
                    models.Index(
                        condition=models.Q(("deemed", True), ("state", "open")),
                        fields=["due"],
                        name="services_opinion_deem",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("waiting", "open", "answered", "deemed", "dropped"))),
                        name="services_opinion_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True), ("agrees__isnull", False), _connector="OR"
                        ),
                        name="services_opinion_answer",
                    ),
                ],
            },
        ),
        CreatePartitionedModel(
            name="Pause",
            partitioning=by_city(),
            fields=[
                ("city", models.CharField(max_length=4)),
                ("id", models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False)),
                ("case_id", models.UUIDField()),
                ("division", models.CharField(max_length=12)),
                ("org_id", models.UUIDField()),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("reason", models.CharField(default="", max_length=500)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("expected_on", models.DateField(null=True)),
                ("days", models.SmallIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["case_id", "id"], name="services_pause_case")],
            },
        ),
    ]
