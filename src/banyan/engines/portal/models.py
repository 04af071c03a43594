"""What people search for, counted so that nobody can be told from it; and the appointments of civil servants."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from banyan.kernel.ids import uuid7


class AskedWord(models.Model):
    """A known word that somebody searched for in the week of `day`, a Monday. `asker` is a keyed hash of that week;
    the row is gone the next week.
    """

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    place = models.CharField(max_length=12)
    word = models.CharField(max_length=40)
    asker = models.BinaryField()

    class Meta:
        app_label = "portal"
        db_table = "portal_asked_word"
        constraints = [
            models.UniqueConstraint(fields=["day", "place", "word", "asker"], name="portal_asked_once"),
        ]


class HotWord(models.Model):
    """How many different people searched for a word at a site in the week of `day`; only what enough asked for."""

    id = models.BigAutoField(primary_key=True)
    day = models.DateField()
    place = models.CharField(max_length=12)
    word = models.CharField(max_length=40)
    askers = models.IntegerField()

    class Meta:
        app_label = "portal"
        db_table = "portal_hot_word"
        constraints = [models.UniqueConstraint(fields=["place", "day", "word"], name="portal_hot_once")]


class Appointment(models.Model):
    """An entry that a civil servant made in his calendar (日程), with the colleagues whom he invites.

    It lasts from `first_day` to `last_day`, whole days where `starts` is empty; times are China's. A weekly one comes
    again on the same weekday up to `until`, without end where that is empty. `guests` are accounts.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    owner_id = models.UUIDField()
    org_id = models.UUIDField(null=True)
    division = models.CharField(max_length=12, default="")
    title = models.CharField(max_length=80)
    place = models.CharField(max_length=80, default="")
    note = models.CharField(max_length=500, default="")
    first_day = models.DateField()
    last_day = models.DateField()
    starts = models.TimeField(null=True)
    ends = models.TimeField(null=True)
    weekly = models.BooleanField(default=False)
    until = models.DateField(null=True)
    guests = ArrayField(models.UUIDField(), default=list)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "portal"
        constraints = [
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
        ]
        indexes = [
            models.Index(fields=["owner_id", "last_day"], name="portal_appointment_owner"),
        ]


class Invitation(models.Model):
    """What a colleague answers to an appointment: asked, accepted or declined."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="invitations")
    account_id = models.UUIDField()
    state = models.CharField(max_length=8, default="asked")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "portal"
        constraints = [
            models.UniqueConstraint(fields=["appointment", "account_id"], name="portal_invitation_once"),
            models.CheckConstraint(
                condition=Q(state__in=("asked", "accepted", "declined")), name="portal_invitation_state"
            ),
        ]
        indexes = [models.Index(fields=["account_id"], name="portal_invitation_account")]


class CalendarFeed(models.Model):
    """The secret address under which other programs read a servant's calendar; only its digest is kept."""

    account_id = models.UUIDField(primary_key=True)
    digest = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    used_on = models.DateField(null=True)

    class Meta:
        app_label = "portal"
        db_table = "portal_calendar_feed"
