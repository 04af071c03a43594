from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_isolation"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="licence",
            index=models.Index(fields=["identifier"], name="documents_licence_identifier"),
        ),
        migrations.AddIndex(
            model_name="licence",
            index=models.Index(
                condition=models.Q(("state", "in_force"), _negated=True),
                fields=["org_id", "-id"],
                name="documents_licence_halted",
            ),
        ),
    ]
