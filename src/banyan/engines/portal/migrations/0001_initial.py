"""What people search for, counted so that nobody can be told from it; only the platform reads who asked."""

from django.db import migrations, models

from banyan.kernel.isolation import Isolate


class Migration(migrations.Migration):
    initial = True

    dependencies = [("kernel", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="AskedWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("place", models.CharField(max_length=12)),
                ("word", models.CharField(max_length=40)),
                ("asker", models.BinaryField()),
            ],
            options={
                "db_table": "portal_asked_word",
                "constraints": [
                    models.UniqueConstraint(fields=("day", "place", "word", "asker"), name="portal_asked_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="HotWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("place", models.CharField(max_length=12)),
                ("word", models.CharField(max_length=40)),
                ("askers", models.IntegerField()),
            ],
            options={
                "db_table": "portal_hot_word",
                "constraints": [models.UniqueConstraint(fields=("place", "day", "word"), name="portal_hot_once")],
            },
        ),
        Isolate("portal_asked_word", read="false"),
        Isolate("portal_hot_word", read="true", write="false"),
    ]
