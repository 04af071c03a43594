"""Appointments of civil servants, their invitations, and the feeds of their calendars."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

import banyan.kernel.ids
from banyan.kernel.isolation import Isolate

ME = "(SELECT banyan_account())"
SEEN = "EXISTS (SELECT 1 FROM portal_appointment a WHERE a.id = appointment_id)"
OWNED = f"EXISTS (SELECT 1 FROM portal_appointment a WHERE a.id = appointment_id AND a.owner_id = {ME})"  # noqa: S608


def key() -> models.UUIDField:
    return models.UUIDField(default=banyan.kernel.ids.uuid7, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", key()),
                ("owner_id", models.UUIDField()),
                ("org_id", models.UUIDField(null=True)),
                ("division", models.CharField(default="", max_length=12)),
                ("title", models.CharField(max_length=80)),
                ("place", models.CharField(default="", max_length=80)),
                ("note", models.CharField(default="", max_length=500)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("starts", models.TimeField(null=True)),
                ("ends", models.TimeField(null=True)),
                ("weekly", models.BooleanField(default=False)),
                ("until", models.DateField(null=True)),
                (
                    "guests",
                    django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
                ),
                ("created_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("cancelled_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner_id", "last_day"], name="portal_appointment_owner"),
                ],
                "constraints": [
                    models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="portal_appointment_days"),
                    models.CheckConstraint(
                        condition=Q(starts__isnull=True, ends__isnull=True)
                        | Q(starts__isnull=False, ends__isnull=False)
                        & (Q(ends__gt=F("starts")) | Q(last_day__gt=F("first_day"))),
                        name="portal_appointment_times",
                    ),
                    models.CheckConstraint(
                        condition=Q(until__isnull=True) | Q(weekly=True, until__gte=F("first_day")),
                        name="portal_appointment_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", key()),
                (
                    "appointment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="portal.appointment",
                    ),
                ),
                ("account_id", models.UUIDField()),
                ("state", models.CharField(default="asked", max_length=8)),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["account_id"], name="portal_invitation_account")],
                "constraints": [
                    models.UniqueConstraint(fields=("appointment", "account_id"), name="portal_invitation_once"),
                    models.CheckConstraint(
                        condition=Q(state__in=("asked", "accepted", "declined")), name="portal_invitation_state"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                ("account_id", models.UUIDField(primary_key=True, serialize=False)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField()),
                ("used_on", models.DateField(null=True)),
            ],
            options={"db_table": "portal_calendar_feed"},
        ),
        Isolate("portal_appointment", read=f"owner_id = {ME} OR {ME} = ANY (guests)", write=f"owner_id = {ME}"),
        Isolate(
            "portal_invitation",
            read=f"account_id = {ME} OR {SEEN}",
            write=f"account_id = {ME} OR {OWNED}",
            insert=OWNED,
        ),
        Isolate("portal_calendar_feed", read=f"account_id = {ME}"),
    ]
