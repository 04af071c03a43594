"""Published decisions: everybody reads what is not held back; the platform publishes, the office holds back."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from banyan.kernel.isolation import Isolate
from banyan.kernel.partitions import CreatePartitionedModel, by_city

OWN = "org_id = ANY ((SELECT banyan_orgs())::uuid[])"


class Migration(migrations.Migration):
    initial = True

    dependencies = [("kernel", "0001_initial")]

    operations = [
        CreatePartitionedModel(
            name="PublishedDecision",
            partitioning=by_city(),
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "city", "case_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("city", models.CharField(max_length=4)),
                ("case_id", models.UUIDField()),
                ("item_code", models.CharField(max_length=80)),
                ("item_title", models.CharField(max_length=120)),
                ("power", models.CharField(max_length=2)),
                ("division", models.CharField(max_length=12)),
                ("department", models.CharField(max_length=40)),
                ("org_id", models.UUIDField()),
                ("org_name", models.CharField(max_length=120)),
                ("org_uscc", models.CharField(max_length=18)),
                ("subject_kind", models.CharField(max_length=8)),
                ("subject_name", models.CharField(max_length=120)),
                ("subject_uscc", models.CharField(default="", max_length=18)),
                ("number", models.CharField(max_length=120)),
                ("document", models.CharField(default="", max_length=120)),
                ("licence_id", models.UUIDField(null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("decided_on", models.DateField()),
                ("published_at", models.DateTimeField()),
                ("standing", models.CharField(default="valid", max_length=10)),
                (
                    "pairs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=2), default=list, size=None
                    ),
                ),
                ("withheld_at", models.DateTimeField(null=True)),
                ("withheld_by", models.UUIDField(null=True)),
                ("withheld_reason", models.CharField(default="", max_length=300)),
            ],
            options={
                "db_table": "disclosure_decision",
                "indexes": [
                    models.Index(fields=["case_id"], name="disclosure_decision_case"),
                    models.Index(fields=["-decided_on", "-case_id"], name="disclosure_decision_newest"),
                    models.Index(fields=["division", "-decided_on", "-case_id"], name="disclosure_decision_at"),
                    models.Index(fields=["org_id", "-decided_on", "-case_id"], name="disclosure_decision_org"),
                    models.Index(fields=["number"], name="disclosure_decision_number"),
                    models.Index(
                        condition=models.Q(("licence_id__isnull", False)),
                        fields=["licence_id"],
                        name="disclosure_decision_licence",
                    ),
                    django.contrib.postgres.indexes.GinIndex(fields=["pairs"], name="disclosure_decision_pairs"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("standing__in", ("valid", "suspended", "ended"))),
                        name="disclosure_decision_standing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withheld_at__isnull", True),
                            models.Q(("withheld_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="disclosure_decision_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("subject_kind", "firm"),
                            models.Q(("subject_kind", "person"), ("subject_name__contains", "*"), ("subject_uscc", "")),
                            _connector="OR",
                        ),
                        name="disclosure_decision_masked",
                    ),
                ],
            },
        ),
        Isolate("disclosure_decision", read=f"withheld_at IS NULL OR {OWN}", write=OWN, insert="false"),
    ]
