"""A body may say from which day an item is published, paused or withdrawn there."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("services", "0005_joint_life")]

    operations = [
        migrations.AddField("implementation", "planned_state", models.CharField(default="", max_length=1)),
        migrations.AddField("implementation", "planned_on", models.DateField(null=True)),
        migrations.AddField("implementation", "state_reason", models.CharField(default="", max_length=300)),
        migrations.AddConstraint(
            model_name="implementation",
            constraint=models.CheckConstraint(
                condition=models.Q(planned_on__isnull=True, planned_state="")
                | models.Q(planned_on__isnull=False, planned_state__in=("1", "2", "3")),
                name="services_implementation_plan",
            ),
        ),
        migrations.AddIndex(
            model_name="implementation",
            index=models.Index(
                fields=["planned_on"], name="services_implementation_due", condition=models.Q(planned_on__isnull=False)
            ),
        ),
    ]
