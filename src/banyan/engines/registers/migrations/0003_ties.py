"""Ties from records to whom they name, and questions that one department asks another."""

from django.db import migrations, models

from banyan.kernel.isolation import AppendOnly, Isolate
from banyan.kernel.partitions import CreatePartitionedModel, by_hash

OWN = "subject_id = ANY ((SELECT banyan_subjects())::uuid[])"
TASK = "org_id = ANY ((SELECT banyan_orgs())::uuid[])"
ASKED = "from_org = ANY ((SELECT banyan_orgs())::uuid[])"
BEFORE = Isolate("registers_objection", read=f"{OWN} OR {TASK}", write=TASK, insert=OWN)
AFTER = Isolate(
    "registers_objection",
    read=f"({OWN} AND from_org IS NULL) OR {TASK} OR {ASKED}",
    write=TASK,
    insert=f"({OWN} AND from_org IS NULL) OR {ASKED}",
)


class Migration(migrations.Migration):
    """Ties are read by the platform alone: the queries ask the policy before."""

    dependencies = [("registers", "0002_read_within")]
    operations = [
        CreatePartitionedModel(
            name="TieRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "target_id", "register", "tie", "subject_id", blank=True, editable=False, primary_key=True,
                        serialize=False,
                    ),
                ),
                ("target_id", models.UUIDField()),
                ("register", models.CharField(max_length=40)),
                ("tie", models.CharField(max_length=40)),
                ("subject_id", models.UUIDField()),
            ],
            options={"db_table": "registers_tie"},
            partitioning=by_hash("target_id"),
        ),
        Isolate("registers_tie", read="false"),
        AppendOnly("registers_tie"),
        migrations.AddField(model_name="objection", name="from_org", field=models.UUIDField(null=True)),
        migrations.RunSQL(";".join(BEFORE.undo()), ";".join(BEFORE.statements())),
        migrations.RunSQL(";".join(AFTER.statements()), ";".join(AFTER.undo())),
    ]  # fmt: skip
