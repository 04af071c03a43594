"""Tables of divisions and organisations: reference data that all read and system administrators change."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from banyan.kernel.ids import uuid7


class DivisionRecord(models.Model):
    """A division from `valid_from` until the day before `valid_to`; none: since before, or until further notice.

    No two records of one code overlap in time: an exclusion constraint of the first migration holds it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    code = models.CharField(max_length=12, db_index=True)
    level = models.SmallIntegerField()
    parent = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=80)
    full_name = models.CharField(max_length=200)
    sort_key = models.CharField(max_length=300)
    pinyin = models.CharField(max_length=300)
    site = models.CharField(max_length=80, blank=True)
    zone = models.CharField(max_length=80, blank=True)
    governed = models.BooleanField(default=True)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    document = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "divisions_division"
        indexes = [models.Index(fields=["parent", "sort_key"], name="divisions_children")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="divisions_division_dates",
            ),
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{12}$"), name="divisions_division_code"),
            models.UniqueConstraint(
                fields=["site"], condition=Q(valid_to__isnull=True) & ~Q(site=""), name="divisions_division_site"
            ),
        ]


class SuccessionRecord(models.Model):
    """On `on` territory went over from one code to another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    earlier = models.CharField(max_length=12, db_index=True)
    later = models.CharField(max_length=12, db_index=True)
    on = models.DateField()
    document = models.CharField(max_length=80, blank=True)

    class Meta:
        db_table = "divisions_succession"
        constraints = [models.UniqueConstraint(fields=["earlier", "later", "on"], name="divisions_succession_once")]


class OrganisationRecord(models.Model):
    """An organisation of a government, with the department whose work it does in its division.

    `uscc_generated` marks a credit code from the range for private use, which no real body bears.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    uscc = models.CharField(max_length=18, unique=True)
    uscc_generated = models.BooleanField(default=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=120)
    department = models.CharField(max_length=40)
    division = models.CharField(max_length=12)
    level = models.SmallIntegerField()
    founded_on = models.DateField(null=True)
    dissolved_on = models.DateField(null=True)
    successor = models.ForeignKey("self", null=True, on_delete=models.PROTECT, db_index=False)

    class Meta:
        db_table = "divisions_organisation"
        indexes = [models.Index(fields=["division", "department"], name="divisions_organisation_at")]
        constraints = [
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True)
                | Q(founded_on__isnull=True)
                | Q(dissolved_on__gte=F("founded_on")),
                name="divisions_organisation_dates",
            )
        ]


class State(models.Model):
    """One row: `token` changes with every change, so that processes know when to read anew."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField(default=uuid7)
    dataset = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "divisions_state"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="divisions_state_single")]
