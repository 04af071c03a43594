"""The directory: names in pinyin, and where the holder of a post is found at work."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import banyan.kernel.clock
from banyan.engines.identity.sounds import sound_of
from banyan.kernel.isolation import Isolate

ME = "(SELECT banyan_account())"
STAFF = "(SELECT banyan_kind()) IN ('servant', 'administrator')"
MINE = f"account_id = {ME} OR org_id = ANY ((SELECT banyan_orgs())::uuid[]) OR (SELECT banyan_power('system'))"


def name_sounds(apps: Any, schema_editor: Any) -> None:
    """Give every servant that there is the sound of the name."""
    accounts = apps.get_model("identity", "Account").objects.filter(kind="servant", sound="")
    for account in accounts.only("id", "name").iterator(2000):
        accounts.model.objects.filter(pk=account.pk).update(sound=sound_of(account.name))


class Migration(migrations.Migration):
    dependencies = [("identity", "0005_certificates")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="sound",
            field=models.CharField(blank=True, default="", max_length=240, verbose_name="姓名的拼音"),
        ),
        migrations.RunPython(name_sounds, migrations.RunPython.noop),
        migrations.CreateModel(
            name="Desk",
            fields=[
                (
                    "post",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="desk",
                        serialize=False,
                        to="identity.post",
                    ),
                ),
                ("account_id", models.UUIDField()),
                ("org_id", models.UUIDField()),
                ("division", models.CharField(max_length=12)),
                ("room", models.CharField(blank=True, default="", max_length=40, verbose_name="办公室")),
                ("telephone", models.CharField(blank=True, default="", max_length=24, verbose_name="办公电话")),
                ("duties", models.CharField(blank=True, default="", max_length=120, verbose_name="分管工作")),
                ("changed_at", models.DateTimeField(default=banyan.kernel.clock.now)),
                ("changed_by", models.UUIDField(blank=True, null=True)),
            ],
        ),
        Isolate("identity_desk", read=STAFF, write=MINE),
    ]
